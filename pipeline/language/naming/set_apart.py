"""Names told by the commas round them: who speaks, with what he is before or behind.

Between a verb of saying and ``، رئيسة البلدية،``, and between a title right behind such a verb and the next comma,
stand two to five words that are nothing but somebody's name, whatever each of them is read as: قال رئيس البلدية،
| يحيى السراج |، إن. A time, a manner, a second title, a clause or a preposition there is told by its own words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.language.document import Name, Word
from pipeline.language.lexicon import RESULT, CueEntry, Flag, Lexicon, told_gender
from pipeline.language.naming.evidence import (
    LIKE_NAMES,
    MAURITANIAN,
    NAMED,
    NOT_IN_NAME,
    by_manner,
    has_name_reading,
    has_whole_reading,
    in_manner,
    name_like,
)
from pipeline.language.naming.said import REPORTING, from_body
from pipeline.language.nominal import NOMINAL, THEIRS, agrees, has_preposition

__all__ = ["before_the_clause", "may_be_somebody", "other_gender", "set_apart"]

_FEWEST, _MOST = 2, 5  # words of a name
_TITLE: Final = 18  # words of a title up to its comma
_HAPPENED: Final = frozenset(("happening", "casualties", "event"))
_COMMAS: Final = ("،", ",")
_PARTS: Final = (*NOMINAL, "verb")
_CLOSING: Final = (*_COMMAS, ":", "(")
_SAID: Final = (":", '"', "«", "“")
_CLAUSAL: Final = ("verb", "conj_sub", "pron_rel", "pron_dem")
_NEVER: Final = (
    NOT_IN_NAME | Flag.FUNCTION | Flag.NISBA | Flag.PLACE | Flag.STATE | Flag.NAMING | Flag.COMMON_PERSON
) & ~Flag.TITLE
_NOBODY: Final = NOT_IN_NAME | Flag.FUNCTION | Flag.PLACE | Flag.STATE | Flag.NAMING | Flag.TANWIN
_MINE: Final = ((), ("ي",), ("نا",), ("ك",), ("ني",))


def set_apart(words: tuple[Word, ...], bounds: Sequence[tuple[int, int]], tables: Lexicon) -> dict[int, int]:
    """Return where the names begin that commas tell, each with its end."""
    found: dict[int, int] = {}
    for i, entry in _speaking(words, tables):
        last = bounds[words[i].part][1]
        behind = words[i + 1].flags & (Flag.TITLE | Flag.HONORIFIC) or entry.kind == "say"
        span = _before_title(words, i + 1, last, tables)
        if span is None and behind:
            span = _behind_title(words, i + 1, last, tables)
        if span is not None and (entry.kind == "say" or _no_object(words, *span, tables)):
            found[span[0]] = span[1]
    for i in _told_by(words, tables):
        span = _behind_title(words, i, bounds[words[i].part][1], tables, told_by=True)
        if span is not None:
            found[span[0]] = span[1]
    return found


def _told_by(words: tuple[Word, ...], tables: Lexicon) -> list[int]:
    """Return where titles begin behind words of attribution: بحسب | مراسل الإذاعة، نك هارلو، وفق ما أفاد به | مراسل."""
    found: list[int] = []
    according = tables.roles["according_to"]
    for i in [i for i, w in enumerate(words[:-2]) if w.folded.removeprefix("و") in according]:
        k = i + 1
        if words[k].folded == "ما" and words[k + 1].pos == "verb":
            k += 2
            k += k < len(words) and words[k].pos == "prep" and bool(words[k].analysis.enclitics)
        elif words[k].pos == "verb" and words[k].may_report:
            k += 1  # حسبما | ذكر | مراسل الإذاعة
        if k < len(words) and words[k].part == words[i].part and words[k].flags & Flag.TITLE:
            found.append(k)
    return found


def _speaking(words: tuple[Word, ...], tables: Lexicon) -> list[tuple[int, CueEntry]]:
    """Return the reporting verbs of others than the speaker that have no object written on them."""
    found: list[tuple[int, CueEntry]] = []
    for i in [i for i, word in enumerate(words[:-1]) if word.may_report and word.pos == "verb"]:
        word = words[i]
        entry = tables.cues.get(word.analysis.key)
        if (
            entry is not None
            and entry.kind in REPORTING
            and word.analysis.person == "3"
            and not word.analysis.enclitics
        ):
            found.append((i, entry))
    return found


def before_the_clause(words: tuple[Word, ...], names: Sequence[Name], tables: Lexicon) -> list[Name]:
    """Return the names with those that end right before what is said behind a title.

    Where none was seen to end there, a first name opens it: قال مدير المركز في الجامعة | زيد عيادات | إن. Where one
    was, unknown words before its first name are the body's: قال المحلل لدى كبلر | مات سميث | إن.
    """
    people = [name for name in names if name.kind == "PER"]
    ends = {name.last: name for name in people}
    full = {name.first for name in people if name.last - name.first >= _FEWEST}
    told: dict[int, int] = {}
    for i, end in _slots(words, tables):
        seen = ends.get(end)
        if seen is not None:
            start = _behind_body(words, i + 1, seen)
            start = seen.first - 1 if start is None and _month_first(words, seen) else start
        elif any(k in full for k in range(i + 1, end)):
            continue  # قال النائب | سامي عون | على تويتر:
        else:
            start = _start_before(words, i + 2, end, tables)
        if start is not None:
            told[start] = end
    if not told:
        return list(names)
    taken = {k for start, end in told.items() for k in range(start, end)}
    kept = [name for name in names if taken.isdisjoint(range(name.first, name.last))]
    return sorted(kept + [Name(start, end, "PER") for start, end in told.items()], key=lambda n: n.first)


def _slots(words: tuple[Word, ...], tables: Lexicon) -> Iterator[tuple[int, int]]:
    """Give the words before who somebody is, with the ends: قال | مدير الدار فلان | إن، بحسب | المدير فلان |، فإن."""
    speaking = [(i, False) for i, entry in _speaking(words, tables) if entry.kind == "say"]
    according = tables.roles["according_to"]
    also = according.union(["و" + form for form in according])
    speaking += [(i, True) for i, w in enumerate(words) if w.folded in also and w.folded.removeprefix("و") in according]
    for i, according_to in speaking:
        if i + 2 >= len(words) or not may_be_somebody(words[i + 1]):
            continue
        end = next((k for k in range(i + 2, min(len(words), i + _TITLE)) if _ends_slot(words[k])), None)
        if end is None or words[end].part != words[i].part:
            continue
        if according_to and words[end].pos == "verb" and end + 1 < len(words) and words[end + 1].text in _COMMAS:
            end += 1  # كارين | باس |، فإن
        if according_to:
            result = end + 1 < len(words) and words[end].text in _COMMAS and words[end + 1].folded in RESULT
            if result and words[i + 1].flags & Flag.TITLE:
                yield i, end
        elif _opens_clause(words[end]):
            yield i, end


def _behind_body(words: tuple[Word, ...], title: int, seen: Name) -> int | None:
    """Return where the person begins in a name that unknown words of a body open: لدى | كبلر | مات سميث، or None."""
    first = words[seen.first]
    if first.flags & LIKE_NAMES or seen.first == title:
        return None
    if not (words[seen.first - 1].pos == "prep" or has_preposition(first)):
        return None
    named = (k for k in range(seen.first + 1, seen.last - 1) if words[k].flags & Flag.FIRST_NAME)
    return next((k for k in named if not words[k].preposed and not words[k].flags & Flag.COMMON_NAME), None)


def _month_first(words: tuple[Word, ...], seen: Name) -> bool:
    """Say whether a month opens the name that an unknown word ends, as no time can: … في التلفاز | مايو تاكا | إن."""
    month, surname = words[seen.first - 1], words[seen.first]
    alone = seen.last - seen.first == 1 and surname.analysis.source == "backoff" and not surname.analysis.definite
    led = words[seen.first - 2].pos == "prep" or words[seen.first - 2].flags & Flag.TIME
    return alone and month.pos == "noun_prop" and bool(month.flags & Flag.TIME) and not month.preposed and not led


def _ends_slot(word: Word) -> bool:
    return word.pos in ("verb", "punc", "pron_rel") or "complementizer" in word.roles


def _opens_clause(word: Word) -> bool:
    return word.text in _SAID or "complementizer" in word.roles


def _start_before(words: tuple[Word, ...], first: int, end: int, tables: Lexicon) -> int | None:
    """Return where the name begins that ends before what is said at word ``end``: at a first name after a whole phrase.

    None where a word in between can be no part of it.
    """
    for k in range(max(first, end - _MOST), end - 1):
        before = words[k - 1]
        closed = before.analysis.definite or before.flags & (Flag.PLACE | Flag.SURNAME) or before.pos == "noun_prop"
        named = before.flags & Flag.FIRST_NAME and not before.flags & Flag.PLACE  # not آسيا
        if not closed or named or _house_of(words, k):
            continue
        sure = _surely_first(words, k, tables)
        if sure and all(_is_part(words, m, end, tables) for m in range(k + sure, end)):
            return k
    return None


def _house_of(words: tuple[Word, ...], i: int) -> bool:
    """Say whether a house is called after whom word ``i`` names, behind his honour: مستشفى الشهيد | سامي عون | إن."""
    honour, house = words[i - 1], words[i - 2]
    named = house.flags & (Flag.ORG_HEAD | Flag.INSTITUTION) and not house.analysis.definite
    return bool(named and honour.flags & Flag.HONORIFIC and honour.analysis.definite)


def _is_part(words: tuple[Word, ...], i: int, end: int, tables: Lexicon) -> bool:
    """Say whether word ``i`` behind a first name is part of it, where a phrase may follow as well: not | للصحافيين."""
    word = words[i]
    if word.pos == "prep" or (word.flags & (_NEVER | Flag.TITLE) and not word.flags & LIKE_NAMES):
        return False
    if i + 1 == end and word.preposed == "و":
        return _whole_with_waw(words, i)
    return not (has_preposition(word) and not has_name_reading(word)) and _may_follow(words, i, end, tables)


def _no_object(words: tuple[Word, ...], start: int, end: int, tables: Lexicon) -> bool:
    """Say whether words after a verb that takes objects are none: أكد | نمر محمد |، not أعلن | فوز محمد |، ."""
    first = words[start]
    if name_like(first):
        return True
    return first.stem not in tables.masdars and any(name_like(word) for word in words[start + 1 : end])


def _before_title(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> tuple[int, int] | None:
    """Return the name between a verb and a comma with an office behind it: وأكد | نبال فرسخ |، مدير المركز، أن."""
    start = i + 1 if words[i].flags & Flag.HONORIFIC and not words[i].flags & NAMED else i
    end = _chunk(words, start, last, tables)
    if end is None or words[end].text not in _COMMAS or end + 1 >= last:
        return None
    office = words[end + 1]
    titled = office.flags & Flag.TITLE and office.is_nominal and not office.flags & (Flag.PLURAL | NAMED)
    return (start, end) if titled and not office.preposed else None


def _behind_title(
    words: tuple[Word, ...], i: int, last: int, tables: Lexicon, *, told_by: bool = False
) -> tuple[int, int] | None:
    """Return the name between commas behind a title: قال رئيس البلدية، | يحيى السراج |، إن; ``told_by`` at the end."""
    head = words[i]
    if not may_be_somebody(head):
        return None
    comma = next((k for k in range(i + 1, min(last, i + _TITLE)) if words[k].text in _COMMAS), None)
    if comma is None or any(w.pos in _CLAUSAL or w.text == ":" for w in words[i:comma]):
        return None
    if any(w.pos == "noun_prop" and w.flags & Flag.FIRST_NAME and not w.flags & Flag.PLACE for w in words[i:comma]):
        return None  # قال المحامي سالم عون، | صديق العائلة، إن
    start = comma + 1
    while start < last and _goes_before(words, start, last):
        start += 1  # الدكتور، التونسي
    end = _chunk(words, start, last, tables)
    if end is None or _epithet(words, start, end) or (not told_by and other_gender(words[i - 1], words[start])):
        return None
    happened = not _HAPPENED.isdisjoint(words[start].stem_roles)  # حسب مدير المستشفى، | وفاة طفلين
    closes = told_by and words[end].text == "." and not happened
    closes = closes or words[end].text in _CLOSING or "complementizer" in words[end].roles or from_body(words, end)
    return (start, end) if closes else None


def _epithet(words: tuple[Word, ...], start: int, end: int) -> bool:
    """Say whether two words call somebody something and no name opens them: حارس المرمى، | عملاق المباراة |، إن."""
    idafa = end - start == _FEWEST and words[end - 1].analysis.definite and not words[start].analysis.definite
    named = words[start].flags & words[end - 1].flags & LIKE_NAMES or words[start].flags & Flag.FIRST_NAME
    return idafa and not named  # ملك العمري


def other_gender(verb: Word, first: Word) -> bool:
    """Say whether a first name cannot be who speaks: وقال خاطف الطفلة، | هند فارس |، إنه."""
    told = told_gender(first.flags) if first.flags & Flag.FIRST_NAME else None
    return told is not None and verb.analysis.gender is not None and told != verb.analysis.gender


def may_be_somebody(head: Word) -> bool:
    """Say whether a noun right behind a verb of saying can be what one person is: الحكم الدولي، مربي الإبل، مدير."""
    if head.flags & (Flag.TITLE | Flag.HONORIFIC):
        return head.is_nominal and not head.flags & Flag.PLURAL
    several = head.flags & (Flag.PLURAL | Flag.DUAL) or head.analysis.number != "s"
    return head.pos in ("noun", "adj") and not (head.flags & _NOBODY or several or head.analysis.enclitics)


def _goes_before(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether word ``i`` is an address, office or nation before the name: القاضي | فلان، التونسي | أنيس."""
    word = words[i]
    if word.flags & Flag.HONORIFIC and not word.flags & NAMED:
        return True
    told = word.flags & (Flag.NISBA | Flag.TITLE | Flag.HONORIFIC) and word.analysis.definite and i + 1 < last
    return bool(told) and bool(words[i + 1].flags & Flag.FIRST_NAME)


