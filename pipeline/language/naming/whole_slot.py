"""Names told by their place alone: all that stands between who somebody is and what he says.

Behind a whole title (أكد عضو المجلس | أنتي كوسكينن | أن) or a verb of saying (وقال | فام دوك | إن), up to what is said,
to whom, where, or a comma, stands nothing but a name, whatever each of its words reads as. A time, a manner, a kinsman,
a body or a preposition there is told by its own word, and then the names stay as they were found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.language.document import Name, Word
from pipeline.language.lexicon import RESULT, SAYING, Flag, Lexicon
from pipeline.language.naming.evidence import (
    LIKE_NAMES,
    MANNER,
    by_manner,
    in_manner,
    is_odd,
    opens_saying,
)
from pipeline.language.naming.given_title import odd_surname
from pipeline.language.naming.said import REPORTING, from_body, reported_by
from pipeline.language.naming.surnames import any_office_follows
from pipeline.language.nominal import NOMINAL, THEIRS, is_closed

__all__ = ["with_whole_slots"]

_BEFORE_PRONOUN: Final = 2
_MOST: Final = 4  # words of a name
_AHEAD: Final = 5  # words from an object to what it is called
_SAID: Final = (":", "«", '"', "“")
_ENDS: Final = (".", "؟", "!")
_CLOSED_CLASSES: Final = frozenset(
    ("punc", "digit", "prep", "conj", "conj_sub", "pron_rel", "pron_dem", "part", "part_neg", "part_fut", "part_verb",
     "adv", "adj_comp", "noun_num", "noun_quant", "interj")
)  # fmt: skip
_NEVER: Final = Flag.CLAUSE_OWNER | Flag.AUDIENCE | Flag.TANWIN | Flag.FUNCTION | Flag.PLURAL | Flag.DUAL
_UNLISTED: Final = (
    Flag.TIME | Flag.VENUE | Flag.ORG_HEAD | Flag.GROUP | Flag.DOCUMENT | Flag.MEDIA_HEAD | Flag.ANONYMOUS
    | Flag.COMMON_PERSON | Flag.HONORIFIC | Flag.STATE | Flag.PLACE
)  # fmt: skip
_NO_NAMES: Final = frozenset(("how_noun", "kin", "another", "turn", "was", "assent"))
_FAMILY: Final = "اللواتي"  # of Oman, a relative pronoun of several women elsewhere
_DAUGHTER: Final = "بت"  # of Sudan, the other words for son and daughter are links
_CALLED: Final = ("بانه", "بانها", "بانهم", "بان")
_TAKEN_UP: Final = {"بانه": "m", "بانها": "f"}
_NO_LEAD: Final = 0
_SAY: Final = 1  # قال
_STATE: Final = 2  # أكد
_LABEL: Final = 3  # وصف، اتهم، طالب: somebody or something else stands behind the name
_ACCORDING: Final = 4  # بحسب
_FROM: Final = 5  # نقل … عن
_AS_FOR: Final = 6  # أما
_FIRST: Final = 7  # the beginning of the sentence


def with_whole_slots(words: tuple[Word, ...], names: Sequence[Name], tables: Lexicon) -> list[Name]:
    """Return the names, those of people who speak from where their title ends to where what they say begins."""
    found = list(names)
    for start, end, title, lead in _slots(words, names, tables):
        inside = [n for n in found if n.first < end and n.last > start]
        if any(n.first < start or n.last > end for n in inside):
            continue
        people = [n for n in inside if n.kind == "PER"]
        if len(people) == 1 and people[0].first == start and people[0].last == end and not words[start].preposed:
            continue
        if len(people) > 1 and title is not None and _of_somebody(words, title):
            continue  # المتحدث باسم الرئيس | ماجد الحارثي | سليم الكندي
        if not all(n.kind == "PER" or _may_be_part(words, n, start, end, tables) for n in inside):
            continue
        strict = title is None and not _given(words, start, lead, tables)
        if _is_name(words, start, end, people, tables, lead=_LABEL if strict else lead):
            found = [n for n in found if n not in inside] + [Name(start, end, "PER", whole=True)]
    return sorted(found, key=lambda n: n.first)


def _slots(
    words: tuple[Word, ...], names: Sequence[Name], tables: Lexicon
) -> Iterator[tuple[int, int, Name | None, int]]:
    """Give where a name may stand, behind which title, if any, and what leads to it."""
    for title in names:
        if title.kind != "TITLE" or words[title.first].flags & (Flag.PLURAL | Flag.DUAL):
            continue
        lead = _lead(words, title.first, tables)
        start = _title_end(words, title)
        if lead == _NO_LEAD or start is None:
            continue
        apart = words[start].is_comma
        end = _closer(words, start + apart, lead, tables, apart=apart)
        if end is not None and not (lead == _FIRST and words[end].text == ":"):  # رئيس الهلال الأحمر | التركي |: …
            yield start + apart, end, title, lead
    for i, word in enumerate(words[:-2]):
        if word.may_report and word.pos == "verb" and _verb_lead(word, tables) == _SAY:
            end = _closer(words, i + 1, _SAY, tables, apart=False)
            if end is not None and end > i + 2:
                yield i + 1, end, None, _SAY
    yield from _bare_slots(words, tables)


def _bare_slots(words: tuple[Word, ...], tables: Lexicon) -> Iterator[tuple[int, int, Name | None, int]]:
    """Give where the name of one who has no title may stand, of whom a given name is told: باهر ذكي | قال إن."""
    for i, word in enumerate(words[:-2]):
        opens = i == 0 or words[i - 1].part != word.part
        if opens and word.flags & LIKE_NAMES and word.pos in NOMINAL:
            end = _closer(words, i, _FIRST, tables, apart=False)
            if end is not None and end > i + 1 and _tells_on(words, end):
                yield i, end, None, _FIRST
        lead = _verb_lead(word, tables) if word.may_report and word.pos == "verb" else _NO_LEAD
        if word.folded.removeprefix("و") in tables.roles["according_to"] or "with_lam" in word.roles:
            lead = _ACCORDING
        if lead in (_STATE, _LABEL, _ACCORDING) and words[i + 1].flags & LIKE_NAMES:
            end = _closer(words, i + 1, lead, tables, apart=False)
            if end is not None and end > i + 2:
                yield i + 1, end, None, lead


def _tells_on(words: tuple[Word, ...], k: int) -> bool:
    """Say whether a clause or marks stand right behind the verb of saying at word ``k``, or ``k`` is a colon."""
    if words[k].text == ":":
        return True
    after = words[k + 1] if k + 1 < len(words) else None
    return after is not None and ("complementizer" in after.roles or after.text in _SAID)


def _given(words: tuple[Word, ...], start: int, lead: int, tables: Lexicon) -> bool:
    """Say whether a given name stands at word ``start``, so that what follows up to the closer is his all the same.

    Before a colon or an object only one that is nothing else: فرح كبير | : … is joy.
    """
    word = words[start]
    if lead == _SAY or word.flags & (Flag.TITLE | Flag.ORG_HEAD | Flag.TIME) or not word.flags & LIKE_NAMES:
        return False
    sure = bool(word.flags & Flag.FIRST_NAME) and word.pos == "noun_prop" and not word.flags & Flag.COMMON_NAME
    if lead == _FIRST:
        colon = any(w.text == ":" for w in words[start + 1 : start + _MOST + 1])
        return sure or not colon
    if lead == _LABEL:
        return False
    return sure or word.stem not in tables.masdars


def _may_be_part(words: tuple[Word, ...], name: Name, start: int, end: int, tables: Lexicon) -> bool:
    """Say whether what was taken for a body or title is part of a name: ميتا | كريستنسن، عادل الصادق | الشيخ."""
    honoured = name.kind == "TITLE" and name.first > start and not words[name.first].analysis.definite
    if honoured and words[name.first].flags & Flag.HONORIFIC:
        return name.last <= end  # حسن | شيخ علي
    if name.last - name.first > 1 or name.kind in ("LOC", "MED"):
        return False
    if name.kind != "TITLE" or _whole(words, name.first, tables, first=name.first == start):
        return True
    return name.last == end and name.first > start + 1 and bool(words[name.first].flags & Flag.HONORIFIC)


def _of_somebody(words: tuple[Word, ...], title: Name) -> bool:
    """Say whether a title tells of another's office: المتحدث باسم | الرئيس."""
    inside = words[title.first + 1 : title.last]
    return any(w.flags & Flag.TITLE and w.pos == "noun" and not w.flags & (Flag.NISBA | Flag.HONORIFIC) for w in inside)


