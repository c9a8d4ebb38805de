"""What holds for every text, however odd: no exception, and every offset points into the article as it came."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.language import Language
from pipeline.language.document import Attributed
from pipeline.records import Article, Quotation, Section, Span

_CUES = (
    "قال وقالت قالوا أكد أكدت وأضاف وأوضح نفى زعم يرى اعتبر حذر من دعا إلى أعلن كشف سأل يقول سيعلن قائلا قائلاً مضيفا "
    "مشيرا إلى مؤكدا وفقا لـ بحسب نقلا عن على حد قوله جاء في البيان وصفه بأنه قوله نقلت عن وتأكيده "
    "وفي وبعد لقائه وردا على وعما إذا وبسؤال أما بخصوص كما هذا ما قاله وجاءت كتب المصدر "
    "التأكيد بإعلانه وحسبما تناقلت علمت حسب ما وندد شاب شارك في ذات المصدر ذاته بخصوص"
).split()
_NAMES = (
    "الوزير وزيرة الرئيس الفرنسي سالم الرواحي هدى الكندري لودريان المتحدث باسم الحكومة وزارة الصحة رويترز صحيفة مصدر "
    "مسؤول واشنطن الكرملين د. أ. نظيره هو هي ناصر بن خلفان باسم فضيلة "
    "والي المستشار/ م. ح.ع الطاهر لفرانس برس لسي إن نظيره الجزائري المسؤول عن إحدى من أجل الثاني عشر "
    "ولي العهد ابن الثامنة والعشرين صاحب الـ 25 عاما صحيفة ذا رحمه الله تعالى بي بي سي خدمة الدين "
    "جون إف. جيه.بي آن آنا وصف السابق الجمعة، دورًا فان دير المعهد سابقا"
).split()
_WORDS = (
    "تأكيد إعلان تحذيرات حسبما ذكرت لدى خلال عهد غير وذلك في خطوة مزيد وحضر لكنه يذكر والكلام ل مدافعا عن "
    "تحت عنوان الشركة إن أن أنه بأن بأنها أنّ إنّ لن لم قد سوف كان في من على ثم و لكن حيث بينما الذي التي الأسعار المفاوضات السلام اليوم "
    "أمس ارتفعت ستنخفض نريد نحن أنا هذا كارثي فيلم وكالة س ج قتل 5 ٢٠٢٦ 3.5 NATO iPhone"
).split()
_MARKS = [
    *"\"«»“”„‹›‘’'()[]{}:؛،,.!?؟…-–—*•/\\",
    '""',
    "<<",
    ">>",
    "((",
    "))",
    "««",
    "؟»",
    "...",
    ":\n",
    "\n- ",
    "\n* ",
    "\nس: ",
    "\nج: ",
]
_ODD = [
    "ـ", "َ", "ّ", "ٌ", "ٔ", "ۖ", "\u200f", "\u202b", "\u202c", "\u2067", "\u200c", "\ufeff", "\u00ad", "\u00a0", "\u2028", "\r",
    "\x00", "\x0b", "\x85", "ﷲ", "ﷺ", "ﻻ", "ﻷ", "ﻗﺎﻝ", "ﹷ", "\ud800", "\udfff", "😀", "👩\u200d🚀", "𞸀", "&quot;", "&laquo;", "&#1602;",
    "&#0;", "&#x202b;", "&#x110000;", "&amp;quot;", "&nbsp;", "ی", "ک", "é", "e\u0301", "İ", "ǅ", "<b>", "</b>", "﴾", "﴿", "\t", "",
]  # fmt: skip
_SENTENCES = [
    'وقال الوزير سالم الرواحي: "لن نرفع الأسعار".', "وأضاف أن المفاوضات مستمرة.", "«لا»، تقول هدى الكندري، «نعم».",
    "وفقا لمصدر في وزارة الصحة، ارتفعت الأسعار.", "الرواحي: لا زيادة", "نقلت رويترز عن مسؤول قوله إن السلام قريب.",
]  # fmt: skip
_PIECE = st.one_of(
    st.sampled_from(_CUES),
    st.sampled_from(_NAMES),
    st.sampled_from(_WORDS),
    st.sampled_from(_MARKS),
    st.sampled_from(_ODD),
    st.sampled_from(_SENTENCES),
)
_BLANK = st.sampled_from([" ", " ", " ", " ", "", "", "\n", "\n\n", "  "])
_TEXT = st.lists(st.tuples(_PIECE, _BLANK), max_size=45).map(lambda ps: "".join(a + b for a, b in ps))
_ANY = st.text(st.characters(), max_size=60)  # surrogates and controls too
_TITLE = st.one_of(st.just(""), st.lists(_PIECE, max_size=8).map(" ".join), _ANY)
_ARTICLES = st.builds(lambda title, text: Article("a1", text, title), _TITLE, st.one_of(_TEXT, _TEXT, _ANY))
_LIMITS = settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))


def _run(language: Language, article: Article) -> Attributed:
    return language.attribute(language.detect(language.tag(language.segment(article))))


def _check_place(where: str, start: int, end: int, expected: str | None = None) -> None:
    assert 0 <= start < end <= len(where), (start, end, len(where))
    if expected is not None:
        assert where[start:end] == expected


def _check_quotation(article: Article, q: Quotation) -> None:
    here = article.section(q.section)
    assert q.spans
    assert q.text == " … ".join(here[s.start : s.end] for s in q.spans)
    last = 0
    for span in q.spans:
        _check_place(here, span.start, span.end)
        assert span.start >= last
        last = span.end
    assert here[: q.spans[0].start].endswith(q.context.before)
    assert here[q.spans[-1].end :].startswith(q.context.after)
    for part in (q.cue, q.medium, q.speaker and q.speaker.mention):
        if part is not None:
            _check_place(here, part.start, part.end, part.text)
    if q.speaker is not None and q.speaker.antecedent is not None:
        before = q.speaker.antecedent
        _check_place(article.section(before.section), before.start, before.end, before.text)
    assert q.type in ("direct", "indirect", "mixed")
    assert 0.0 <= q.confidence <= 1.0
    assert q.rule
    if q.speaker is None:
        assert q.unresolved_reason
    else:
        assert q.speaker.name.strip()
        assert q.unresolved_reason is None


def _check_order(article: Article, places: list[tuple[Section, Span]]) -> None:
    for name in ("title", "text"):
        last = Span(0, 0)
        for section, span in places:
            if section == name:
                _check_place(article.section(section), span.start, span.end)
                # The words of a ligature such as ﷺ all stand in its one code point.
                assert span.start >= last.end or span == last
                last = span


def _check(language: Language, article: Article) -> None:
    done = _run(language, article)
    assert done.article == article
    ids = [q.quotation_id for q in done.quotations]
    assert len(set(ids)) == len(ids)
    for q in done.quotations:
        _check_quotation(article, q)
        assert q.article_id == article.id
        assert q.parent_id is None or (q.parent_id in ids and q.parent_id != q.quotation_id)
    _check_order(article, [(s.section, Span(s.start, s.end)) for s in done.sentences])
    _check_order(article, [(t.section, Span(t.start, t.end)) for t in done.tokens])
    for token in done.tokens:
        assert article.section(token.section)[token.start : token.end] == token.text
    assert _run(language, article).quotations == done.quotations


@given(article=_ARTICLES)
@example(article=Article("a1", ""))
@example(article=Article("a1", "\n\n", "\u200f"))
@example(article=Article("a1", "وقــال الوزير سالمُ الرواحيُّ: &quot;ﻻ نريد \ud800 ٢٠٢٦&quot;.", "الرواحي: ﻻ"))
@example(article=Article("a1", 'قال الوزير سالم الرواحي: "لن نرفع الأسعار".\n#\n___'))
@example(article=Article("a1", "قال سامي: نحن هنا. وفي"))
@example(article=Article("a1", "وعن الأمر،"))
@example(article=Article("a1", 'معرض تحت عنوان " '))
@example(article=Article("a1", "قال سامي ما يلي:\n- 12"))
@example(article=Article("a1", "وصف الوزير إعلان الحكومة"))
@_LIMITS
def test_any_text(language: Language, article: Article) -> None:
    _check(language, article)


_RUNS = [
    '"',
    "«",
    "(",
    ":",
    "قال ",
    "أن ",
    "قال الوزير إن ",
    "\n",
    "ا",
    "😀",
    "\ud800",
    "&quot;",
    "ّ",
    "الذي قال إن ",
    "ومن يرى أن ",
    '"نعم" ',
]


@pytest.mark.parametrize("piece", _RUNS, ids=ascii)
def test_long_runs_of_one_thing(language: Language, piece: str) -> None:
    _check(language, Article("a1", piece * 400, piece * 20))
