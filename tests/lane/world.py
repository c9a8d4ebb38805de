"""A broker's topics and an output folder, as a test fills them and looks at them afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import NewTopic

from pipeline.avro import read_container
from pipeline.lane.files import KINDS, list_files
from tests.lane.processes import Ended, Running, start

Value = bytes | None


@dataclass
class World:
    """One job: its topics, its group and its folder; ``room`` is where its output goes, if that is elsewhere."""

    servers: str
    folder: Path
    name: str = field(default_factory=lambda: uuid4().hex[:10])
    partitions: int = 2
    chunk: int = 10
    runs: int = 0
    room: Path | None = None

    @property
    def topic(self) -> str:
        return f"in-{self.name}"

    @property
    def out(self) -> Path:
        return (self.room or self.folder) / "out"

    def sibling(self, folder: Path) -> World:
        """Return a job on the same input with its own group, folder and output topics."""
        other = Sibling(self.servers, folder, partitions=self.partitions, chunk=self.chunk)
        other.input = self.topic
        other.make_topics(("q", "a", "d"))
        return other

    def make_topics(self, kinds: Sequence[str] = ("in", "q", "a", "d")) -> None:
        admin = KafkaAdminClient(bootstrap_servers=self.servers)
        topics = [NewTopic(f"{kind}-{self.name}", self.partitions if kind == "in" else 1, 1) for kind in kinds]
        admin.create_topics(topics)
        admin.close()

    def publish(self, values: Sequence[Value], key: Callable[[int], bytes] = lambda n: b"%d" % n) -> None:
        producer = KafkaProducer(bootstrap_servers=self.servers)
        for number, value in enumerate(values):
            producer.send(self.topic, value, key=key(number), partition=number % self.partitions)
        producer.flush()
        producer.close()

    def arguments(self, *more: str, command: str = "run") -> list[str]:
        return [
            command,
            f"--bootstrap-servers={self.servers}",
            f"--topic={self.topic}",
            f"--group=g-{self.name}",
            f"--output-dir={self.out}",
            f"--quotes-topic=q-{self.name}",
            f"--annotated-topic=a-{self.name}",
            f"--dead-letter-topic=d-{self.name}",
            f"--chunk-records={self.chunk}",
            "--broker-patience=20",
            *more,
        ]

    def start(self, *more: str, kill: str | None = None, command: str = "run") -> Running:
        self.runs += 1
        self.folder.mkdir(parents=True, exist_ok=True)
        return start(self.folder / f"log-{self.runs}.txt", self.arguments(*more, command=command), kill)

    def run(self, *more: str, kill: str | None = None, seconds: float = 120.0) -> Ended:
        return self.start(*more, kill=kill).wait(seconds)

    def files(self) -> dict[str, list[tuple[int, int, int, list[Any]]]]:
        """Return what readers of the folder see: lane, range and records of every file, by kind."""
        return {
            kind: [
                (each.lane.partition, each.start, each.end, list(read_container(each.path, name)))
                for each in list_files(self.out, kind)
            ]
            for kind, name in KINDS.items()
        }

    def messages(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return the committed messages of each output topic, in order of their source and then of the topic."""
        return {kind: self._read(f"{kind}-{self.name}") for kind in ("q", "a", "d")}

    def committed(self) -> dict[int, int | None]:
        consumer = KafkaConsumer(
            bootstrap_servers=self.servers, group_id=f"g-{self.name}", isolation_level="read_committed"
        )
        found = {
            number: consumer.committed(TopicPartition(self.topic, number), timeout_ms=10_000)
            for number in range(self.partitions)
        }
        consumer.close()
        return found

    def _read(self, topic: str) -> list[tuple[Any, ...]]:
        consumer = KafkaConsumer(
            bootstrap_servers=self.servers,
            isolation_level="read_committed",
            auto_offset_reset="earliest",
            enable_auto_commit=False,
        )
        partition = TopicPartition(topic, 0)
        consumer.assign([partition])
        consumer.seek_to_beginning(partition)
        end = consumer.end_offsets([partition], timeout_ms=10_000)[partition]
        found = []
        while consumer.position(partition, timeout_ms=10_000) < end:
            for each in consumer.poll(timeout_ms=500).get(partition, []):
                place = dict(each.headers)["article_source_offset"].split(b"/")
                found.append((int(place[1]), int(place[2]), each.key, each.value))
        consumer.close()
        return sorted(found, key=lambda each: each[:2])


@dataclass
class Sibling(World):
    """A second job on the input of another one."""

    input: str = ""

    @property
    def topic(self) -> str:
        return self.input
