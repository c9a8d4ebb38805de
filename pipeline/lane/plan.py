"""Plan a drain: which offsets of which partition are to be read. Pure; what the broker says is passed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.errors import GapError
from pipeline.lane.elements import LaneId

__all__ = ["Lane", "OnGap", "PartitionOffsets", "Plan", "chunk_border", "plan_backfill", "plan_drain", "share_records"]

OnGap = Literal["fail", "skip"]


@dataclass(frozen=True, slots=True)
class PartitionOffsets:
    """What the broker says about one partition.

    Attributes:
        earliest: First offset that is still there.
        latest: Last stable offset: everything before it is decided.
        committed: Offset that the group reads next; None if the group has none.
        token: Names the files that belong to that commit (see ``files.py``); empty if it has none.
    """

    lane: LaneId
    earliest: int
    latest: int
    committed: int | None = None
    token: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One partition's planned range ``[start, end)``.

    Attributes:
        readable: First offset that can be read; ``[start, readable)`` is a gap that was accepted.
        max_records: Stop after that many messages; None reads all.
    """

    lane: LaneId
    start: int
    end: int
    readable: int
    max_records: int | None = None

    @property
    def lag(self) -> int:
        """Return how many offsets there are to read, gaps and transaction markers included."""
        return self.end - self.readable


@dataclass(frozen=True, slots=True)
class Plan:
    """All lanes of a run, also those with nothing to do, and what people should know about them."""

    lanes: tuple[Lane, ...]
    notes: tuple[str, ...] = ()

    @property
    def work(self) -> tuple[Lane, ...]:
        """Return the lanes that have something to do."""
        return tuple(lane for lane in self.lanes if lane.end > lane.start and lane.max_records != 0)

    @property
    def lag(self) -> int:
        """Return the offsets to read, over all lanes."""
        return sum(lane.lag for lane in self.lanes)


def chunk_border(offset: int, chunk_records: int) -> int:
    """Return the first chunk border after ``offset``: an absolute multiple of ``chunk_records``."""
    return (offset // chunk_records + 1) * chunk_records


def plan_drain(
    partitions: Sequence[PartitionOffsets],
    *,
    on_gap: OnGap = "fail",
    max_records: int | None = None,
) -> Plan:
    """Plan to read what is new for the group.

    Args:
        partitions: All partitions of the topic.
        on_gap: What to do when retention has deleted offsets that the group has not read.
        max_records: Most messages to read, over all lanes.

    Raises:
        GapError: The next offset of a lane is no longer there, or not there yet.
    """
    lanes, notes = [], []
    for each in sorted(partitions, key=lambda partition: partition.lane):
        start = each.committed
        if start is None:
            start = each.earliest
            notes.append(f"{each.lane}: the group has no committed offset; starting at the earliest offset {start}")
        lanes.append(_lane(each, start, each.latest, on_gap, notes))
    return Plan(share_records(lanes, max_records), tuple(notes))


def plan_backfill(
    partitions: Sequence[PartitionOffsets],
    *,
    starts: Mapping[LaneId, int],
    ends: Mapping[LaneId, int],
    on_gap: OnGap = "fail",
    max_records: int | None = None,
) -> Plan:
    """Plan to read ``[starts, ends)`` again; a lane that an earlier try has begun goes on at its committed offset.

    Args:
        partitions: All partitions of the topic; ``committed`` is that of the backfill's own group.
        starts: First offset for each lane; where there is none, the earliest.
        ends: Offset after the last for each lane; where there is none, the end of the partition.
        on_gap: What to do when offsets that were asked for are no longer there.
        max_records: Most messages to read, over all lanes.

    Raises:
        GapError: The first offset of a lane is no longer there.
    """
    lanes: list[Lane] = []
    notes: list[str] = []
    for each in sorted(partitions, key=lambda partition: partition.lane):
        start = min(starts.get(each.lane, each.earliest), each.latest)
        end = max(start, min(ends.get(each.lane, each.latest), each.latest))
        if each.committed is not None:
            start = min(max(start, each.committed), end)
        lanes.append(_lane(each, start, end, on_gap, notes))
    return Plan(share_records(lanes, max_records), tuple(notes))


def share_records(lanes: Sequence[Lane], max_records: int | None) -> tuple[Lane, ...]:
    """Share ``max_records`` out evenly; what a lane with less to read does not need goes to the others."""
    if max_records is None:
        return tuple(lanes)
    shares: dict[LaneId, int] = {}
    left = max_records
    for rank, lane in enumerate(sorted(lanes, key=lambda each: (each.lag, each.lane))):
        others = len(lanes) - rank
        shares[lane.lane] = min(lane.lag, -(-left // others))
        left -= shares[lane.lane]
    return tuple(replace(lane, max_records=shares[lane.lane]) for lane in lanes)


def _lane(each: PartitionOffsets, start: int, end: int, on_gap: OnGap, notes: list[str]) -> Lane:
    if start > each.latest:
        raise GapError(
            f"{each.lane}: next offset {start} lies behind the end {each.latest}: was the topic made anew? "
            "Use another --group and --output-dir, or reset the group's offset"
        )
    readable = min(max(start, each.earliest), max(end, start))
    if readable > start:
        gone = f"{each.lane}: offsets {start} to {readable - 1} are gone (retention)"
        if on_gap == "fail":
            raise GapError(f"{gone}; --on-gap skip goes on without them")
        notes.append(f"{gone}; skipped")
    return Lane(each.lane, start, end, readable)
