"""What an article leaves needs no garbage collector: the stages make no reference cycles, so it may run rarely."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

from pipeline.articles import read_articles
from pipeline.language import Language
from pipeline.language.morphology.analyser import Morphology
from pipeline.language.tag import Tagger

SEEDS = Path(__file__).parents[2] / "seeds" / "articles.jsonl"


def test_articles_leave_no_cycles(language: Language) -> None:
    articles = [one.article for one in read_articles([SEEDS], sys.stdin.buffer)]
    for _ in range(2):  # what the first pass leaves are caches
        gc.collect()
        gc.disable()
        try:
            for article in articles:
                assert article is not None
                language.attribute(language.detect(language.tag(language.segment(article))))
            left = gc.collect()
        finally:
            gc.enable()
    assert left == 0


@pytest.mark.parametrize(("before", "after"), [(700, 50_000), (90_000, 90_000), (0, 0)])
def test_the_collector_comes_less_often_but_as_the_user_has_set_it(before: int, after: int) -> None:
    kept = gc.get_threshold()
    gc.set_threshold(before, 7, 9)
    try:
        Tagger(Morphology("bundled", (), lambda word: ()))
        assert gc.get_threshold() == (after, 7, 9)
    finally:
        gc.set_threshold(*kept)
