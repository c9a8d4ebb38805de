"""Tell putting somebody in prison from a prison, which are written alike: حكم القاضي | بسجن | المتهم."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag

__all__ = ["JAILING", "as_jailing"]

JAILING: Final = "بسجن"
_REACH: Final = 10  # words from what one decides back to the verb
_NO_BODY: Final = ~(Flag.ORG_HEAD | Flag.PLACE | Flag.VENUE | Flag.NAMING)


def as_jailing(words: list[Word]) -> list[Word]:
    """Return the words of a sentence with what one rules, orders or demands that is no prison."""
    found = list(words)
    for i, word in enumerate(words):
        if word.folded == JAILING and _decided(words[max(0, i - _REACH) : i]):
            found[i] = word.read_as(word.analysis, flags=word.flags & _NO_BODY)
    return found


def _decided(before: list[Word]) -> bool:
    """Say whether the last verb is one of deciding: حكم القاضي |; not حكم القاضي بحبسه، وكان |, not قال فلان |."""
    for word in reversed(before):
        if word.text in "،؛:":
            return False
        if any("ruling_that" in o.analysis.lemma_roles for o in word.options):
            return True
        if word.pos == "verb":
            return False
    return False
