from __future__ import annotations

import pytest

from tests.faults.check import Place, differences, ending, tiling

A, B, C = Place(0, 1), Place(0, 2), Place(1, 0)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([(A, "x"), (A, "y"), (B, "z")], None),
        ([(B, "z"), (A, "y"), (A, "x")], None),
        ([(A, "x"), (A, "y")], "t: 1 records lost: 0/2"),
        ([(A, "x"), (A, "x"), (A, "y"), (B, "z")], "t: 1 records doubled: 0/1"),
        ([(A, "x"), (A, "y"), (B, "z"), (C, "w")], "t: 1 records not as in the undisturbed run: 1/0"),
    ],
)
def test_what_is_lost_doubled_or_foreign_is_told(found: list[tuple[Place, str]], told: str | None) -> None:
    expected = [(A, "x"), (A, "y"), (B, "z")]
    assert differences("t", expected, found) == ([] if told is None else [told])


def test_a_torn_record_is_lost_and_foreign() -> None:
    assert len(differences("t", [(A, "whole")], [(A, "half")])) == 2


def test_what_the_input_lost_first_is_not_expected_and_must_not_come() -> None:
    assert differences("t", [(A, "x")], [], gone={A}) == []
    assert differences("t", [(A, "x")], [(A, "x")], gone={A}) != []


@pytest.mark.parametrize(
    ("ranges", "committed", "well"),
    [
        ([(0, 0, 5), (0, 5, 9), (1, 0, 3)], {0: 9, 1: 3}, True),
        ([(0, 5, 9), (0, 0, 5)], {0: 9}, True),
        ([(0, 0, 5)], {0: 5, 1: None}, True),
        ([(0, 0, 5), (0, 6, 9)], {0: 9}, False),
        ([(0, 0, 5), (0, 4, 9)], {0: 9}, False),
        ([(0, 0, 5)], {0: 9}, False),
        ([(0, 0, 9)], {0: 5}, False),
        ([], {0: 5}, False),
    ],
)
def test_files_cover_what_is_committed_once(
    ranges: list[tuple[int, int, int]], committed: dict[int, int | None], well: bool
) -> None:
    assert (tiling("f", ranges, committed) == []) is well


BUG = "ERROR:pipeline.lane.transforms:in/0, offset 5: bug in step tag: ValueError: x; kept as a dead letter\n"


@pytest.mark.parametrize(
    ("code", "output", "well"),
    [
        (0, "Read 3 messages.\n", True),
        (0, BUG + "Read 3 messages.\n", True),
        (0, BUG.replace("ERROR:pipeline.lane.transforms:", "ERROR: "), True),
        (3, "a note\nerror: broker: no answer; run again\n", True),
        (-9, "", True),
        (0, "error: broker: no answer; run again\n", False),
        (3, "Read 3 messages.\n", False),
        (3, "error: broker: no answer; run again\nmore\n", False),
        (3, "error: one; x\nerror: two; y\n", False),
        (3, "error: says nothing to do\n", False),
        (3, "bug: ValueError: x; run again with --debug\n", False),
        (3, f"error: {'x' * 700}; run again\n", False),
        (3, "Traceback (most recent call last):\nerror: x; y\n", False),
        (0, "WARNING: kafka: something\nRead 3 messages.\n", False),
        (5, "error: x; y\n", False),
    ],
)
def test_an_end_is_its_exit_code_and_one_line_that_helps(code: int, output: str, well: bool) -> None:
    assert (ending(code, output, {0, 3, -9}) == []) is well
