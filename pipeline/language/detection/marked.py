"""Tell marked speech from marked names, titles and coined terms."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Final

from pipeline.language.detection.marked_outlets import OUTLET, has_paper, waits_for_outlet
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.marks import Quoted
from pipeline.language.nominal import (
    PRONOUNS,
    agrees,
    has_preposition,
    said_of,
    several_people,
)
from pipeline.language.normalise import fold
from pipeline.language.phrasing.in_marks import short_name
from pipeline.language.phrasing.phrases import Reader

__all__ = ["MarkedKind", "Marks"]

_SHORT: Final = 2  # words of a name or a fragment that opens with أنا
_YEAR: Final = 4  # digits
_SAID_OF_NAME: Final = 5  # words from a name to what it is
_SAID_OF: Final = "يا"  # a relative adjective behind كان: كارثيا
_MAX_NAME: Final = 6
_LONG_TITLE: Final = 14
_PARTY: Final = 30  # characters of the name of whom something is done with
_EULOGY: Final = 4  # words of a wish for somebody
_KIND: Final = 7  # words from the kind of a thing to its name
_CALLED: Final = 6  # words before marks that a word of naming may stand
_NO_OUTLET: Final = ("part_neg", "part_fut", "part")  # what opens no outlet's name: شبكة مدى "لقد فعلوا الصواب"
_CONCEALED: Final = 6  # words before the name that is kept back
_ALWAYS: Final = 3  # words from a verb of naming, with its subject, to the marks
_AND: Final = ("و", "،و", "، و")
_LISTED: Final = 3  # names of a list at least
_MAX_HEADING: Final = 70  # characters
_CLOSERS: Final = frozenset(('"', "”", "»", "’", "›", "'", "))", ")"))
_HEADS: Final = Flag.NAMING | Flag.MEDIA_HEAD | Flag.ORG_HEAD | Flag.HONORIFIC


class MarkedKind(Enum):
    """What stands in the marks."""

    NAME = "name"  # وكالة "رويترز"، فيلم "غدوة حيّ"
    FRAGMENT = "fragment"  # "ظالماً": somebody's word, or irony; what stands before decides
    SPEECH = "speech"


class Marks:
    """The marked stretches of one section, indexed by where they open and close."""

    def __init__(self, reader: Reader) -> None:
        """Index the stretches."""
        self.reader = reader
        self.all = reader.section.section.quoted
        self.starts = [q.start for q in self.all]
        self._parents = _parents(self.all)
        self._kinds: dict[int, MarkedKind] = {}
        self._closing: dict[int, list[Quoted]] = {}
        # What a noun of naming says once to be a name is one wherever it stands: شركة "دلال" … "دلال".
        named = (q for q in self.all if _headed(reader, q) and _classify(reader, q) is MarkedKind.NAME)
        self._named = {self._inner(q) for q in named}
        self._named |= {self._inner(q) for q in self.all if short_name(reader, reader.word_at(q.start))}
        people = (n for n in reader.section.names if n.kind == "PER" and n.last - n.first > 1)
        self._people = {w.core for n in people for w in reader.words[n.first : n.last]}
        for q in self.all:
            for position in range(q.inner_end, q.end) if q.closed else ():
                self._closing.setdefault(position, []).append(q)

    def kind(self, quoted: Quoted) -> MarkedKind:
        """Say what stands in a marked stretch."""
        if quoted.start not in self._kinds:
            kind = _classify(self.reader, quoted)
            again = kind is MarkedKind.FRAGMENT and (
                self._within_name(quoted)
                or self._inner(quoted) in self._named
                or self._of_person(quoted)
                or self._joined(quoted)
            )
            self._kinds[quoted.start] = MarkedKind.NAME if again else kind
        return self._kinds[quoted.start]

    def _joined(self, quoted: Quoted) -> bool:
        """Say whether a word in marks is joined to a name of its kind: خلال يومي "النفرة" | و"الوقفة"."""
        first, end = self.reader.word_at(quoted.inner_start), self.reader.word_at(quoted.inner_end)
        k = bisect_left(self.starts, quoted.start) - 1
        if k < 0 or end - first != 1 or not self.reader.words[first].analysis.definite:
            return False
        before = self.all[k]
        between = self.reader.section.section.text[before.end : quoted.start].strip()
        alike = self.reader.word_at(before.inner_end) - self.reader.word_at(before.inner_start) == 1
        return between in _AND and before.closed and alike and self.kind(before) is MarkedKind.NAME

    def _within_name(self, quoted: Quoted) -> bool:
        """Say whether marks stand inside somebody's name: نادر «الحوت» شعبان."""
        i = self.reader.word_at(quoted.start)
        name = self.reader.name_of.get(i)
        return name is not None and name.first < i and self.reader.word_at(quoted.end) < name.last

    def _of_person(self, quoted: Quoted) -> bool:
        """Say whether marks hold somebody whom the article names in full: وائل رمضان … وكشف "رمضان" عن."""
        words = self.reader.words[self.reader.word_at(quoted.inner_start) : self.reader.word_at(quoted.inner_end)]
        return len(words) <= _SHORT and all(word.core in self._people for word in words)

    def _inner(self, quoted: Quoted) -> str:
        return fold(self.reader.section.section.text[quoted.inner_start : quoted.inner_end])

    def is_asked(self, quoted: Quoted) -> bool:
        """Say whether marks hold a question that is then answered: وردا على سؤال "…؟" قالت فلانة: "…"."""
        i = self.reader.word_at(quoted.start) - 1
        return i >= 0 and "question_noun" in self.reader.words[i].stem_roles

    def around(self, position: int) -> Quoted | None:
        """Return the innermost stretch round a position of the plain copy."""
        k = bisect_right(self.starts, position) - 1
        while k >= 0:
            quoted = self.all[k]
            if quoted.start < position < quoted.inner_end:
                return quoted
            k = self._parents[k]
        return None

    def is_heading(self, quoted: Quoted) -> bool:
        """Say whether a stretch is the heading of a section: short, alone on its line, without a full stop."""
        text = self.reader.section.section.text
        before = text[max(0, quoted.start - 40) : quoted.start].rpartition("\n")[2]
        after = text[quoted.end : quoted.end + 2]
        alone = not before.strip() and (not after or after[0] == "\n")
        inner = text[quoted.inner_start : quoted.inner_end]
        return alone and quoted.end - quoted.start <= _MAX_HEADING and not any(c in inner for c in ".!؟…")

    def round(self, position: int) -> Iterator[Quoted]:
        """Give the stretches that open at or before a position and end after it, inner ones first."""
        k = bisect_right(self.starts, position) - 1
        while k >= 0:
            if position < self.all[k].end:
                yield self.all[k]
            k = self._parents[k]

    def holding(self, quoted: Quoted) -> Iterator[Quoted]:
        """Give the stretches that a stretch stands in, inner ones first."""
        return (q for q in self.round(quoted.start) if q is not quoted)

    def opening_in(self, begin: int, end: int) -> tuple[Quoted, ...]:
        """Return the stretches that open in ``[begin, end)``."""
        return self.all[bisect_left(self.starts, begin) : bisect_left(self.starts, end)]

    def closing_at(self, position: int) -> list[Quoted]:
        """Return the stretches whose closing mark stands at a position, outer ones first."""
        return self._closing.get(position, [])

    def before(self, i: int) -> Quoted | None:
        """Return the marked speech that ends right before word ``i``: "…"، قال; "…" كما قال; "…"، هذا ما قاله."""
        words = self.reader.words
        j = i - 1
        if j >= 0 and "just_as" in words[j].roles:
            j -= 1
        with_this = j >= 1 and "with_this" in words[j - 1].roles and words[j].pos == "noun"
        this_is = j >= 1 and words[j].folded == "ما" and "this_is" in words[j - 1].roles
        if with_this or this_is:
            j -= 2
        thus = with_this or this_is or (i > 0 and "thus" in words[i - 1].roles)  # "…".. هكذا قال
        while j >= 0 and (words[j].text in "،,-–—." or (thus and words[j].text in ("..", "...", "…"))):
            j -= 1
        if j < 0 or words[j].text not in _CLOSERS:
            return None
        return next((q for q in self.closing_at(words[j].start) if self.kind(q) is not MarkedKind.NAME), None)