def _chunk(words: tuple[Word, ...], start: int, last: int, tables: Lexicon) -> int | None:
    """Return the end of two to five words from ``start`` that can be a name, up to a mark or clause, or None."""
    end = start
    while end < last and end - start <= _MOST and not (_stops(words[end]) or from_body(words, end)):
        end += 1
    if not _FEWEST <= end - start <= _MOST or end >= last:
        return None
    inside = words[start:end]
    sure = _surely_first(words, start, tables)
    if sure:
        return end if all(_may_follow(words, k, end, tables) for k in range(start + sure, end)) else None
    if not all(_fits(words, start, k, tables) for k in range(start, end)):
        return None
    if not any(name_like(word) for word in inside) and (end - start > _FEWEST or agrees(words, start, start + 1)):
        return None
    return end


def _surely_first(words: tuple[Word, ...], i: int, tables: Lexicon) -> int:
    """Return of how many words a first name surely is that opens at word ``i``: محمد، عبد | اللطيف; 0 if it is none."""
    word = words[i]
    if "name_head" in word.stem_roles and len(word.stem) > _FEWEST and words[i + 1].analysis.definite:
        return _FEWEST
    flags = word.flags | tables.flags.get(word.folded, 0)
    common = flags & Flag.COMMON_NAME and word.pos != "noun_prop"
    return int(bool(flags & Flag.FIRST_NAME) and not common and not word.preposed)


