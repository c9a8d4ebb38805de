"""The end of the noun phrase that a preposition governs: المسؤول في | الوكالة الدولية للطاقة |."""

from __future__ import annotations

from pipeline.language.nominal import attaches, has_preposition
from pipeline.language.phrasing.index import SectionIndex

__all__ = ["over_name"]


def over_name(index: SectionIndex, j: int, last: int) -> int:
    """Step over the noun phrase after a preposition, up to what is closed."""
    name = index.names.get(j)
    end = name.last if name is not None and name.last <= last else j + 1
    while (
        end < last and index.words[end].is_nominal and not has_preposition(index.words[end]) and not index.is_time(end)
    ):
        if (end in index.names and index.names[end].kind in ("PER", "TITLE")) or not attaches(index.words, j, end):
            break
        inner = index.names.get(end)
        end = inner.last if inner is not None and inner.last <= last else end + 1
    return end
