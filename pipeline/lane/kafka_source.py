"""Kafka as the planner and the reading side of a lane see it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from kafka import KafkaConsumer, TopicPartition
from kafka.errors import KafkaTimeoutError
from kafka.structs import OffsetAndMetadata

from pipeline.errors import ConfigurationError, UnreachableError
from pipeline.lane.connection import Connection, kafka_trouble, retried, within
from pipeline.lane.elements import LaneId, Message
from pipeline.lane.plan import PartitionOffsets

__all__ = [
    "KafkaOffsets",
    "KafkaSource",
    "commit_token",
    "committed_offset",
    "consumer",
    "existing_topics",
    "metadata_token",
]

STABLE_WITHIN_MS = 3_000
"""How long to wait for the end of a transaction that holds a group's offset; a living writer needs far less."""

_TOKEN = "files="


def commit_token(token: str) -> str:
    """Return the metadata of a commit whose files carry ``token``."""
    return _TOKEN + token


def metadata_token(metadata: str | None) -> str:
    """Return the token of a commit's metadata; empty for commits that others made."""
    return metadata[len(_TOKEN) :] if metadata and metadata.startswith(_TOKEN) else ""


def consumer(connection: Connection, group: str | None = None, *, stable: bool = True) -> KafkaConsumer:
    """Return a consumer that joins no group and never resets an offset by itself.

    Args:
        connection: How to reach the broker.
        group: Whose committed offsets it can read.
        stable: See only what is committed, and wait for open transactions when reading a group's offsets.

    Raises:
        UnreachableError: No broker answers.
        ConfigurationError: The settings do not fit the broker.
    """
    request_timeout = int(connection.patience * 500)
    with kafka_trouble(connection.servers):
        return KafkaConsumer(
            **{"request_timeout_ms": request_timeout} | connection.settings(),
            group_id=group,
            isolation_level="read_committed" if stable else "read_uncommitted",
            enable_auto_commit=False,
            auto_offset_reset="none",
            allow_auto_create_topics=False,
            fetch_max_wait_ms=250,
            max_poll_records=500,
        )


def committed_offset(
    connection: Connection, reader: KafkaConsumer, partition: TopicPartition, timeout_ms: int
) -> OffsetAndMetadata | None:
    """Return the offset that the reader's group has committed, waiting for a broker that restarts meanwhile."""
    return retried(connection.patience, lambda: reader.committed(partition, metadata=True, timeout_ms=timeout_ms))


def existing_topics(connection: Connection) -> set[str]:
    """Return the names of all topics that may be seen."""
    reader = consumer(connection)
    try:
        with kafka_trouble(connection.servers):
            return set(within(connection.patience, f"{connection.servers}, topics", reader.topics))
    finally:
        reader.close(timeout_ms=1000)


