"""Where a command writes: standard output, or a file that is either whole or not there."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO

from pipeline.errors import ConfigurationError

__all__ = ["open_output", "whole_file"]


@contextmanager
def open_output(path: Path | None) -> Iterator[IO[bytes]]:
    """Open ``path`` as ``whole_file`` does; None is standard output, flushed at the end and left open."""
    with nullcontext(sys.stdout.buffer) if path is None else whole_file(path) as file:
        yield file
        file.flush()


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Open a file to write; it takes its name when all went well, and until then an earlier one keeps it.

    Raises:
        ConfigurationError: The file cannot be written.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe or device: nothing to rename over
            with path.open("wb") as file:
                yield file
            return
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            try:
                yield file
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).chmod(0o666 & ~_umask())
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be written ({error.strerror}); check path and disk") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