def _parents(quoted: Sequence[Quoted]) -> list[int]:
    """Return for each stretch the number of the one round it, -1 for an outermost one."""
    parents: list[int] = []
    around: list[int] = []
    for k, q in enumerate(quoted):
        while around and quoted[around[-1]].end <= q.start:
            around.pop()
        parents.append(around[-1] if around else -1)
        around.append(k)
    return parents


def _classify(reader: Reader, quoted: Quoted) -> MarkedKind:
    """Classify a marked stretch by its words and by the word before it."""
    first, last = reader.word_at(quoted.inner_start), reader.word_at(quoted.inner_end)
    inside = tuple(w for w in reader.words[first:last] if w.pos != "punc")
    if not inside or all(w.pos in ("latin", "digit") for w in inside) or _model(inside):
        return MarkedKind.NAME
    predicate = _is_predicate(reader, quoted, inside) or _describes_twice(reader, quoted, inside)
    predicate = predicate or _became(reader, quoted, inside)
    predicate = len(inside) <= _MAX_NAME and predicate  # أن خروجه "هروب من المسؤولية"، مع مسرح "ملتزم ومستقل"
    if len(inside) <= _MAX_NAME and not predicate and _headed(reader, quoted) and not _clause(inside):
        return MarkedKind.NAME
    if _MAX_NAME < len(inside) <= _LONG_TITLE and _titles(reader, quoted, first, last):
        return MarkedKind.NAME
    if len(inside) <= _LONG_TITLE and _dated(reader, quoted):
        return MarkedKind.NAME
    letters = any(len(w.text) == 1 and w.text.isalpha() for w in reader.words[first:last])  # زوجته "هدى ر"
    initials = len(inside) <= _SHORT and letters
    if len(inside) <= _EULOGY and _eulogy(inside, reader):
        return MarkedKind.NAME
    outlet = not predicate and waits_for_outlet(reader, quoted, len(inside)) and inside[0].pos not in _NO_OUTLET
    if initials or outlet:
        return MarkedKind.NAME  # زوجته "هدى ر"
    if (len(inside) <= _MAX_NAME and not predicate and _stands_as_name(reader, quoted, first, last, inside)) or (
        _lists_names(reader, quoted, first, last)
    ):
        return MarkedKind.NAME
    speaker = len(inside) > _SHORT and "speaking_pronoun" in inside[0].roles  # "أنا سبب هذه الخسارة"
    if (
        len(inside) >= 5
        or speaker
        or (any(w.pos == "verb" and not w.flags & (Flag.FIRST_NAME | Flag.PLACE) for w in inside) and len(inside) > 1)
    ):
        return MarkedKind.SPEECH
    return MarkedKind.FRAGMENT


