"""The command line with the fake language side, and, if asked, a kill at one moment of a flush.

    python tests/lane/cli_with_fake.py [--kill MOMENT:TIMES] run …

``MOMENT`` is ``before`` or ``after`` and the name of a step in ``STEPS``; ``TIMES`` says at which call of it the process is
killed, by SIGKILL, as nothing can catch it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from kafka import KafkaProducer

import pipeline.language
from pipeline.cli.app import main
from pipeline.lane import files
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
    "recover": (files.LaneFiles, "recover"),
    "init": (KafkaProducer, "init_transactions"),
}


def kill_at(moment: str) -> None:
    """Make the process kill itself at the given call of a step."""
    name, _, times = moment.partition(":")
    when, _, step = name.partition("-")
    owner, attribute = STEPS[step]
    original: Callable[..., Any] = getattr(owner, attribute)
    left = int(times or 1)

    @wraps(original)
    def counted(*args: Any, **named: Any) -> Any:
        nonlocal left
        left -= 1
        if left == 0 and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = original(*args, **named)
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, attribute, counted)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    if arguments[0] == "--kill":
        kill_at(arguments[1])
        arguments = arguments[2:]
    pipeline.language.Language = FakeLanguage
    main(arguments)
