"""Read our records back from a topic: all that is committed there now, whichever version wrote them."""

from __future__ import annotations

import io
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import fastavro

from pipeline.avro import SINGLE_OBJECT_MARKER, known_schemas, load_schema, record_from_dict
from pipeline.decode import SchemaSource
from pipeline.errors import BadMessageError, ConfigurationError, UnreachableError
from pipeline.lane.connection import Connection
from pipeline.lane.elements import LaneId, Message
from pipeline.lane.kafka_source import KafkaOffsets, KafkaSource
from pipeline.records import DeadLetter

__all__ = [
    "TopicRecord",
    "is_empty",
    "is_whole",
    "letter_of",
    "read_decided",
    "read_lane_offsets",
    "read_topic",
    "record_of",
]


@dataclass(frozen=True, slots=True)
class TopicRecord:
    """A record and where on its topic it stands.

    Attributes:
        lane: Topic and partition.
        offset: Offset of the message.
        record: The record; None if the message is none of ours.
        wrong: Why the message is none of ours.
    """

    lane: LaneId
    offset: int
    record: Any
    wrong: str | None = None


def record_of(value: bytes | None, name: str, registry: SchemaSource | None = None) -> Any:
    """Return the record in a message of an output topic.

    Args:
        value: Avro as a single object, or with a registry in Confluent's frame.
        name: One of ``pipeline.avro.SCHEMA_NAMES``.
        registry: Where to look up Confluent schema ids.

    Raises:
        BadMessageError: The value is no such record.
        UnreachableError: The registry does not answer.
    """
    if value is not None and value.startswith(SINGLE_OBJECT_MARKER):
        writer = known_schemas(name).get(value[2:10])
        body = value[10:]
    elif value is not None and value.startswith(b"\0") and len(value) > 5 and registry is not None:
        writer = registry.writer_schema(struct.unpack(">I", value[1:5])[0])
        body = value[5:]
    else:
        raise BadMessageError("not_ours", f"no {name} record of ours; is a --schema-registry-url missing?")
    if writer is None:
        raise BadMessageError("unknown_schema", f"a {name} record of a version that is not known here")
    try:
        form = fastavro.schemaless_reader(io.BytesIO(body), writer.parsed, load_schema(name))
    except (ValueError, EOFError, KeyError, IndexError, TypeError, OverflowError) as error:
        raise BadMessageError("bad_avro", f"not the bytes of a {name} record ({error})") from error
    return record_from_dict(name, form)


def letter_of(lane: LaneId, message: Message, registry: SchemaSource | None) -> DeadLetter:
    """Return the dead letter in a message.

    Raises:
        ConfigurationError: It is none.
    """
    try:
        letter: DeadLetter = record_of(message.value, "dead_letter", registry)
    except BadMessageError as error:
        raise ConfigurationError(f"{lane}, offset {message.offset}: {error}") from error
    return letter


def read_topic(connection: Connection, topic: str, name: str, registry: SchemaSource | None) -> Iterator[TopicRecord]:
    """Yield all committed records of a topic, up to the end at the start, and what is no record of ours.

    Raises:
        ConfigurationError: There is no such topic.
        UnreachableError: The broker does not answer.
    """
    for lane, message in _messages(connection, topic):
        try:
            yield TopicRecord(lane, message.offset, record_of(message.value, name, registry))
        except BadMessageError as error:
            yield TopicRecord(lane, message.offset, None, str(error))


def read_lane_offsets(connection: Connection, topic: str) -> Iterator[tuple[LaneId, int]]:
    """Yield lane and offset of every committed message of a topic, up to the end at the start."""
    return ((lane, message.offset) for lane, message in _messages(connection, topic))


def read_decided(connection: Connection, topic: str) -> Iterator[Message]:
    """Yield every committed message of a topic, also of transactions that are open now and committed meanwhile.

    Raises:
        UnreachableError: A transaction stays open, or the broker does not answer.
    """
    return (message for _, message in _messages(connection, topic, stable=False))


def is_empty(connection: Connection, topic: str) -> bool:
    """Return whether a topic has nothing at all, not even what is not yet committed."""
    with KafkaOffsets(connection, topic, stable=False) as offsets:
        return all(each.earliest == each.latest for each in offsets.partitions())


def is_whole(connection: Connection, topic: str) -> bool:
    """Return whether a topic still has its first messages: retention has deleted none."""
    with KafkaOffsets(connection, topic) as offsets:
        return all(each.earliest == 0 for each in offsets.partitions())


def _messages(connection: Connection, topic: str, *, stable: bool = True) -> Iterator[tuple[LaneId, Message]]:
    """Yield what is committed; ``stable`` as for ``KafkaOffsets``."""
    with KafkaOffsets(connection, topic, stable=stable) as offsets:
        partitions = offsets.partitions()
    for each in partitions:
        reader = KafkaSource(connection).open(each.lane, each.earliest)
        try:
            at, moved = each.earliest, time.monotonic()
            while at < each.latest:
                for message in reader.poll():
                    if message.offset < each.latest:
                        yield each.lane, message
                if reader.position() > at:
                    at, moved = reader.position(), time.monotonic()
                elif time.monotonic() - moved > connection.patience:
                    raise UnreachableError(
                        f"{each.lane}: a transaction that nobody ends holds back what comes from offset {at} on; run "
                        "again in a minute"
                    )
        finally:
            reader.close()
