"""The project's own annotated sets follow the notation and the guidelines as far as a program can tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from pipeline.errors import ConfigurationError
from tests.evaluation.markup import Annotated
from tests.evaluation.sets import OWN, load, names, to_article

EDGE = " \n\t،,؛;:."
MARK = re.compile("[\"«»“”‘’']|\\(\\(")


def items(name: str) -> tuple[Annotated, ...]:
    found = load(name)
    assert found is not None
    return found.items


def quotations(name: str) -> Iterator[tuple[Annotated, dict[str, Any], str]]:
    for item in items(name):
        for q in item.gold["quotations"]:
            yield item, q, item.article[q["section"]]


def test_the_sets_are_as_large_as_promised() -> None:
    sentences = items("sentences")
    assert len(sentences) >= 400
    assert sum(not s.gold["quotations"] for s in sentences) >= 90
    assert len(items("articles")) >= 40


def test_ids_are_unique_and_every_block_names_its_phenomenon() -> None:
    own = [*items("sentences"), *items("articles")]
    repeated = [i for i, n in Counter(str(x.article["id"]) for x in own).items() if n > 1]
    assert repeated == []
    assert [x.article["id"] for x in own if not x.phenomenon] == []


@pytest.mark.parametrize("name", ["sentences", "articles"])
def test_contents_and_speakers_have_no_punctuation_or_blanks_at_their_edges(name: str) -> None:
    wrong = []
    for item, q, text in quotations(name):
        spans = [*q["content"], *([q["speaker"]] if q["speaker"] else []), *([q["cue"]] if q["cue"] else [])]
        words = [text[a:b] for a, b in spans]
        wrong += [(item.article["id"], w) for w in words if w != w.strip(EDGE) and w not in (":", "..")]
    assert wrong == []


@pytest.mark.parametrize("name", ["sentences", "articles"])
def test_mixed_contents_hold_marks_and_indirect_ones_have_a_cue(name: str) -> None:
    wrong = []
    for item, q, text in quotations(name):
        words = text[q["content"][0][0] : q["content"][-1][1]]
        if q["type"] == "mixed" and not MARK.search(words):
            wrong.append((item.article["id"], "mixed without marks", words))
        if q["type"] != "direct" and not q["cue"] and q["section"] != "title":  # النوم "يحمي القلب"
            wrong.append((item.article["id"], "no cue", words))
    assert wrong == []


@pytest.mark.parametrize("name", ["sentences", "articles"])
def test_every_entity_is_used_and_its_mentions_stand_in_the_text(name: str) -> None:
    wrong = []
    for item in items(name):
        used = {q["entity"] for q in item.gold["quotations"]}
        whole = f"{item.article['title']}\n{item.article['text']}"
        for e in item.gold["entities"]:
            if e["id"] not in used:
                wrong.append((item.article["id"], "unused", e["name"]))
            # لـ + الـ is written لل: للمتحدث is a mention of المتحدث.
            wrong += [
                (item.article["id"], "not in the text", m)
                for m in e["mentions"]
                if m not in whole and not (m.startswith("ال") and f"لل{m[2:]}" in whole)
            ]
    assert wrong == []


@pytest.mark.parametrize("name", ["sentences", "articles"])
def test_nested_statements_lie_inside_their_parents(name: str) -> None:
    wrong = []
    for item, q, _ in quotations(name):
        if q["parent"] is None:
            continue
        outer = item.gold["quotations"][q["parent"]]["content"]
        wrong += [item.article["id"] for a, b in q["content"] if not any(s <= a and b <= e for s, e in outer)]
    assert wrong == []


def test_an_unknown_set_is_refused_with_the_names_to_choose_from() -> None:
    with pytest.raises(ConfigurationError, match="sentences"):
        names("articles,sentence")


def test_an_empty_set_is_an_error(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(OWN, "seeds", tmp_path)
    with pytest.raises(ConfigurationError, match="empty"):
        load("seeds")


def test_a_machine_without_the_gold_set_leaves_it_out(tmp_path: Any) -> None:
    assert load("gold", gold=tmp_path / "nowhere") is None


def test_articles_become_records_with_milliseconds() -> None:
    article = to_article({"id": 7, "text": "نص", "title": None, "published_at": "2026-03-02T08:00:00+00:00"})
    assert (article.id, article.title, article.published_at) == ("7", "", 1_772_438_400_000)
