"""What a word type has in its spelling for which a sentence is looked at again, told once for the type.

A sentence with none of it, as most are, is passed over at once.
"""

from __future__ import annotations

from typing import Final

from pipeline.language.lexicon import Lexicon
from pipeline.language.normalise import fold
from pipeline.language.tagging.books import BOOK
from pipeline.language.tagging.deeds import is_deed_form
from pipeline.language.tagging.either import BETWEEN, THROUGH
from pipeline.language.tagging.highness import HIGHNESS
from pipeline.language.tagging.jailing import JAILING
from pipeline.language.tagging.referees import REFEREE

__all__ = [
    "ANNE", "CAME_OUT", "CONDEMNED", "EARLIER", "GENERAL", "GOVERNOR", "GUARDIAN", "LATEST", "RETORT", "THEN_WAS",
    "Alike", "alike",
]  # fmt: skip

GOVERNOR: Final = "والي"
GUARDIAN: Final = "ولي"
EARLIER: Final = ("سابق", "لاحق")
CAME_OUT: Final = ("صدر", "نشر")
GENERAL: Final = "عام"
RETORT: Final = "فرد"
THEN_WAS: Final = "فكان"
ANNE: Final = "آن"
LATEST: Final = "أحدث"
CONDEMNED: Final = "دان"


class Alike:
    """Bits of plain integers, as those of ``Flag``."""

    NONE: Final = 0
    GOVERNOR: Final = 1 << 0
    EARLIER: Final = 1 << 1  # سابق
    GUARDIAN: Final = 1 << 2
    GENERAL: Final = 1 << 3
    CAME_OUT: Final = 1 << 4
    RETORT: Final = 1 << 5
    EITHER: Final = 1 << 6  # بين، عبر
    BOOK: Final = 1 << 7
    JAILING: Final = 1 << 8
    REFEREE: Final = 1 << 9
    HIGHNESS: Final = 1 << 10
    PAIR: Final = 1 << 11  # وزيرا
    TELLS: Final = 1 << 12  # تذكر
    ANNE: Final = 1 << 13
    LETTER: Final = 1 << 14  # بي
    BLESSING: Final = 1 << 15  # رحمه
    LATEST: Final = 1 << 16
    CONDEMNED: Final = 1 << 17
    DEED: Final = 1 << 18  # مكافحة
    TO_WHOM: Final = 1 << 19  # وفقا


_FORMS: Final = (
    (GOVERNOR, Alike.GOVERNOR), (EARLIER[0], Alike.EARLIER), (EARLIER[1], Alike.EARLIER),
    (GUARDIAN, Alike.GUARDIAN), (GENERAL, Alike.GENERAL),
    (CAME_OUT[0], Alike.CAME_OUT), (CAME_OUT[1], Alike.CAME_OUT), (RETORT, Alike.RETORT), (THEN_WAS, Alike.RETORT),
    (BETWEEN, Alike.EITHER), (THROUGH, Alike.EITHER), (BOOK, Alike.BOOK), (JAILING, Alike.JAILING),
    (REFEREE, Alike.REFEREE), (HIGHNESS, Alike.HIGHNESS), (ANNE, Alike.ANNE),
    (LATEST, Alike.LATEST),
)  # fmt: skip


def alike(token: str, tables: Lexicon) -> int:
    """Return what a word type has of it."""
    found, folded = Alike.NONE, fold(token)
    for form, bit in _FORMS:
        if form in token:
            found |= bit
    if folded in tables.roles["with_lam"]:
        found |= Alike.TO_WHOM
    if token.endswith("ا"):
        found |= Alike.PAIR
    if token == CONDEMNED:
        found |= Alike.CONDEMNED
    if is_deed_form(token):
        found |= Alike.DEED
    if token.lstrip("و")[:1] == "ت":
        found |= Alike.TELLS
    if folded in tables.roles["letter"] and folded not in tables.roles["letter_or_word"]:
        found |= Alike.LETTER
    return found | Alike.BLESSING if folded in tables.eulogies else found
