"""``publish``: articles from files onto a topic."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.articles import Found, read_articles
from pipeline.cli import options
from pipeline.cli.options import option
from pipeline.cli.tell import tell
from pipeline.encode import Message, SchemaIds, article_message
from pipeline.errors import TooManyDeadLettersError
from pipeline.lane.connection import Connection, kafka_trouble, within
from pipeline.lane.logs import set_log_levels

if TYPE_CHECKING:
    from kafka import KafkaProducer

__all__ = ["publish"]

AT_ONCE = 1_000
"""Messages under way at a time; so many are held in memory, and the first that fails ends the command."""


@click.command()
@click.argument(
    "files", metavar="FILE…", nargs=-1, required=True, type=click.Path(exists=True, allow_dash=True, path_type=Path)
)
@options.bootstrap_servers
@options.topic
@option(
    "--format",
    "message_format",
    type=click.Choice(["json", "avro"]),
    default="json",
    help="How the messages are written; Avro as single objects, or in the registry's frame.",
)
@options.schema_registry_url
@options.register_schemas
@options.kafka_config
@options.max_article_chars
@options.max_dead_letters
@option("--timeout", type=click.FloatRange(min=1), default=60.0, help="Seconds to wait for an answer of the broker.")
@click.pass_context
def publish(ctx: click.Context, /, files: tuple[Path, ...], **given: Any) -> None:
    """Send articles from files to a topic.

    Reads the files that extract reads: .txt, .json, .jsonl, folders of these, and - for standard input. The key of a
    message is the article's id. The command ends when the brokers have acknowledged every message.

    An article that cannot be used is told on standard error with its place and not sent. The command then ends with 0,
    or with 4 where their share is above --max-dead-letters.

    \b
    Examples:
      arabic-news-quotes publish seeds/articles.jsonl --bootstrap-servers localhost:9092 --topic articles
      arabic-news-quotes publish news/ --topic articles --format avro \\
          --bootstrap-servers broker:9093 --kafka-config client.properties
    """
    set_log_levels(bool(ctx.meta.get("debug")))
    if given["schema_registry_url"] and given["message_format"] != "avro":
        raise click.UsageError("A schema registry is for Avro: give --format avro, or leave --schema-registry-url out.")
    found = read_articles(files, sys.stdin.buffer, max_article_chars=given["max_article_chars"])
    connection = Connection(
        given["bootstrap_servers"], str(given["kafka_config"]) if given["kafka_config"] else None, given["timeout"]
    )
    connection.check()
    tally = _Tally()
    with _registry(given["schema_registry_url"], given["register_schemas"]) as registry:
        messages = (
            article_message(article, topic=given["topic"], avro=given["message_format"] == "avro", registry=registry)
            for article in tally.usable(found)
        )
        sent = send_all(messages, given["topic"], connection)
    tell(f"{sent} articles sent to {given['topic']}, {tally.bad} turned down")
    if tally.bad > given["max_dead_letters"] * (sent + tally.bad):
        raise TooManyDeadLettersError(
            f"{tally.bad} of {sent + tally.bad} articles were turned down; mend them, or raise --max-dead-letters"
        )


def send_all(messages: Iterable[Message], topic: str, connection: Connection) -> int:
    """Send messages and return how many the brokers have acknowledged: all.

    Raises:
        UnreachableError: No answer in ``connection.patience`` seconds.
        ConfigurationError: The broker refuses us, or a message.
    """
    from kafka import KafkaProducer

    where = f"{connection.servers}, topic {topic}"
    with kafka_trouble(where):
        producer = KafkaProducer(
            **connection.settings(),
            acks="all",
            enable_idempotence=True,
            linger_ms=20,
            batch_size=262_144,
            compression_type="zstd",
            max_request_size=32 * 1024 * 1024,
            max_block_ms=int(connection.patience * 1000),
            delivery_timeout_ms=int(connection.patience * 1000),
            request_timeout_ms=min(30_000, int(connection.patience * 1000) - 100),
        )
        with closing(_Closing(producer)):
            return _send(producer, messages, topic, connection.patience, where)


def _send(producer: KafkaProducer, messages: Iterable[Message], topic: str, patience: float, where: str) -> int:
    count = 0
    waiting: list[Any] = []

    def settle() -> None:
        within(patience + 5, where, producer.flush)
        for future in waiting:
            future.get(timeout=patience)
        waiting.clear()

    for message in messages:
        headers = list(message.headers)
        waiting.append(producer.send(topic, value=message.value, key=message.key, headers=headers))
        count += 1
        if len(waiting) >= AT_ONCE:
            settle()
    settle()
    return count


class _Closing:
    """Closes a producer without waiting for what was not sent: that has already been told."""

    def __init__(self, producer: KafkaProducer) -> None:
        self._producer = producer

    def close(self) -> None:
        with suppress(Exception):  # the first failure is the one that counts
            self._producer.close(timeout=2)


@contextmanager
def _registry(url: str | None, register: bool) -> Iterator[SchemaIds | None]:
    if url is None:
        yield None
        return
    from pipeline.registry import Registry

    with closing(Registry(url, register=register)) as registry:
        yield registry


class _Tally:
    """Passes on what can be sent, and counts and tells what cannot."""

    def __init__(self) -> None:
        self.bad = 0

    def usable(self, found: Iterable[Found]) -> Iterator[Any]:
        for each in found:
            if each.article is None:
                self.bad += 1
                tell(f"{each.where}: {each.error and each.error.reason}: {each.error}")
            else:
                yield each.article
