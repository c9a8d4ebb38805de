"""``report``: one self-contained HTML page of who said what."""

from __future__ import annotations

import itertools
from pathlib import Path

import click

from pipeline.avro import container_name, read_container
from pipeline.cli.options import option
from pipeline.cli.output import whole_file
from pipeline.cli.show import avro_files
from pipeline.cli.tell import tell
from pipeline.errors import ConfigurationError
from pipeline.records import Quotation
from pipeline.report import page

__all__ = ["report"]


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@option("--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The HTML file to write.")
@option(
    "--limit", type=click.IntRange(min=1), default=1000, help="At most so many articles; browsers tire of long pages."
)
def report(paths: tuple[Path, ...], output: Path, limit: int) -> None:
    """Write one HTML page: the articles with their quotations marked.

    Takes files and folders of Avro files, such as the --output-dir of run: annotated articles give the texts,
    quotations what is marked in them and the table of who said what. Quotations whose article is not there are shown
    in their context. The page needs nothing but itself: no script, no font, no network.

    \b
    Examples:
      arabic-news-quotes report out --output report.html
      arabic-news-quotes extract news.jsonl --format avro --output q.avro --annotated a.avro
      arabic-news-quotes report q.avro a.avro --output report.html
    """
    names = {file: container_name(file) for path in paths for file in avro_files(path)}
    texts = [file for file, name in names.items() if name == "annotated_article"]
    if not texts and "quotation" not in names.values():
        raise ConfigurationError(f"{paths[0]}: holds neither quotations nor annotated articles; name what run wrote")
    articles = itertools.chain.from_iterable(map(read_container, texts))
    quotations = _by_article([file for file, name in names.items() if name == "quotation"])
    with whole_file(output) as file:
        for part in page(articles, quotations, limit):
            file.write(part.encode())
    tell(f"Written: {output}")


def _by_article(files: list[Path]) -> dict[str, list[Quotation]]:
    quotations: dict[str, list[Quotation]] = {}
    for quotation in itertools.chain.from_iterable(map(read_container, files)):
        quotations.setdefault(quotation.article_id, []).append(quotation)
    return quotations
