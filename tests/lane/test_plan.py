from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import GapError
from pipeline.lane.elements import LaneId
from pipeline.lane.plan import Lane, PartitionOffsets, chunk_border, plan_backfill, plan_drain, share_records


def partition(number: int, earliest: int, latest: int, committed: int | None = None) -> PartitionOffsets:
    return PartitionOffsets(LaneId("in", number), earliest, latest, committed)


@pytest.mark.parametrize(
    ("offset", "chunk", "border"), [(0, 10, 10), (9, 10, 10), (10, 10, 20), (11, 10, 20), (7, 1, 8)]
)
def test_chunk_borders_are_absolute_multiples(offset: int, chunk: int, border: int) -> None:
    assert chunk_border(offset, chunk) == border


@pytest.mark.parametrize(
    ("earliest", "latest", "committed", "planned"),
    [
        (0, 10, None, (0, 10)),
        (4, 10, None, (4, 10)),
        (0, 10, 3, (3, 10)),
        (0, 10, 10, (10, 10)),
        (3, 10, 3, (3, 10)),
        (10, 10, 10, (10, 10)),
        (0, 0, None, (0, 0)),
    ],
)
def test_a_drain_goes_from_the_committed_offset_to_the_end(
    earliest: int, latest: int, committed: int | None, planned: tuple[int, int]
) -> None:
    (lane,) = plan_drain([partition(0, earliest, latest, committed)]).lanes
    assert (lane.start, lane.end) == planned
    assert lane.readable == lane.start


def test_a_group_without_an_offset_is_told_of() -> None:
    plan = plan_drain([partition(0, 4, 10), partition(1, 0, 5, 2)])
    assert plan.notes == ("in/0: the group has no committed offset; starting at the earliest offset 4",)


def test_lanes_with_nothing_new_are_no_work() -> None:
    plan = plan_drain([partition(0, 0, 10, 10), partition(1, 0, 10, 9)])
    assert [lane.lane.partition for lane in plan.work] == [1]
    assert plan.lag == 1


def test_a_committed_offset_that_retention_deleted_is_a_gap() -> None:
    with pytest.raises(GapError, match=r"in/0: offsets 3 to 4 are gone .*--on-gap skip"):
        plan_drain([partition(0, 5, 10, 3)])


def test_a_gap_can_be_skipped_and_stays_part_of_the_range() -> None:
    plan = plan_drain([partition(0, 5, 10, 3)], on_gap="skip")
    assert plan.lanes == (Lane(LaneId("in", 0), 3, 10, 5),)
    assert plan.notes == ("in/0: offsets 3 to 4 are gone (retention); skipped",)


@pytest.mark.parametrize("on_gap", ["fail", "skip"])
def test_an_offset_behind_the_end_is_never_skipped(on_gap: str) -> None:
    with pytest.raises(GapError, match="was the topic made anew"):
        plan_drain([partition(0, 0, 10, 11)], on_gap=on_gap)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "last", "committed", "planned"),
    [
        (3, 7, None, (3, 7)),
        (3, 7, 5, (5, 7)),
        (3, 7, 7, (7, 7)),
        (3, 99, None, (3, 10)),
        (50, 99, None, (10, 10)),
        (7, 3, None, (7, 7)),
    ],
)
def test_a_backfill_reads_what_was_asked_for(
    first: int, last: int, committed: int | None, planned: tuple[int, int]
) -> None:
    lane = LaneId("in", 0)
    plan = plan_backfill([partition(0, 0, 10, committed)], starts={lane: first}, ends={lane: last})
    assert (plan.lanes[0].start, plan.lanes[0].end) == planned


def test_a_backfill_of_what_is_gone_is_a_gap() -> None:
    lane = LaneId("in", 0)
    with pytest.raises(GapError, match="offsets 0 to 4 are gone"):
        plan_backfill([partition(0, 5, 10)], starts={lane: 0}, ends={lane: 9})


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=8),
    st.integers(1, 300),
)
def test_shares_add_up_and_are_even(sizes: list[tuple[int, int]], most: int) -> None:
    lanes = [Lane(LaneId("in", n), start, start + size, start) for n, (start, size) in enumerate(sizes)]
    shared = share_records(lanes, most)
    shares = [lane.max_records or 0 for lane in shared]
    assert [lane.lane for lane in shared] == [lane.lane for lane in lanes]
    assert sum(shares) == min(most, sum(lane.lag for lane in lanes))
    assert all(share <= lane.lag for share, lane in zip(shares, lanes, strict=True))
    short = [share for share, lane in zip(shares, lanes, strict=True) if share < lane.lag]
    assert not short or max(shares) - min(short) <= 1, (
        "who gets less than there is gets as much as anybody, but for one"
    )


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.none() | st.integers(0, 80)), max_size=6),
    st.sampled_from(["fail", "skip"]),
)
def test_planned_ranges_lie_in_the_log_and_start_where_the_group_is(
    given_partitions: list[tuple[int, int, int | None]], on_gap: str
) -> None:
    partitions = [partition(n, low, low + size, at) for n, (low, size, at) in enumerate(given_partitions)]
    gap = any(each.committed is not None and each.committed > each.latest for each in partitions)
    gap |= on_gap == "fail" and any(
        each.committed is not None and each.committed < each.earliest for each in partitions
    )
    if gap:
        with pytest.raises(GapError):
            plan_drain(partitions, on_gap=on_gap)  # type: ignore[arg-type]
        return
    for each, lane in zip(partitions, plan_drain(partitions, on_gap=on_gap).lanes, strict=True):  # type: ignore[arg-type]
        assert lane.start == (each.earliest if each.committed is None else each.committed)
        assert each.earliest <= lane.readable <= lane.end == each.latest
        assert lane.start <= lane.readable
