"""Common words that belong to whom a name tells, though they are first names elsewhere: على | نجاح نورة الشامي."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, Lexicon, told_gender
from pipeline.language.naming.evidence import NAMED
from pipeline.language.nominal import has_preposition

__all__ = ["belongs_to", "his_own"]

_PEOPLE: Final = Flag.TITLE | Flag.HONORIFIC | Flag.COMMON_PERSON | Flag.GROUP | Flag.ANONYMOUS


def belongs_to(words: tuple[Word, ...], i: int, tables: Lexicon) -> bool:
    """Say whether a common word is hers whose full name follows, no first name before it: في | حياة ماجدة الريس.

    No name goes on with a woman's; with a man's it is only بيت that nobody has for a name: هدم | بيت سالم الرواحي.
    """
    if i + 2 >= len(words) or not words[i + 1].flags & Flag.FIRST_NAME:
        return False
    word, before = words[i], words[i - 1] if i else None
    common = word.flags & Flag.COMMON_NAME or any(o.analysis.pos == "noun" for o in word.options)
    if not common or has_preposition(word):
        return False
    if before is not None and before.flags & (Flag.TITLE | Flag.HONORIFIC) and not before.flags & Flag.PLURAL:
        return False  # النائبة | نجاح هدى الفهد
    if before is not None and (before.may_report or before.pos == "noun_prop"):
        return False
    if not _full_name(words, i + 1) or "house_like_name" in word.stem_roles:
        return _full_name(words, i + 1)
    return told_gender(words[i + 1].flags) == "f" and _governed(words, i, tables)


def _governed(words: tuple[Word, ...], i: int, tables: Lexicon) -> bool:
    """Say whether a noun hangs on what stands before it: على | نجاح، غير | حياة، قصة | حياة; not أما | أمل."""
    before = words[i - 1] if i and words[i - 1].part == words[i].part else None
    if before is None or before.folded.removeprefix("و") in tables.roles["according_to"]:
        return False
    if before.pos == "verb":
        return before.analysis.gender == "m"
    named = before.analysis.definite and before.analysis.gender == "f"  # الطفلة | نور هند الحلبي
    named = named and not _thing_acts(words, i - 1)
    return before.pos == "prep" or (before.pos == "noun" and not before.analysis.enclitics and not named)


def _thing_acts(words: tuple[Word, ...], i: int) -> bool:
    """Say whether word ``i`` is what does something to a life: غيرت | الحادثة | حياة; not زارت | الراكبة | حياة."""
    verb, thing = words[i - 1] if i else None, words[i]
    if verb is None or verb.pos != "verb" or verb.may_report or thing.flags & _PEOPLE:
        return False
    return any("changing_life" in o.analysis.lemma_roles for o in verb.options)


def _full_name(words: tuple[Word, ...], i: int) -> bool:
    """Say whether a certain first name with another after it stands at word ``i``."""
    first, after = words[i], words[i + 1]
    certain = first.flags & Flag.FIRST_NAME and not first.flags & (Flag.COMMON_NAME | Flag.SURNAME)
    goes_on = after.is_nominal and not has_preposition(after) and (after.flags & NAMED or after.analysis.definite)
    return bool(certain and goes_on) and first.pos == "noun_prop" and not first.analysis.proclitics


def his_own(words: tuple[Word, ...], i: int) -> bool:
    """Say whether a word tells who somebody is to him who follows: قال | صديق عبد الله; not الدكتور | صديق عبد الله."""
    before = words[i - 1] if i and words[i - 1].part == words[i].part else None
    titled = before is not None and before.flags & (Flag.TITLE | Flag.HONORIFIC)
    return "kin" in words[i].stem_roles and not titled
