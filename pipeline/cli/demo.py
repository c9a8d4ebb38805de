"""``demo``: the whole way on one machine, with the same commands that people run, shown as they are called."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

import pipeline
from pipeline.cli.options import option
from pipeline.errors import ConfigurationError

__all__ = ["demo"]

SEEDS = Path(pipeline.__file__).parents[1] / "seeds" / "articles.jsonl"
DEFAULT_FOLDER = "quotes-demo"
# Lies in a folder that a demo made: only such a one is emptied for the next demo.
MARKER = ".made-by-demo"
PARTITIONS = 3
INPUT, GROUP = "articles", "demo"
OUTPUTS = {"quotes": "quotations", "annotated": "articles.annotated", "dead-letter": "articles.dead"}
# Everything else that is set for real work (addresses, passwords, topics) must not reach into the demo.
KEPT_VARIABLES = {"QUOTES_CACHE_DIR", "QUOTES_MORPHOLOGY"}


@click.command()
@click.argument("files", metavar="[FILE]…", nargs=-1, type=click.Path(exists=True, path_type=Path))
@option(
    "--output-dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=DEFAULT_FOLDER,
    help="Folder for the Avro files; new, empty, or left by an earlier demo.",
)
@option("--keep-broker", is_flag=True, help="Keep the broker at the end, until Ctrl-C, to try other commands on it.")
@click.pass_context
def demo(ctx: click.Context, files: tuple[Path, ...], output_dir: Path, keep_broker: bool) -> None:
    """Show the whole way on this machine: articles in, quotations out.

    Starts a Kafka broker of its own in a temporary folder, publishes articles (FILE, or the project's seeds), runs
    the scheduled job, shows the quotations and where the files are, then runs the job again to show that nothing is
    done twice. The broker is gone afterwards, the files stay.

    \b
    Examples:
      arabic-news-quotes demo
      arabic-news-quotes demo article.txt --output-dir tried
      arabic-news-quotes demo --keep-broker
    """
    from pipeline.broker import embedded_broker

    articles = files or (seed_articles(),)
    console = Console(highlight=False)
    prepare_folder(output_dir)
    topics = dict.fromkeys([INPUT, *OUTPUTS.values()], PARTITIONS)
    with no_settings_from_outside(), embedded_broker(topics=topics) as broker:
        console.print(
            f"A Kafka broker of our own answers on {broker.bootstrap_servers}, {PARTITIONS} partitions a topic."
        )
        publish = ["--bootstrap-servers", broker.bootstrap_servers, "--topic", INPUT, *map(str, articles)]
        call(ctx, console, "Articles onto the topic", "publish", publish)
        first = drain(ctx, console, "The scheduled job", broker.bootstrap_servers, output_dir)
        show(console, output_dir)
        second = drain(ctx, console, "The same job again", broker.bootstrap_servers, output_dir)
        if second["read"] or second["lag_before"]:
            raise RuntimeError(f"the second run read {second['read']} messages again")
        tell_the_end(console, output_dir, first)
        if keep_broker:
            keep(console, broker.bootstrap_servers)


def seed_articles() -> Path:
    """Return the file of the project's own articles.

    Raises:
        ConfigurationError: This is not run from the source tree, the only place that has them.
    """
    if not SEEDS.is_file():
        raise ConfigurationError(
            f"the seed articles are not at {SEEDS}: they come with the source tree only; "
            "run demo from there, or name articles of your own: demo FILE"
        )
    return SEEDS


def prepare_folder(folder: Path) -> None:
    """Make the folder, empty; the files of an earlier demo belong to a broker that is gone, and are removed.

    Raises:
        ConfigurationError: It holds what no demo wrote, or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        marker = folder / MARKER
        if any(folder.iterdir()) and not marker.exists():
            raise ConfigurationError(f"--output-dir {folder}: holds files that no demo wrote; name a new folder")
        marker.touch()
        for name in ("quotations", "annotated", "dead_letters"):
            if (folder / name).exists():
                shutil.rmtree(folder / name)
    except OSError as error:
        raise ConfigurationError(f"--output-dir {folder}: cannot be written ({error.strerror})") from error


@contextmanager
def no_settings_from_outside() -> Iterator[None]:
    """Take the ``QUOTES_…`` variables for real work out of the environment for a while."""
    names = [name for name in os.environ if name.startswith("QUOTES_") and name not in KEPT_VARIABLES]
    kept = {name: os.environ.pop(name) for name in names}
    try:
        yield
    finally:
        os.environ.update(kept)


def call(ctx: click.Context, console: Console, title: str, name: str, arguments: list[str]) -> None:
    """Run one of our commands as the command line would, after showing how it is called."""
    root = ctx.find_root().command
    assert isinstance(root, click.Group), "demo is a command of the group"
    command = root.get_command(ctx, name)
    assert command is not None, f"{name} is in the table of commands"
    console.rule(title, align="left")
    console.print(Text(f"$ arabic-news-quotes {shlex.join([name, *arguments])}", style="dim"), soft_wrap=True)
    with command.make_context(name, list(arguments), parent=ctx) as called:
        command.invoke(called)


def drain(ctx: click.Context, console: Console, title: str, servers: str, folder: Path) -> dict[str, Any]:
    """Run ``run`` and return its summary.

    Raises:
        click.Abort: It was stopped by a signal.
    """
    arguments = ["--bootstrap-servers", servers, "--topic", INPUT, "--group", GROUP, "--output-dir", str(folder)]
    arguments += [word for kind, name in OUTPUTS.items() for word in (f"--{kind}-topic", name)]
    with tempfile.TemporaryDirectory(prefix="quotes-demo-") as place:
        path = Path(place) / "summary.json"
        call(ctx, console, title, "run", [*arguments, "--summary", str(path)])
        summary: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    if summary["stopped"]:
        raise click.Abort
    return summary


def show(console: Console, folder: Path) -> None:
    """Show every quotation of the files that were just written."""
    from pipeline.avro import read_container
    from pipeline.table import print_quotations

    console.rule("The quotations", align="left")
    print_quotations(console, chain.from_iterable(map(read_container, avro_files(folder / "quotations"))))


def avro_files(folder: Path) -> list[Path]:
    """Return the Avro files below a folder, in the order of their names."""
    return sorted(folder.rglob("*.avro"))


def tell_the_end(console: Console, folder: Path, first: dict[str, Any]) -> None:
    """Say what came out, where it lies, and what to try next."""
    console.rule("What came out", align="left")
    console.print(
        f"{first['quotations']:,} quotations in {first['articles']:,} articles, "
        f"{first['dead_letters']:,} dead letters, {first['seconds']:.1f} s. The second run found nothing new."
    )
    for path in avro_files(folder):
        console.print(f"  {path}", soft_wrap=True)
    console.print("Next:")
    console.print(f"  python -m pipeline show {folder / 'quotations'}", soft_wrap=True)
    console.print("  python -m pipeline extract YOUR-ARTICLE.txt --format table")


def keep(console: Console, servers: str) -> None:
    """Wait until Ctrl-C."""
    with suppress(KeyboardInterrupt):
        console.print(f"The broker stays at {servers} until Ctrl-C.")
        threading.Event().wait()
