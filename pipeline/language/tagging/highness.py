"""Tell "his highness" from "they named him", which are written alike: سموه."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, Lexicon

__all__ = ["HIGHNESS", "as_highness"]

HIGHNESS: Final = "سمو"


def as_highness(words: list[Word], tables: Lexicon) -> list[Word]:
    """Return the words of a sentence with the princes that stand where nobody names: مؤكدا | سموه | أن."""
    found = list(words)
    for i, word in enumerate(words):
        before = words[i - 1] if i else None
        if word.pos == "verb" and word.stem == HIGHNESS and not (before is not None and _named(before, tables)):
            found[i] = _prince(word)
    return found


def _named(before: Word, tables: Lexicon) -> bool:
    """Say whether a clause that names can follow: الذي | سموه، ما | سموه "الفتنة"، ولدا | سموه سالما."""
    if before.pos == "pron_rel" or "free_relative" in before.roles:
        return True
    bare = before.pos == "noun" and not (before.analysis.definite or before.analysis.enclitics)
    return bare and before.folded not in tables.participles


def _prince(word: Word) -> Word:
    """Return a word as the form of address that it can be."""
    addressed = (o for o in word.options if o.flags & Flag.HONORIFIC and o.analysis.pos != "verb")
    title = next(addressed, None)
    return word if title is None else word.read_as(title.analysis, title.stem, flags=title.flags)
