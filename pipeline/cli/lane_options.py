"""What ``run`` and ``stream`` share: their options, Beam's options, signals, and how much people hear."""

from __future__ import annotations

import functools
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import options
from pipeline.cli.options import option
from pipeline.lane.connection import Connection
from pipeline.lane.outputs import Topics

if TYPE_CHECKING:
    from pipeline.drain import Works

__all__ = ["broker_patience", "connection_of", "lane_options", "stop_on_signal", "topics_of", "works_of"]

DEFAULT_CHUNK_RECORDS = 500

broker_patience = option(
    "--broker-patience",
    type=click.FloatRange(min=1.0, max=600.0),
    default=60.0,
    metavar="SECONDS",
    help="How long to wait for an answer before the broker counts as unreachable.",
)

_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    options.bootstrap_servers,
    options.topic,
    options.group,
    options.output_dir,
    options.quotes_topic,
    options.annotated_topic,
    options.dead_letter_topic,
    options.schema_registry_url,
    options.register_schemas,
    options.kafka_config,
    option(
        "--chunk-records",
        type=click.IntRange(min=1),
        default=DEFAULT_CHUNK_RECORDS,
        help="Commit at offsets that are multiples of this; what is in memory, and in one file.",
    ),
    option(
        "--on-gap",
        type=click.Choice(["fail", "skip"]),
        default="fail",
        help="What to do when retention has deleted what the group should read next.",
    ),
    broker_patience,
    option("--runner", default="FnApiRunner", help="Beam runner; Beam's own options are passed on to it."),
    options.max_article_chars,
    options.morphology,
)


def lane_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that it shares with the other one, and ``beam_flags`` for all that is not ours."""
    command = click.argument("beam_flags", nargs=-1, type=click.UNPROCESSED, metavar="[BEAM OPTIONS]")(command)
    return functools.reduce(lambda wrapped, add: add(wrapped), reversed(_OPTIONS), command)


def connection_of(given: dict[str, Any]) -> Connection:
    """Return how to reach the broker."""
    config = given["kafka_config"]
    connection = Connection(
        given["bootstrap_servers"], str(config.resolve()) if config else None, given["broker_patience"]
    )
    connection.check()  # so that a wrong file or certificate is told of before anything else
    return connection


def topics_of(given: dict[str, Any]) -> Topics:
    """Return the output topics."""
    return Topics(given["quotes_topic"], given["annotated_topic"], given["dead_letter_topic"])


def works_of(given: dict[str, Any]) -> Works:
    """Return how messages become records."""
    from pipeline.drain import Works
    from pipeline.lane.job import MakeDecoder, MakeLanguage, MakeRegistry

    url = given["schema_registry_url"]
    return Works(
        MakeDecoder(url, given["max_article_chars"]),
        MakeLanguage(given["morphology"]),
        MakeRegistry(url, given["register_schemas"]),
        given["chunk_records"],
    )


@contextmanager
def stop_on_signal(announce: Callable[[str], None]) -> Iterator[Path]:
    """Yield the path of a file that is there once SIGTERM or SIGINT has come; a second signal ends the program at once.

    A file, because the workers may be processes of their own.
    """
    with tempfile.TemporaryDirectory(prefix="quotes-") as folder:
        path = Path(folder) / "stop"

        def stop(number: int, _frame: object) -> None:
            path.touch()
            for each in handled:
                signal.signal(each, handled[each])
            announce(f"{signal.Signals(number).name}: committing what was read, then ending; once more ends at once.")

        handled: dict[int, Any] = {}
        if threading.current_thread() is threading.main_thread():
            handled = {each: signal.signal(each, stop) for each in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield path
        finally:
            for number, handler in handled.items():
                with suppress(TypeError):  # a handler that was not set from Python cannot be set again
                    signal.signal(number, handler)
