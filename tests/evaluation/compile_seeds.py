"""Compile ``seeds/annotated/*.txt`` into ``seeds/articles.jsonl``.

The annotated masters are what people edit; the JSON lines are what ``demo`` publishes. Run

    python -m tests.evaluation.compile_seeds

after each change; ``test_seeds.py`` holds that the two agree.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.evaluation.markup import Annotated, read_folder

__all__ = ["ANNOTATED", "ARTICLES", "compile_articles", "read_seeds", "write_articles"]

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ANNOTATED = SEEDS / "annotated"
ARTICLES = SEEDS / "articles.jsonl"


def read_seeds(folder: Path = ANNOTATED) -> list[Annotated]:
    """Read the annotated masters in the order of their names.

    Raises:
        MarkupError: A file does not follow the notation of ``markup.py``.
    """
    return read_folder(folder)


def compile_articles(seeds: list[Annotated]) -> str:
    """Return the articles without their annotation as JSON lines, in the form that ``publish`` reads."""
    lines = (json.dumps(seed.article | {"language": "ar"}, ensure_ascii=False) for seed in seeds)
    return "".join(f"{line}\n" for line in lines)


def write_articles(folder: Path = ANNOTATED, target: Path = ARTICLES) -> int:
    """Write the compiled articles to ``target`` and return how many there are."""
    seeds = read_seeds(folder)
    target.write_text(compile_articles(seeds), encoding="utf-8", newline="\n")
    return len(seeds)


if __name__ == "__main__":
    sys.stdout.write(f"{write_articles()} articles written to {ARTICLES.name}\n")
