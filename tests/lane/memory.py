"""A lane's surroundings in memory: a log with gaps, a broker with fencing and atomic commits, and crashes at will."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from pipeline.errors import FencedError, GapError
from pipeline.lane.elements import LaneId, Message
from pipeline.lane.writer import Committed, OutputMessage

LANE = LaneId("in", 0)


class CrashError(BaseException):
    """The process is gone; derived so that nothing catches it by accident."""


@dataclass
class Crashes:
    """Crashes at the given step, counted from 1; 0 never does. ``steps`` says how many there were."""

    at: int = 0
    steps: int = 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self.at:
            raise CrashError


@dataclass
class MemoryLog:
    """The messages of each lane by offset; offsets in between hold none. ``ends`` is where each lane ends."""

    messages: dict[LaneId, list[Message]]
    ends: dict[LaneId, int]
    starts: dict[LaneId, int] = field(default_factory=dict)
    batch: int = 3


class MemoryReader:
    def __init__(self, log: MemoryLog, lane: LaneId, offset: int) -> None:
        if offset < log.starts.get(lane, 0):
            raise GapError(f"{lane}: offset {offset} is gone")
        self._left = [message for message in log.messages[lane] if message.offset >= offset]
        self._batch = log.batch
        self._end = log.ends[lane]
        self._position = offset

    def poll(self) -> Sequence[Message]:
        batch, self._left = self._left[: self._batch], self._left[self._batch :]
        self._position = batch[-1].offset + 1 if batch else self._end if not self._left else self._position
        return batch

    def position(self) -> int:
        return self._position

    def close(self) -> None:
        self._left = []


@dataclass(frozen=True)
class MemorySource:
    """Pickled to the worker in the same process; the log is found again by its name."""

    name: str
    logs: ClassVar[dict[str, MemoryLog]] = {}

    def open(self, lane: LaneId, offset: int) -> MemoryReader:
        return MemoryReader(self.logs[self.name], lane, offset)


@dataclass
class MemoryBroker:
    """Offsets and output messages of all lanes; a commit happens at one moment, or not at all."""

    committed: dict[LaneId, Committed] = field(default_factory=dict)
    messages: list[OutputMessage] = field(default_factory=list)
    epochs: dict[LaneId, int] = field(default_factory=dict)
    crashes: Crashes = field(default_factory=Crashes)
    commits: list[tuple[LaneId, int]] = field(default_factory=list)


class MemoryTransactions:
    def __init__(self, broker: MemoryBroker, lane: LaneId) -> None:
        self._broker = broker
        self._lane = lane
        self._epoch = 0
        self.closed = False

    def open(self) -> Committed:
        self._broker.crashes.step()
        self._epoch = self._broker.epochs[self._lane] = self._broker.epochs.get(self._lane, 0) + 1
        self._broker.crashes.step()
        return self._broker.committed.get(self._lane, Committed())

    def commit(self, messages: Sequence[OutputMessage], next_offset: int, token: str) -> None:
        self._broker.crashes.step()
        if self._broker.epochs[self._lane] != self._epoch:
            raise FencedError(f"{self._lane}: another copy")
        self._broker.messages.extend(messages)
        self._broker.committed[self._lane] = Committed(next_offset, token)
        self._broker.commits.append((self._lane, next_offset))
        self._broker.crashes.step()

    def close(self) -> None:
        self.closed = True


@dataclass(frozen=True)
class MemorySink:
    """Pickled to the worker in the same process; the broker is found again by its name."""

    name: str
    brokers: ClassVar[dict[str, MemoryBroker]] = {}

    def transactions(self, lane: LaneId) -> MemoryTransactions:
        return MemoryTransactions(self.brokers[self.name], lane)


def article(offset: int, quotes: int = 1) -> Message:
    """Return the message of an article with that many quotations (see ``fakes``)."""
    value = f'{{"id": "a{offset}", "text": "{quotes} quotes in article {offset}"}}'
    return Message(offset, value.encode(), key=str(offset).encode(), timestamp=1_700_000_000_000 + offset)


def articles(offsets: Sequence[int] | range) -> Iterator[Message]:
    """Yield one article for each offset, with none to four quotations."""
    return (article(offset, offset % 5) for offset in offsets)
