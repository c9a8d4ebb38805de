"""The last words of a name, by their standing between it and what is said: محمود بصل | العكاوي | إن.

Behind a verb of saying or an attribution stand who speaks and what he says, and nothing else. So one or two words that
could be names, between a name and what is said, are of the name, though each reads as an everyday word: a noun without
article goes on with nothing there (نبيل | مسافر | إن، سامي | سوق | إن).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.language.document import Name, Word
from pipeline.language.lexicon import SAYING, Flag, Lexicon, told_gender
from pipeline.language.naming.evidence import (
    LIKE_NAMES,
    MANNER,
    NAMED,
    by_manner,
    ends_before,
    has_name_reading,
    has_whole_reading,
    in_manner,
)
from pipeline.language.naming.said import REPORTING, reported_by
from pipeline.language.naming.slot import said
from pipeline.language.naming.surnames import any_office_follows, with_bou
from pipeline.language.nominal import THEIRS, is_closed
from pipeline.language.normalise import fold

__all__ = ["heard_again", "with_remainder"]

_FULL: Final = 2  # words of a full name
_MOST: Final = 2  # words that are left
_LONGEST: Final = 7  # words of a name
_REACH: Final = 16  # words of a title with its body
_AHEAD: Final = 16  # words from a name to what is said
_OTHERS: Final = ("ORG", "MED")
_FREE: Final = LIKE_NAMES | Flag.NISBA | Flag.TOWN | Flag.MALE | Flag.FEMALE | Flag.CLUB
_OTHER: Final = _FREE | Flag.TITLE
_NEVER: Final = Flag.FUNCTION | Flag.CLAUSE_OWNER | Flag.AUDIENCE | Flag.TANWIN | Flag.HONORIFIC | Flag.STATE
_IN_SENTENCE: Final = _NEVER | Flag.TITLE | Flag.COMMON_PERSON | Flag.ANONYMOUS | Flag.GROUP | Flag.DOCUMENT | Flag.TIME
_ANY: Final = ~_NEVER
_NO_NAMES: Final = frozenset(("how_noun", "kin", "wording"))  # قال خالد | ابني، كتب خالد | عبارة
_SAID: Final = (":", "«", '"', "“")
_CLOSING: Final = frozenset('"»”')
_QUOTES: Final = frozenset('"«»“”')
_NOMINAL: Final = ("noun", "noun_prop", "adj", "verb", "adj_comp", "noun_quant")
_CLAUSAL: Final = ("verb", "pron_rel", "conj")
_SURE: Final = 2  # right before what is said
_LOOSE: Final = 1  # before something else that ends a phrase


def with_remainder(words: tuple[Word, ...], names: Sequence[Name], tables: Lexicon) -> list[Name]:
    """Return the names, those of people who speak with all that stands before what they say."""
    found: list[Name] = []
    taken = {n.first for n in names if n.kind in _OTHERS or (n.last - n.first > 1 and words[n.last - 1].stem != SAYING)}
    for at, name in enumerate(names):
        before = names[at - 1] if at else None
        end = name.last
        if found and name.first < found[-1].last:
            continue  # مظلوم عبدي | كوباني
        if name.kind == "PER" and _begun(words, name) and _leads(words, name, before):
            end = _remainder(words, name, taken, tables)
        found.append(name if end == name.last else Name(name.first, end, "PER", name.parts, own=name.own))
    return found


def _begun(words: tuple[Word, ...], name: Name) -> bool:
    """Say whether a name is a full one, or a first name that is no everyday word."""
    first = words[name.first]
    plain = first.flags & Flag.FIRST_NAME and (first.pos == "noun_prop" or not first.flags & Flag.COMMON_NAME)
    return name.last - name.first >= _FULL or bool(plain)


def _leads(words: tuple[Word, ...], name: Name, before: Name | None) -> bool:
    """Say whether a title, or what reports, stands right before a name: no office or house is called after it."""
    lead = words[name.first - 1] if name.first else None
    if lead is None or lead.part != words[name.first].part or lead.may_report or lead.folded == "عن":
        return True
    if lead.flags & (Flag.TITLE | Flag.HONORIFIC):
        return name.last - name.first >= _FULL or bool(lead.analysis.definite)
    k = name.first - 1 if lead.text in _CLOSING else name.first  # قائد "قوات الشمال" | فلان
    if before is None or before.last != k or before.kind == "PER":
        return False
    return is_closed(words, before.first, name.first)


def _remainder(words: tuple[Word, ...], name: Name, taken: set[int], tables: Lexicon) -> int:
    """Return where a name ends with what is left before what is said; where it ended, if that is no name."""
    last = next((k for k in range(name.last, len(words)) if words[k].part != words[name.first].part), len(words))
    end = name.last
    while end < min(last, name.last + _MOST, name.first + _LONGEST) and end not in taken:
        if not _part(words, name.first, end, tables, plain=_FREE):
            break
        end += 1
    if end > name.last and end < last and _said_at(words, name.first, end, tables):
        return end
    end = name.last + 1
    if name.last in taken or end >= last:
        return name.last
    sure = _said_at(words, name.first, end, tables)
    plain = _ANY if sure == _SURE else ~_IN_SENTENCE
    return end if sure and _part(words, name.first, end - 1, tables, plain=plain) else name.last


def _said_at(words: tuple[Word, ...], start: int, end: int, tables: Lexicon) -> int:
    """Return how surely a name that begins at ``start`` ends at word ``end`` before what its bearer says; 0 if not."""
    following = words[end]
    k, verb = _verb_before(words, start)
    if verb is None:
        if _speaks(following) and _opens(words, start):
            return _SURE  # مروان تراب | قال إن
        return _SURE if following.is_comma and _attributed(words, start, tables) else 0
    entry = reported_by(verb, tables)
    if entry is None or verb.analysis.enclitics:
        return 0
    if following.stem == SAYING and following.analysis.pronoun in THEIRS and words[k + 1 : start]:
        return _SURE  # نقلت الصحيفة عن مروان تراب | قوله إن
    if entry.kind not in REPORTING or "addressing" in entry.roles:
        return 0
    if "complementizer" in following.roles or (entry.kind == "say" and following.text in _SAID):
        return _SURE
    if following.pos == "prep" and end + 1 < len(words) and "complementizer" in words[end + 1].roles:
        return _SURE  # أشار فلان | إلى أن
    if following.is_comma and end + 1 < len(words) and words[end + 1].flags & Flag.TITLE:
        return _LOOSE
    if following.text in "،,." and entry.kind == "say":
        return _SURE if following.text == "." else _LOOSE
    return _apart(words, end, says=entry.kind == "say")


def _apart(words: tuple[Word, ...], end: int, *, says: bool) -> int:
    """Return how surely a phrase that opens at word ``end`` stands between who speaks and what he says; 0 if none."""
    following = words[end]
    office = any_office_follows(words, end, len(words))
    if not (following.pos == "prep" or following.preposed == "ل" or office) or not _clause_ahead(words, end):
        return 0
    venue = following.pos == "prep" and words[end + 1].flags & Flag.VENUE
    told = following.preposed == "ل" and following.flags & (Flag.MEDIA | Flag.MEDIA_HEAD | Flag.AUDIENCE)
    return _SURE if venue or told or (office and says) else _LOOSE


def _clause_ahead(words: tuple[Word, ...], i: int) -> bool:
    """Say whether what is said follows in the same clause: فلان | في مؤتمر صحفي أن."""
    for word in words[i + 1 : i + _AHEAD]:
        if word.part != words[i].part or word.pos in _CLAUSAL or word.text in "،,.":
            return False
        if "complementizer" in word.roles or word.text == ":":
            return True
    return False


def _speaks(word: Word) -> bool:
    return word.pos == "verb" and word.may_report and not (word.analysis.proclitics or word.analysis.enclitics)


def _opens(words: tuple[Word, ...], start: int) -> bool:
    """Say whether nothing but a title stands before a name in its sentence."""
    return not start or words[start - 1].part != words[start].part or bool(words[start - 1].flags & Flag.TITLE)


def _verb_before(words: tuple[Word, ...], start: int) -> tuple[int, Word | None]:
    """Return the verb before a name with its title, also over a body in marks: قال قائد "قوات الشمال" | فلان."""
    k = start
    while k > 0 and start - k < _REACH and (words[k - 1].pos != "punc" or words[k - 1].text in _QUOTES):
        k -= 1
        if words[k].part != words[start].part or words[k].pos in ("conj_sub", "pron_rel"):
            break
        if words[k].pos == "verb":
            return k, words[k]
    return k, None


def _attributed(words: tuple[Word, ...], start: int, tables: Lexicon) -> bool:
    """Say whether an attribution leads to a name, perhaps with a title: وبحسب الخبير العسكري | فلان |، ."""
    for k in range(start - 1, max(-1, start - 1 - _REACH), -1):
        word = words[k]
        if word.pos in ("punc", "verb", "conj_sub", "pron_rel") or word.part != words[start].part:
            return False
        if word.folded.removeprefix("و") in tables.roles["according_to"]:
            return True
        form = word.folded if word.folded in tables.attributions else word.folded.removeprefix("و")
        if word.pos == "prep" and form in tables.attributions and words[k + 1].preposed == "ل":
            return True  # ووفقا | للخبير
    return False


def _part(words: tuple[Word, ...], start: int, i: int, tables: Lexicon, *, plain: int) -> bool:
    """Say whether word ``i`` can be one of the last of a name: no office, time, manner, deed or nation.

    ``plain`` are the flags that a word without article may have.
    """
    word = words[i]
    if word.pos not in _NOMINAL or word.analysis.enclitics not in ((), ("ي",)) or "aside" in word.roles:
        return False  # وأكد سالم الحداد | أيضا | أن
    sure = _surely_part(words, start, i, tables, plain=plain)
    if sure or (word.pos == "verb" and word.may_report):
        return sure
    known = word.flags & LIKE_NAMES or word.pos == "noun_prop"
    if known or word.flags & Flag.NISBA:
        plain |= Flag.FUNCTION  # شمالي، خلف
    bare = not word.analysis.definite
    if word.flags & ~(plain if bare else _FREE) and not (word.flags & Flag.TIME and word.flags & LIKE_NAMES):
        return False
    if word.flags & Flag.NISBA and not bare and not word.flags & (Flag.COMMON_NAME | NAMED):
        return False
    if with_bou(word):
        return True  # عبد الغني | بوشامة
    if (word.preposed or word.pos == "verb") and not _whole(word):
        return False
    if _how_or_deed(word, tables):
        return False
    if known:
        return True
    if word.text[-1] in "اً" or (word.text[-1] == "ة" and (word.pos != "noun" or not bare)):
        return False
    if not bare:  # not لفت سالم | النظر | إلى أن
        return word.stem.endswith("ي") and bool(word.flags & Flag.NISBA)
    return not ends_before(words, i, len(words)) or bool(word.flags & Flag.TIME)


def _whole(word: Word) -> bool:
    """Say whether a word that seems cut, or a verb, can be a name as it stands."""
    return has_name_reading(word) or (word.pos != "verb" and has_whole_reading(word))


def _how_or_deed(word: Word, tables: Lexicon) -> bool:
    """Say whether a word tells how somebody speaks, what he does in speaking, or whose kin he is."""
    if in_manner(word) or by_manner(word, tables) or MANNER.fullmatch(word.text):
        return True
    if not _NO_NAMES.isdisjoint(word.stem_roles):
        return True
    return any(fold(o.stem) in tables.masdars for o in word.options) and not word.flags & LIKE_NAMES


def _surely_part(words: tuple[Word, ...], start: int, i: int, tables: Lexicon, *, plain: int) -> bool:
    """Say whether nothing but a name can stand at word ``i``, whatever it reads as."""
    word = words[i]
    if word.pos == "verb" and not word.preposed and plain == _ANY and _as_noun(word):
        return True  # عدنان | تراب | إن، نصر | قاطع | إن: no second verb can stand there
    if tables.flags.get(word.folded, 0) & LIKE_NAMES and word.preposed in ("ك", "ف"):
        return True  # تيسير | كاسر
    return _of_other(words, start, i) or _town(words, i)


def _as_noun(word: Word) -> bool:
    """Say whether what was read as a verb is a singular noun, adjective or name without anything written on it."""
    return any(
        o.analysis.pos in ("noun", "noun_prop", "adj")
        and o.analysis.number != "p"
        and not (o.analysis.proclitics or o.analysis.enclitics)
        for o in word.options
    )


def _of_other(words: tuple[Word, ...], start: int, i: int) -> bool:
    """Say whether word ``i`` with the article would tell of a woman behind the name of a man, or of a man behind hers.

    زكريا | العارضة، مها | الأستاذ.
    """
    word, first = words[i], told_gender(words[start].flags)
    if word.pos not in ("noun", "adj") or word.preposed or word.analysis.enclitics or not word.analysis.definite:
        return False
    if word.flags & ~_OTHER or word.analysis.number != "s":
        return False
    if word.text[-1] == "ة":
        return first == "m"
    return first == "f" and word.flags & (Flag.TITLE | Flag.MALE) == Flag.TITLE | Flag.MALE


def _town(words: tuple[Word, ...], i: int) -> bool:
    """Say whether a town stands right before a clause, where nothing tells where: مظلوم عبدي | كوباني | إن."""
    word = words[i]
    bare = word.pos == "noun_prop" and not (word.analysis.definite or word.preposed or word.analysis.enclitics)
    if not bare or word.flags & ~(_FREE | Flag.PLACE) or i + 1 >= len(words):
        return False
    return bool(word.flags & Flag.PLACE) and "complementizer" in words[i + 1].roles


def heard_again(sections: Sequence[tuple[tuple[Word, ...], Sequence[Name]]], known: frozenset[str]) -> frozenset[str]:
    """Return the known surnames with the last words of full names that stand alone before what somebody says.

    What only its standing before a clause tells (سعيد الحموي | إن) opens no name by itself: وأضاف | الحموي | أن.
    """
    last = {
        words[name.last - 1].text: words[name.last - 1]
        for words, names in sections
        for name in names
        if name.kind == "PER" and name.last - name.first >= _FULL
    }
    new = {text: w for text, w in last.items() if w.core not in known and w.is_nominal and not w.flags & _NEVER}
    if not new:
        return known
    found: set[str] = set()
    for words, _ in sections:
        for i in range(1, len(words) - 1):
            word, verb = words[i], words[i - 1]
            if word.text in new and verb.may_report and verb.pos == "verb" and said(words, i + 1):
                surname = new[word.text]
                found.update((surname.core, surname.folded))
    return known.union(found)
