"""One-to-one pairing with the greatest sum, against trying every pairing."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evaluation.pairing import best_pairs


def best_sum(score: list[list[float]]) -> float:
    rows, columns = len(score), len(score[0])
    if rows > columns:
        return best_sum([list(c) for c in zip(*score, strict=True)])
    choices = itertools.permutations(range(columns), rows)
    return max(sum(score[i][j] for i, j in enumerate(choice)) for choice in choices)


tables = st.tuples(st.integers(1, 4), st.integers(1, 5)).flatmap(
    lambda size: st.lists(
        st.lists(st.sampled_from([0.0, 0.2, 0.5, 0.75, 1.0]), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)


@given(tables)
def test_the_sum_is_the_greatest_and_nothing_is_used_twice(score: list[list[float]]) -> None:
    pairs = best_pairs(score)
    assert len(pairs) == min(len(score), len(score[0]))
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert sum(score[i][j] for i, j in pairs) == pytest.approx(best_sum(score))


def test_a_greedy_choice_is_undone() -> None:
    assert best_pairs([[0.9, 0.8], [0.8, 0.0]]) == [(0, 1), (1, 0)]


def test_more_rows_than_columns() -> None:
    assert best_pairs([[0.1], [0.9], [0.3]]) == [(1, 0)]


def test_nothing_to_pair() -> None:
    assert best_pairs([]) == []
    assert best_pairs([[]]) == []
