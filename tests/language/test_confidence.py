"""The confidence: features from finished records, weights that point the right way, figures that agree."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from pipeline.language.attribution.confidence import FEATURES, INTERCEPT, confidence, confidences, features, weights
from pipeline.records import Antecedent, Article, Context, Cue, Quotation, Span, Speaker, TextSpan
from tests.evaluation import fit_confidence

TEXT = "قال سالم الرواحي إن الأسعار مستقرة هذا العام. وصل الوفد أمس. وأضاف أن السوق تتسع للجميع وأن الأسعار ستنخفض."
ARTICLE = Article("a", TEXT)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def record(content: str, cue: str, speaker: Speaker | None, **different: Any) -> Quotation:
    right = Quotation(
        quotation_id=content,
        article_id="a",
        section="text",
        type="indirect",
        spans=(Span(*at(content)),),
        text=content,
        context=Context("", ""),
        cue=Cue(*at(cue), cue, cue, "verb"),
        speaker=speaker,
        unresolved_reason=None if speaker else "no source stands before it",
        medium=None,
        parent_id=None,
        confidence=0.5,
        rule="verb_clause",
        pipeline_version="0",
    )
    return replace(right, **different)


NAME = "سالم الرواحي"
NAMED = Speaker(NAME, "person", mention=TextSpan(*at(NAME), NAME))
IMPLIED = Speaker(NAME, "person", resolution="omitted_subject", antecedent=Antecedent("text", *at(NAME), NAME))
FIRST = record("إن الأسعار مستقرة هذا العام", "قال", NAMED)
SECOND = record("أن السوق تتسع للجميع وأن الأسعار ستنخفض", "وأضاف", IMPLIED)


def of(*records: Quotation) -> list[float]:
    return confidences(ARTICLE, records)


def test_a_named_source_beside_the_cue_is_surer_than_an_implied_one() -> None:
    named, implied = of(FIRST, SECOND)
    assert named >= 0.8
    assert implied < named


def test_no_source_is_unsure_whatever_else_is_told() -> None:
    surest = {name: 1.0 if weight > 0 else 0.0 for name, weight in weights().items() if name != INTERCEPT}
    source = {"anonymous", "person_full_name", "mention_first", "mention_one_word", "said_more", "same_as_before"}
    shown = {name: value for name, value in surest.items() if name not in source and not name.startswith("rule_")}
    assert confidence(shown | {"unresolved": 1.0, "content_length": 3.7}, weights()) < 0.5
    assert of(replace(FIRST, speaker=None))[0] < 0.3


@pytest.mark.parametrize(
    "name",
    ["unresolved", "implied", "antecedent_sentences", "gap", "content_under_3_words", "nested", "person_one_word"],
)
def test_what_makes_a_record_doubtful_lowers_it(name: str) -> None:
    (shown, *_) = features(ARTICLE, [FIRST])
    assert confidence(shown | {name: 1.0}, weights()) < confidence(shown | {name: 0.0}, weights())


def test_an_antecedent_further_back_is_less_sure() -> None:
    near = replace(SECOND, speaker=replace(IMPLIED, antecedent=Antecedent("text", *at("الوفد"), "الوفد")))
    far, close = (features(ARTICLE, [q])[0]["antecedent_sentences"] for q in (SECOND, near))
    assert far == pytest.approx(2 / 6)
    assert close == pytest.approx(1 / 6)


def test_a_source_that_says_more_supports_its_statements() -> None:
    alone, together = features(ARTICLE, [FIRST])[0], features(ARTICLE, [FIRST, SECOND])
    assert alone["said_more"] == 0
    assert together[0]["said_more"] == pytest.approx(1 / 3)
    assert together[1]["same_as_before"] == 1


def test_words_of_source_and_medium_are_no_gap() -> None:
    assert features(ARTICLE, [FIRST])[0]["gap"] == 0
    stranger = replace(FIRST, speaker=replace(NAMED, mention=None))
    assert features(ARTICLE, [stranger])[0]["gap"] == pytest.approx(2 / 6)


def test_every_feature_has_its_weight_and_every_record_all_features() -> None:
    without_cue = replace(FIRST, cue=None)
    nobody = replace(SECOND, speaker=None)
    for shown in features(ARTICLE, [without_cue, nobody, FIRST]):
        assert set(shown) | {INTERCEPT} == {*FEATURES, INTERCEPT} == set(weights())


def test_no_records_give_none() -> None:
    assert confidences(ARTICLE, []) == []


def made_up(count: int = 400) -> fit_confidence.Sample:
    """Records that are right where the first feature is high; the second tells nothing."""
    numbers = np.random.default_rng(1)
    shown = numbers.normal(size=(count, 2))
    right = (numbers.random(count) < 1 / (1 + np.exp(-1 - 2 * shown[:, 0]))).astype(np.float64)
    return fit_confidence.Sample(
        ("telling", "idle"), shown, right, ("gold",) * count, tuple(f"a{i // 8}" for i in range(count))
    )


def test_the_fit_finds_what_tells() -> None:
    one = made_up()
    found = fit_confidence.fit(one, np.ones(len(one.right), dtype=bool))
    assert found[3] > 1
    assert abs(found[4]) < 0.3


def test_cross_validation_leaves_whole_articles_out() -> None:
    one = made_up(80)
    changed = one.right.copy()
    changed[:8] = 1 - changed[:8]  # the answers of one article must not move that article's own log-odds
    other = fit_confidence.Sample(one.names, one.shown, changed, one.sets, one.articles)
    before, after = fit_confidence.cross_validated(one, 0), fit_confidence.cross_validated(other, 0)
    assert np.allclose(before[:8], after[:8])
    assert not np.allclose(before[8:], after[8:])


def test_the_intercept_is_lowered_until_the_sure_records_are_right() -> None:
    worth = np.array([4.0, 3.0, 2.5, 2.0, 1.5])
    right = np.array([1.0, 1.0, 1.0, 0.0, 0.0])
    lower = fit_confidence.lowered(worth, right, target=1.0)
    assert (1 / (1 + np.exp(-(worth - lower))) >= 0.8 - 1e-9).tolist() == [True, True, True, False, False]
    with pytest.raises(ValueError, match="no cut"):
        fit_confidence.lowered(worth, 1 - right, target=1.0)


def test_the_table_of_weights_is_sorted_and_lowered() -> None:
    text = fit_confidence.table(("b", "a"), np.array([2.0, 0, 0, 0.5, -0.25]), 0.5)
    assert text == "feature\tweight\na\t-0.250\nb\t0.500\nintercept\t1.500\n"