def _may_follow(words: tuple[Word, ...], i: int, end: int, tables: Lexicon) -> bool:
    """Say whether word ``i`` can stand between a first name and the comma at ``end``, whatever it reads as.

    A verb, or a word of the closed classes, can do so only as a surname: بيتر | ويزمان |، فريال | اللواتي |، .
    """
    word, ends = words[i], i + 1 == end
    if "name_link" in word.roles or word.text in MAURITANIAN or word.flags & NAMED:
        return True
    if word.flags & Flag.TITLE and word.pos == "noun" and not ends and words[i - 2].flags & NAMED:
        return False  # توم فيرنلي | مدرب | ريفرسايد يونايتد
    if word.flags & (Flag.TIME | Flag.TANWIN) or (word.pos == "verb" and word.may_report):
        return False
    if in_manner(word) or by_manner(word, tables) or word.analysis.pronoun in THEIRS:
        return False
    if word.pos in ("verb", "pron_rel") or (word.pos == "prep" and word.analysis.enclitics):
        return ends
    if not word.is_nominal or (word.pos == "noun_prop" and word.preposed == "و"):
        return False
    if word.preposed == "و" and ends:
        return _whole_with_waw(words, i)  # عمر | وارياش |، مدير المنظمة
    if word.preposed and not (has_name_reading(word) or has_whole_reading(word) or word.analysis.source == "backoff"):
        return ends and word.analysis.definite  # دوغان | كالافات
    how = word.pos == "adj" and word.text.endswith(("ا", "ة")) and not word.analysis.definite
    return not (how and word.analysis.source == "db")


