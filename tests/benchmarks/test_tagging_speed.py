"""How fast words are tagged, and turned into records, against camel-tools' analyser alone; printed, never asserted.

python -m pytest tests/benchmarks -m slow
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from pipeline.articles import read_articles
from pipeline.language import Language
from pipeline.language.compiled import is_compiled
from pipeline.language.document import Segmented
from pipeline.language.morphology.analyser import open_morphology
from pipeline.language.morphology.bundled import dictionary_database
from pipeline.language.morphology.camel_data import camel_tools_ready
from pipeline.records import Article

SEEDS = Path(__file__).parents[2] / "seeds" / "articles.jsonl"
PASSES = 5
"""The warm cache and the bare Analyzer are timed so often, by turns, for a machine has fast and slow minutes; the best
of each counts, other work only slows."""
Print = Callable[[str], None]


@pytest.mark.slow
def test_words_per_second(tell: Print) -> None:
    started = time.perf_counter()
    language = Language("bundled")
    start_up = time.perf_counter() - started
    articles = seed_articles()
    documents = [language.segment(article) for article in articles]
    cold, words = timed_tagging(language, documents)
    timed_tagging(language, documents)
    resident = peak_megabytes()
    morphology = open_morphology("bundled")
    types = list(dict.fromkeys(words))
    bare = bare_analyser()
    turns = [
        (timed_tagging(language, documents)[0], timed_way(language, articles), rate(bare, words)) for _ in range(PASSES)
    ]
    rates = {
        "tagging in context, cold": len(words) / cold,
        "tagging in context, warm": len(words) / min(seconds for seconds, _, _ in turns),
        "segment to attribute, warm": len(words) / min(seconds for _, seconds, _ in turns),
        "analyses alone, cold (types)": rate(morphology.analyses, types),
        "analyses alone, warm": rate(morphology.analyses, words),
        "camel-tools Analyzer, no cache": max(found for _, _, found in turns),
    }
    made = "compiled" if is_compiled() else "Python"
    tell(f"\n{len(words)} words, {len(types)} types of {len(documents)} seed articles; the language side is {made}")
    unit = rates["camel-tools Analyzer, no cache"]
    for name, value in rates.items():
        tell(f"{name:<32} {value:>12,.0f} words/s  {value / unit:>8.1f} x the bare Analyzer")
    tell(f"start-up {start_up:.1f} s, resident {resident:.0f} MB at most")


def seed_articles() -> list[Article]:
    found = [one.article for one in read_articles([SEEDS], sys.stdin.buffer)]
    articles = [article for article in found if article is not None]
    assert articles
    return articles


def timed_tagging(language: Language, documents: Sequence[Segmented]) -> tuple[float, list[str]]:
    """Tag the documents; return the seconds and the words."""
    started = time.process_time()
    tagged = [language.tag(document) for document in documents]
    seconds = time.process_time() - started
    return seconds, [word.text for document in tagged for section in document.sections for word in section.words]


def timed_way(language: Language, articles: Sequence[Article]) -> float:
    """Return the seconds from the articles to their records."""
    started = time.process_time()
    for article in articles:
        language.attribute(language.detect(language.tag(language.segment(article))))
    return time.process_time() - started


def rate(call: Callable[[str], object], words: Sequence[str]) -> float:
    started = time.process_time()
    for word in words:
        call(word)
    return len(words) / (time.process_time() - started)


def bare_analyser() -> Callable[[str], object]:
    """Return camel-tools' analyser as its documentation makes it, over the same dictionary."""
    with camel_tools_ready():
        from camel_tools.morphology.analyzer import Analyzer
        from camel_tools.morphology.database import MorphologyDB
    analyse: Callable[[str], object] = Analyzer(MorphologyDB(str(dictionary_database())), "NOAN_PROP").analyze
    return analyse


def peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)
