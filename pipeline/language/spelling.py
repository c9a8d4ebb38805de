"""Tell how an article spells: some newsrooms write ه for every ة (الحكومه), others ي for every ى (علي الأرض).

Such a habit is one of the whole article, so it is told once for it; what a word of it may be is then looked up in the
usual spelling too. Letters that are written one for the other now and then are left to ``normalise.fold``.
"""

from __future__ import annotations

import re

__all__ = ["HEH", "MEANT", "YEH", "habits"]

HEH, YEH = "ه", "ي"
MEANT = {HEH: "ة", YEH: "ى"}
"""The letter that stands at the end of a word, and the one that is meant where the article has the habit."""

_LETTER = "[\u0621-\u064a]"
_FINAL_HEH = re.compile(f"ه(?!{_LETTER})")
_WITHOUT_YEH = re.compile(f"(?<!{_LETTER})[وف]?(علي|[إا]لي|حتي|لدي|مدي|سوي|[أا]خري|أدي)(?!{_LETTER})")
_LEAST_HEHS = 6
_LEAST_YEHS = 3
_HEHS = 6  # to one ة; an article of the usual spelling has twice as many ة as ه
_YEHS = 4  # to one ى


def habits(text: str) -> str:
    """Return the letters that a text writes at the ends of words for others: ``HEH``, ``YEH``, both or none."""
    return (HEH if _writes_heh(text) else "") + (YEH if _writes_yeh(text) else "")


def _writes_heh(text: str) -> bool:
    usual = text.count(MEANT[HEH]) * _HEHS
    if usual > len(text):
        return False
    hehs = len(_FINAL_HEH.findall(text))
    return hehs >= _LEAST_HEHS and usual <= hehs


def _writes_yeh(text: str) -> bool:
    usual = text.count(MEANT[YEH]) * _YEHS
    if usual > len(text):
        return False
    found = _WITHOUT_YEH.findall(text)
    return len(found) >= _LEAST_YEHS and len(set(found)) > 1 and usual <= len(found)
