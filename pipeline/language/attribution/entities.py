"""The sources of one article, and where each is mentioned.

An entity gathers all mentions of one person, institution, document or unnamed source.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pipeline.language.attribution.name_forms import MARKS, name_tokens
from pipeline.language.phrasing.phrases import Reader

__all__ = ["Entities", "Entity", "Mention", "last_mentioned", "number_before", "put"]

_BOTH_MARKS: Final = 2


@dataclass(slots=True, init=False, unsafe_hash=True)
class Mention:
    """Words ``[first, last)`` of a section."""

    section: Final[int]
    first: Final[int]
    last: Final[int]

    def __init__(self, section: int, first: int, last: int) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.section = section
        self.first = first
        self.last = last

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands, for ordering."""
        return self.section, self.first


@dataclass(slots=True, init=False)
class Entity:
    """One source: ``kind`` as in the records; ``tokens`` are the folded words of its fullest name."""

    kind: str
    name: str
    tokens: tuple[str, ...]
    gender: str | None
    number: str
    role: str | None
    roles: list[frozenset[str]]
    mentions: list[Mention]
    head: str
    lent: frozenset[str]  # the role that he has as a counterpart of another
    order: int  # among the entities of the article
    marked: tuple[str, ...] | None  # of a body, what the only marks of its first mention hold: قناة | "الأفق"

    def __init__(
        self,
        kind: str,
        name: str,
        tokens: tuple[str, ...],
        gender: str | None = None,
        number: str = "s",
        head: str = "",
    ) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.kind = kind
        self.name = name
        self.tokens = tokens
        self.gender = gender
        self.number = number
        self.role = None
        self.roles = []
        self.mentions = []
        self.head = head
        self.lent = frozenset()
        self.order = -1
        self.marked = None

    def last_before(self, place: tuple[int, int]) -> Mention | None:
        """Return its last mention before a place."""
        k = number_before(self.mentions, place)
        return self.mentions[k - 1] if k else None

    def has(self, mention: Mention) -> bool:
        """Say whether a mention is one of its own."""
        k = number_before(self.mentions, mention.place)
        return mention in self.mentions[k : k + 4]


def number_before(mentions: list[Mention], place: tuple[int, int]) -> int:
    """Return how many of some mentions, which are in order, stand before a place."""
    section, first = place
    low, high = 0, len(mentions)
    while low < high:  # as bisect_left does, without a call for each step
        middle = (low + high) >> 1
        other = mentions[middle]
        if other.section < section or (other.section == section and other.first < first):
            low = middle + 1
        else:
            high = middle
    return low


class Entities:
    """All entities of one article in the order in which they were met, and where to find one again."""

    def __init__(self, readers: list[Reader]) -> None:
        """Take the article; nobody is known yet."""
        self.readers = readers
        self.all: list[Entity] = []
        self._by_tokens: dict[tuple[str, ...], list[int]] = {}
        self._in_marks: dict[tuple[str, ...], list[int]] = {}
        self._mentions: dict[tuple[str, str], list[tuple[tuple[int, int], int]]] = {}  # by kind and head

    def add(self, entity: Entity) -> None:
        """Add somebody who was not met before, without his mentions."""
        entity.order = len(self.all)
        self.all.append(entity)
        put(self._by_tokens, entity.tokens, entity.order)

    def rename(self, entity: Entity, name: str, tokens: tuple[str, ...]) -> None:
        """Give an entity a fuller name."""
        entity.name, entity.tokens = name, tokens
        put(self._by_tokens, tokens, entity.order)

    def mention(self, entity: Entity, mention: Mention) -> None:
        """Add a mention of an entity, in order."""
        if entity.has(mention):
            return
        entity.mentions.insert(number_before(entity.mentions, mention.place), mention)
        insort(self._mentions.setdefault((entity.kind, entity.head), []), (mention.place, -entity.order))
        if entity.kind == "organisation" and entity.mentions[0] is mention:
            entity.marked = self._held_by_marks(mention)
            if entity.marked is not None:
                put(self._in_marks, entity.marked, entity.order)

    def drop(self, entity: Entity, mention: Mention) -> None:
        """Take a mention away from a person, if it has it."""
        if entity.has(mention):
            entity.mentions.remove(mention)
            self._mentions[entity.kind, entity.head].remove((mention.place, -entity.order))

    def called(self, kind: str, tokens: tuple[str, ...]) -> list[Entity]:
        """Return those of a kind whose fullest name is just that, in order."""
        found = [self.all[k] for k in self._by_tokens.get(tokens, ())]
        return [e for e in found if e.kind == kind and e.tokens == tokens]

    def marked(self, tokens: tuple[str, ...]) -> list[Entity]:
        """Return the bodies whose name marks set off where they were first mentioned, in order: قناة | "الأفق"."""
        found = [self.all[k] for k in self._in_marks.get(tokens, ())]
        return [e for e in found if e.marked == tokens]

    def last_with_head(self, kind: str, head: str, place: tuple[int, int]) -> Entity | None:
        """Return whose description opens with a noun and who was mentioned last before a place."""
        mentions = self._mentions.get((kind, head), [])
        k = bisect_left(mentions, (place, -len(self.all)))
        return self.all[-mentions[k - 1][1]] if k else None

    def _held_by_marks(self, mention: Mention) -> tuple[str, ...] | None:
        """Return what the only marks of a mention hold: قناة | "الأفق" | الفضائية; None for حزب الشعب."""
        reader = self.readers[mention.section]
        marks = [k for k in range(mention.first, mention.last) if reader.words[k].text in MARKS]
        return name_tokens(reader, marks[0] + 1, marks[1]) if len(marks) == _BOTH_MARKS else None


def last_mentioned(entities: Iterable[Entity], place: tuple[int, int]) -> Entity | None:
    """Return who of some was mentioned last before a place, the first of them where two were."""
    found = [(before.place, e) for e in entities if (before := e.last_before(place)) is not None]
    return max(found, key=_when)[1] if found else None


def _when(found: tuple[tuple[int, int], Entity]) -> tuple[int, int]:
    return found[0]


def put(index: dict[tuple[str, ...], list[int]], key: tuple[str, ...], order: int) -> None:
    """Add an entity, by its order, to those that an index has under a key; they stay in order."""
    orders = index.setdefault(key, [])
    k = bisect_left(orders, order)
    if orders[k : k + 1] != [order]:
        orders.insert(k, order)