def _title_end(words: tuple[Word, ...], title: Name) -> int | None:
    """Return where a title ends with what it is of: الباحث في الشؤون الآسيوية |; None where it waits for a noun."""
    end, last = title.last, len(words)
    if not is_closed(words, title.first, end):
        return None
    if end + 1 < last and words[end].pos == "prep" and words[end + 1].analysis.definite:
        k = end + 1
        while k < last and words[k].is_nominal and words[k].analysis.definite and not words[k].flags & LIKE_NAMES:
            k += 1
        end = k
    return end if end < last and words[end].part == words[title.first].part else None


def _verb_lead(verb: Word, tables: Lexicon) -> int:
    entry = reported_by(verb, tables)
    if entry is None or verb.analysis.enclitics or "addressing" in entry.roles:
        return _NO_LEAD
    if verb.analysis.key in tables.roles["labelling"] or entry.kind in ("label", "demand") or "accusing" in entry.roles:
        return _LABEL
    if entry.kind not in REPORTING:
        return _NO_LEAD
    return _SAY if entry.kind == "say" else _STATE


def _lead(words: tuple[Word, ...], i: int, tables: Lexicon) -> int:
    """Return what leads to a title at word ``i``: a verb, an attribution, أما, or the beginning of the sentence."""
    before = words[i - 1] if i and words[i - 1].part == words[i].part else None
    if before is None:
        return _FIRST
    if before.pos == "verb":
        return _verb_lead(before, tables)
    if "as_for" in before.roles:
        return _AS_FOR
    led = before.folded if before.folded in tables.attributions else before.folded.removeprefix("و")
    if before.folded.removeprefix("و") in tables.roles["according_to"] or (
        words[i].preposed == "ل" and led in tables.attributions
    ):
        return _ACCORDING
    return _FROM if before.folded == "عن" else _NO_LEAD


