"""Read a planned range as elements that cover every offset of it, whatever it is read from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from pipeline.errors import GapError
from pipeline.lane.elements import Element, LaneId, Message
from pipeline.lane.plan import Lane, chunk_border

__all__ = ["Reader", "Source", "cover", "read_range"]


class Reader(Protocol):
    """One lane, opened for reading at an offset."""

    def poll(self) -> Sequence[Message]:
        """Return the next committed messages in order, after a short wait at most; none is no sign of the end."""

    def position(self) -> int:
        """Return the offset that is read next: all before it is returned, or holds no message."""

    def close(self) -> None:
        """Let go of the connection."""


class Source(Protocol):
    """Where lanes are read from; pickled to where they are read."""

    def open(self, lane: LaneId, offset: int) -> Reader:
        """Return a reader that starts at ``offset``.

        Raises:
            GapError: The offset is no longer there (also from ``poll``).
            UnreachableError: The broker does not answer (also from ``poll``).
        """


def read_range(
    source: Source, lane: Lane, *, chunk_records: int, stopped: Callable[[], bool] = lambda: False
) -> Iterator[Element]:
    """Yield elements that cover ``[lane.start, lane.end)`` without hole or overlap, none across a chunk border.

    Done means that the position has reached the end: transaction markers and compaction leave offsets without
    messages, so messages cannot be counted. Stops early, between two messages, after ``lane.max_records`` or once
    ``stopped()``; what was yielded until then is contiguous from ``lane.start``.
    """
    at = lane.start
    if lane.readable > at:
        yield Element(lane.lane, at, lane.readable)
        at = lane.readable
    left = lane.max_records
    reader = source.open(lane.lane, at)
    try:
        while at < lane.end and left != 0 and not stopped():
            for message in reader.poll():
                if message.offset >= lane.end or left == 0 or stopped():
                    break
                yield from cover(lane.lane, at, message, chunk_records)
                at = message.offset + 1
                left = None if left is None else left - 1
            else:
                position = min(reader.position(), lane.end)
                if position < at:
                    raise GapError(f"{lane.lane}: the reader went back from offset {at} to {position}")
                if position > at:
                    yield Element(lane.lane, at, position)
                    at = position
                continue
            if left != 0 and at < lane.end and not stopped():  # the next message lies behind the end
                yield Element(lane.lane, at, lane.end)
                at = lane.end
    finally:
        reader.close()


def cover(lane: LaneId, at: int, message: Message, chunk_records: int) -> Iterator[Element]:
    """Yield the message as an element from ``at`` on, after one for a gap that reaches over a chunk border.

    So a flush happens at the same border however often, and from wherever, the lane is read again.
    """
    border = message.offset // chunk_records * chunk_records
    if at < border:
        yield Element(lane, at, border)
        at = border
    yield Element(lane, at, message.offset + 1, message, message.value)
    assert message.offset < chunk_border(at, chunk_records)
