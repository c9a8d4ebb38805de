"""Pair two lists one to one so that the sum of a score is greatest (the Hungarian method)."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["best_pairs"]


def best_pairs(score: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return (row, column) pairs, as many as the shorter side has, with the greatest sum of ``score``.

    Takes time with the cube of the size; a section has tens of quotations at most. Written out here because SciPy,
    which has it too, is not among the packages that the project installs.
    """
    if not score or not score[0]:
        return []
    if len(score) > len(score[0]):
        turned = best_pairs([list(column) for column in zip(*score, strict=True)])
        return sorted((row, column) for column, row in turned)
    width = len(score[0])
    row_price = [0.0] * (len(score) + 1)
    column_price = [0.0] * (width + 1)
    taken_by = [0] * (width + 1)  # rows counted from 1; 0 is nobody, and column 0 holds the row being placed
    for row in range(1, len(score) + 1):
        taken_by[0] = row
        _place(score, row_price, column_price, taken_by)
    return sorted((row - 1, column - 1) for column, row in enumerate(taken_by) if row and column)


def _place(
    score: Sequence[Sequence[float]], row_price: list[float], column_price: list[float], taken_by: list[int]
) -> None:
    """Find a place for the row in column 0 along the cheapest chain of rows that give way."""
    width = len(taken_by)
    slack = [float("inf")] * width
    came_from = [0] * width
    seen = [False] * width
    here = 0
    while taken_by[here]:
        seen[here] = True
        row = taken_by[here]
        for column in range(1, width):
            if not seen[column]:
                cost = -score[row - 1][column - 1] - row_price[row] - column_price[column]
                if cost < slack[column]:
                    slack[column], came_from[column] = cost, here
        there = min((c for c in range(1, width) if not seen[c]), key=slack.__getitem__)
        step = slack[there]
        for column in range(width):
            if seen[column]:
                row_price[taken_by[column]] += step
                column_price[column] -= step
            else:
                slack[column] -= step
        here = there
    while here:
        taken_by[here] = taken_by[came_from[here]]
        here = came_from[here]
