"""``extract``: articles from files in, quotations out; no Kafka."""

from __future__ import annotations

import io
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from pipeline import __version__
from pipeline.articles import Found, read_articles
from pipeline.avro import ContainerWriter
from pipeline.cli import options
from pipeline.cli.options import option
from pipeline.cli.output import open_output, whole_file
from pipeline.cli.tell import tell
from pipeline.errors import TooManyDeadLettersError
from pipeline.forms import dump_json, json_form
from pipeline.records import AnnotatedArticle, Article
from pipeline.table import print_quotations

if TYPE_CHECKING:
    from pipeline.language.document import Attributed

__all__ = ["extract"]

Sink = Callable[["Attributed"], None]


@click.command()
@click.argument("files", metavar="[FILE]…", nargs=-1, type=click.Path(exists=True, allow_dash=True, path_type=Path))
@option(
    "--format",
    "output_format",
    type=click.Choice(["jsonl", "table", "avro"]),
    default="jsonl",
    help="Records as JSON lines, as a table for people, or as one Avro file.",
)
@option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write here instead of standard output.")
@option(
    "--annotated",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write the articles with sentences and words, as an Avro file; report reads it.",
)
@options.morphology
@options.max_article_chars
@options.max_dead_letters
@click.pass_context
def extract(ctx: click.Context, /, files: tuple[Path, ...], **given: Any) -> None:
    """Find the quotations in files of articles; needs no Kafka.

    Reads .txt (the first line is the title), .json (one article or a list), .jsonl, folders of these, and standard
    input (without FILE, or as -). Articles are handled one at a time, so a .jsonl file may be of any length.

    An article that cannot be used is told on standard error with its place, and the others go on. The command then
    ends with 0, or with 4 where their share is above --max-dead-letters.

    \b
    Examples:
      arabic-news-quotes extract article.txt --format table
      arabic-news-quotes extract news.jsonl > quotations.jsonl
      curl -s https://news.example/1.json | arabic-news-quotes extract
      arabic-news-quotes extract seeds/articles.jsonl --format avro --output q.avro --annotated a.avro
    """
    if not files and sys.stdin.isatty():
        raise click.UsageError("No FILE given: name one, or pipe an article to standard input.")
    if given["output_format"] == "avro" and given["output"] is None and sys.stdout.isatty():
        raise click.UsageError("Avro is not for a terminal: give --output FILE, or another --format.")
    found = read_articles(files or ("-",), sys.stdin.buffer, max_article_chars=given["max_article_chars"])
    tally = _Tally()
    with ExitStack() as stack:
        sinks = [stack.enter_context(_SINKS[given["output_format"]](given["output"]))]
        if given["annotated"] is not None:
            sinks.append(stack.enter_context(_annotated_sink(given["annotated"])))
        for attributed in _attributed(found, make_language(given["morphology"]), tally, bool(ctx.meta.get("debug"))):
            for sink in sinks:
                sink(attributed)
    tally.end(given["max_dead_letters"])


def make_language(morphology: str) -> Any:
    """Return the language side; loaded here, so that ``--help`` does not wait for it."""
    from pipeline.language import Language

    return Language(morphology=morphology)


@dataclass
class _Tally:
    """How many articles there were, and how it went."""

    articles: int = 0
    quotations: int = 0
    bad: int = 0

    def turn_down(self, where: str, reason: str, message: str) -> None:
        self.bad += 1
        tell(f"{where}: {reason}: {message}")

    def end(self, allowed: float) -> None:
        """Say how it went; fail where too many articles were turned down."""
        if self.bad or sys.stderr.isatty():
            tell(f"{self.articles} articles, {self.quotations} quotations, {self.bad} turned down")
        if self.articles and self.bad / self.articles > allowed:
            raise TooManyDeadLettersError(
                f"{self.bad} of {self.articles} articles were turned down; mend them, or raise --max-dead-letters"
            )


def _attributed(found: Iterable[Found], language: Any, tally: _Tally, debug: bool) -> Iterator[Attributed]:
    for each in found:
        tally.articles += 1
        if each.article is None:
            assert each.error is not None
            tally.turn_down(each.where, each.error.reason, str(each.error))
            continue
        try:
            attributed = _walk(language, each.article)
        except Exception as error:  # noqa: BLE001 - a bug on one article must not cost the others
            if debug:
                traceback.print_exc()
            tally.turn_down(each.where, "bug", f"{type(error).__name__}: {error}; see more with --debug, and report it")
            continue
        tally.quotations += len(attributed.quotations)
        yield attributed


def _walk(language: Any, article: Article) -> Attributed:
    return language.attribute(language.detect(language.tag(language.segment(article))))


@contextmanager
def _json_sink(path: Path | None) -> Iterator[Sink]:
    with open_output(path) as file:

        def write(attributed: Attributed) -> None:
            for quotation in attributed.quotations:
                file.write(dump_json(json_form(quotation)).encode() + b"\n")
            file.flush()

        yield write


@contextmanager
def _table_sink(path: Path | None) -> Iterator[Sink]:
    with open_output(path) as file:
        text = io.TextIOWrapper(file, "utf-8", errors="backslashreplace", write_through=True)
        console = Console(file=text, highlight=False)
        yield lambda attributed: _print(console, attributed)
        text.detach()


def _print(console: Console, attributed: Attributed) -> None:
    print_quotations(console, attributed.quotations)


@contextmanager
def _avro_sink(path: Path | None) -> Iterator[Sink]:
    with open_output(path) as file, ContainerWriter(file, "quotation") as writer:
        yield lambda attributed: writer.write_all(attributed.quotations)


@contextmanager
def _annotated_sink(path: Path) -> Iterator[Sink]:
    with whole_file(path) as file, ContainerWriter(file, "annotated_article") as writer:
        yield lambda attributed: writer.write_all([_annotated(attributed)])


def _annotated(attributed: Attributed) -> AnnotatedArticle:
    return AnnotatedArticle(
        article=attributed.article,
        sentences=attributed.sentences,
        tokens=attributed.tokens,
        quotation_ids=tuple(quotation.quotation_id for quotation in attributed.quotations),
        pipeline_version=__version__,
    )


_SINKS: dict[str, Callable[[Path | None], Any]] = {"jsonl": _json_sink, "table": _table_sink, "avro": _avro_sink}
