"""``show``: records of Avro files back as a table or as JSON lines."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from pipeline.avro import SCHEMA_NAMES, container_name, read_container
from pipeline.cli.options import option
from pipeline.cli.tell import tell
from pipeline.errors import ConfigurationError
from pipeline.forms import dump_json, json_form
from pipeline.table import print_records

__all__ = ["avro_files", "show"]


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@option(
    "--format",
    "output_format",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    help="A table for people, or JSON lines.",
)
@option("--kind", type=click.Choice(SCHEMA_NAMES), help="Only files of these records.")
@option("--limit", type=click.IntRange(min=1), help="At most so many records.")
def show(paths: tuple[Path, ...], output_format: str, kind: str | None, limit: int | None) -> None:
    """Show records of Avro files as a table or as JSON lines.

    Takes files and folders; of a folder all .avro files at any depth, in order of their paths. Reads what any version
    of this program wrote: quotations, annotated articles, dead letters, articles.

    \b
    Examples:
      arabic-news-quotes show out/quotations
      arabic-news-quotes show out/dead_letters --format jsonl
      arabic-news-quotes show out --kind quotation --format jsonl --limit 10
    """
    files = [(file, container_name(file)) for path in paths for file in avro_files(path)]
    chosen = [(file, name) for file, name in files if kind in (None, name)]
    count = 0
    for name in dict.fromkeys(name for _, name in chosen):
        records = itertools.chain.from_iterable(read_container(file, name) for file, its in chosen if its == name)
        left = None if limit is None else limit - count
        count += _WRITERS[output_format](itertools.islice(records, left))
    if not count:
        tell(f"No records in {len(chosen)} of {len(files)} files.")


def avro_files(path: Path) -> list[Path]:
    """Return a file, or the Avro files of a folder at any depth, in order of their paths.

    Raises:
        ConfigurationError: The folder holds none.
    """
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.rglob("*.avro") if file.is_file())
    if not found:
        raise ConfigurationError(f"{path}: holds no .avro files; name the --output-dir of a run")
    return found


def _write_table(records: Iterator[Any]) -> int:
    return print_records(Console(highlight=False), records)


def _write_json_lines(records: Iterator[Any]) -> int:
    count = 0
    for record in records:
        sys.stdout.write(dump_json(json_form(record)) + "\n")
        count += 1
    sys.stdout.flush()
    return count


_WRITERS = {"table": _write_table, "jsonl": _write_json_lines}
