"""What the steps of attribution share: the statements of one article in order, and who is known to be behind them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pipeline.language.attribution.entities import Entity, Mention
from pipeline.language.attribution.other_sources import OtherSources
from pipeline.language.attribution.register import Register
from pipeline.language.document import Detected, Statement
from pipeline.language.lexicon import Flag
from pipeline.language.phrasing.phrases import Reader

__all__ = ["MEMORY", "Discourse", "Place", "Source"]

MEMORY: Final = 200  # statements or sentences; nobody goes on speaking after so many others

_ONE: Final = frozenset(("person", "anonymous"))
Place = tuple[int, int]  # section and word


@dataclass(slots=True, init=False)
class Source:
    """Who is behind a statement, and how that was reached."""

    entity: Final[Entity]
    resolution: Final[str]
    mention: Final[Mention | None]
    antecedent: Final[Mention | None]

    def __init__(
        self, entity: Entity, resolution: str, mention: Mention | None = None, antecedent: Mention | None = None
    ) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.entity = entity
        self.resolution = resolution
        self.mention = mention
        self.antecedent = antecedent


class Discourse:
    """One article; ``found`` (the source of each statement) and ``subjects`` (of its sentences, in order) grow."""

    def __init__(self, document: Detected) -> None:
        """Index the statements by where their cues stand; nobody is known yet."""
        self.statements = document.statements
        self.readers = [Reader(s) for s in document.tagged.sections]
        self.register = Register(self.readers)
        self.entities = self.register.entities
        self.others = OtherSources(self.entities, self.readers)
        self.found: list[Source | None] = [None] * len(self.statements)
        self.subjects: list[tuple[Place, Entity]] = []
        self.reporting: set[Place] = set()  # the subjects among them that stand after a word of saying
        self.beside: set[Place] = set()  # those who hardly go on speaking: ورافقه في الجولة مدير الأمن فلان
        self.places = [self.place(s) for s in self.statements]
        self._order = sorted(range(len(self.statements)), key=lambda i: self.places[i])
        self._rank = {i: k for k, i in enumerate(self._order)}
        self._ordered_places = [self.places[i] for i in self._order]

    def settle_subjects(self) -> None:
        """Let a subject be whom its statement was found to mean, once it is known who spoke before: وقال | المدرب."""
        written = zip(self.statements, self.found, strict=True)
        known = {(s.section, s.source[0]): f for s, f in written if s.source is not None and f is not None}
        for k, (place, entity) in enumerate(self.subjects):
            source = known.get(place)
            if source is not None and source.resolution == "title" and {entity.kind, source.entity.kind} <= _ONE:
                self.subjects[k] = place, source.entity

    def place(self, statement: Statement) -> Place:
        """Return where the cue of a statement stands; where it has none, its content."""
        reader = self.readers[statement.section]
        return statement.section, reader.word_at(statement.cue[0] if statement.cue else statement.start)

    def before(self, i: int) -> Iterator[int]:
        """Give the statements whose cue stands before that of statement ``i``, the nearest first, not endlessly."""
        rank = self._rank[i]
        for k in reversed(self._order[max(0, rank - MEMORY) : rank]):
            if self.places[k] < self.places[i]:
                yield k

    def after(self, place: Place) -> Iterator[Statement]:
        """Give the statements whose cues stand after a place in its section, the nearest first, not endlessly."""
        begin = bisect_left(self._ordered_places, (place[0], place[1] + 1))
        for k in self._order[begin : begin + MEMORY]:
            if self.places[k][0] == place[0] and self.statements[k].parent is None:
                yield self.statements[k]

    def before_place(self, place: Place) -> Iterator[int]:
        """Give the statements whose cues stand before a place, the nearest first, not endlessly."""
        end = bisect_left(self._ordered_places, place)
        yield from reversed(self._order[max(0, end - MEMORY) : end])

    def spoken_before(self, place: Place) -> Iterator[tuple[Place, Entity]]:
        """Give the sources known so far whose statements stand before a place in its section, the nearest first."""
        for k in self.before_place(place):
            source = self.found[k]
            if source is not None and self.places[k][0] == place[0] and not self._told_within(k, place):
                yield self.places[k], source.entity

    def _told_within(self, k: int, place: Place) -> bool:
        """Say whether statement ``k`` is one that somebody told of in his own, which ended before a place.

        What an outlet relays is not: ذكرت الصحيفة أن المدير | قال إن …. وقال المتحدث نفسه.
        """
        parent = self.statements[k].parent
        if parent is None:
            return False
        outer = self.statements[parent]
        words = self.readers[outer.section].words
        if outer.source is not None and words[outer.source[0]].flags & (Flag.MEDIA | Flag.MEDIA_HEAD):
            return False
        return outer.section == place[0] and place[1] >= self.readers[outer.section].word_at(outer.end)

    def subject_before(self, place: Place) -> tuple[Place, Entity] | None:
        """Return the last subject of a sentence before a place in its section."""
        k = bisect_left(self.subjects, place, key=lambda s: s[0])
        return self.subjects[k - 1] if k and self.subjects[k - 1][0][0] == place[0] else None
