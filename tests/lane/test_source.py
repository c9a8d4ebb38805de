from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import GapError
from pipeline.lane.elements import Element
from pipeline.lane.plan import Lane
from pipeline.lane.source import read_range
from tests.lane.memory import LANE, MemoryLog, MemorySource, articles


def read(offsets: list[int], lane: Lane, *, end: int, chunk: int = 10, batch: int = 3) -> list[Element]:
    MemorySource.logs["test"] = MemoryLog({lane.lane: list(articles(offsets))}, {lane.lane: end}, batch=batch)
    return list(read_range(MemorySource("test"), lane, chunk_records=chunk))


def covered(elements: list[Element]) -> list[tuple[int, int, int | None]]:
    return [(each.from_offset, each.next_offset, each.message and each.message.offset) for each in elements]


@pytest.mark.parametrize(
    ("offsets", "expected"),
    [
        ([0, 1, 2], [(0, 1, 0), (1, 2, 1), (2, 3, 2)]),
        ([0, 2], [(0, 1, 0), (1, 3, 2)]),  # a hole of compaction belongs to the message behind it
        ([0, 1], [(0, 1, 0), (1, 2, 1), (2, 3, None)]),  # a transaction marker at the end
        ([], [(0, 3, None)]),
        ([2, 3, 4], [(0, 3, 2)]),  # messages behind the planned end are not read
        ([3], [(0, 3, None)]),
    ],
)
def test_every_offset_of_the_range_is_covered(offsets: list[int], expected: list[tuple[int, int, int | None]]) -> None:
    assert covered(read(offsets, Lane(LANE, 0, 3, 0), end=9)) == expected


def test_a_gap_over_a_border_is_cut_there() -> None:
    elements = read([8, 23], Lane(LANE, 8, 25, 8), end=25)
    assert covered(elements) == [(8, 9, 8), (9, 20, None), (20, 24, 23), (24, 25, None)]


def test_an_accepted_gap_comes_first() -> None:
    MemorySource.logs["test"] = MemoryLog({LANE: list(articles([5, 6]))}, {LANE: 7}, starts={LANE: 5})
    elements = list(read_range(MemorySource("test"), Lane(LANE, 3, 7, 5), chunk_records=10))
    assert covered(elements) == [(3, 5, None), (5, 6, 5), (6, 7, 6)]


def test_what_is_gone_while_reading_is_a_gap() -> None:
    MemorySource.logs["test"] = MemoryLog({LANE: list(articles([5, 6]))}, {LANE: 7}, starts={LANE: 5})
    with pytest.raises(GapError):
        list(read_range(MemorySource("test"), Lane(LANE, 3, 7, 3), chunk_records=10))


@pytest.mark.parametrize("most", [1, 2, 5])
def test_a_limit_counts_messages_not_offsets(most: int) -> None:
    elements = read([0, 4, 5, 8, 9], Lane(LANE, 0, 20, 0, most), end=20)
    assert sum(each.message is not None for each in elements) == most


def test_a_stop_ends_between_two_messages_and_leaves_no_hole() -> None:
    MemorySource.logs["test"] = MemoryLog({LANE: list(articles(range(9)))}, {LANE: 9})
    seen: list[Element] = []
    for each in read_range(MemorySource("test"), Lane(LANE, 0, 9, 0), chunk_records=10, stopped=lambda: len(seen) >= 4):
        seen.append(each)
    assert covered(seen) == [(n, n + 1, n) for n in range(4)]


@given(
    st.sets(st.integers(0, 60)),
    st.integers(0, 30),
    st.integers(0, 40),
    st.integers(1, 25),
    st.integers(1, 7),
)
def test_elements_tile_the_range_and_none_crosses_a_border(
    offsets: set[int], start: int, length: int, chunk: int, batch: int
) -> None:
    end = start + length
    elements = read(sorted(offsets), Lane(LANE, start, end, start), end=61 + length, chunk=chunk, batch=batch)
    at = start
    for each in elements:
        assert each.from_offset == at < each.next_offset
        if each.message is not None:
            assert each.message.offset == each.next_offset - 1
            assert each.from_offset // chunk == each.message.offset // chunk
        at = each.next_offset
    assert at == end
    found = [each.message.offset for each in elements if each.message is not None]
    assert found == [offset for offset in sorted(offsets) if start <= offset < end]
