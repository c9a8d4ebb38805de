"""A real Apache Kafka for tests, from Maven Central: one node, started, paused, killed and started again."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from kafka import KafkaAdminClient
from kafka.admin import NewTopic
from kafka.errors import KafkaError

from pipeline.broker import free_port
from tests.kafka.jars import jars

VERSION = "4.1.1"
CLUSTER = "4L6g3nShT-eMCtK--X86sw"

# Everything that waits for minutes by default, made short; one partition for each of Kafka's own topics.
_PROPERTIES = """
process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=127.0.0.1:{controller}
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{port}
controller.listener.names=CONTROLLER
log.dirs={data}
offsets.topic.num.partitions=1
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
auto.create.topics.enable=false
log.initial.task.delay.ms=500
log.retention.check.interval.ms=500
log.cleaner.backoff.ms=200
log.segment.delete.delay.ms=100
"""


def jar_folder() -> Path:
    """Return the folder with Kafka's jars, about 100 MB, fetched if they are not there."""
    return jars("kafka", f"org.apache.kafka:kafka_2.13:{VERSION}")


@dataclass
class RealBroker:
    """One broker with its data folder."""

    folder: Path
    port: int = field(default_factory=free_port)
    controller: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def servers(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "broker.log"

    def prepare(self, more: str = "") -> None:
        """Write the settings and format the data folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        text = _PROPERTIES.format(port=self.port, controller=self.controller, data=self.folder / "data")
        (self.folder / "server.properties").write_text(text + more, "utf-8")
        self._java("kafka.tools.StorageTool", "format", "--standalone", "-t", CLUSTER, "-c", "server.properties").wait(
            60
        )

    def start(self, seconds: float = 90.0) -> None:
        """Start it and wait until it answers."""
        self.process = self._java("kafka.Kafka", "server.properties")
        self.wait_until_up(seconds)

    def wait_until_up(self, seconds: float = 90.0) -> None:
        """Wait until it answers."""
        assert self.process is not None
        deadline = time.monotonic() + seconds
        while True:
            assert self.process.poll() is None, f"Kafka ended at once: {self.log.read_text('utf-8')[-3000:]}"
            try:
                admin = KafkaAdminClient(bootstrap_servers=self.servers, bootstrap_timeout_ms=1000)
                admin.list_topics()
                admin.close()
                return
            except KafkaError:
                assert time.monotonic() < deadline, f"Kafka did not come up: {self.log.read_text('utf-8')[-3000:]}"
                time.sleep(0.2)

    def kill(self) -> None:
        """End it by SIGKILL, as a machine that loses its power."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(30)

    def pause(self) -> None:
        """Stop it in place: connections stay, answers do not come."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it go on after ``pause``."""
        self._signal(signal.SIGCONT)

    def make_topic(self, name: str, partitions: int = 1, **settings: str) -> None:
        """Make a topic; underscores in names of settings stand for dots."""
        admin = KafkaAdminClient(bootstrap_servers=self.servers)
        configs = {key.replace("_", "."): value for key, value in settings.items()}
        admin.create_topics([NewTopic(name, partitions, 1, topic_configs=configs)])
        admin.close()

    def _signal(self, number: signal.Signals) -> None:
        assert self.process is not None
        os.kill(self.process.pid, number)

    def _java(self, *arguments: str) -> subprocess.Popen[bytes]:
        command = ["java", "-Xmx512m", "-XX:+UseSerialGC", "-cp", f"{jar_folder()}/*", *arguments]
        with self.log.open("ab") as out:
            return subprocess.Popen(command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=out, stderr=out)


@contextmanager
def running_broker(folder: Path) -> Iterator[RealBroker]:
    """Run a new broker with its data in a folder, and kill it in the end."""
    broker = RealBroker(folder)
    broker.prepare()
    broker.start()
    yield broker
    broker.kill()