def _titles(reader: Reader, quoted: Quoted, first: int, last: int) -> bool:
    """Say whether many words without a clause are the title of a work: كتابه “الري الذكي للواحات وأثره على الدخل”."""
    i, opening = reader.word_at(quoted.start), reader.words[first]
    if not i or not reader.words[i - 1].flags & Flag.NAMING or reader.words[i - 1].flags & Flag.ORG_HEAD:
        return False
    plain = opening.pos == "noun" and not opening.analysis.enclitics and not has_preposition(opening)
    if not plain or "judged" in reader.words[i - 1].stem_roles:
        return False
    verbs = sum(
        w.pos == "verb" and not any(o.analysis.pos == "noun" for o in w.options) for w in reader.words[first:last]
    )
    stops = ("punc", "pron_rel", "conj_sub", "part_neg", "part_fut")
    return not verbs and all(w.pos not in stops for w in reader.words[first:last])


def _stands_as_name(reader: Reader, quoted: Quoted, first: int, last: int, inside: tuple[Word, ...]) -> bool:
    """Say whether marks hold a name by the tables, by a word of naming before them, or by what stands in them."""
    return (
        _is_named(reader, first, last)
        or _named_so(reader, quoted)
        or _channel(reader, quoted, inside)
        or _in_place(reader, quoted, inside)
        or _called_too(reader, quoted, first, last)
        or _of_its_kind(reader, quoted, inside)
        or _of_day(reader, quoted, inside)
    )


