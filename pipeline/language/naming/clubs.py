"""Clubs called by an everyday word or a city, which only a text on sport makes a club: فاز الوحدة على الفيحاء."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag

__all__ = ["is_club", "on_sport"]

_ENOUGH: Final = 2
_ALONE: Final = ("verb", "prep", "punc", "conj", "conj_sub", "noun_prop", "part", "pron_rel")
_OF_PLACES: Final = ("في", "الي", "من", "ب")


def on_sport(words: tuple[Word, ...]) -> bool:
    """Say whether a section that names a club is about sport: two words of it at least, مباراة and مدرب."""
    if not any(word.flags & Flag.CLUB for word in words):
        return False
    return len({word.stem for word in words if "sport" in word.stem_roles}) >= _ENOUGH


def is_club(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether word ``i`` of a text on sport names a club."""
    word = words[i]
    if not word.flags & Flag.CLUB or word.analysis.enclitics or word.pos == "verb":
        return False
    following = words[i + 1] if i + 1 < last else None
    if following is not None and following.analysis.definite and following.pos.startswith("adj"):
        return False  # النجمة الجديدة
    before = words[i - 1] if i and words[i - 1].part == word.part else None
    if word.flags & Flag.PLACE:
        return _acts(word, before) or (before is not None and "club_side" in before.stem_roles)
    return before is None or before.pos in _ALONE or "club_side" in before.stem_roles


def _acts(word: Word, before: Word | None) -> bool:
    """Say whether a city does what clubs do: وكان برشلونة, على الرفاع; not في برشلونة."""
    if before is None or before.pos == "verb":
        return not word.preposed or word.preposed == "ل"
    return before.pos == "prep" and before.folded not in _OF_PLACES and not word.preposed