def _whole_with_waw(words: tuple[Word, ...], i: int) -> bool:
    """Say whether a word that begins with و ends the name that a first name opens: عمر | وارياش, not عمر | والوفد."""
    word = words[i]
    bare = not (word.analysis.definite or word.flags & LIKE_NAMES or word.analysis.enclitics)
    return bare and bool(words[i - 1].flags & Flag.FIRST_NAME)


def _stops(word: Word) -> bool:
    return word.pos == "punc" or "complementizer" in word.roles


def _fits(words: tuple[Word, ...], start: int, i: int, tables: Lexicon) -> bool:
    """Say whether word ``i`` of what begins at ``start`` can be part of a name."""
    word, first = words[i], i == start
    if "name_link" in word.roles or word.text in MAURITANIAN:
        return not first or bool(word.flags & Flag.PARTICLE)
    if word.pos not in _PARTS or word.flags & Flag.TANWIN or in_manner(word) or by_manner(word, tables):
        return False
    if (word.flags & _NEVER and not word.flags & LIKE_NAMES) or word.analysis.enclitics not in _MINE:
        return False
    if word.flags & Flag.TITLE and not word.flags & LIKE_NAMES and (first or word.analysis.definite):
        return False
    if (has_preposition(word) or word.preposed) and not (has_name_reading(word) or has_whole_reading(word)):
        return False
    if word.pos == "verb":
        strange = words[i + 1].analysis.source == "backoff" and words[i + 1].pos == "noun_prop"  # نك | هارلو
        return bool(word.flags & LIKE_NAMES) or (not word.may_report and (strange or not first))
    if first and word.analysis.definite and not name_like(word):
        return False
    plain = word.pos in ("adj", "noun") and not word.analysis.definite and not word.flags & LIKE_NAMES
    return not (plain and word.text.endswith("ا") and word.analysis.source != "backoff")
