"""``replay``: dead letters back onto the input topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import options
from pipeline.cli.lane_options import broker_patience, connection_of
from pipeline.cli.options import option
from pipeline.cli.tell import tell
from pipeline.lane.logs import set_log_levels

if TYPE_CHECKING:
    from pipeline.decode import SchemaSource
    from pipeline.lane.connection import Connection
    from pipeline.lane.plan import Lane
    from pipeline.lane.replay import Choice, Tally
    from pipeline.lane.writer import OutputMessage
    from pipeline.records import DeadLetter

__all__ = ["replay"]

CHUNK = 500


@click.command()
@click.argument("paths", metavar="[PATH]…", nargs=-1, type=click.Path(exists=True, path_type=Path))
@options.bootstrap_servers
@option("--dead-letter-topic", help="Take the dead letters from this topic, not from files.")
@option("--group", help="Group that remembers which letters of the topic went back already.")
@option("--topic", help="Topic to send to; without it each message goes back to where it came from.")
@option(
    "--class",
    "classes",
    multiple=True,
    metavar="CLASS",
    help="Only letters of this class, such as not_json; may be repeated.",
)
@option(
    "--max-attempts",
    type=click.IntRange(min=2),
    default=3,
    help="Leave out messages that were tried that often already.",
)
@option("--dry-run", is_flag=True, help="Count what would go back, and send nothing.")
@options.schema_registry_url
@options.kafka_config
@broker_patience
@click.pass_context
def replay(ctx: click.Context, /, paths: tuple[Path, ...], **given: Any) -> None:
    """Send dead letters back to the input topic.

    Messages go back byte for byte, with their key and headers, and a header that counts the attempts: one that fails
    again is a dead letter of its next attempt, and after --max-attempts stays one.

    From a topic (--dead-letter-topic and --group) each letter goes back once, however often the command is run or
    killed; letters that the filter leaves out count as seen by that group. From files (PATH is a file, or the
    --output-dir of a run) every call sends all that fit.

    \b
    Examples:
      arabic-news-quotes replay out --bootstrap-servers localhost:9092 --class bug --dry-run
      arabic-news-quotes replay --bootstrap-servers localhost:9092 --dead-letter-topic articles.dead \\
          --group mend --class unknown_schema
    """
    set_log_levels(bool(ctx.meta.get("debug")))
    if bool(paths) == bool(given["dead_letter_topic"]):
        raise click.UsageError("Name either files with dead letters, or --dead-letter-topic.")
    if given["dead_letter_topic"] and not given["group"]:
        raise click.UsageError("--dead-letter-topic needs --group, which remembers what went back already.")
    from pipeline.lane.replay import Choice, Tally

    choice = Choice(frozenset(given["classes"]), given["max_attempts"], given["topic"])
    tally, connection = Tally(), connection_of(given)
    if paths:
        _from_files(paths, connection, choice, tally, dry=given["dry_run"])
    else:
        with ExitStack() as stack:
            _from_topic(given, connection, choice, tally, _registry(given["schema_registry_url"], stack))
    tell(tally.told("would go back" if given["dry_run"] else "sent back"))


def _from_files(paths: tuple[Path, ...], connection: Connection, choice: Choice, tally: Tally, *, dry: bool) -> None:
    from pipeline.cli.publish import send_all
    from pipeline.encode import Message

    by_topic: dict[str, list[OutputMessage]] = defaultdict(list)
    for message in tally.chosen(_letters(paths), choice):
        if not dry:
            by_topic[message.topic].append(message)
    for topic, messages in by_topic.items():
        send_all((Message(each.key, each.value, _sendable(each)) for each in messages), topic, connection)


def _sendable(message: OutputMessage) -> tuple[tuple[str, bytes | None], ...]:
    # kafka-python cannot write a header without a value; an empty one is the nearest.
    return tuple((name, value or b"") for name, value in message.headers)


def _letters(paths: tuple[Path, ...]) -> Iterator[DeadLetter]:
    from pipeline.avro import container_name, read_container
    from pipeline.cli.show import avro_files

    for file in (file for path in paths for file in avro_files(path)):
        if container_name(file) == "dead_letter":
            yield from read_container(file, "dead_letter")


def _from_topic(
    given: dict[str, Any], connection: Connection, choice: Choice, tally: Tally, registry: SchemaSource | None
) -> None:
    from pipeline.lane.kafka_source import KafkaOffsets
    from pipeline.lane.plan import plan_drain

    with KafkaOffsets(connection, given["dead_letter_topic"], given["group"]) as offsets:
        plan = plan_drain(offsets.partitions(), on_gap="skip")
    for lane in plan.work:
        _replay_lane(lane, given, connection, choice, tally, registry)


def _replay_lane(
    lane: Lane,
    given: dict[str, Any],
    connection: Connection,
    choice: Choice,
    tally: Tally,
    registry: SchemaSource | None,
) -> None:
    """Send one partition's letters back, and move the group's offset in the same transactions."""
    from pipeline.lane.kafka_sink import KafkaSink
    from pipeline.lane.kafka_source import KafkaSource
    from pipeline.lane.plan import chunk_border
    from pipeline.lane.source import read_range
    from pipeline.lane.topic_records import letter_of

    source, start = KafkaSource(connection), lane.start
    with ExitStack() as stack:
        transactions = None
        if not given["dry_run"]:
            transactions = stack.enter_context(closing(KafkaSink(connection, given["group"]).transactions(lane.lane)))
            start = transactions.open().offset or start
        waiting: list[OutputMessage] = []
        for element in read_range(source, lane, chunk_records=CHUNK):
            if element.next_offset <= start:
                continue
            if element.message is not None:
                waiting += tally.chosen([letter_of(element.lane, element.message, registry)], choice)
            if transactions is not None and element.next_offset in (chunk_border(element.from_offset, CHUNK), lane.end):
                transactions.commit(waiting, element.next_offset, "")
                waiting = []


def _registry(url: str | None, stack: ExitStack) -> SchemaSource | None:
    if url is None:
        return None
    from pipeline.registry import Registry

    return stack.enter_context(closing(Registry(url, register=False)))
