"""How much the log tells: what people can use, and on demand (``--debug``) all else, in worker processes too."""

from __future__ import annotations

import logging
import os

__all__ = ["set_log_levels", "set_worker_log_levels"]

_VARIABLE = "QUOTES_DEBUG"  # that of --debug; worker processes on this machine inherit it


def set_log_levels(debug: bool) -> None:
    """Set the levels for this process and the worker processes it starts.

    Beam and kafka-python write tracebacks and errors to the log (Beam also to the root of all logs) that they also
    raise; only ``debug`` shows both.
    """
    if debug:
        os.environ[_VARIABLE] = "1"
    logging.basicConfig(format="%(levelname)s: %(message)s")
    if not debug:
        logging.getLogger().addFilter(_is_not_raised_too)
    _set(debug)


def _is_not_raised_too(record: logging.LogRecord) -> bool:
    """Return False for what a job server says of a failed job: Java's stack, and the worker's traceback in it."""
    return record.module != "portable_runner"


def set_worker_log_levels() -> None:
    """Set the levels in a worker, which Beam starts with a log of its own that tells everything."""
    debug = bool(os.environ.get(_VARIABLE))
    _set(debug)


def _set(debug: bool) -> None:
    logging.getLogger().setLevel(logging.WARNING if debug else logging.CRITICAL)
    for name in ("apache_beam", "kafka"):
        logging.getLogger(name).setLevel(logging.WARNING if debug else logging.CRITICAL + 1)
    logging.getLogger("pipeline").setLevel(logging.DEBUG if debug else logging.WARNING)
