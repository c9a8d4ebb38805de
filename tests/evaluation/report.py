"""Evaluation figures as text for people, and as a small file to compare with."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from pipeline.errors import ConfigurationError
from tests.evaluation.score import Figures, Miss, Scored, figures

__all__ = ["MAIN_KINDS", "changes", "curve_lines", "groups", "miss_lines", "read_figures", "table", "write_figures"]

MAIN_KINDS = ("missed", "spurious", "source", "border")
COLUMNS = (
    ("precision", "P"),
    ("recall", "R"),
    ("detection", "F1"),
    ("exact", "exact"),
    ("type", "type"),
    ("cue", "cue"),
    ("mention", "ment."),
    ("medium", "medium"),
    ("kind", "kind"),
    ("entity", "entity"),
    ("end_to_end", "end2end"),
)
Stored = dict[str, dict[str, float | int | None]]


def table(rows: Mapping[str, Figures]) -> list[str]:
    """Return a heading and one line a row: counts, then shares of one."""
    width = max([12, *(len(name) for name in rows)])
    heads = " ".join(f"{short:>7}" for _, short in COLUMNS)
    lines = [f"{'set':{width}} {'art.':>5} {'gold':>5} {'pred':>5} {heads} {'false alarms':>13}"]
    for name, f in rows.items():
        values = " ".join(f"{_number(getattr(f, key)):>7}" for key, _ in COLUMNS)
        lines.append(f"{name:{width}} {f.articles:5} {f.gold:5} {f.predicted:5} {values} {f.false_alarms:13}")
    return lines


def _number(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.3f}"


def curve_lines(curves: Mapping[str, Sequence[tuple[float, int, float]]]) -> list[str]:
    """Return for each set the share of right records at or above each confidence."""
    lines = ["right end to end among records at confidence ≥ t (records)"]
    for name, curve in curves.items():
        points = "   ".join(f"{t:.1f}: {_number(share)} ({n})" for t, n, share in curve)
        lines.append(f"  {name:12} {points}")
    return lines


def groups(scored: Mapping[str, Scored]) -> dict[str, Figures]:
    """Return figures by group: an article called ``cues-verbs-017`` belongs to ``cues-verbs``."""
    found: dict[str, list[Scored]] = defaultdict(list)
    for article_id, one in scored.items():
        found[article_id.rpartition("-")[0] or article_id].append(one)
    return {name: figures(found[name]) for name in sorted(found)}


def miss_lines(misses: Iterable[Miss], limit: int, kinds: Sequence[str] = MAIN_KINDS) -> list[str]:
    """Return up to ``limit`` misses of the given kinds, each with what was expected and what came."""
    lines = []
    for m in [m for m in misses if m.kind in kinds][:limit]:
        lines.append(f"  {m.kind:12} {m.article_id} [{m.section}] {m.text!r}")
        lines += [f"      {label}: {words}" for label, words in (("expected", m.expected), ("got", m.got)) if words]
    return lines


def _stored(f: Figures) -> dict[str, float | int | None]:
    # JSON has no NaN: a figure without anything to measure is null.
    return {k: None if isinstance(v, float) and math.isnan(v) else round(v, 4) for k, v in asdict(f).items()}


def read_figures(path: Path) -> Stored:
    """Read stored figures; a file that is not there has none.

    Raises:
        ConfigurationError: The file is not what ``write_figures`` writes.
    """
    if not path.exists():
        return {}
    try:
        stored: Stored = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ConfigurationError(f"{path} is not a file of figures: {error}; write it anew with --update") from error
    return stored


def write_figures(path: Path, rows: Mapping[str, Figures]) -> None:
    """Store the figures of the given sets and keep those of the others."""
    merged = read_figures(path) | {name: _stored(f) for name, f in rows.items()}
    path.write_text(json.dumps(merged, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def changes(rows: Mapping[str, Figures], before: Stored) -> list[str]:
    """Return one line for each set with the figures that differ from the stored ones."""
    lines = []
    for name, now in rows.items():
        if name not in before:
            lines.append(f"  {name}: nothing stored to compare with")
            continue
        old, new = before[name], _stored(now)
        moved = [f"{k} {_change(old.get(k), v)}" for k, v in new.items() if old.get(k) != v]
        lines.append(f"  {name}: {', '.join(moved) if moved else 'unchanged'}")
    return lines


def _change(old: float | None, new: float | None) -> str:
    if old is None or new is None:
        return f"{old} → {new}"
    if isinstance(new, int):
        return f"{old} → {new} ({new - old:+})"
    return f"{old:.3f} → {new:.3f} ({new - old:+.3f})"
