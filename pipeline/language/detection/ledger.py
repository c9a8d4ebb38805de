"""The statements found so far in one section, indexed by where they and their cues stand."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language.document import Statement
from pipeline.language.phrasing.phrases import Reader

__all__ = ["Ledger"]


class Ledger:
    """Statements in the order in which they were found."""

    def __init__(self, reader: Reader) -> None:
        """Take the reader of the section; there is no statement yet."""
        self.reader = reader
        self._all: dict[int, Statement] = {}
        self._by_cue: dict[int, list[int]] = {}
        self._by_part: dict[int, list[int]] = {}
        self._by_content: dict[int, list[int]] = {}
        self._clear()

    def _clear(self) -> None:
        size = len(self.reader.words) + 1
        self._within, self._inside = bytearray(size), bytearray(size)

    def add(self, statement: Statement) -> None:
        """Add a statement."""
        key = len(self._all) and next(reversed(self._all)) + 1
        self._all[key] = statement
        if statement.cue is not None:
            self._by_cue.setdefault(statement.cue[0], []).append(key)
        self._by_part.setdefault(statement.part, []).append(key)
        first = min(self.reader.word_at(statement.start), len(self.reader.words) - 1)
        self._by_content.setdefault(self.reader.words[first].part, []).append(key)
        self._cover(statement)

    def _cover(self, statement: Statement) -> None:
        first, second, last = (self.reader.word_at(p) for p in (statement.start, statement.start + 1, statement.end))
        self._within[first:last] = b"\1" * max(0, last - first)
        self._inside[second:last] = b"\1" * max(0, last - second)

    def replace(self, old: Statement, new: Statement) -> None:
        """Put a statement in the place of another with the same content and cue."""
        key = next(k for k in self._by_part[old.part] if self._all.get(k) is old)
        self._all[key] = new

    def drop_cues(self, positions: Sequence[int]) -> None:
        """Take back the statements whose cue starts at one of the positions."""
        for position in positions:
            for key in self._by_cue.pop(position, []):
                self._all.pop(key, None)
        self._clear()
        for statement in self._all.values():
            self._cover(statement)

    def all(self) -> list[Statement]:
        """Return all statements."""
        return list(self._all.values())

    def with_cue_at(self, position: int) -> list[Statement]:
        """Return the statements whose cue starts at a position."""
        return self._some(self._by_cue.get(position, []))

    def of_part(self, part: int) -> list[Statement]:
        """Return the statements that a sentence reports."""
        return self._some(self._by_part.get(part, []))

    def starting_in(self, part: int) -> list[Statement]:
        """Return the statements whose content begins in a sentence."""
        return self._some(self._by_content.get(part, []))

    def _some(self, keys: list[int]) -> list[Statement]:
        return [self._all[k] for k in keys if k in self._all]

    def covers(self, i: int) -> bool:
        """Say whether word ``i`` belongs to the content of a statement."""
        return bool(self._within[i])

    def is_inside(self, i: int) -> bool:
        """Say whether word ``i`` stands in the content of a statement and does not begin it."""
        return bool(self._inside[i])
