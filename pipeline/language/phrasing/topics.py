"""What a report or a study is about, which is all that tells it from others: دراسة | حول استهلاك السكر |."""

from __future__ import annotations

from typing import Final

from pipeline.language.lexicon import Flag
from pipeline.language.nominal import NOMINAL_OR_DIGIT
from pipeline.language.phrasing.index import SectionIndex

__all__ = ["may_end", "topic_end"]

_LONGEST: Final = 14  # words of a topic
_INSIDE: Final = (*NOMINAL_OR_DIGIT, "prep", "conj", "pron_dem")
_CLAUSAL: Final = ("verb", "pron_rel", "part")


def topic_end(index: SectionIndex, first: int, last: int, limit: int) -> tuple[int, int]:
    """Return where the topic of a document ``[first, last)`` ends, and the word before which it had to; 0 if none.

    خلصت دراسة حول استهلاك السكر في المدن | إلى | أن …
    """
    words = index.words
    if last + 1 >= limit or not words[first].flags & Flag.DOCUMENT or "about" not in words[last].roles:
        return 0, 0
    stop = last + 1
    while stop < min(limit, last + _LONGEST) and _goes_on(index, stop):
        stop += 1
    k = stop
    while k > last + 1 and words[k - 1].pos not in NOMINAL_OR_DIGIT:
        k -= 1
    return (k, stop) if k > last + 1 else (0, 0)


def may_end(index: SectionIndex, stop: int) -> bool:
    """Say whether a topic can end before a word: a comma, a time, a clause, whose it is."""
    word = index.words[stop]
    return (
        _made_by(index, stop)
        or _that_time(index, stop)
        or word.text in "،,."
        or word.pos in _CLAUSAL
        or index.is_time(stop)
    )


def _goes_on(index: SectionIndex, k: int) -> bool:
    """Say whether a word is one of the nouns, adjectives and prepositions of a topic."""
    return index.words[k].pos in _INSIDE and not (
        index.is_complementizer(k) or index.is_time(k) or _that_time(index, k) or _made_by(index, k)
    )


def _that_time(index: SectionIndex, k: int) -> bool:
    """Say whether a time is told by the word behind it: حوادث السير | العام الماضي, not السير العام."""
    following = index.words[k + 1].folded if k + 1 < len(index.words) else ""
    return bool(index.words[k].flags & Flag.TIME) and following in index.roles["of_that_time"]


def _made_by(index: SectionIndex, k: int) -> bool:
    """Say whether it is told whose a document is: حول القهوة | نشرتها مجلة، | بقلم فلان، | لمنظمة العمل الدولية."""
    word = index.words[k]
    whose = index.kind_at(k) == "ORG" and word.preposed == "ل" and not index.words[k - 1].pos.startswith("adj")
    return whose or "by_the_pen_of" in word.roles or index.gives_out(k)
