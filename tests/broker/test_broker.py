"""The embedded broker: up, usable, and gone on every way out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition

from pipeline import broker as broker_module
from pipeline.broker import embedded_broker, free_port, launch, start, stop
from pipeline.errors import ConfigurationError, UnreachableError

HOLDER = """
import sys, time
from pipeline.broker import embedded_broker
with embedded_broker() as broker:
    print(broker.pid, broker.log.parent, broker.bootstrap_servers, flush=True)
    {then}
"""


def test_topics_have_their_partitions_and_carry_messages() -> None:
    with embedded_broker(topics={"in": 3, "out": 1}) as broker:
        admin = KafkaAdminClient(bootstrap_servers=broker.bootstrap_servers)
        counts = {topic["name"]: len(topic["partitions"]) for topic in admin.describe_topics(["in", "out"])}
        admin.close()
        assert counts == {"in": 3, "out": 1}

        producer = KafkaProducer(bootstrap_servers=broker.bootstrap_servers)
        producer.send("in", key=b"k", value="قال".encode(), partition=2).get(timeout=10)
        producer.close()
        consumer = KafkaConsumer(bootstrap_servers=broker.bootstrap_servers, consumer_timeout_ms=10_000)
        consumer.assign([TopicPartition("in", 2)])
        consumer.seek_to_beginning()
        assert next(consumer).value.decode() == "قال"
        consumer.close()


def test_two_brokers_stand_side_by_side() -> None:
    with embedded_broker() as one, embedded_broker() as two:
        assert one.bootstrap_servers != two.bootstrap_servers


def test_nothing_is_left_after_the_block() -> None:
    with embedded_broker() as broker:
        assert group_is_alive(broker.pid)
    assert not group_is_alive(broker.pid)
    assert not broker.log.parent.exists()


def test_nothing_is_left_after_an_exception() -> None:
    with pytest.raises(ZeroDivisionError), embedded_broker() as broker:
        raise ZeroDivisionError
    assert not group_is_alive(broker.pid)
    assert not broker.log.parent.exists()


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP", "SIGKILL"])
def test_nothing_is_left_when_the_holder_is_ended_by(name: str) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER.format(then="time.sleep(60)")], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    pid, folder = holder_facts(holder)
    holder.send_signal(getattr(signal, name))
    holder.wait(timeout=10)
    assert eventually(lambda: not group_is_alive(pid))
    assert eventually(lambda: not folder.exists())


def test_nothing_is_left_when_the_holder_exits_at_once() -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER.format(then="import os; os._exit(1)")], stdout=subprocess.PIPE
    )
    pid, folder = holder_facts(holder)
    holder.wait(timeout=10)
    assert eventually(lambda: not group_is_alive(pid))
    assert eventually(lambda: not folder.exists())


def test_a_taken_port_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with embedded_broker() as other:
        taken = int(other.bootstrap_servers.rpartition(":")[2])
        ports = iter([taken, free_port()])
        monkeypatch.setattr(broker_module, "free_port", lambda: next(ports))
        guard, broker = start(broker_module.noida_program(), tmp_path, 20)
        stop(guard)
        assert broker.bootstrap_servers != other.bootstrap_servers


def test_a_broker_that_ends_at_once_is_told_with_its_last_lines(tmp_path: Path) -> None:
    program = script(tmp_path / "broker", "print('no room on the disk'); sys.exit(3)")
    with pytest.raises(UnreachableError, match="no room on the disk"):
        start(program, tmp_path, 20)


def test_a_broker_that_never_answers_is_told_after_the_deadline(tmp_path: Path) -> None:
    program = script(tmp_path / "broker", "import time; print('thinking', flush=True); time.sleep(60)")
    with pytest.raises(UnreachableError, match=r"did not answer within 3 s.*thinking"):
        start(program, tmp_path, 3)


def test_a_broker_that_ignores_the_request_to_end_is_ended_by_force(tmp_path: Path) -> None:
    body = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    log = tmp_path / "log"
    guard = launch(script(tmp_path / "broker", body), tmp_path, 1, log)
    assert eventually(lambda: "up" in log.read_text())
    stop(guard)
    assert not group_is_alive(guard.pid)


def test_a_missing_package_is_told_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "noida_db", None)
    with pytest.raises(ConfigurationError, match=r"make setup"), embedded_broker():
        pass


def test_a_topic_that_exists_is_told() -> None:
    with (
        embedded_broker(topics={"in": 1}) as broker,
        pytest.raises(UnreachableError, match="did not make the topics in"),
    ):
        broker.make_topics({"in": 1})


def holder_facts(holder: subprocess.Popen[bytes]) -> tuple[int, Path]:
    """Read what a holder of a broker prints: the guard's process id and the folder."""
    assert holder.stdout is not None
    pid, folder, _ = holder.stdout.readline().decode().split()
    return int(pid), Path(folder)


def script(path: Path, body: str) -> Path:
    """Write a program that stands in for the broker."""
    path.write_text(f"#!{sys.executable}\nimport sys\n{body}\n")
    path.chmod(0o755)
    return path


def group_is_alive(pid: int) -> bool:
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True


def eventually(holds: Callable[[], bool], seconds: float = 10) -> bool:
    """Wait until something holds."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
