"""The scorer's definitions, on small annotated articles and made-up predictions."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from pipeline.records import Context, Cue, Quotation, Span, Speaker, TextSpan
from tests.evaluation.markup import Annotated, parse
from tests.evaluation.score import confidence_curve, entity_right, figures, normalise, score_article, tokens

BLOCK = """id: s-1
entities:
  e1 = سالم الرواحي | person | وزير التجارة | الوزير ; الرواحي
quotations:
  0 = indirect | e1
  1 = direct | e1
text:
{c0 قال} {s0 وزير التجارة سالم الرواحي} {m0 في بيان} {q0 إن الأسعار مستقرة هذا العام}. {c1 وأضاف}: "{q1 سنراجع قريبا}".
"""


@pytest.fixture
def block() -> Annotated:
    return parse(BLOCK)


def found(block: Annotated, number: int, **different: Any) -> Quotation:
    """A prediction that says what the annotation says, but for what the test changes."""
    gold, text = block.gold["quotations"][number], block.article["text"]

    def words(span: list[int] | None) -> TextSpan | None:
        return TextSpan(*span, text[span[0] : span[1]]) if span else None

    cue = words(gold["cue"])
    right = Quotation(
        quotation_id=str(number),
        article_id="s-1",
        section="text",
        type=gold["type"],
        spans=tuple(Span(a, b) for a, b in gold["content"]),
        text="",
        context=Context("", ""),
        cue=Cue(cue.start, cue.end, cue.text, "", "verb") if cue else None,
        speaker=Speaker("سالم الرواحي", "person", mention=words(gold["speaker"])),
        unresolved_reason=None,
        medium=words(gold["medium"]),
        parent_id=None,
        confidence=0.85,
        rule="test",
        pipeline_version="0",
    )
    return replace(right, **different)


def test_right_predictions_score_one_everywhere(block: Annotated) -> None:
    scored = score_article(block.article, block.gold, [found(block, 0), found(block, 1)])
    f = figures([scored])
    assert scored.misses == ()
    assert (f.detection, f.exact, f.end_to_end, f.type, f.cue, f.mention, f.medium, f.kind) == (1,) * 8


def test_a_missed_and_a_spurious_one_lower_recall_and_precision(block: Annotated) -> None:
    wrong = found(block, 1, spans=(Span(0, 3),))
    scored = score_article(block.article, block.gold, [found(block, 0), wrong])
    f = figures([scored])
    assert (f.precision, f.recall, f.detection) == (0.5, 0.5, 0.5)
    assert sorted(m.kind for m in scored.misses) == ["missed", "spurious"]


def test_a_border_that_is_off_is_detected_but_not_exact(block: Annotated) -> None:
    first = found(block, 0)
    short = replace(first, spans=(Span(first.spans[0].start, first.spans[0].end - 5),))
    scored = score_article(block.article, block.gold, [short, found(block, 1)])
    assert figures([scored]).detection == 1
    assert figures([scored]).exact == 0.5
    assert [m.kind for m in scored.misses] == ["border"]


def test_final_punctuation_and_marks_do_not_matter(block: Annotated) -> None:
    second = found(block, 1)
    wide = replace(second, spans=(Span(second.spans[0].start - 1, second.spans[0].end + 2),))
    assert score_article(block.article, block.gold, [found(block, 0), wide]).misses == ()


def test_half_the_tokens_are_enough_and_less_is_not(block: Annotated) -> None:
    start = found(block, 0).spans[0].start
    text = block.article["text"]
    three = text.index("مستقرة") + len("مستقرة")
    two = text.index("الأسعار") + len("الأسعار")
    assert (
        figures([score_article(block.article, block.gold, [found(block, 0, spans=(Span(start, three),))])]).recall
        == 0.5
    )
    assert figures([score_article(block.article, block.gold, [found(block, 0, spans=(Span(start, two),))])]).recall == 0


def test_wrong_source_is_detected_but_not_end_to_end(block: Annotated) -> None:
    other = found(block, 0, speaker=Speaker("ليلى الهاجري", "person"))
    scored = score_article(block.article, block.gold, [other, found(block, 1)])
    f = figures([scored])
    assert (f.detection, f.entity, f.end_to_end) == (1, 0.5, 0.5)
    assert sorted(m.kind for m in scored.misses) == ["mention", "source"]


def test_a_mention_where_there_is_none_is_wrong(block: Annotated) -> None:
    speaker = Speaker("سالم الرواحي", "person", mention=TextSpan(4, 10, ""))
    scored = score_article(block.article, block.gold, [found(block, 0), found(block, 1, speaker=speaker)])
    assert figures([scored]).mention == 0.5


def test_one_prediction_is_paired_with_one_quotation_only(block: Annotated) -> None:
    scored = score_article(block.article, block.gold, [found(block, 0), found(block, 0), found(block, 1)])
    assert figures([scored]).precision == pytest.approx(2 / 3)


def test_predictions_in_articles_without_quotations_are_false_alarms(block: Annotated) -> None:
    scored = score_article(block.article, {"entities": [], "quotations": []}, [found(block, 0)])
    assert figures([scored]).false_alarms == 1


def test_sections_are_kept_apart(block: Annotated) -> None:
    article = block.article | {"title": block.article["text"]}
    scored = score_article(article, block.gold, [found(block, 0, section="title"), found(block, 1)])
    assert figures([scored]).recall == 0.5


PERSON = {"name": "سالم الرواحي", "mentions": ["الرواحي"], "kind": "person", "role": "وزير التجارة"}
GROUP = {"name": "خبراء في الطقس", "mentions": [], "kind": "group", "role": ""}


@pytest.mark.parametrize(
    ("name", "entity", "right"),
    [
        ("سالم الرواحي", PERSON, True),
        ("الرواحى", PERSON, True),
        ("وزير التجارة", PERSON, True),
        ("وزير التجارة سالم الرواحي", PERSON, True),
        ("سالم", PERSON, False),
        ("خبراء الطقس", GROUP, True),
        ("خبراء", GROUP, False),
        ("سالم الرواحي", None, False),
        ("", None, True),
        ("", PERSON, False),
    ],
)
def test_entity_right(name: str, entity: dict[str, Any] | None, right: bool) -> None:
    assert entity_right(Speaker(name, "person") if name else None, entity) is right


def test_figures_without_anything_to_measure_are_not_numbers() -> None:
    assert math.isnan(figures([]).detection)


def test_normalise_folds_spelling_and_strips_punctuation() -> None:
    assert normalise("«إيمَانويل» (ماكرون)،") == normalise("ايمانويل ماكرون")


def test_tokens_leave_out_lone_punctuation() -> None:
    assert tokens("قال : إنّ") == [(0, 3), (6, 9)]


def test_the_curve_counts_right_records_at_or_above_each_threshold(block: Annotated) -> None:
    doubtful = found(block, 1, confidence=0.55, speaker=None)
    curve = confidence_curve([score_article(block.article, block.gold, [found(block, 0), doubtful])], (0.5, 0.8, 0.9))
    assert curve[0] == (0.5, 2, 0.5)
    assert curve[1] == (0.8, 1, 1.0)
    assert curve[2][1] == 0
    assert math.isnan(curve[2][2])
