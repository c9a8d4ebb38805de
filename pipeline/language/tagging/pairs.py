"""Tell two of an office from one in the accusative, which are written alike: وزيرا."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag

__all__ = ["as_pairs"]

_TWO_OF: Final = "ا"
_NAMED: Final = Flag.PLACE | Flag.TOWN | Flag.STATE | Flag.INSTITUTION
_FIELD: Final = 2  # words from the office to what closes it: وزيرا خارجية | الجزائر


def as_pairs(words: list[Word]) -> list[Word]:
    """Return the words of a sentence with the pairs that a genitive tells: قال | وزيرا | خارجية البلدين إن."""
    found = list(words)
    for i, word in enumerate(words):
        one = word.flags & Flag.TITLE and word.text.endswith(_TWO_OF) and word.analysis.number == "s"
        if one and word.pos == "noun" and not (word.flags & Flag.TANWIN or word.analysis.definite):
            found[i] = _two(word) if _of_something(words, i) else word
    return found


def _of_something(words: list[Word], i: int) -> bool:
    """Say whether a noun is what an office is of: وزيرا | خارجية البلدين; not انتخب رئيسا | الأحد، وزيرا | جديدا."""
    for k in range(i + 1, min(i + 1 + _FIELD, len(words))):
        word = words[k]
        joined = word.analysis.enclitics or word.analysis.proclitics not in ((), ("ال",))
        if word.pos not in ("noun", "noun_prop") or word.flags & Flag.TIME or joined:
            return False
        if word.flags & _NAMED or (word.analysis.definite and word.pos == "noun"):
            return True
    return False


def _two(word: Word) -> Word:
    """Return a word as the pair that it can be."""
    pairs = (o for o in word.options if o.analysis.number == "d" and o.flags & Flag.TITLE and not o.analysis.enclitics)
    pair = next(pairs, None)
    return word if pair is None else word.read_as(pair.analysis, pair.stem, flags=pair.flags)
