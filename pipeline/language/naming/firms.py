"""A firm called by its name alone where it stands once with what it is: أطلقت شركة زنتارا … وقالت | زنتارا | إن."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipeline.language.document import Name, TaggedSection, Word
from pipeline.language.lexicon import Flag

__all__ = ["with_firms"]

_UNLIKE: Final = Flag.FIRST_NAME | Flag.SURNAME | Flag.NISBA | Flag.PLACE | Flag.TOWN | Flag.STATE
_OPENING: Final = ('"', "«", "“", "'", "(")


def with_firms(sections: Sequence[TaggedSection]) -> tuple[TaggedSection, ...]:
    """Return the sections with bodies for the persons of one word whose name is a firm's in the article."""
    firms = {
        core: s.words[i].analysis.gender
        for s in sections for i in range(len(s.words) - 1) if (core := _firm(s.words, i))
    }  # fmt: skip
    if not firms:
        return tuple(sections)
    people = {
        w.core for s in sections for n in s.names if n.kind == "PER" and n.last - n.first > 1
        for w in s.words[n.first : n.last]
    }  # fmt: skip
    firms = {core: gender for core, gender in firms.items() if core not in people}
    return tuple(_renamed(section, firms) for section in sections)


def _firm(words: tuple[Word, ...], i: int) -> str:
    """Return the name of the firm at word ``i`` that is no person's or place's: شركة | زنتارا, شركة "| زنتارا"."""
    head = words[i]
    if "firm_head" not in head.stem_roles or head.analysis.enclitics or head.analysis.definite:
        return ""
    marked = words[i + 1].text in _OPENING and i + 2 < len(words)
    own = words[i + 2] if marked else words[i + 1]
    proper = own.pos == "noun_prop" and not own.analysis.definite and not own.flags & _UNLIKE
    return own.core if proper and own.part == head.part else ""


def _renamed(section: TaggedSection, firms: Mapping[str, str | None]) -> TaggedSection:
    names = tuple(_as_firm(section, n, firms) for n in section.names)
    return section if names == section.names else replace(section, names=names)


def _as_firm(section: TaggedSection, name: Name, firms: Mapping[str, str | None]) -> Name:
    """Return a body for a lone name of a firm without a title before it: وقالت | زنتارا, not المهندس زنتارا.

    Where a verb says "he" of a firm that is no he, its founder is called as it is: شركة بانكمان … وقال | بانكمان.
    """
    word, before = section.words[name.first], section.words[name.first - 1] if name.first else None
    if name.kind != "PER" or name.last - name.first > 1 or word.core not in firms:
        return name
    titled = before is not None and before.flags & (Flag.TITLE | Flag.HONORIFIC)
    he = before is not None and before.pos == "verb" and before.analysis.gender == "m" and firms[word.core] == "f"
    return name if titled or he else replace(name, kind="ORG")
