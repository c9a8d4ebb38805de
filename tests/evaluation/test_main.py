"""The command ``python -m tests.evaluation``, with a language side that knows nothing and one that knows it all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.records import Article, Context, Quotation, Span, Speaker
from tests.evaluation import sets
from tests.evaluation.__main__ import arguments, main, run
from tests.evaluation.sets import load

BLOCK = """id: tiny-1
phenomenon: one statement
entities:
  e1 = الوزارة | organisation
quotations:
  0 = indirect | e1
text:
{c0 أكدت} {s0 الوزارة} {q0 أن السد آمن}.
"""


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "tiny.txt").write_text(BLOCK, encoding="utf-8")
    monkeypatch.setitem(sets.OWN, "seeds", tmp_path / "own")
    return tmp_path


def nothing(article: Article) -> Sequence[Quotation]:
    return []


def right(article: Article) -> Sequence[Quotation]:
    start = article.text.index("أن السد")
    speaker = Speaker("الوزارة", "organisation")
    span = (Span(start, len(article.text) - 1),)
    context = Context("", "")
    return [
        Quotation(
            "1", article.id, "text", "indirect", span, "", context, None, speaker, None, None, None, 0.9, "test", "0"
        )
    ]


def test_the_report_shows_set_curve_errors_and_changes(tiny: Path) -> None:
    baseline = tiny / "figures.json"
    options = ["--sets", "seeds", "--baseline", str(baseline)]
    run(arguments([*options, "--update"]), nothing)
    assert json.loads(baseline.read_text(encoding="utf-8"))["seeds"]["detection"] == 0.0

    shown = "\n".join(run(arguments([*options, "--errors", "3", "--groups"]), right))
    assert "detection 0.000 → 1.000 (+1.000)" in shown
    assert "0.9: 1.000 (1)" in shown
    assert "seeds by phenomenon" in shown


def test_errors_are_shown_in_words(tiny: Path) -> None:
    options = arguments(["--sets", "seeds", "--errors", "3", "--baseline", str(tiny / "figures.json")])
    shown = "\n".join(run(options, nothing))
    assert "missed" in shown
    assert "expected: أن السد آمن" in shown


def test_without_update_nothing_is_stored(tiny: Path) -> None:
    baseline = tiny / "figures.json"
    run(arguments(["--sets", "seeds", "--baseline", str(baseline)]), nothing)
    assert not baseline.exists()


def test_a_missing_gold_set_is_said_and_left_out(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.evaluation.__main__.load", lambda name, **_: None if name == "gold" else load(name))
    shown = run(arguments(["--sets", "seeds,gold", "--baseline", str(tiny / "f.json")]), nothing)
    assert "gold: not on this machine, left out" in shown


def test_an_unknown_set_ends_with_one_line_and_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--sets", "nowhere"]) == 2
    assert capsys.readouterr().err.startswith("evaluation: no evaluation set 'nowhere'")


def test_respelt_articles_are_scored_against_respelt_annotations(tiny: Path) -> None:
    seen: list[str] = []

    def spelt_so(article: Article) -> Sequence[Quotation]:
        seen.append(article.text)
        return [replace(q, speaker=Speaker("الوذارة", "organisation")) for q in right(article)]

    options = ["--sets", "seeds", "--errors", "3", "--baseline", str(tiny / "figures.json")]
    assert "expected: الوزارة" in "\n".join(run(arguments(options), spelt_so))
    assert "expected" not in "\n".join(run(arguments([*options, "--respell", "زذ"]), spelt_so))
    assert seen == ["أكدت الوزارة أن السد آمن.", "أكدت الوذارة أن السد آمن."]


@pytest.mark.parametrize(
    "wrong",
    [
        ["--respell", "ة"],
        ["--respell", "ةه,ىيي"],
        ["--respell", "ةه", "--update"],
        ["--manner", "upside-down"],
        ["--manner", "one-line", "--update"],
    ],
)
def test_what_cannot_be_respelt_or_stored_ends_with_code_2(
    wrong: list[str], tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tests.evaluation.__main__.extractor", lambda language: nothing)
    baseline = tiny / "figures.json"
    assert main(["--sets", "seeds", "--baseline", str(baseline), *wrong]) == 2
    assert capsys.readouterr().err.startswith("evaluation: ")
    assert not baseline.exists()
