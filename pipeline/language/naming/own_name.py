"""Which institutions have a name of their own: حزب النهضة الريفية، الجيش المالي; not الحكومة، لجنة التحكيم."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag

__all__ = ["has_own_name"]

_HEAD_AND_KIND: Final = 2
_PROPER: Final = Flag.PLACE | Flag.TOWN | Flag.FIRST_NAME | Flag.SURNAME


def has_own_name(words: tuple[Word, ...], first: int, last: int, phrase: int) -> bool:
    """Say whether ``[first, last)`` names one institution and not a kind of them.

    ``phrase`` are the flags that the tables give to its first words together: مجلس الأمن.
    """
    head = words[first]
    if last - first == 1:
        return not head.flags & Flag.ORG_HEAD or "name_by_itself" in head.stem_roles
    if last - first == _HEAD_AND_KIND and "court_kind" in words[last - 1].stem_roles:
        return False  # محكمة الجنايات
    if phrase & Flag.INSTITUTION:
        plain = "plain_adjective" in words[last - 1].stem_roles
        return not (plain and "inner_body" in head.stem_roles)  # القوى السياسية
    if "site_head" in head.stem_roles:
        return False
    inside = words[first + 1 : last]
    if any(_proper(word) for word in inside):
        return True
    if head.flags & Flag.PLURAL and "armed_plural" not in head.stem_roles:
        return False
    if head.analysis.definite:
        return any(_relative(word) or word.analysis.lead == "ل" for word in inside)
    if not any(word.analysis.definite for word in inside):
        return False
    return "inner_body" not in head.stem_roles or any(_relative(word) for word in inside)


def _proper(word: Word) -> bool:
    """Say whether a word is itself a name: جامعة أوبسالا، شركة Nordlys."""
    return word.pos in ("noun_prop", "latin") or bool(word.flags & _PROPER and not word.analysis.definite)


def _relative(word: Word) -> bool:
    """Say whether an adjective says whose or of what kind a body is: الإسبانية، الوطني; not الرسمي، الأخرى."""
    if "plain_adjective" in word.stem_roles:
        return False
    return bool(word.flags & Flag.NISBA) or word.stem.endswith(("ي", "ية", "يه"))