def _closer(words: tuple[Word, ...], start: int, lead: int, tables: Lexicon, *, apart: bool) -> int | None:
    """Return the word before which a name that starts at ``start`` ends, or None."""
    for k in range(start + 1, min(len(words), start + _MOST + 1)):
        if words[k].part != words[start].part:
            return None
        if _closes(words, k, lead, tables, apart=apart):
            return k
        if words[k].pos == "punc":
            return None
    return None


def _closes(words: tuple[Word, ...], k: int, lead: int, tables: Lexicon, *, apart: bool) -> bool:
    """Say whether a name ends before word ``k``, by what leads to it; ``apart``: behind a comma."""
    word, following = words[k], words[k + 1] if k + 1 < len(words) else None
    if apart:
        opens = following is not None and ("complementizer" in following.roles or following.stem == SAYING)
        return word.is_comma and opens and lead in (_SAY, _STATE, _FROM)
    if lead == _FROM:
        return word.stem == SAYING and word.analysis.pronoun in THEIRS
    if from_body(words, k) and lead in (_SAY, _STATE, _ACCORDING):
        return True  # قال الدكتور توم مول | من جامعة كذا
    if lead == _ACCORDING:
        result = word.is_comma and following is not None and following.folded in RESULT
        return result or word.text in _ENDS
    if lead == _FIRST:
        return word.text == ":" or (_says(word) and not word.analysis.proclitics)
    if lead == _AS_FOR:
        return _says(word) and word.analysis.proclitics == ("ف",)
    if lead == _LABEL:
        venue = word.pos == "prep" and following is not None and following.flags & Flag.VENUE
        return bool(venue) or (following is not None and _object_at(words, k))
    if "complementizer" in word.roles:
        return True
    if lead == _SAY and (word.text in _SAID or word.text in _ENDS):
        return True
    if following is None:
        return False
    if lead == _SAY and word.is_comma:
        return bool(following.flags & Flag.TITLE) and following.pos == "noun" and not following.preposed
    if word.pos == "prep" and not word.flags & Flag.FIRST_NAME:
        return "complementizer" in following.roles or bool(following.flags & Flag.VENUE)
    told = word.preposed == "ل" and word.flags & (Flag.MEDIA | Flag.MEDIA_HEAD | Flag.AUDIENCE | Flag.TITLE)
    return bool(told and word.text.startswith(("لل", "لو"))) or (
        lead == _SAY and any_office_follows(words, k, len(words))
    )


def _says(word: Word) -> bool:
    return word.pos == "verb" and word.may_report and not word.analysis.enclitics and word.analysis.person == "3"


