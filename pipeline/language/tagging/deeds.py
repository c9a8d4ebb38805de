"""Tell a deed from an adjective, which are written alike: وحدة | مكافحة | الفساد, no "fighting unit"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.language.document import Word

__all__ = ["as_deeds", "may_be_deed"]

_DEED: Final = re.compile(r"م\wا\w\wة")  # مكافحة، مراقبة، متابعة


def may_be_deed(word: Word) -> bool:
    """Say whether a word read as an adjective in the feminine may be what somebody does."""
    return word.pos == "adj" and _DEED.fullmatch(word.text) is not None


def as_deeds(words: list[Word]) -> list[Word]:
    """Return the words of a sentence with the deeds between a body and what they are about, where no adjective fits."""
    found = list(words)
    for i, word in enumerate(words[1:-1], start=1):
        if not may_be_deed(word):
            continue
        before, after = words[i - 1], words[i + 1]
        body = before.pos == "noun" and not (before.analysis.definite or before.analysis.enclitics)
        about = after.pos == "noun" and after.analysis.proclitics == ("ال",)
        noun = next((o for o in word.options if o.analysis.pos == "noun" and not o.analysis.proclitics), None)
        if body and about and noun is not None:
            found[i] = word.read_as(noun.analysis, noun.stem, flags=noun.flags)
    return found
