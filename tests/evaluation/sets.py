"""The annotated sets that are scored: the project's own, and the gold set where it lies beside the project."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigurationError
from pipeline.records import Article
from tests.evaluation.manners import manner
from tests.evaluation.markup import Annotated, read_folder

__all__ = ["ROOT", "SETS", "EvaluationSet", "letter_pairs", "load", "names", "respelt", "to_article"]

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold" / "dev"
OWN = {
    "sentences": ROOT / "tests" / "evaluation" / "sentences",
    "articles": ROOT / "tests" / "evaluation" / "articles",
    "blind": ROOT / "tests" / "evaluation" / "blind",
    "seeds": ROOT / "seeds" / "annotated",
}
SETS = (*OWN, "gold")


@dataclass(frozen=True)
class EvaluationSet:
    """A set with its name and its annotated articles."""

    name: str
    items: tuple[Annotated, ...]


def names(listed: str) -> tuple[str, ...]:
    """Read a comma-separated list of set names.

    Raises:
        ConfigurationError: There is no set of that name.
    """
    found = tuple(n.strip() for n in listed.split(",") if n.strip())
    unknown = [n for n in found if n not in SETS]
    if unknown or not found:
        raise ConfigurationError(f"no evaluation set {', '.join(unknown) or listed!r}: choose among {', '.join(SETS)}")
    return found


def letter_pairs(listed: str) -> dict[int, str]:
    """Read a comma-separated list of letter pairs, ``ةه,ىي``, as a table for ``str.translate``.

    Raises:
        ConfigurationError: One of them is not two letters, so that the spans of an annotation would not fit.
    """
    pairs = [p.strip() for p in listed.split(",") if p.strip()]
    wrong = [p for p in pairs if len(p) != 2]
    if wrong:
        raise ConfigurationError(f"a pair to respell is two letters, as ةه, not {', '.join(wrong)}")
    return {ord(written): instead for written, instead in pairs}


def respelt(chosen: EvaluationSet, letters: Mapping[int, str]) -> EvaluationSet:
    """Return a set whose articles and annotations are all written with other letters."""
    if not letters:
        return chosen
    items = (Annotated(_respelt(i.article, letters), _respelt(i.gold, letters), i.phenomenon) for i in chosen.items)
    return EvaluationSet(chosen.name, tuple(items))


def _respelt(value: Any, letters: Mapping[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(letters)
    if isinstance(value, dict):
        return {k: _respelt(v, letters) for k, v in value.items()}
    return [_respelt(v, letters) for v in value] if isinstance(value, list) else value


def load(name: str, *, gold: Path = GOLD, written: str = "") -> EvaluationSet | None:
    """Read a set; ``written`` is the manner in which careless sites would write it (``manners``).

    Returns:
        None for the gold set on a machine that does not have it, as its texts are not part of the project, and in
        another manner, as its annotation is not in the notation of ``markup``.

    Raises:
        ConfigurationError: One of the project's own sets is empty, or there is no such manner.
    """
    if name == "gold":
        return EvaluationSet(name, tuple(_read_gold(gold))) if gold.is_dir() and not written else None
    items = read_folder(OWN[name], manner(written))
    if not items:
        raise ConfigurationError(f"the evaluation set {name!r} is empty: no annotated *.txt in {OWN[name]}")
    return EvaluationSet(name, tuple(items))


def _read_gold(folder: Path) -> list[Annotated]:
    found = []
    for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        gold = json.loads((folder / f"{article['id']}.json").read_text(encoding="utf-8"))
        found.append(Annotated(article, gold, "gold"))
    return found


def to_article(fields: Mapping[str, Any]) -> Article:
    """Make the article record that the language side takes."""
    published = fields.get("published_at")
    return Article(
        id=str(fields["id"]),
        text=fields["text"],
        title=fields.get("title") or "",
        url=fields.get("url"),
        source=fields.get("source"),
        published_at=_milliseconds(published) if published else None,
    )


def _milliseconds(iso: str) -> int:
    moment = datetime.datetime.fromisoformat(iso)
    return int(moment.timestamp() * 1000)
