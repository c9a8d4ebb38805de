"""The seed articles: the two forms agree, and the annotation keeps to the guidelines where a program can tell."""

from __future__ import annotations

import datetime
import json
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.evaluation.compile_seeds import ANNOTATED, ARTICLES, compile_articles, read_seeds, write_articles
from tests.evaluation.markup import Annotated

SEEDS = read_seeds()
MARKS = "\"«»“”„'‘’"
FINAL = ".،؛:؟!…"

every_seed = pytest.mark.parametrize("seed", SEEDS, ids=[s.gold["id"] for s in SEEDS])


def words(seed: Annotated, quotation: dict[str, Any]) -> list[str]:
    section = seed.article[quotation["section"]]
    return [section[start:end] for start, end in quotation["content"]]


def test_there_are_enough_articles_and_some_of_them_hold_no_quotation() -> None:
    assert len(SEEDS) >= 24
    assert sum(not s.gold["quotations"] for s in SEEDS) >= 2


def test_the_articles_are_those_of_the_annotated_masters() -> None:
    assert ARTICLES.read_text(encoding="utf-8") == compile_articles(SEEDS), (
        "seeds/articles.jsonl is not what seeds/annotated/ compiles to: run python -m tests.evaluation.compile_seeds"
    )


def test_compiling_writes_one_json_line_an_article(tmp_path: Any) -> None:
    target = tmp_path / "articles.jsonl"
    assert write_articles(target=target) == len(SEEDS)
    read = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [set(a) for a in read] == [{"id", "url", "source", "title", "text", "language", "published_at"}] * len(SEEDS)


def test_each_file_holds_the_article_of_its_number_and_the_readme_has_a_row_for_it() -> None:
    readme = (ARTICLES.parent / "README.md").read_text(encoding="utf-8")
    files = sorted(p.name for p in ANNOTATED.glob("*.txt"))
    assert [f"seed-{name[:3]}" for name in files] == [s.gold["id"] for s in SEEDS]
    assert [name for name in files if f"`{name.removesuffix('.txt')}`" not in readme] == []


@every_seed
def test_an_article_is_complete_and_150_to_600_words_long(seed: Annotated) -> None:
    article = seed.article
    assert 150 <= len(article["text"].split()) <= 600
    assert article["title"]
    assert article["source"]
    assert seed.phenomenon
    assert urlsplit(article["url"]).hostname == "news.example"
    assert datetime.datetime.fromisoformat(article["published_at"]).tzinfo is not None


@every_seed
def test_each_form_of_a_source_stands_in_the_article_and_each_source_is_used(seed: Annotated) -> None:
    article = f"{seed.article['title']}\n{seed.article['text']}"
    forms = [form for e in seed.gold["entities"] for form in (e["name"], *e["mentions"])]
    assert [form for form in forms if form not in article] == []
    assert {e["id"] for e in seed.gold["entities"]} == {q["entity"] for q in seed.gold["quotations"]} - {None}


@every_seed
def test_content_begins_and_ends_where_the_guidelines_say(seed: Annotated) -> None:
    for quotation in seed.gold["quotations"]:
        spans = words(seed, quotation)
        assert [s for s in spans if s != s.strip()] == []
        if quotation["type"] == "direct":
            assert [s for s in spans if s[0] in MARKS and s[-1] in MARKS] == [], "outer marks belong outside"
        else:
            assert spans[-1][-1] not in FINAL, f"final punctuation belongs outside: {spans[-1]}"
        if quotation["type"] == "mixed":
            assert any(mark in s for s in spans for mark in (*MARKS, "((")), f"nothing marked in {spans}"


@every_seed
def test_a_nested_statement_lies_within_its_parent(seed: Annotated) -> None:
    quotations = seed.gold["quotations"]
    for inner in quotations:
        if inner["parent"] is not None:
            outer = quotations[inner["parent"]]
            assert outer["section"] == inner["section"]
            assert all(any(a <= s and e <= b for a, b in outer["content"]) for s, e in inner["content"])
