"""The topic that a job reads, as its publishers and its administrators see it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import ConfigResource, ConfigResourceType

from tests.faults.check import Place

__all__ = ["Input", "until"]

IN_TRANSACTION = 50


@dataclass
class Input:
    """A topic."""

    servers: str
    topic: str
    partitions: int

    def send(self, messages: Sequence[tuple[bytes, bytes | None]], number: int) -> None:
        """Send messages in small transactions, one in four of which is aborted: offsets with gaps."""
        producer = KafkaProducer(
            bootstrap_servers=self.servers, transactional_id=f"publisher-{self.topic}", linger_ms=5
        )
        producer.init_transactions()
        for transaction, first in enumerate(range(0, len(messages), IN_TRANSACTION)):
            producer.begin_transaction()
            for place, (key, value) in enumerate(messages[first : first + IN_TRANSACTION]):
                producer.send(self.topic, value, key, partition=place % self.partitions)
            producer.flush(30)
            aborted = (transaction + number) % 4 == 3
            producer.abort_transaction() if aborted else producer.commit_transaction()
        producer.close(timeout=10)

    def add_partition(self) -> None:
        """Add one, and wait until it is there."""
        self.partitions += 1
        with self._admin() as admin:
            admin.create_partitions({self.topic: self.partitions})

        def there() -> bool:
            with closing(KafkaConsumer(bootstrap_servers=self.servers)) as consumer:
                return len(consumer.partitions_for_topic(self.topic) or ()) == self.partitions

        until(there)

    def delete_before(self, partition: int, offset: int) -> None:
        """Delete the first messages of a partition, as retention does."""
        with self._admin() as admin:
            admin.delete_records({TopicPartition(self.topic, partition): offset})

    def configure(self, **settings: str) -> None:
        """Set the topic's settings; underscores stand for dots."""
        configs = {key.replace("_", "."): value for key, value in settings.items()}
        with self._admin() as admin:
            admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, self.topic, configs)])

    def ends(self) -> dict[int, int]:
        """Return the last stable offset of each partition."""
        with self._consumer() as consumer:
            found = consumer.end_offsets(self._all())
        return {each.partition: offset for each, offset in found.items()}

    def places(self) -> set[Place]:
        """Return where messages are now."""
        found: set[Place] = set()
        with self._consumer() as consumer:
            ends = consumer.end_offsets(self._all())
            consumer.assign(self._all())
            consumer.seek_to_beginning()
            while any(consumer.position(each) < end for each, end in ends.items()):
                for messages in consumer.poll(500).values():
                    found |= {Place(each.partition, each.offset) for each in messages}
        return found

    def wait_until_still(self) -> None:
        """Wait until compaction, which is switched off, has come to its end."""
        before: set[Place] = set()
        while (now := self.places()) != before:
            before = now
            time.sleep(1.0)

    def _all(self) -> list[TopicPartition]:
        return [TopicPartition(self.topic, each) for each in range(self.partitions)]

    def _consumer(self) -> closing[KafkaConsumer]:
        return closing(
            KafkaConsumer(bootstrap_servers=self.servers, isolation_level="read_committed", enable_auto_commit=False)
        )

    def _admin(self) -> closing[KafkaAdminClient]:
        return closing(KafkaAdminClient(bootstrap_servers=self.servers))


def until(done: Callable[[], bool], seconds: float = 90.0) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, "the broker did not do it in time"
        time.sleep(0.3)
