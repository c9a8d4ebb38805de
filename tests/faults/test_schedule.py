from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.faults.scene import Scene
from tests.faults.schedule import KINDS, STEPS, Fault, batch, schedule
from tests.lane import cli_with_fake


def test_a_seed_always_gives_the_same_schedule() -> None:
    assert schedule(7, 3, 8) == schedule(7, 3, 8) != schedule(8, 3, 8)


@given(st.integers(0, 10_000), st.integers(1, 6), st.integers(1, 10))
def test_no_kind_comes_again_before_all_have_come(seed: int, rounds: int, faults: int) -> None:
    made = schedule(seed, rounds, faults)
    assert [len(each.faults) for each in made] == [faults] * rounds
    counts = Counter(fault.kind for each in made for fault in each.faults)
    assert max(counts.values()) - min(counts[kind] for kind in KINDS) <= 1


def test_the_short_form_has_every_kind() -> None:
    assert {fault.kind for each in schedule(6, 2, 8) for fault in each.faults} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_played(kind: str) -> None:
    assert hasattr(Scene, f"_{kind}")


@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_a_moment_of_a_flush(step: str) -> None:
    word, _, name = step.partition("-")
    assert word in ("before", "after")
    assert name in cli_with_fake.STEPS


@pytest.mark.parametrize(("detail", "chosen"), [(0.0, "a"), (0.49, "a"), (0.5, "b"), (0.999, "b")])
def test_a_fault_chooses_by_its_detail(detail: float, chosen: str) -> None:
    assert Fault("kill", 0.0, detail, 0.0).of(("a", "b")) == chosen


def test_messages_come_of_the_seed_and_some_are_of_no_use() -> None:
    made = batch("6.0", 1, 1000)
    assert made == batch("6.0", 1, 1000) != batch("6.0", 2, 1000)
    good = [value for _, value in made if value is not None and b"quotes in" in value]
    assert 10 < 1000 - len(good) < 100
    assert len(set(good)) == len(good), "no two articles are alike, or one for another would pass"
    assert len({key for key, _ in made}) < 1000, "some keys come again"