def _is_predicate(reader: Reader, quoted: Quoted, inside: tuple[Word, ...]) -> bool:
    """Say whether marks hold what something is said to be: خروجه هو "هروب من الواقع"، أن مدينته "بيت" للاجئين."""
    i, end = reader.word_at(quoted.start), reader.word_at(quoted.end)
    if i < 2 or not _indefinite(inside):
        return False
    words, before = reader.words, reader.words[i - 1]
    if before.folded.removeprefix("و") in reader.roles["it"]:
        return before.folded[0] != "و" or len(inside) > 1
    owned = before.pos == "noun" and before.analysis.enclitics != () and reader.is_complementizer(i - 2)
    if not owned or end >= len(words):
        return owned
    after = words[end]
    joined = after.analysis.lead == "و" and after.pos in ("verb", "part_neg")
    return after.pos == "punc" or after.preposed.startswith("ل") or joined


def _became(reader: Reader, quoted: Quoted, inside: tuple[Word, ...]) -> bool:
    """Say whether marks hold an adjective of no dictionary that tells how something is: بات الوضع | "كارثيا".

    It ends its clause, and stands behind a verb for one that is no woman, company or town: not كانت "نوكيا" أكبر.
    """
    i, end = reader.word_at(quoted.start), reader.word_at(quoted.end)
    words, one = reader.words, inside[0]
    if len(inside) > 1 or i < 2 or one.analysis.source != "backoff" or not one.folded.endswith(_SAID_OF):
        return False
    if end < len(words) and words[end].pos != "punc" and words[end].analysis.lead != "و":
        return False
    if any("identity" in w.stem_roles for w in words[max(0, i - _SAID_OF_NAME) : i]):
        return False  # اسم الشركة أصبح "نوفوليا"
    k = i - 2 if words[i - 1].pos == "noun" and words[i - 1].analysis.definite else i - 1
    linking = "becoming" in words[k].roles or "was" in words[k].roles
    return linking and any(o.analysis.pos == "verb" and o.analysis.gender == "m" for o in words[k].options)


def _describes_twice(reader: Reader, quoted: Quoted, inside: tuple[Word, ...]) -> bool:
    """Say whether marks hold two adjectives of the noun before them, all without ال: مع مسرح | "ملتزم وغير متحزب"."""
    i = reader.word_at(quoted.start)
    head = reader.words[i - 1] if i else None
    if head is None or head.pos != "noun" or head.analysis.definite or head.analysis.enclitics or len(inside) < _SHORT:
        return False
    genders = (head.analysis.gender, None)
    plain = (
        any(o.analysis.pos == "adj" and not o.analysis.definite and o.analysis.gender in genders for o in word.options)
        for word in inside[:2]
        if word.folded.removeprefix("و") not in reader.roles["opens_no_name"]
    )
    return inside[1].text[0] == "و" and all(plain) and not inside[0].preposed


def _of_its_kind(reader: Reader, quoted: Quoted, inside: tuple[Word, ...]) -> bool:
    """Say whether marks hold the name of what their kind is told of at length: فيلم الحركة والخيال العلمي | "النجم".

    A word without ال must have its predicate behind it: تطبيق التوصيل | "سريع" سيتوقف.
    """
    i = reader.word_at(quoted.start)
    words, k = reader.words, i - 1
    if k < 1 or len(inside) > _SHORT or not words[k].analysis.definite or has_preposition(words[k]):
        return False
    while k > max(0, i - _KIND) and (words[k].analysis.definite or words[k].folded == "من" or words[k].pos == "noun"):
        if "bears_name" in words[k].stem_roles and not words[k].analysis.definite:
            break
        k -= 1
    head = words[k]
    if "bears_name" not in head.stem_roles or head.analysis.definite or head.analysis.enclitics:
        return False
    first, end = reader.word_at(quoted.inner_start), reader.word_at(quoted.end)
    if inside[0].analysis.definite or inside[0].pos == "noun_prop":
        called = inside[0].pos == "noun" and inside[0].flags & Flag.TITLE  # سفينة الحاويات | "الأميرة"
        return bool(called) or not agrees(words, k, first)
    after = words[end] if end < len(words) else None
    verb = after is not None and after.pos == "verb" and after.preposed == ""
    said = after is not None and after.pos == "adj" and not after.analysis.definite
    return len(inside) == 1 and (verb or said)