def _object_at(words: tuple[Word, ...], k: int) -> bool:
    """Say whether whom somebody accuses, or calls something, stands at word ``k``: اتهم فلان | الجيش | بأنه، بقصف."""
    word = words[k]
    of_it = words[k + 1].pos == "noun" and words[k + 1].analysis.definite and not words[k + 1].preposed
    told = _relative(words[k - 1]) and word.pos == "noun" and not word.flags & (Flag.TITLE | Flag.PLURAL | Flag.GROUP)
    thing = "ال" in word.analysis.proclitics or (of_it and told)  # نزار بحري | قرار المحكمة
    thing = thing or bool(word.flags & (Flag.ORG_HEAD | Flag.INSTITUTION | Flag.STATE))
    if not thing or word.preposed or (word.flags & LIKE_NAMES and words[k + 1].folded not in _CALLED):
        return False
    ahead = [w for w in words[k + 1 : k + _AHEAD] if w.part == word.part]
    return any(w.folded in _CALLED or w.preposed == "ب" for w in ahead)


def _is_name(
    words: tuple[Word, ...], start: int, end: int, people: Sequence[Name], tables: Lexicon, *, lead: int
) -> bool:
    """Say whether all words ``[start, end)`` are of one name."""
    to_him = start > 0 and words[start].preposed == "ل" and "with_lam" in words[start - 1].roles
    if not all(_free(words, start, k, end, tables) for k in range(start + to_him, end)):
        return False
    named = [k for k in range(start, end) if _strange(words[k]) or _whole(words, k, tables, first=k == start)]
    if not people and not named:
        return False
    if people and people[0].first > start + 1:
        return False
    if lead == _STATE and from_body(words, end) and not (people and people[0].first == start):
        return False  # أعلن المدير | انتهاء العمل | في المحطة
    known = (w for w in words[start:end] if not odd_surname(w))
    thing = any(w.analysis.definite and not w.flags & LIKE_NAMES for w in known)
    if thing and (lead == _LABEL or (lead == _STATE and words[end].pos == "prep")):
        return False  # لفت الوزير سامي عون | النظر | إلى أن
    inside = {k for n in people for k in range(n.first, n.last)}
    return lead != _LABEL or all(
        k in inside or k in named or _only_surname(words, start, k, end) for k in range(start, end)
    )


def _only_surname(words: tuple[Word, ...], start: int, k: int, end: int) -> bool:
    """Say whether an everyday word between a given name and an object is his: اتهم | نزار بحري | الوزارة بأنها.

    An adjective waits for no noun, and what "that she" takes up is no man's: اتهم | راؤول مال | الوزارة | بأنها.
    """
    word, first = words[k], words[start]
    sure = first.flags & Flag.FIRST_NAME and first.pos == "noun_prop"
    if not sure or k + 1 != end or k == start or word.analysis.definite or word.analysis.enclitics or word.preposed:
        return False
    readings = [o.analysis for o in word.options if o.analysis.pos in NOMINAL and not o.analysis.proclitics]
    if word.pos.startswith("adj") or _relative(word):
        return True
    taken_up = _TAKEN_UP.get(words[end + 1].folded) if end + 1 < len(words) else None
    return taken_up is not None and all(a.gender not in (None, taken_up) and a.number == "s" for a in readings)


def _relative(word: Word) -> bool:
    """Say whether a word can be a relative adjective, also where it reads as a noun: بحري."""
    nisba = word.text.endswith("ي") and not word.flags & (Flag.TITLE | Flag.PLURAL | Flag.DUAL)
    return nisba and any(o.analysis.pos == "adj" and not o.analysis.proclitics for o in word.options)


def _strange(word: Word) -> bool:
    """Say whether a word is a name or none that anybody knows."""
    a = word.analysis
    if word.flags & LIKE_NAMES or a.source == "backoff" or word.pos == "noun_prop" or "name_link" in word.roles:
        return True
    return is_odd(word) or odd_surname(word) or word.pos == "pron" or _listed_whole(word)


