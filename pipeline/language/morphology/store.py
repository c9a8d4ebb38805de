"""The bundled databases: made once from Buckwalter's dictionaries, then kept in the user's cache folder.

A file's name carries a hash of what it was made from (the dictionaries and the converter's own source), so that a new
version of either gives a new file and an old one is never read by mistake. Files are written under a temporary name and
renamed; a lock keeps two processes from doing the same work.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

from pipeline.errors import ConfigurationError

__all__ = ["fingerprint", "made_once"]

_STALE_SECONDS: Final = 300.0
_POLL_SECONDS: Final = 0.1
_OLD_SECONDS: Final = 7 * 24 * 3600.0


def fingerprint(paths: Iterable[Path]) -> str:
    """Return 16 hex digits over the names and bytes of ``paths``, in the given order."""
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def made_once(path: Path, write: Callable[[TextIO], None], what: str) -> Path:
    """Return ``path``, made by ``write`` if it is not there yet; ``what`` names it in the progress line (stderr).

    Raises:
        ConfigurationError: If the folder cannot be written.
    """
    if path.is_file():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _lock(path.with_suffix(".lock")):
            if not path.is_file():
                _make(path, write, what)
    except OSError as error:
        raise ConfigurationError(
            f"cannot write {path}: {error.strerror or error}; name a writable folder in QUOTES_CACHE_DIR"
        ) from error
    return path


def _make(path: Path, write: Callable[[TextIO], None], what: str) -> None:
    started = time.monotonic()
    sys.stderr.write(f"making {what} in {path.parent} (once) ... ")
    sys.stderr.flush()
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as out:
            write(out)
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    _remove_old(path)
    sys.stderr.write(f"done, {time.monotonic() - started:.1f} s\n")


def _remove_old(path: Path) -> None:
    """Remove what earlier versions left under the same name and nobody has made anew for a week."""
    kind = path.name.partition("-")[0]
    for other in path.parent.glob(f"{kind}-*{path.suffix}"):
        if other != path and _age(other) > _OLD_SECONDS:
            other.unlink(missing_ok=True)


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold the file ``path`` as a lock; one left by a process that died is taken over after five minutes."""
    while True:
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            if _age(path) > _STALE_SECONDS:
                path.unlink(missing_ok=True)
            else:
                time.sleep(_POLL_SECONDS)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
