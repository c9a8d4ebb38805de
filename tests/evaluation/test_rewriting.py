"""What a change puts where, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.language import Language
from pipeline.records import Article, Quotation
from tests.evaluation.__main__ import extractor
from tests.evaluation.markup import parse
from tests.evaluation.rewriting import CHANGES, main, rewritten, run, tried

BLOCK = """id: a
phenomenon: two statements
entities:
  e1 = هدى رشيد | person | وزيرة المياه | الوزيرة
quotations:
  0 = mixed | e1
  1 = indirect | e1
  2 = indirect | e1
text:
{c0 قالت} {s0 وزيرة المياه هدى رشيد} {q0 إن السد "آمن تماما"}. {c1 وأضافت} {q1 أن القرية بعيدة}.
{c2 وأكدت} {s2 هدى رشيد} {q2 أن الطريق مفتوح}.
"""


def all_missed(_article: Article) -> list[Quotation]:
    return []


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_finds_its_place_and_leaves_the_rest(name: str) -> None:
    head, _, body = BLOCK.partition("\ntext:\n")
    sites = list(CHANGES[name](head, body))
    assert sites
    for site in sites:
        for instead in site.instead:
            changed = rewritten(body, site, instead)
            assert changed != body
            assert changed.endswith(body[site.end :])
            assert changed.startswith(body[: site.start])


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_wrong_before_is_not_laid_to_the_change(name: str) -> None:
    outcomes = list(tried(BLOCK, name, 2, all_missed))
    assert outcomes
    assert all(outcome.held for outcome in outcomes)


def test_what_a_change_breaks_is_shown(tmp_path: Path) -> None:
    (tmp_path / "block.txt").write_text(BLOCK, encoding="utf-8")
    whole = extractor(Language())
    plain = parse(BLOCK).article["text"]

    def easily_lost(article: Article) -> Sequence[Quotation]:
        return whole(article) if article.text == plain else []

    first, place, *lost = run(tmp_path, ["phrase-before-subject"], 1, 5, easily_lost)
    assert first.endswith(" 1 places  0.000 held")
    assert place.startswith("  a: ")
    assert [line.split(":")[0].strip() for line in lost] == ["missed"] * 3


def test_an_unknown_change_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--changes", "backwards"]) == 2
    assert "no change backwards: choose among" in capsys.readouterr().err