def _free(words: tuple[Word, ...], start: int, k: int, end: int, tables: Lexicon) -> bool:
    """Say whether word ``k`` can be part of a name that fills its place: no time, manner, office, body or relation."""
    word, first = words[k], k == start
    a = word.analysis
    listed = (tables.flags.get(word.folded, 0) if word.preposed else word.flags) & LIKE_NAMES
    if _barred(words, k, tables, listed=listed):
        return False
    if word.pos == "pron":
        return k + 1 == end and k - start == _BEFORE_PRONOUN and not a.proclitics  # كيم سونغ | هو
    if _listed_whole(word) or "name_link" in word.roles:
        return True
    if word.flags & Flag.PLACE and word.preposed:
        return False
    if "ال" in a.proclitics and (first or not word.preposed):
        return _with_article(words, start, k, end, listed=listed)
    if not first and k + 1 < end and word.flags & Flag.HONORIFIC and words[k + 1].flags & LIKE_NAMES:
        return True  # حسن | شيخ | علي
    if listed or _whole(words, k, tables, first=first):
        return bool(listed) or not word.flags & Flag.TIME
    if word.pos in _CLOSED_CLASSES or word.flags & (_NEVER | _UNLISTED | Flag.TITLE):
        return False
    if a.pronoun in THEIRS or word.preposed.startswith(("ل", "و")):
        return False
    if word.pos == "verb":
        return a.aspect != "i" and not word.preposed and (not word.may_report or (first and _before_name(words, k)))
    if word.preposed:
        return k + 1 == end and not first
    return not (word.pos == "adj" and (word.text.endswith("ا") or MANNER.fullmatch(word.text)))


def _barred(words: tuple[Word, ...], k: int, tables: Lexicon, *, listed: int) -> bool:
    """Say whether word ``k`` tells where, how, when or whose kin somebody is, or that something is said."""
    word = words[k]
    if word.pos == "prep" and (word.analysis.enclitics or word.text.endswith("ى") or not listed):
        return True
    if "aside" in word.roles:
        return True  # وأكد سالم الحداد | أيضا | أن
    if word.stem == SAYING or opens_saying(words, k, tables) or not word.text[0].isalpha() or word.text[-1] == "ً":
        return True
    if _listed_whole(word):
        return False
    how = in_manner(word) or (by_manner(word, tables) and not _before_name(words, k))
    return how or not _NO_NAMES.isdisjoint(word.stem_roles)


def _with_article(words: tuple[Word, ...], start: int, k: int, end: int, *, listed: int) -> bool:
    """Say whether a word with the article can be of a name: حميد | السقاط، عادل الصادق | الشيخ، السرة | بت عوض."""
    word = words[k]
    if k == start:
        link = words[k + 1].text == _DAUGHTER or "name_link" in words[k + 1].roles
        return bool(listed or link) and not word.flags & Flag.HONORIFIC
    if listed or (k + 1 == end and word.flags & Flag.HONORIFIC):
        return True
    plain = word.pos in ("noun", "noun_prop") and not word.text.endswith(("ين", "ون", "ات"))
    return plain and not word.flags & (_NEVER | _UNLISTED | Flag.TITLE)


def _before_name(words: tuple[Word, ...], k: int) -> bool:
    """Say whether a word that is hardly more than a name stands behind word ``k``."""
    return words[k + 1].pos == "noun_prop" and not words[k + 1].analysis.definite


def _listed_whole(word: Word) -> bool:
    """Say whether the tables know a word that was cut as a name: كارمن، أيهم."""
    if word.text == _FAMILY:
        return True
    cut = word.preposed or word.analysis.enclitics
    return bool(cut) and any(
        o.analysis.pos == "noun_prop"
        and o.analysis.source == "table"
        and not (o.analysis.proclitics or o.analysis.enclitics)
        for o in word.options
    )


def _whole(words: tuple[Word, ...], k: int, tables: Lexicon, *, first: bool) -> bool:
    """Say whether word ``k`` reads as a name or noun without clitics, or as what no sentence has in such a place.

    أنتي, which is no "your vessel", سيلفينا, which nobody will do, لينغ, for which nobody is called, فالكي, with which
    no clause begins.
    """
    word, strange = words[k], _before_name(words, k)
    if (word.may_report and word.pos == "verb") or word.text.startswith("لل") or word.flags & Flag.AUDIENCE:
        return False
    if word.pos == "verb" and word.analysis.lead in ("س", "ل"):
        return strange or not first
    if word.analysis.lead == "ف":
        says = any(o.analysis.pos == "verb" and o.analysis.key in tables.cues for o in word.options)
        return not says and (strange or not first)
    cut = word.preposed or word.analysis.enclitics or word.pos in _CLOSED_CLASSES
    if not cut:
        return False
    if word.analysis.enclitics and word.analysis.pronoun not in THEIRS and strange:
        return True  # بودي | هارتونو, no "with my love"
    if word.flags & _UNLISTED & ~Flag.PLACE and not word.analysis.enclitics:
        return False
    return (strange or not first) and any(
        o.analysis.pos in ("noun", "noun_prop") and not (o.analysis.proclitics or o.analysis.enclitics)
        for o in word.options
    )
