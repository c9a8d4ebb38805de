"""Records as tables on a terminal, right-to-left text included.

Texts come from strangers: control characters, which could steer the terminal, and bidirectional controls are left out.
A terminal that reorders right-to-left text does so over a whole line, and would swap two Arabic cells; so on a terminal
each line of a cell is isolated (U+2068 … U+2069). Wrapping comes before that, so that no isolate spans two lines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.forms import iso_time
from pipeline.records import AnnotatedArticle, Article, DeadLetter, Quotation, Record

__all__ = ["print_quotations", "print_records", "readable"]

ISOLATE, END_ISOLATE = "\u2068", "\u2069"
JOINERS = "\u200c\u200d"

_TYPE_STYLES = {"direct": "green", "indirect": "cyan", "mixed": "magenta"}
ROWS_AT_ONCE = 500
"""Rows of a table that are held in memory; the next ones get a table of their own."""

_PADDING = 2
_HOW_WIDTH = 16


def readable(text: str) -> str:
    """Return the text on one line, without characters that steer a terminal or turn its direction."""
    line = " ".join(text.split())
    return "".join(char for char in line if char.isprintable() or char in JOINERS)


def print_quotations(console: Console, quotations: Iterable[Quotation]) -> int:
    """Print one table for each article, as soon as its quotations are there; return how many there were."""
    count = 0
    for _, group in groupby(quotations, key=lambda quotation: quotation.article_id):
        found = list(group)
        count += len(found)
        console.print(_heading(console, found[0]))
        console.print(_quotation_table(console, found))
        console.print()
    return count


def print_records(console: Console, records: Iterable[Record]) -> int:
    """Print records of one kind and return how many there were."""
    first, records = _peek(records)
    if first is None:
        return 0
    if isinstance(first, Quotation):
        return print_quotations(console, records)  # type: ignore[arg-type]
    names: tuple[str, ...]
    shares: tuple[float, ...]
    if isinstance(first, DeadLetter):
        names, shares = ("where", "stage", "class", "message"), (0.3, 0.12, 0.16, 0.42)
        rows = (_dead_letter_row(record) for record in records)  # type: ignore[arg-type]
    else:
        names, shares = ("id", "source", "title", "words", "found"), (0.24, 0.24, 0.36, 0.08, 0.08)
        rows = (_article_row(record) for record in records)  # type: ignore[arg-type]
    room = console.width - _PADDING * len(names)
    widths = [max(int(room * share), 5) for share in shares]
    count = 0
    while chunk := list(islice(rows, ROWS_AT_ONCE)):
        table = _table(names, widths)
        for row in chunk:
            cells = (Text(readable(text)) for text in row)
            table.add_row(*(_cell(console, cell, width) for cell, width in zip(cells, widths, strict=True)))
        console.print(table)
        count += len(chunk)
    return count


def _peek(records: Iterable[Record]) -> tuple[Record | None, Iterator[Record]]:
    iterator = iter(records)
    first = next(iterator, None)
    return first, iterator if first is None else chain([first], iterator)


def _heading(console: Console, quotation: Quotation) -> Text:
    parts = [Text(readable(quotation.article_title or quotation.article_id), style="bold")]
    about = [readable(quotation.source or "")]
    if quotation.published_at is not None:
        about.append(iso_time(quotation.published_at)[:10])
    parts += [Text(part, style="dim") for part in about if part]
    return Text(" · ").join(_isolated(console, part) for part in parts)


def _quotation_table(console: Console, quotations: Sequence[Quotation]) -> Table:
    room = max(console.width - _HOW_WIDTH - 3 * _PADDING, 30)
    who = min(max(room * 28 // 100, 12), 32)
    table = _table(("who", "how", "what"), (who, _HOW_WIDTH, room - who))
    parents = {quotation.quotation_id for quotation in quotations}
    for quotation in quotations:
        nested = "↳ " if quotation.parent_id in parents else ""
        what = _cell(console, Text(nested + readable(quotation.text)), room - who)
        table.add_row(_cell(console, _who(quotation), who), _how(console, quotation), what)
    return table


def _who(quotation: Quotation) -> Text:
    speaker = quotation.speaker
    if speaker is None:
        return Text(f"? {readable(quotation.unresolved_reason or '')}".strip(), style="yellow")
    name = Text(readable(speaker.name), style="bold")
    if speaker.role and speaker.role not in speaker.name:
        name.append("\n" + readable(speaker.role), style="not bold dim")
    return name


def _how(console: Console, quotation: Quotation) -> Text:
    how = Text.assemble((quotation.type, _TYPE_STYLES.get(quotation.type, "")), (f" {quotation.confidence:.2f}", "dim"))
    if quotation.cue is not None:
        cue = Text(readable(quotation.cue.text), style="dim")
        cue.truncate(_HOW_WIDTH)
        how.append("\n").append_text(_isolated(console, cue))
    return how


def _dead_letter_row(letter: DeadLetter) -> tuple[str, ...]:
    where = "" if letter.topic is None else f"{letter.topic}/{letter.partition}/{letter.offset}"
    return where, letter.stage, letter.error_class, letter.message


def _article_row(record: Article | AnnotatedArticle) -> tuple[str, ...]:
    article = record.article if isinstance(record, AnnotatedArticle) else record
    words = len(record.tokens) if isinstance(record, AnnotatedArticle) else len(article.text.split())
    quotations = str(len(record.quotation_ids)) if isinstance(record, AnnotatedArticle) else ""
    return article.id, article.source or "", article.title, str(words), quotations


def _table(names: Sequence[str], widths: Sequence[int]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, _PADDING, 0, 0), show_edge=False, pad_edge=False, leading=1)
    for name, width in zip(names, widths, strict=True):
        table.add_column(name, width=width, no_wrap=True, overflow="crop")
    return table


def _cell(console: Console, text: Text, width: int) -> Text:
    """Return the text wrapped to the width, each line isolated, right-to-left lines at the right."""
    lines = text.wrap(console, width, overflow="fold")
    cell = Text("\n").join(_isolated(console, line) for line in lines)
    cell.justify = "right" if _is_right_to_left(text.plain) else "left"
    return cell


def _isolated(console: Console, line: Text) -> Text:
    line.rstrip()
    return Text.assemble(ISOLATE, line, END_ISOLATE) if console.is_terminal else line


def _is_right_to_left(text: str) -> bool:
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((direction for direction in directions if direction in ("L", "R", "AL")), "L") != "L"
