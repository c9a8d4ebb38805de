"""Bodies called by the last word of their name once it was written: حزب الكتائب, then الكتائب."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.language.document import Name, Word
from pipeline.language.normalise import fold

__all__ = ["short_names"]

_HEAD_AND_NAME: Final = 2


def short_names(words: tuple[Word, ...], names: Sequence[Name]) -> list[Name]:
    """Return the names with those that take up a party or group by its one definite word."""
    known = frozenset(_shorts(words, names))
    if not known:
        return list(names)
    taken = {i for name in names for i in range(name.first, name.last)}
    more = [Name(i, i + 1, "ORG") for i in range(len(words)) if i not in taken and _takes_up(words, i, known)]
    own = [Name(n.first, n.last, "ORG") if _generic(words, n, known) else n for n in names]
    return sorted([*own, *more], key=lambda n: n.first)


def _shorts(words: tuple[Word, ...], names: Sequence[Name]) -> list[str]:
    found = []
    for name in names:
        for part in name.parts or (name,):
            head = words[part.first]
            if part.kind != "ORG" or part.last - part.first != _HEAD_AND_NAME or head.analysis.definite:
                continue
            second = words[part.last - 1]
            if "armed_plural" in head.stem_roles:
                found.append("ال" + fold(head.stem))
            elif "called_by_name" in head.stem_roles and second.analysis.definite:
                found.append(second.core)
    return found


def _takes_up(words: tuple[Word, ...], i: int, known: frozenset[str]) -> bool:
    """Say whether word ``i`` stands alone for a body that was named: not in a longer phrase, not with an adjective."""
    word = words[i]
    if word.core not in known or not word.analysis.definite or not word.is_nominal:
        return False
    before = words[i - 1] if i else None
    following = words[i + 1] if i + 1 < len(words) else None
    if before is not None and before.pos == "noun" and not before.analysis.definite and not before.analysis.enclitics:
        return False
    return following is None or not (following.pos.startswith("adj") and following.analysis.definite)


def _generic(words: tuple[Word, ...], name: Name, known: frozenset[str]) -> bool:
    return not name.own and name.last - name.first == 1 and words[name.first].core in known
