"""Folders in a store (``s3://``, ``gs://``, ``hdfs://``), as paths.

``RemotePath`` has those methods of ``pathlib.Path`` that the lane uses, so that ``files.py`` says once what happens in
which order. What it needs of a store (``stores.py``) is that what was written is listed at once. It needs no atomic
write: what a crash cut short has a hidden name that no commit stands for. It needs no atomic rename: in a bucket it is
a copy and a removal, and a crash between the two leaves a hidden file that the last commit names, which the next writer
copies once more.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TypeAlias
from uuid import uuid4

from pipeline.errors import ConfigurationError
from pipeline.lane.stores import Store, check_url, store_of

__all__ = ["Folder", "RemotePath", "folder_of"]


@dataclass(frozen=True, slots=True, order=True)
class RemotePath:
    """A file or folder in a store; folders come with the files in them, and so are always there."""

    url: str

    def __str__(self) -> str:
        return self.url

    def __truediv__(self, name: str) -> RemotePath:
        return RemotePath(f"{self.url.rstrip('/')}/{name}")

    @property
    def _store(self) -> Store:
        return store_of(self.url)

    @property
    def name(self) -> str:
        """Return the last part."""
        return self.url.rpartition("/")[2]

    @property
    def parent(self) -> RemotePath:
        """Return all but the last part."""
        return RemotePath(self.url.rpartition("/")[0])

    def with_name(self, name: str) -> RemotePath:
        """Return the same place with another last part."""
        return self.parent / name

    def resolve(self) -> RemotePath:
        """Return itself: it is absolute."""
        return self

    def is_dir(self) -> bool:
        """Return True: what a file is written to need not be there before."""
        return True

    def mkdir(self, **_: bool) -> None:
        """Do nothing; see ``is_dir``."""

    def exists(self) -> bool:
        """Return whether there is such a file."""
        with _store_trouble(self.url):
            return self._store.exists(self.url)

    def glob(self, pattern: str) -> Iterator[RemotePath]:
        """Yield the files whose rest of the name has this form; a star stands for no slash."""
        with _store_trouble(self.url):
            found = list(self._store.find(str(self / pattern)))
        yield from map(RemotePath, found)

    @contextmanager
    def open(self, mode: str) -> Iterator[IO[bytes]]:
        """Open a file to be read (``rb``) or written (``wb``) whole; it is sent once the block ends."""
        if mode == "rb":
            yield _Named(self._read(), self.url)
            return
        content = io.BytesIO()
        yield content
        with _store_trouble(self.url):
            self._store.write(self.url, content.getvalue())

    def read_text(self, encoding: str) -> str:
        """Return the content as text."""
        return self._read().decode(encoding)

    def write_text(self, text: str, encoding: str) -> None:
        """Write text, whole or not at all."""
        aside = self.with_name(f".{self.name}.{uuid4().hex}.part")
        with aside.open("wb") as file:
            file.write(text.encode(encoding))
        try:
            aside.replace(self)
        except FileNotFoundError:  # also where it was done, the answer was lost, and the client asked again
            if not self.exists() or self.read_text(encoding) != text:
                raise

    def replace(self, target: RemotePath) -> None:
        """Give a file another name, over what has that name.

        Raises:
            FileNotFoundError: There is no such file.
        """
        try:
            with _store_trouble(self.url):
                self._store.rename(self.url, target.url)
        except ConfigurationError:
            if self.exists():
                raise
            raise FileNotFoundError(f"no file {self.url}") from None

    def unlink(self, missing_ok: bool = False) -> None:
        """Remove a file."""
        if missing_ok and not self.exists():
            return
        with _store_trouble(self.url):
            self._store.remove(self.url)

    def _read(self) -> bytes:
        with _store_trouble(self.url):
            return self._store.read(self.url)


Folder: TypeAlias = Path | RemotePath


class _Named(io.BytesIO):
    """Bytes that know where they come from, for error messages."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self.name = name


def folder_of(text: str) -> Folder:
    """Return the folder that people name.

    Raises:
        ConfigurationError: A URL that cannot be reached from here.
    """
    if "://" not in text:
        return Path(text)
    check_url(text)
    return RemotePath(text.rstrip("/"))


@contextmanager
def _store_trouble(url: str) -> Iterator[None]:
    """Raise whatever a store's client raises as an error for people."""
    try:
        yield
    except Exception as error:  # clients of stores raise errors of their own, from none of our classes
        raise ConfigurationError(
            f"--output-dir: {url} cannot be used ({_reason(error)}); nothing is lost: check the credentials and "
            "the store, then run again"
        ) from error


def _reason(error: BaseException) -> str:
    details: Any = getattr(error, "exception_details", None)  # of Beam
    inner = next(iter(details.values()), None) if isinstance(details, dict) and details else None
    inner = inner or getattr(next(iter(error.args), None), "reason", None)  # of urllib3, inside an error of requests
    told = str(inner or error).partition("\n\tat ")[0]  # Hadoop's errors carry a Java traceback
    return " ".join(f"{type(error).__name__}: {told}".split())[:200]
