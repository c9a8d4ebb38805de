"""The command line with the fake language side, and, if asked, a kill at one moment of a flush.

    python tests/lane/cli_with_fake.py [--kill MOMENT:TIMES] run …

``MOMENT`` is a word, a hyphen and the name of a step in ``STEPS``; ``TIMES`` says which call of it is meant. The words:
``before`` and ``after`` kill the process by SIGKILL, which nothing can catch; ``pause`` makes a file and waits before
that call until the file is gone; ``slow`` makes a file and takes its time for that call and all after it. ``forbid``
makes that call and all after it without the rights of the superuser. From that call on, ``limit`` lets no file grow
beyond some bytes, and ``jump`` and ``fall`` set the clock of the process a day forth or back.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import wraps
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from apache_beam.io.aws import s3io
from kafka import KafkaConsumer, KafkaProducer

import pipeline.language
from pipeline.cli.app import main
from pipeline.lane import files, folders
from tests.lane.fakes import FakeLanguage

STEPS: dict[str, tuple[Any, str]] = {
    "write": (files.LaneFiles, "write"),
    "fsync": (os, "fsync"),
    "begin": (KafkaProducer, "begin_transaction"),
    "send": (KafkaProducer, "send"),
    "sent": (KafkaProducer, "flush"),
    "offsets": (KafkaProducer, "send_offsets_to_transaction"),
    "commit": (KafkaProducer, "commit_transaction"),
    "replace": (os, "replace"),
    "put": (folders.RemotePath, "replace"),
    "copy": (s3io.S3IO, "copy_paths"),
    "recover": (files.LaneFiles, "recover"),
    "tag": (FakeLanguage, "tag"),
    "init": (KafkaProducer, "init_transactions"),
    "abort": (KafkaProducer, "abort_transaction"),
    "partitions": (KafkaConsumer, "partitions_for_topic"),
    "committed": (KafkaConsumer, "committed"),
    "first": (KafkaConsumer, "beginning_offsets"),
    "end": (KafkaConsumer, "end_offsets"),
    "times": (KafkaConsumer, "offsets_for_times"),
    "poll": (KafkaConsumer, "poll"),
    "position": (KafkaConsumer, "position"),
    "close": (KafkaConsumer, "close"),
}

DAY = 86_400.0


def _set_clock(seconds: float) -> None:
    real = time.time
    time.time = lambda: real() + seconds


@contextmanager
def _without_rights() -> Iterator[None]:
    """Be a user who may write nowhere; one who is not the superuser takes the right from the folders instead."""
    if os.geteuid() == 0:
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)
        return
    folder = next(each.partition("=")[2] for each in sys.argv if each.startswith("--output-dir="))
    for each in [path for path in Path(folder).rglob("*") if path.is_dir()]:
        each.chmod(0o555)
    yield


TROUBLES: dict[str, Callable[[], None]] = {
    "limit": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024)),
    "jump": lambda: _set_clock(DAY),
    "fall": lambda: _set_clock(-DAY),
}


def kill_at(moment: str, log: Path) -> None:
    """Make something happen at the given call of a step; files are made beside ``log``."""
    name, _, times = moment.partition(":")
    when, _, step = name.partition("-")
    owner, attribute = STEPS[step]
    original: Callable[..., Any] = getattr(owner, attribute)
    calls = 0

    @wraps(original)
    def counted(*args: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        reached = calls == int(times or 1)
        if reached and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        if reached and when == "pause":
            log.with_suffix(".paused").touch()
            while log.with_suffix(".paused").exists():
                time.sleep(0.02)
        if reached and when in TROUBLES:
            TROUBLES[when]()
        if when == "slow" and calls >= int(times or 1):
            log.with_suffix(".started").touch()
            time.sleep(0.005)
        with _without_rights() if when == "forbid" and calls >= int(times or 1) else nullcontext():
            result = original(*args, **named)
        if reached and when == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, attribute, counted)


def run_command(arguments: list[str], kill: str | None = None, log: Path = Path("cli")) -> None:
    """Run the command line with the fake language side, and exit."""
    if kill is not None:
        kill_at(kill, log)
    sys.argv[1:] = arguments
    pipeline.language.Language = FakeLanguage  # type: ignore[assignment,misc,attr-defined]
    main(arguments)


if __name__ == "__main__":
    if sys.argv[1] == "--kill":
        run_command(sys.argv[3:], sys.argv[2])
    run_command(sys.argv[1:])