def _indefinite(inside: tuple[Word, ...]) -> bool:
    """Say whether words begin with a noun or adjective without an article, and no genitive: مأوى آمن، هروب من."""
    first, second = inside[0], inside[1] if len(inside) > 1 else None
    noun = first.pos in ("noun", "adj") or any(o.analysis.pos == "noun" for o in first.options[:1])
    if not noun or first.analysis.definite or first.analysis.enclitics:
        return False
    if first.flags & (Flag.FIRST_NAME | Flag.PLACE) or first.analysis.source == "backoff":
        return False
    adjective = second is not None and second.pos == "adj" and not second.analysis.definite
    return second is None or adjective or second.pos == "prep" or has_preposition(second)


def _in_place(reader: Reader, quoted: Quoted, inside: tuple[Word, ...]) -> bool:
    """Say whether marks hold a place with its own noun for one: نقل المكاتب إلى "برج الساحل"، في "فندق النخيل"."""
    i = reader.word_at(quoted.start)
    place = len(inside) in (_SHORT, _SHORT + 1) and "built_place" in inside[0].roles
    if not place or not i or reader.words[i - 1].pos != "prep":
        return False
    return all(w.analysis.definite or w.pos == "noun_prop" for w in inside[1:])


def _called_too(reader: Reader, quoted: Quoted, first: int, last: int) -> bool:
    """Say whether a word in marks is what people call what stands before: قرية الصيادين "البرنوصة"."""
    i = reader.word_at(quoted.start)
    one = reader.words[first]
    if last - first != 1 or i < _SHORT or not (one.analysis.definite or one.pos == "noun_prop"):
        return False
    head, owner = reader.words[i - 2], reader.words[i - 1]
    bare = head.pos == "noun" and not head.analysis.definite and not head.analysis.enclitics
    closed = owner.pos in ("noun", "noun_prop") and owner.analysis.definite and not has_preposition(owner)
    called = head.flags & Flag.NAMING and not head.flags & Flag.ORG_HEAD and "judged" not in head.stem_roles
    return bool(called) and bare and closed and not agrees(reader.words, i - 2, first)


def _dated(reader: Reader, quoted: Quoted) -> bool:
    """Say whether a year in brackets follows, as behind a work: عرضت له "الباب المفتوح" (1963).

    What a book says may have it too: يقول في كتابه إن "الدولة لا تبنى بالشعارات" (1998).
    """
    i, end = reader.word_at(quoted.start), reader.word_at(quoted.end)
    if reader.is_complementizer(i + 1) or (i and (reader.is_complementizer(i - 1) or reader.words[i - 1].text == ":")):
        return False
    if _spoken(reader, i):
        return False
    behind = reader.words[end : end + _SHORT + 1]
    if len(behind) <= _SHORT or (behind[0].text, behind[2].text) != ("(", ")"):
        return False
    return behind[1].pos == "digit" and len(behind[1].text) == _YEAR


def _spoken(reader: Reader, i: int) -> bool:
    """Say whether marks at word ``i`` hold a clause that one says who stands before them: غرد الوزير | "سنعود قريبا".

    What one writes or shows has a title: كتب سمير الصباغ | "لن أعود".
    """
    first = reader.words[i + 1]
    clause = first.pos in ("verb", "part_neg", "part_fut")
    for k in range(i - 1, max(-1, i - _MAX_NAME), -1):
        word = reader.words[k]
        if word.pos == "verb":
            made = any("with_works" in o.analysis.lemma_roles for o in word.options)
            return clause and word.may_report and not made
        if not word.is_nominal:
            return False
    return False


def _of_day(reader: Reader, quoted: Quoted, inside: tuple[Word, ...]) -> bool:
    """Say whether marks hold the name of a day or a time: خلال يومي "النفرة" و"الوقفة"، ليلة "السكاكين الطويلة"."""
    i = reader.word_at(quoted.start)
    before = reader.words[i - 1] if i else None
    if before is None or before.analysis.definite or "named_day" not in before.roles:
        return False
    return len(inside) <= _SHORT and all(w.is_nominal and w.analysis.definite for w in inside)


