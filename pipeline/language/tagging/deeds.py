"""Tell a deed from an adjective, which are written alike: وحدة | مكافحة | الفساد, no "fighting unit"."""

from __future__ import annotations

import re
from typing import Final

from pipeline.language.document import Word

__all__ = ["as_deeds", "is_deed_form"]

_DEED: Final = re.compile(r"م\wا\w\wة")  # مكافحة، مراقبة، متابعة


def is_deed_form(token: str) -> bool:
    """Say whether a word has the form of what somebody does, and of an adjective in the feminine."""
    return _DEED.fullmatch(token) is not None


def as_deeds(words: list[Word]) -> list[Word]:
    """Return the words of a sentence with the deeds between a body and what they are about, where no adjective fits."""
    found = list(words)
    for i, word in enumerate(words[1:-1], start=1):
        if word.pos != "adj" or not is_deed_form(word.text):
            continue
        before, after = words[i - 1], words[i + 1]
        body = before.pos == "noun" and not (before.analysis.definite or before.analysis.enclitics)
        about = after.pos == "noun" and after.analysis.proclitics == ("ال",)
        noun = next((o for o in word.options if o.analysis.pos == "noun" and not o.analysis.proclitics), None)
        if body and about and noun is not None:
            found[i] = word.read_as(noun.analysis, noun.stem, flags=noun.flags)
    return found
