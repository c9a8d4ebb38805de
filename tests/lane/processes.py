"""Start the command line as a process of its own, quickly: forked from a server that has Beam imported already."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(
    ["tests.lane.cli_with_fake", "pipeline.drain", "pipeline.cli.run", "pipeline.cli.stream"]
)

KILLED = -signal.SIGKILL


@dataclass(frozen=True)
class Ended:
    """How a process ended: exit code (negative for a signal), and what it printed."""

    code: int
    output: str


@dataclass
class Running:
    """A process that was started."""

    process: ForkServerProcess
    log: Path

    def wait(self, seconds: float = 120.0) -> Ended:
        """Return how it ended; one that does not end in time is killed, and fails the test."""
        self.process.join(seconds)
        if self.process.exitcode is None:
            os.kill(self.process.pid or 0, signal.SIGKILL)
            raise AssertionError(f"still running after {seconds} s; it said:\n{self.said}")
        return Ended(self.process.exitcode, self.said)

    @property
    def said(self) -> str:
        """Return what it printed so far; one that was killed at once has printed nothing."""
        return self.log.read_text("utf-8") if self.log.exists() else ""

    def send(self, number: signal.Signals) -> None:
        """Send a signal."""
        assert self.process.pid is not None
        os.kill(self.process.pid, number)


def start(
    log: Path, arguments: Sequence[str], kill: str | None = None, environment: Mapping[str, str] | None = None
) -> Running:
    """Start the command line with the fake language side; ``kill`` as in ``cli_with_fake``."""
    process = _context.Process(target=_child, args=(str(log), list(arguments), kill, dict(environment or {})))
    process.start()
    return Running(process, log)


def _child(log: str, arguments: list[str], kill: str | None, environment: dict[str, str]) -> None:
    from tests.lane.cli_with_fake import run_command

    os.environ.update(environment)
    descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    run_command(arguments, kill, Path(log))