def _lists_names(reader: Reader, quoted: Quoted, first: int, last: int) -> bool:
    """Say whether marks hold a list of which what stands before consists: منح الجمعيات "السنابل، النخيل، الوادي"."""
    i, words = reader.word_at(quoted.start), reader.words[first:last]
    before = reader.words[i - 1] if i else None
    whose = before is not None and before.pos == "prep" and before.analysis.enclitics  # الضواحي التابعة لها
    if before is None or not (before.analysis.definite or whose) or before.pos == "verb":
        return False
    commas = sum(w.is_comma for w in words)
    names = [w for w in words if not w.is_comma]
    if any(not w.is_nominal or w.analysis.enclitics or w.preposed not in ("", "و") for w in names):
        return False
    ands = sum(w.preposed == "و" for w in names)
    people = ands + 1 == len(names) and all(w.pos == "noun" and several_people(w) for w in names)
    return (commas + 1 >= _LISTED and ands <= 1 and names[-1].analysis.definite) or (people and ands + 1 >= _LISTED)


def _model(inside: tuple[Word, ...]) -> bool:
    """Say whether marks hold a name with its number: دبابات "ليوبارد 2"، فيروس "كوفيد-19"."""
    numbered = len(inside) <= _SHORT + 1 and any(w.pos == "digit" for w in inside[1:])
    return numbered and all(w.pos in ("noun_prop", "latin", "abbrev", "digit") for w in inside)


def _eulogy(inside: tuple[Word, ...], reader: Reader) -> bool:
    """Say whether marks hold what is wished to somebody whenever he is named: حكومتنا "أيدها الله"."""
    first = inside[0]
    return first.folded.removesuffix("ه").removesuffix("ها") in reader.roles["eulogy"] and any(
        w.folded in ("الله", "ربي", "المولي") for w in inside
    )


def _channel(reader: Reader, quoted: Quoted, inside: tuple[Word, ...]) -> bool:
    """Say whether marks hold an outlet with its own noun for one: محلل الشؤون العربية في "القناة السابعة"."""
    i = reader.word_at(quoted.start)
    headed = inside[0].flags & Flag.MEDIA_HEAD and all(w.pos != "verb" for w in inside)
    return bool(headed) and len(inside) <= OUTLET and i > 0 and reader.words[i - 1].pos == "prep"


def _clause(inside: tuple[Word, ...]) -> bool:
    """Say whether the words are a clause, which no name of a group is: «تتعامل مع الأزمة كأنها لعبة»."""
    first = inside[0]
    denied = any(w.pos == "part_neg" for w in inside) and any(w.pos == "verb" for w in inside)
    bare = (o.analysis for o in first.options if not (o.analysis.proclitics or o.analysis.enclitics))
    noun = first.analysis.aspect == "p" and any(a.pos == "noun" for a in bare)
    noun = noun and (inside[-1] is first or inside[1].pos == "prep" or has_preposition(inside[1]))  # "سقف لكل عائلة"
    verb = first.pos == "verb" and not noun and not first.flags & (Flag.FIRST_NAME | Flag.PLACE)
    linked = any(w.pos in ("prep", "conj_sub") for w in inside) or (first.analysis.person == "3" and len(inside) > 2)
    governed = first.pos in ("part_fut", "part", "conj_sub", "prep") or first.preposed.startswith("ل")  # "لنشره أكاذيب"
    return denied or (len(inside) > 2 and ((verb and linked) or governed))


def _headed(reader: Reader, quoted: Quoted) -> bool:
    """Say whether a noun of naming stands before, perhaps with its adjective: فيلم "…"، روايته الأولى "…"."""
    i = reader.word_at(quoted.start) - 1
    if i < 0 or reader.words[i].pos == "punc":
        return False
    head = reader.words[i]
    if not head.flags & _HEADS and i > 0 and head.pos.startswith("adj"):
        head = reader.words[i - 1]
    if not head.flags & _HEADS or (head.flags & Flag.HONORIFIC and head.analysis.enclitics):
        return False  # سعادتها | "البالغة"
    first, end = reader.word_at(quoted.inner_start), reader.word_at(quoted.end)
    inner = reader.words[first] if first < len(reader.words) else head
    owned = inner.pos == "noun" and inner.analysis.enclitics[:1] in PRONOUNS
    if owned and head.analysis.definite and head.flags & (Flag.ORG_HEAD | Flag.TITLE):
        return False  # وأعلن الحزب | "انسحابه" من السباق
    if head.analysis.enclitics and any(reader.conceals(k) == i + 1 for k in range(max(0, i - _CONCEALED), i)):
        return False  # وقال موظف رفض ذكر اسمه | "الوضع صعب"
    place = i if head is reader.words[i] else i - 1
    if first < len(reader.words) and said_of(reader.words, place, first, end):
        return False  # إن الشركة "عاجزة تماما" عن الدفع
    if "judged" in head.stem_roles and head.analysis.definite and first < len(reader.words):
        judged = any(o.analysis.pos == "adj" and o.analysis.definite for o in inner.options)
        held = inner.pos in ("noun", "adj") and not inner.analysis.definite and first not in reader.name_of
        if judged or inner.core in reader.roles["the_un"] or (held and not has_preposition(head)):
            return False  # القرار "الجائر"، "الغير شرعي"، القرار "ضربة قاصمة"
    # شركة "دلال", but الشركة «المسؤولية الكاملة»: a body with the article needs no name, but مدير | للمجمع "دلال"
    certain = head.analysis.definite and head.flags & Flag.ORG_HEAD and not head.flags & Flag.NAMING
    return not certain or has_preposition(head)


