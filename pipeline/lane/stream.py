"""Read lanes without end: one call, one bundle, one flush.

A call reads until a chunk is full or ``flush_seconds`` are over, or not at all where nothing is there, and then hands
the rest of the lane back to the runner. ``WriteLane`` flushes at the end of the bundle, so what was read is final then.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import apache_beam as beam
from apache_beam.io.restriction_trackers import OffsetRange, OffsetRestrictionTracker
from apache_beam.io.watermark_estimators import ManualWatermarkEstimator
from apache_beam.transforms.core import RestrictionProvider
from apache_beam.utils.timestamp import Duration, Timestamp

from pipeline.lane.elements import Element, LaneId, Message
from pipeline.lane.logs import set_worker_log_levels
from pipeline.lane.plan import Lane, chunk_border
from pipeline.lane.source import Reader, Source, cover
from pipeline.lane.transforms import Stop

__all__ = ["LaneTracker", "Lanes", "StreamLane"]

ENDLESS = 2**62
IDLE_SECONDS = 0.5


class LaneTracker(OffsetRestrictionTracker):
    """A lane's offsets without an end; a lane is never split, only handed back from where it is."""

    def is_bounded(self) -> bool:
        """Return that there is no end."""
        return False

    def try_split(self, fraction_of_remainder: float) -> Any:
        """Hand the rest back where the runner wants that at once; refuse to share a lane out."""
        return super().try_split(0) if fraction_of_remainder == 0 else None


class Lanes(RestrictionProvider):
    """Lanes as restrictions."""

    def initial_restriction(self, element: Lane) -> OffsetRange:
        """Return a lane from its planned start on."""
        return OffsetRange(element.start, ENDLESS)

    def create_tracker(self, restriction: OffsetRange) -> LaneTracker:
        """Return the tracker of a lane."""
        return LaneTracker(restriction)

    def restriction_size(self, element: Lane, restriction: OffsetRange) -> int:
        """Return that all lanes weigh the same: nobody knows what will come."""
        return 1


# Beam finds what a call needs by the defaults of its arguments.
_TRACKER = beam.DoFn.RestrictionParam(Lanes())
_WATERMARK = beam.DoFn.WatermarkEstimatorParam(ManualWatermarkEstimator.default_provider())


@dataclass(slots=True)
class _Cursor:
    """A lane, opened for reading, with the messages that came but are not yet passed on."""

    lane: LaneId
    at: int
    reader: Reader
    waiting: deque[Message] = field(default_factory=deque)


class StreamLane(beam.DoFn):
    """Read lanes without end: a ``Lane`` in, ``Element``s out, in order; see ``ReadLane`` for the bounded form.

    Args:
        source: Where lanes are read from.
        chunk_records: A call ends at absolute multiples of it.
        flush_seconds: A call ends after that long.
        stop: When to end the lanes.
    """

    def __init__(self, source: Source, chunk_records: int, flush_seconds: float, stop: Stop) -> None:
        self._source = source
        self._chunk_records = chunk_records
        self._flush_seconds = flush_seconds
        self._stop = stop
        self._cursors: dict[LaneId, _Cursor] = {}

    def setup(self) -> None:
        """Set the log of the worker."""
        set_worker_log_levels()

    @beam.DoFn.unbounded_per_element()
    def process(
        self,
        lane: Lane,
        tracker: Any = _TRACKER,
        watermark: Any = _WATERMARK,
    ) -> Iterator[Element]:
        """Yield the next elements of one lane, and hand back the rest of it."""
        cursor = self._cursor(lane.lane, tracker.current_restriction().start, lane.readable)
        for element in self._next_elements(cursor, lane.readable):
            if not tracker.try_claim(element.next_offset - 1):
                return
            yield element
        watermark.set_watermark(Timestamp.of(time.time()))
        if self._stop():
            tracker.try_claim(ENDLESS)
        else:
            tracker.defer_remainder(Duration(seconds=IDLE_SECONDS))

    def teardown(self) -> None:
        """Let go of the connections."""
        while self._cursors:
            self._cursors.popitem()[1].reader.close()

    def _cursor(self, lane: LaneId, start: int, readable: int) -> _Cursor:
        """Return the lane at ``start``: where the last call left it, or opened anew."""
        cursor = self._cursors.get(lane)
        if cursor is not None and cursor.at == start:
            return cursor
        if cursor is not None:
            self._cursors.pop(lane).reader.close()
        self._cursors[lane] = _Cursor(lane, start, self._source.open(lane, max(start, readable)))
        return self._cursors[lane]

    def _next_elements(self, cursor: _Cursor, readable: int) -> Iterator[Element]:
        """Yield elements up to the next chunk border; the cursor moves on only once an element was taken."""
        if cursor.at < readable:
            yield Element(cursor.lane, cursor.at, readable)
            cursor.at = readable
        border = chunk_border(cursor.at, self._chunk_records)
        began, deadline = cursor.at, time.monotonic() + self._flush_seconds
        while cursor.at < border and time.monotonic() < deadline and not self._stop():
            if not cursor.waiting:
                cursor.waiting.extend(cursor.reader.poll())
            if cursor.waiting:
                yield from self._up_to(cursor, border)
                continue
            position = min(cursor.reader.position(), border)
            if position > cursor.at:
                yield Element(cursor.lane, cursor.at, position)
                cursor.at = position
            elif cursor.at == began:
                return  # nothing is there: the other lanes are waiting for their turn

    def _up_to(self, cursor: _Cursor, border: int) -> Iterator[Element]:
        for element in cover(cursor.lane, cursor.at, cursor.waiting[0], self._chunk_records):
            if element.from_offset >= border:
                return
            yield element
            cursor.at = element.next_offset
            if element.message is not None:
                cursor.waiting.popleft()
