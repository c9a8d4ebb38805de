"""Which institutions have a name of their own: حزب النهضة الريفية، الجيش المالي; not الحكومة، لجنة التحكيم."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, Lexicon

__all__ = ["has_own_name"]

_HEAD_AND_KIND: Final = 2
_PROPER: Final = Flag.PLACE | Flag.TOWN | Flag.FIRST_NAME | Flag.SURNAME


def has_own_name(words: tuple[Word, ...], first: int, last: int, phrase: int, tables: Lexicon) -> bool:
    """Say whether ``[first, last)`` names one institution and not a kind of them.

    ``phrase`` are the flags that the tables give to its first words together: مجلس الأمن.
    """
    head = words[first]
    if last - first == 1:
        return not head.flags & Flag.ORG_HEAD or head.stem in tables.roles["name_by_itself"]
    if last - first == _HEAD_AND_KIND and words[last - 1].stem in tables.roles["court_kind"]:
        return False  # محكمة الجنايات
    if phrase & Flag.INSTITUTION:
        plain = words[last - 1].stem in tables.roles["plain_adjective"]
        return not (plain and head.stem in tables.roles["inner_body"])  # القوى السياسية
    if head.stem in tables.roles["site_head"]:
        return False
    inside = words[first + 1 : last]
    if any(_proper(word) for word in inside):
        return True
    if head.flags & Flag.PLURAL and head.stem not in tables.roles["armed_plural"]:
        return False
    if head.analysis.definite:
        return any(_relative(word, tables) or word.analysis.proclitics[:1] == ("ل",) for word in inside)
    if not any(word.analysis.definite for word in inside):
        return False
    return head.stem not in tables.roles["inner_body"] or any(_relative(word, tables) for word in inside)


def _proper(word: Word) -> bool:
    """Say whether a word is itself a name: جامعة أوبسالا، شركة Nordlys."""
    return word.pos in ("noun_prop", "latin") or bool(word.flags & _PROPER and not word.analysis.definite)


def _relative(word: Word, tables: Lexicon) -> bool:
    """Say whether an adjective says whose or of what kind a body is: الإسبانية، الوطني; not الرسمي، الأخرى."""
    if word.stem in tables.roles["plain_adjective"]:
        return False
    return bool(word.flags & Flag.NISBA) or word.stem.endswith(("ي", "ية", "يه"))
