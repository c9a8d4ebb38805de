"""Tell a book from several writers, who are written alike: كتاب."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import NOMINAL

__all__ = ["BOOK", "as_books"]

BOOK: Final = "كتاب"
_WITHIN: Final = ("في", "وفي")
_THEY: Final = ("نهم", "نهما", "ذين")


def as_books(words: list[Word]) -> list[Word]:
    """Return the words of a sentence with books that are no writers: يقول | كتاب | جديد, not قال كتاب شباب."""
    found = list(words)
    for i, word in enumerate(words):
        if word.flags & Flag.DOCUMENT and word.flags & Flag.PLURAL and word.analysis.number == "s":
            following = words[i + 1] if i + 1 < len(words) else None
            if _is_one(words[i - 1] if i else None, word, following):
                flags = word.flags & ~(Flag.TITLE | Flag.PLURAL | Flag.MALE)
                found[i] = word.read_as(word.analysis, flags=flags)
    return found


def _is_one(before: Word | None, word: Word, following: Word | None) -> bool:
    """Say whether the words beside tell that there is one, or the article does and none tells of several."""
    if following is not None and _of_several(following):
        return False
    if (following is not None and _of_one(word, following)) or (before is not None and before.folded in _WITHIN):
        return True
    owned = word.analysis.definite or bool(word.analysis.enclitics)
    shared = before is not None and (before.folded == "من" or before.pos in NOMINAL)  # عدد من | الكتاب
    return owned and not shared and not word.preposed


def _of_several(word: Word) -> bool:
    """Say whether a word behind a noun tells of several: شباب، أميركيون، الذين، ونقاد، أنهم."""
    plural = any(o.analysis.number == "p" and o.analysis.pos in NOMINAL for o in word.options)
    return plural or bool(word.flags & (Flag.GROUP | Flag.PLURAL)) or word.folded.endswith(_THEY)


def _of_one(noun: Word, word: Word) -> bool:
    """Say whether an adjective, a verb or الذي behind a noun tells that there is one of it: كتاب | جديد، كتاب | صدر."""
    a = word.analysis
    if (a.number, a.gender) != ("s", "m") or word.preposed:
        return word.folded == "الذي"
    if word.pos == "verb":
        return not noun.analysis.definite
    definite = noun.analysis.definite or bool(noun.analysis.enclitics)
    return word.folded == "الذي" or (word.pos.startswith("adj") and a.definite == definite)
