"""Kafka as the writing side of a lane sees it: one transactional producer for each lane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from kafka import KafkaProducer, TopicPartition
from kafka.errors import KafkaConnectionError, KafkaError
from kafka.structs import OffsetAndMetadata

from pipeline.encode import SOURCE_GROUP_HEADER
from pipeline.errors import QuotesError
from pipeline.lane.connection import Connection, kafka_trouble, within
from pipeline.lane.elements import LaneId
from pipeline.lane.kafka_source import commit_token, committed_offset, consumer, metadata_token
from pipeline.lane.writer import Committed, OutputMessage

__all__ = ["KafkaSink", "KafkaTransactions"]

BATCH_BYTES = 512 * 1024  # below the broker's default limit for a batch, 1 MiB
MESSAGE_BYTES = 64 * 1024 * 1024  # the client measures before compression, so the broker's limit is the one that counts


@dataclass(frozen=True, slots=True)
class KafkaSink:
    """Where lanes are written to: topics and the offsets of a group; pickled to where they are written."""

    connection: Connection
    group: str

    def transactions(self, lane: LaneId) -> KafkaTransactions:
        """Return the lane's place in the broker, not yet opened."""
        return KafkaTransactions(self.connection, self.group, lane)


class KafkaTransactions:
    """The one writer of a lane; see ``pipeline.lane.writer.Transactions``."""

    def __init__(self, connection: Connection, group: str, lane: LaneId) -> None:
        self._connection = connection
        self._group = group
        self._lane = lane
        self._partition = TopicPartition(lane.topic, lane.partition)
        self._patience = connection.patience
        self._producer: KafkaProducer | None = None

    def open(self) -> Committed:
        """Shut out every other writer of the lane, then return what is committed."""
        with kafka_trouble(f"{self._lane}: opening"):
            self._producer = _producer(self._connection, f"{self._group}.{self._lane.topic}.{self._lane.partition}")
            self._producer.init_transactions()
        reader = consumer(self._connection, self._group)
        try:
            with kafka_trouble(f"{self._lane}: committed offset"):
                found = committed_offset(self._connection, reader, self._partition, int(self._patience * 1000))
        finally:
            reader.close(timeout_ms=1000)
        if found is None or found.offset < 0:
            return Committed()
        return Committed(found.offset, metadata_token(found.metadata))

    def commit(self, messages: Sequence[OutputMessage], next_offset: int, token: str) -> None:
        """Write messages and the next input offset in one transaction."""
        assert self._producer is not None, "open() comes first"
        what = f"{self._lane}: commit of offset {next_offset}"
        with kafka_trouble(what):
            try:
                self._transact(self._producer, messages, OffsetAndMetadata(next_offset, commit_token(token), -1), what)
            except KafkaError as error:
                # Later calls only say that an earlier one failed; the producer knows what it was.
                raise self._producer._transaction_manager.last_error or error from error

    def close(self) -> None:
        """Let go of the producer; an open transaction is aborted if the broker can still be asked to."""
        producer, self._producer = self._producer, None
        if producer is None:
            return
        # What is not committed is as good as aborted: the broker does it when the lane is opened again, or in a minute.
        with suppress(KafkaError, QuotesError):
            within(5.0, f"{self._lane}: abort", producer.abort_transaction)
        with suppress(KafkaError, QuotesError):
            within(5.0, f"{self._lane}: close", lambda: producer.close(timeout=1))

    def _transact(
        self, producer: KafkaProducer, messages: Sequence[OutputMessage], offset: OffsetAndMetadata, what: str
    ) -> None:
        producer.begin_transaction()
        # kafka-python cannot write a header without a value; an empty one is the nearest.
        group = (SOURCE_GROUP_HEADER, self._group.encode())
        sent = [
            producer.send(each.topic, each.value, each.key, [*((k, v or b"") for k, v in each.headers), group])
            for each in messages
        ]
        producer.flush(timeout=self._patience)
        for future in sent:
            future.get(timeout=self._patience)
        offsets = {self._partition: offset}
        within(self._patience, what, lambda: producer.send_offsets_to_transaction(offsets, self._group))
        within(self._patience, what, producer.commit_transaction)


def _producer(connection: Connection, transactional_id: str) -> KafkaProducer:
    patience = int(connection.patience * 1000)
    # So long the client waits for a coordinator that is away, before it asks anew where it is: leave time for that.
    request_timeout = max(patience // 4, min(patience // 2, 10_000))
    producer = KafkaProducer(
        **{"request_timeout_ms": request_timeout} | connection.settings(),
        transactional_id=transactional_id,
        compression_type="lz4",
        batch_size=BATCH_BYTES,
        linger_ms=20,
        max_request_size=MESSAGE_BYTES,
        max_block_ms=patience,
        delivery_timeout_ms=patience,
    )
    # A fenced producer of kafka-python 3.0 asks for a new epoch when a batch of it is turned down (KIP-360), and so
    # fences the one that fenced it. Without that the error is final, as it must be here.
    producer._transaction_manager._supports_epoch_bump = lambda: False
    # Its sender counts on False for a node that cannot be reached and then asks for the coordinator anew; it gets an
    # error instead and forgets the request, so the transaction never goes on, even when the broker is back.
    await_ready = producer._sender._client.await_ready
    producer._sender._client.await_ready = partial(_reached, await_ready)
    return producer


def _reached(await_ready: Callable[..., bool], node: int | str, timeout_ms: int) -> bool:
    try:
        return await_ready(node, timeout_ms=timeout_ms)
    except KafkaConnectionError:
        return False
