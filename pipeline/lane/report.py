"""How a run went: the summary for programs, the metrics for Prometheus, and the lines for people."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pipeline.engine import Counts, Spread
from pipeline.errors import ConfigurationError

__all__ = ["LaneRange", "Summary", "metrics_text", "summary_lines", "write_whole"]


@dataclass(frozen=True, slots=True)
class LaneRange:
    """The offsets ``[start, end)`` of a partition that a run has made final."""

    partition: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run went; what ``--summary`` writes.

    Attributes:
        read: Messages read, dead letters included.
        lag_before: Offsets that were planned to be read.
        lag_after: How many of them are left.
        stopped: Whether a signal or a limit ended the run before its end.
        error: The failure in one line, or None.
        lanes: What was made final, by partition; empty after a failure.
    """

    topic: str
    group: str
    output_dir: str | None
    read: int = 0
    articles: int = 0
    quotations: int = 0
    quotations_by_type: dict[str, int] = field(default_factory=dict)
    dead_letters: int = 0
    dead_letters_by_class: dict[str, int] = field(default_factory=dict)
    lag_before: int = 0
    lag_after: int | None = None
    seconds: float = 0.0
    stopped: bool = False
    exit_code: int = 0
    error: str | None = None
    notes: tuple[str, ...] = ()
    lanes: tuple[LaneRange, ...] = ()

    @property
    def dead_share(self) -> float:
        """Return the share of messages that became dead letters."""
        return self.dead_letters / self.read if self.read else 0.0

    def as_json(self) -> str:
        """Return the JSON object of ``--summary``."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"


def summary_lines(summary: Summary) -> Iterator[str]:
    """Yield the lines that people see at the end."""
    if not summary.read and not summary.lag_before:
        yield "Nothing new."
        return
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in summary.quotations_by_type.items())
    yield (
        f"Read {summary.read:,} messages in {summary.seconds:.1f} s: {summary.quotations:,} quotations"
        f"{f' ({kinds})' if kinds else ''}, {summary.dead_letters:,} dead letters."
    )
    if summary.dead_letters:
        letters = ", ".join(f"{number:,} {kind}" for kind, number in summary.dead_letters_by_class.items())
        yield f"Dead letters: {letters}"
    if summary.lag_after:
        yield f"{summary.lag_after:,} offsets are left to read."


def metrics_text(summary: Summary, counts: Counts, now: float) -> str:
    """Return the metrics of one run in Prometheus' text format; ``now`` in seconds since the epoch."""
    base = {"topic": summary.topic, "group": summary.group}
    lines = [
        *_metric("messages", "Messages read.", [(base, summary.read)]),
        *_metric("articles", "Articles whose quotations were looked for.", [(base, summary.articles)]),
        *_metric("quotations", "Quotations, by type.", _labelled(base, "type", summary.quotations_by_type)),
        *_metric("dead_letters", "Dead letters, by class.", _labelled(base, "class", summary.dead_letters_by_class)),
        *_metric("lag_before", "Offsets that were planned to be read.", [(base, summary.lag_before)]),
        *_metric("lag_after", "Planned offsets that are left.", [(base, summary.lag_after)]),
        *_metric("run_seconds", "Duration of the run.", [(base, summary.seconds)]),
        *_metric("exit_code", "Exit code of the run.", [(base, summary.exit_code)]),
        *_metric("finished_timestamp_seconds", "When the run ended.", [(base, round(now, 3))]),
        *_spread("article_age_seconds", "Seconds from publication to processing.", base, counts.article_age, 1.0),
        *_spread("seconds_per_article", "Seconds that the steps took for an article.", base, counts.per_article, 1e-6),
    ]
    return "\n".join(lines) + "\n"


def write_whole(path: Path, text: str) -> None:
    """Write a file so that a reader sees all of it or what was there before.

    Raises:
        ConfigurationError: It cannot be written.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(text, "utf-8")
        aside.replace(path)
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be written ({error.strerror or error})") from error


_Sample = tuple[dict[str, str], Any]


def _labelled(base: dict[str, str], label: str, numbers: dict[str, int]) -> list[_Sample]:
    return [(base | {label: kind}, number) for kind, number in numbers.items()]


def _metric(name: str, told: str, samples: list[_Sample]) -> Iterator[str]:
    yield f"# HELP quotes_{name} {told}"
    yield f"# TYPE quotes_{name} gauge"
    yield from (f"quotes_{name}{{{_labels(labels)}}} {value}" for labels, value in samples if value is not None)


def _spread(name: str, told: str, base: dict[str, str], spread: Spread, unit: float) -> Iterator[str]:
    yield f"# HELP quotes_{name} {told}"
    yield f"# TYPE quotes_{name} summary"
    yield f"quotes_{name}_count{{{_labels(base)}}} {spread.count}"
    yield f"quotes_{name}_sum{{{_labels(base)}}} {spread.total * unit:g}"


def _labels(labels: dict[str, str]) -> str:
    def escaped(text: str) -> str:
        return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")

    return ",".join(f'{name}="{escaped(value)}"' for name, value in labels.items())
