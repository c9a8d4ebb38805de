"""Show how far a job is, from what the broker says is committed: a bar on a terminal, plain lines otherwise."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from pipeline.errors import QuotesError

__all__ = ["show_progress"]

PLAIN_EVERY = 10.0
BAR_EVERY = 1.0


@contextmanager
def show_progress(console: Console, total: int, left: Callable[[], int]) -> Iterator[None]:
    """Show progress while the body runs.

    Args:
        console: Where to; a terminal gets a bar.
        total: Offsets to commit.
        left: Asks the broker how many of them are left.
    """
    done = threading.Event()
    watch = _watch_bar if console.is_terminal else _watch_plain
    thread = threading.Thread(target=watch, args=(console, total, left, done), name="progress", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join(5.0)


def _watch_plain(console: Console, total: int, left: Callable[[], int], done: threading.Event) -> None:
    began = time.monotonic()
    while not done.wait(PLAIN_EVERY):
        with suppress(QuotesError):  # the job itself tells of a broker that is gone
            ready = total - left()
            speed = ready / (time.monotonic() - began)
            console.print(
                f"{ready:,} of {total:,} offsets committed, {speed:,.0f} a second", highlight=False, soft_wrap=True
            )


def _watch_bar(console: Console, total: int, left: Callable[[], int], done: threading.Event) -> None:
    columns = (
        TextColumn("committed"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn()
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("offsets", total=total)
        while not done.wait(BAR_EVERY):
            with suppress(QuotesError):  # the job itself tells of a broker that is gone
                progress.update(task, completed=total - left())
