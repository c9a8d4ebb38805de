"""Tell how an article spells: some newsrooms write ه for every ة (الحكومه), others ي for every ى (علي الأرض).

Such a habit is one of the whole article, so it is told once for it; what a word of it may be is then looked up in the
usual spelling too. Letters that are written one for the other now and then are left to ``normalise.fold``.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = ["HEH", "MEANT", "YEH", "habits"]

HEH, YEH = "ه", "ي"
MEANT: Final = {HEH: "ة", YEH: "ى"}
"""The letter that stands at the end of a word, and the one that is meant where the article has the habit."""

_LETTER: Final = "[\u0621-\u064a]"
_WITH_ARTICLE: Final = re.compile(f"(?<!{_LETTER})[وفبك]?(?:ال|لل)(?!له(?!{_LETTER}))({_LETTER}{{2,}}ه)(?!{_LETTER})")
_WITHOUT_YEH: Final = re.compile(f"(?<!{_LETTER})[وف]?(علي|[إا]لي|حتي|لدي|مدي|سوي|[أا]خري|أدي)(?!{_LETTER})")
_FINAL_YEH: Final = re.compile(f"ي(?!{_LETTER})")
_SURE: Final = frozenset(("إلي", "الي", "حتي", "أخري", "اخري"))  # علي is a name too, and لدي is "I have"
_LEAST: Final = 3
_LEAST_SURE: Final = 2
_TIMES: Final = 4  # so often as the usual spelling, at least


def habits(text: str) -> str:
    """Return the letters that a text writes at the ends of words for others: ``HEH``, ``YEH``, both or none."""
    return (HEH if _writes_heh(text) else "") + (YEH if _writes_yeh(text) else "")


def _writes_heh(text: str) -> bool:
    """Count words with the article: these can have no pronoun ه."""
    usual = text.count(MEANT[HEH]) * _TIMES
    if usual > text.count(HEH):
        return False
    found = _WITH_ARTICLE.findall(text)
    return len(set(found)) >= _LEAST and usual <= len(found)


def _writes_yeh(text: str) -> bool:
    usual = text.count(MEANT[YEH]) * _TIMES
    if usual > len(_FINAL_YEH.findall(text)):
        return False
    found = _WITHOUT_YEH.findall(text)
    sure = [word for word in found if word in _SURE]
    return len(found) >= _LEAST and len(sure) >= _LEAST_SURE and usual <= len(found)
