"""Articles that write ه for every ة, or ي for every ى, have the same quotations and sources as in the usual spelling."""

from __future__ import annotations

import pytest

from pipeline.language import Language
from pipeline.language.tagging.spelling import HEH, YEH, habits
from pipeline.records import Article

TITLE = "وزارة الزراعة: لا نقص في البذور"
TEXT = """أكدت وزيرة الزراعة نجوى الطرابيشي، خلال جولة في محافظة الوادي الأخضر، أن كمية البذور كافية لموسم هذه السنة.
وقالت رئيسة جمعية المزارعين هالة القصيبي إن شركة محلية سلمت إلى الجمعية ثلاثة آلاف كيس، مشيرة إلى أن قيمتها مدفوعة.
وأضافت أن كل مزارع سيحصل على حصته حتى نهاية الشهر.
وأوضح مدير هيئة الري مصطفى الغندور أن نسبة المياه في بحيرة السد ارتفعت إلى مستوى لم تبلغه منذ سنة كاملة.
وبحسب دراسة لجامعة الوادي، فإن مساحة الأرض المزروعة زادت على ما كانت عليه.
ورأت نقابة التجار أن على الحكومة خفض ضريبة الأسمدة، وقال نقيبها إن زيادة التكلفة ستصل إلى المستهلك.
"""


def heard(language: Language, title: str, text: str) -> list[tuple[str, str, str | None]]:
    """Return content, source and kind of each record, with the letters that the articles differ in made one."""
    article = Article("a", text, title)
    found = language.attribute(language.detect(language.tag(language.segment(article)))).quotations
    same = str.maketrans("ةى", "هي")
    return [
        (q.text.translate(same), q.speaker.name.translate(same), q.speaker.kind) if q.speaker else (q.text, "", None)
        for q in found
    ]


@pytest.mark.parametrize("letters", [("ة", "ه"), ("ى", "ي")], ids=["heh", "yeh"])
def test_the_spelling_of_the_article_changes_nothing(language: Language, letters: tuple[str, str]) -> None:
    usual = heard(language, TITLE, TEXT)
    assert len(usual) >= 7
    assert heard(language, TITLE.replace(*letters), TEXT.replace(*letters)) == usual


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TEXT, ""),
        (TEXT.replace("ة", "ه"), HEH),
        (TEXT.replace("ى", "ي"), YEH),
        (TEXT.replace("ة", "ه").replace("ى", "ي"), HEH + YEH),
        ("", ""),
        ("علي وعلي، ثم علي مرة رابعة", ""),  # a name
        ("كتابه وقلمه وبيته وعمله ووقته ومكتبه له، والمدرسة والجامعة كذلك", ""),  # pronouns
        ("قال والده إن ابنه خرج من بيته قبل موته بيوم. وأكد صديقه أن عمله أرهقه. وأضاف جاره أنه لم يره منذ زواجه.", ""),
        ("قال المدرب علي حسن: لدي فريق قوي. وأوضح علي أن المباراة في بغداد. وقال علي إن اللاعبين جاهزون.", ""),
        ("والله عليه شكر المياه، وهو الله والله", ""),
        ("قال إنه وأهله", ""),  # too short to tell
    ],
)
def test_a_habit_is_one_of_the_whole_article(text: str, found: str) -> None:
    assert habits(text) == found


def test_one_article_does_not_spell_for_the_next(language: Language) -> None:
    usual = heard(language, TITLE, TEXT)
    heard(language, TITLE, TEXT.replace("ة", "ه"))
    assert heard(language, TITLE, TEXT) == usual


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("وأكد المتحدث عنده أن الاتفاق قريب.", "المتحدث"),
        ("وأضافت معه أن الاتفاق قريب.", "نجوى الطرابيشي"),
        ("وحسب قولها فإنه سيكمل عمله.", "نجوى الطرابيشي"),
        ("وأوضح الخبير أنه يدعمه في رأيه.", "الخبير"),
    ],
)
def test_a_pronoun_stays_one_where_heh_is_written_for_teh_marbuta(
    language: Language, sentence: str, source: str
) -> None:
    text = f"قالت وزيرة الزراعة نجوى الطرابيشي إن الحكومة واللجنة والشركة والبلدية تعمل في القرية.\n{sentence}\n"
    spelt = text.replace("ة", "ه")
    assert habits(spelt) == HEH
    assert heard(language, "", spelt) == heard(language, "", text)
    assert heard(language, "", spelt)[-1][1] == source.replace("ى", "ي")
