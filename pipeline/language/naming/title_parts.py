"""What a title is made of: the office, the body with a name of its own, the rank or second office after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.language.document import Name, Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.naming.clubs import is_club
from pipeline.language.naming.listed import phrase_at
from pipeline.language.naming.organisations import institution_end
from pipeline.language.naming.own_name import has_own_name
from pipeline.language.nominal import is_closed

__all__ = ["title_parts"]

_MOST: Final = 12
_BODY: Final = Flag.INSTITUTION | Flag.ORG_HEAD


def title_parts(
    words: tuple[Word, ...], first: int, last: int, known: frozenset[str], tables: Lexicon, *, sport: bool = False
) -> tuple[Name, ...]:
    """Return the parts of a title of several: المتحدث باسم | الكرملين، قائد الحملة | الفريق; none of a plain one."""
    parts = tuple(_parts(words, first, last, known, tables, sport=sport)) if last - first > 1 else ()
    return parts if len(parts) > 1 else ()


def _parts(
    words: tuple[Word, ...], first: int, last: int, known: frozenset[str], tables: Lexicon, *, sport: bool
) -> Iterator[Name]:
    start, j = first, first + 1
    while j < last:
        # وزير الخارجية: the field, not the ministry
        field = "minister" in words[start].stem_roles or j - first > _MOST
        end = j if field else _body_end(words, j, last, known, tables)
        if sport and end == j and is_club(words, j, last):
            end = j + 1  # مدرب | الأنصار
        if end > j:
            yield Name(start, j, "TITLE")
            yield Name(j, end, "ORG")
            start, j = end, end
            while j < last and not words[j].flags & (Flag.TITLE | Flag.HONORIFIC):
                j += 1  # رئيس حزب الأمة | السابق
            start, j = j, j + 1
        elif _second(words, start, j):
            yield Name(start, j, "TITLE")
            start, j = j, j + 1
        else:
            j += 1
    if start < last:
        yield Name(start, last, "TITLE")


def _body_end(words: tuple[Word, ...], j: int, last: int, known: frozenset[str], tables: Lexicon) -> int:
    """Return where the named body that starts at word ``j`` ends; ``j`` if there is none."""
    word = words[j]
    matched = phrase_at(words, j, last, tables)
    phrase = matched[1] if matched is not None else Flag.NONE
    if not (word.flags | phrase) & _BODY or word.flags & (Flag.TITLE | Flag.HONORIFIC) or word.analysis.enclitics:
        return j
    end = institution_end(words, j, last, known, tables)
    if end - j == 2 and words[j + 1].flags & Flag.PLURAL and words[j + 1].flags & Flag.TITLE:
        return j  # نائب رئيس مجلس الوزراء
    return end if has_own_name(words, j, end, phrase) else j


def _second(words: tuple[Word, ...], start: int, j: int) -> bool:
    """Say whether a second title starts at word ``j``: نائب رئيس الوزراء | وزير الخارجية."""
    word = words[j]
    if not word.flags & (Flag.TITLE | Flag.HONORIFIC) or word.pos != "noun" or word.analysis.enclitics:
        return False
    address = words[start].flags & Flag.HONORIFIC and not words[start].analysis.definite and j - start == 1
    return is_closed(words, start, j) and not address  # معالي الوزير