def _named_so(reader: Reader, quoted: Quoted) -> bool:
    """Say whether a word of naming stands before: ما يسمى "الحلم"، يطلقون عليه "الطريق"."""
    i = reader.word_at(quoted.start)
    if i and reader.words[i - 1].folded.removeprefix("و") in reader.roles["it"]:
        return True  # جائزة جديدة وهي "جائزة القراء"
    previous = reader.words[i - 1] if i else None
    if previous is not None and previous.folded == "لدي":
        return True  # مدير المبيعات لدى "نيو لاين"
    if previous is not None and previous.pos == "verb" and previous.analysis.enclitics:
        if "meeting" in previous.analysis.lemma_roles:
            return True  # مواطنون التقتهم «الساحل»
    if has_paper(reader, quoted, i):
        return True
    if i > 1 and "under_name" in reader.words[i - 1].stem_roles and reader.words[i - 2].folded == "تحت":
        return True  # قنوات تحت مسمى "زاد"
    if previous is not None and previous.folded == "مع" and quoted.end - quoted.start <= _PARTY:
        if any("dealing" in w.stem_roles for w in reader.words[max(0, i - _ALWAYS - 1) : i - 1]):
            return True  # اتفاقية شراكة مع "مدار كلاود"
    called = i > 0 and reader.words[i - 1].folded == "ب"  # المعروف بين الأهالي بـ"طريق الموت"
    if _calls_always(reader, i):
        return True
    for k in range(i - 1, max(-1, i - (_CALLED if called else 4)), -1):
        word = reader.words[k]
        if "naming_verb" in word.roles:
            return True
        if called and "known_by" in word.roles:
            return True  # الخطة التي عرفت بـ"درب الذهب"
        if called and word.pos != "punc":
            continue
        if word.pos not in ("prep", "punc") and not word.analysis.enclitics:
            return False
    return False


def _calls_always(reader: Reader, i: int) -> bool:
    """Say whether marks hold what somebody is always called: التي يسميها بحارتها "الجدة"، ينادونها "رأس السمكة"."""
    for k in range(i - 1, max(-1, i - _ALWAYS), -1):
        a = reader.words[k].analysis
        if a.pos == "verb":
            free = k > 0 and "free_relative" in reader.words[k - 1].roles
            called = "calling_by_name" in a.lemma_roles and bool(a.enclitics)
            if any("was" in w.stem_roles for w in reader.words[max(0, k - 3) : k]):
                return False  # كان المدير يسميها "مهزلة"
            return called and a.aspect == "i" and not free
        if not a.enclitics and k == i - 1:
            return False
    return False


def _is_named(reader: Reader, first: int, last: int) -> bool:
    """Say whether the tables know the whole of it as a name."""
    name = reader.name_of.get(first)
    common = name is not None and name.kind == "ORG" and not name.own and reader.words[first].analysis.definite
    common = common and last - first > 1 and reader.words[last - 1].pos == "adj"  # "الحملة الممنهجة"
    word = reader.words[first]
    adjective = word.analysis.definite and any(o.analysis.pos == "adj" for o in word.options)
    if last - first == 1 and adjective and first > 1 and reader.words[first - 2].folded == "ب":
        return False  # ووصف الوضع ب"الكارثي"
    return name is not None and name.kind != "TITLE" and name.first == first and name.last >= last and not common