class KafkaOffsets:
    """What the broker says about a topic's partitions, and a group's place in them if one is named.

    Args:
        connection: How to reach the broker.
        topic: The topic.
        group: The group.
        stable: Whether a partition ends before the first transaction that is open, or after all that was written.
    """

    def __init__(self, connection: Connection, topic: str, group: str | None = None, *, stable: bool = True) -> None:
        self._connection = connection
        self._where = f"{connection.servers}, topic {topic}"
        self._timeout = int(connection.patience * 1000)
        self._group = group
        self._consumer = consumer(connection, group, stable=stable)
        with kafka_trouble(self._where):
            numbers = within(
                connection.patience,
                self._where,
                lambda: retried(connection.patience, lambda: self._consumer.partitions_for_topic(topic)),
            )
        if not numbers:
            self._consumer.close()
            raise ConfigurationError(f"{self._where}: no such topic on this broker; check --topic, or create it")
        self._partitions = [TopicPartition(topic, number) for number in sorted(numbers)]

    def partitions(self) -> list[PartitionOffsets]:
        """Return earliest, last stable and committed offset of every partition."""
        with kafka_trouble(self._where):
            # Committed offsets first: a job that is running must not seem to be ahead of the end.
            committed = self._committed()
            earliest = self._consumer.beginning_offsets(self._partitions, timeout_ms=self._timeout)
            latest = self._consumer.end_offsets(self._partitions, timeout_ms=self._timeout)
        return [_partition(each, earliest[each], latest[each], committed[each]) for each in self._partitions]

    def offsets_at(self, timestamp: int) -> dict[LaneId, int]:
        """Return each lane's first offset at or after a time (milliseconds); a lane without one is left out."""
        with kafka_trouble(self._where):
            found = self._consumer.offsets_for_times(dict.fromkeys(self._partitions, timestamp), self._timeout)
        return {_lane(each): answer.offset for each, answer in found.items() if answer is not None}

    def close(self) -> None:
        """Let go of the connection."""
        self._consumer.close(timeout_ms=1000)

    def __enter__(self) -> KafkaOffsets:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _committed(self) -> dict[TopicPartition, OffsetAndMetadata | None]:
        """Return the group's offsets, without waiting long for a transaction that a dead writer has left open.

        The broker ends such a transaction when the lane is opened again, which is when its offset counts.
        """
        if self._group is None:
            return dict.fromkeys(self._partitions)
        try:
            return self._read_committed(self._consumer, STABLE_WITHIN_MS)
        except KafkaTimeoutError:
            reader = consumer(self._connection, self._group, stable=False)
            try:
                return self._read_committed(reader, self._timeout)
            finally:
                reader.close(timeout_ms=1000)

    def _read_committed(self, reader: KafkaConsumer, timeout_ms: int) -> dict[TopicPartition, OffsetAndMetadata | None]:
        return {each: committed_offset(self._connection, reader, each, timeout_ms) for each in self._partitions}


@dataclass(frozen=True, slots=True)
class KafkaSource:
    """Lanes read from Kafka; see ``pipeline.lane.source.Source``."""

    connection: Connection

    def open(self, lane: LaneId, offset: int) -> KafkaReader:
        """Return a reader of the lane from ``offset`` on."""
        return KafkaReader(self.connection, lane, offset)


class KafkaReader:
    """One lane, read in order; see ``pipeline.lane.source.Reader``."""

    def __init__(self, connection: Connection, lane: LaneId, offset: int) -> None:
        self._lane = lane
        self._patience = connection.patience
        self._partition = TopicPartition(lane.topic, lane.partition)
        self._consumer = consumer(connection)
        self._consumer.assign([self._partition])
        self._consumer.seek(self._partition, offset)
        self._moved = time.monotonic()
        self._seen = offset

    def poll(self) -> Sequence[Message]:
        """Return the next committed messages, after at most a quarter of a second."""
        with kafka_trouble(f"{self._lane}, offset {self._seen}"):
            records = self._consumer.poll(timeout_ms=250).get(self._partition, [])
        position = self.position()
        if position > self._seen:
            self._seen = position
            self._moved = time.monotonic()
        elif time.monotonic() - self._moved > self._patience:
            self._check_end()
        return [
            Message(each.offset, each.value, each.key, tuple(each.headers or ()), each.timestamp) for each in records
        ]

    def position(self) -> int:
        """Return the offset that is read next."""
        with kafka_trouble(f"{self._lane}, offset {self._seen}"):
            position = self._consumer.position(self._partition, timeout_ms=int(self._patience * 1000))
        return self._seen if position is None else int(position)

    def close(self) -> None:
        """Let go of the connection."""
        self._consumer.close(timeout_ms=1000)

    def _check_end(self) -> None:
        """Fail if there is more to read, but nothing comes."""
        with kafka_trouble(f"{self._lane}, offset {self._seen}"):
            ends = self._consumer.end_offsets([self._partition], timeout_ms=int(self._patience * 1000))
        if ends[self._partition] > self._seen:
            raise UnreachableError(
                f"{self._lane}: nothing came from offset {self._seen} on for {self._patience:g} s, though the end is "
                f"{ends[self._partition]}; check the broker, then run again"
            )
        self._moved = time.monotonic()


def _partition(each: TopicPartition, earliest: int, latest: int, found: OffsetAndMetadata | None) -> PartitionOffsets:
    if found is None or found.offset < 0:
        return PartitionOffsets(_lane(each), earliest, latest)
    return PartitionOffsets(_lane(each), earliest, latest, found.offset, metadata_token(found.metadata))


def _lane(partition: TopicPartition) -> LaneId:
    return LaneId(partition.topic, partition.partition)
