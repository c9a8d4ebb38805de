"""The evaluation's report and its stored figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from tests.evaluation import report
from tests.evaluation.markup import parse
from tests.evaluation.score import Miss, figures, score_article

BLOCK = parse(
    """id: g-1
entities:
  e1 = الوزارة | organisation
quotations:
  0 = indirect | e1
text:
{c0 أكدت} {s0 الوزارة} {q0 أن السد آمن}.
"""
)
NOTHING = score_article(BLOCK.article, BLOCK.gold, [])


def test_the_table_has_a_heading_and_a_line_a_set() -> None:
    lines = report.table({"sentences": figures([NOTHING])})
    assert len(lines) == 2
    assert lines[1].split()[:4] == ["sentences", "1", "1", "0"]
    assert "0.000" in lines[1]
    assert " - " in lines[1]


def test_groups_follow_the_ids() -> None:
    assert list(report.groups({"cues-verbs-1": NOTHING, "cues-verbs-2": NOTHING, "tails-1": NOTHING})) == [
        "cues-verbs",
        "tails",
    ]
    assert report.groups({"cues-1": NOTHING, "cues-2": NOTHING})["cues"].articles == 2


def test_stored_figures_come_back_and_other_sets_stay(tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    report.write_figures(path, {"a": figures([NOTHING])})
    report.write_figures(path, {"b": figures([NOTHING, NOTHING])})
    stored = report.read_figures(path)
    assert stored["a"]["gold"] == 1
    assert stored["b"]["gold"] == 2
    assert stored["a"]["type"] is None


def test_changes_name_what_moved() -> None:
    before = {"a": {"gold": 3, "detection": 0.5}}
    (line,) = report.changes({"a": figures([NOTHING])}, before)
    assert "gold 3 → 1 (-2)" in line
    assert "detection 0.500 → 0.000 (-0.500)" in line


def test_changes_say_when_nothing_moved_or_nothing_is_stored(tmp_path: Path) -> None:
    rows = {"a": figures([NOTHING])}
    report.write_figures(tmp_path / "f.json", rows)
    assert report.changes(rows, report.read_figures(tmp_path / "f.json")) == ["  a: unchanged"]
    assert "nothing stored" in report.changes(rows, {})[0]


def test_a_broken_figures_file_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "figures.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="--update"):
        report.read_figures(path)


def test_miss_lines_are_limited_and_chosen_by_kind() -> None:
    misses = [Miss("a", "text", kind, "…", "x", "y") for kind in ("missed", "type", "missed", "source")]
    shown = report.miss_lines(misses, 2, ("missed",))
    assert [line.split()[0] for line in shown if not line.startswith("      ")] == ["missed", "missed"]
    assert report.miss_lines(misses, 9, ("source",))[1].strip() == "expected: x"


def test_curve_lines_show_a_dash_for_no_records() -> None:
    assert "0.9: - (0)" in report.curve_lines({"a": [(0.9, 0, float("nan"))]})[1]
