"""Tables of test cases: the first cell of a row names it, the others are the arguments of the test."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet

__all__ = ["fails", "rows", "table"]

Row = tuple[Any, ...]


def fails(reason: str, *row: Any) -> Row:
    """Mark a row that the program is known not to manage; the day it does, the test says so."""
    return (*row, pytest.mark.xfail(strict=True, reason=reason))


def rows(cases: Sequence[Row]) -> list[ParameterSet]:
    """Turn a table into pytest's parameters."""
    found = []
    for name, *cells in cases:
        marks = [cell for cell in cells if isinstance(cell, pytest.MarkDecorator)]
        found.append(pytest.param(*(c for c in cells if c not in marks), id=name, marks=marks))
    return found


def table(*arguments: str, cases: Sequence[Row]) -> pytest.MarkDecorator:
    """Run a test once for each row."""
    return pytest.mark.parametrize(arguments, rows(cases))
