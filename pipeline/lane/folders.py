"""Folders in an object store (``s3://``, ``gs://``), reached through Beam's file systems.

``RemotePath`` has those methods of ``pathlib.Path`` that the lane uses, so that ``files.py`` says once what happens in
which order. What it needs of a store: a file that is written appears whole or not at all, and what was written is
listed at once. It needs no atomic rename: that is a copy and a removal here, and a crash between the two leaves a
hidden file that the last commit names, which the next writer copies once more.

``hdfs://`` is no such store: Beam lists one level of it, and a folder that is not there is an error.
"""

from __future__ import annotations

import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeAlias

from pipeline.errors import ConfigurationError

if TYPE_CHECKING:
    from apache_beam.options.pipeline_options import PipelineOptions

__all__ = ["Folder", "RemotePath", "folder_of", "use_options"]

_REMOTE = re.compile(r"[a-z0-9]+://[^/*?\[\]]+(/[^/*?\[\]]+)+/?")
_AS_IT_IS = "uncompressed"  # Beam's CompressionTypes.UNCOMPRESSED
_EXTRAS = {"s3": "aws", "gs": "gcp"}


@dataclass(frozen=True, slots=True, order=True)
class RemotePath:
    """A file or folder in a store; folders are only beginnings of names, and so are always there."""

    url: str

    def __str__(self) -> str:
        return self.url

    def __truediv__(self, name: str) -> RemotePath:
        return RemotePath(f"{self.url.rstrip('/')}/{name}")

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
            return bool(_stores().exists(self.url))

    def glob(self, pattern: str) -> Iterator[RemotePath]:
        """Yield the files whose rest of the name has this form; a star stands for no slash."""
        with _store_trouble(self.url):
            found = _stores().match([str(self / pattern)])[0].metadata_list
        yield from (RemotePath(each.path) for each in found)

    @contextmanager
    def open(self, mode: str) -> Iterator[IO[bytes]]:
        """Open a file to be read (``rb``) or written (``wb``) whole; it is sent once the block ends."""
        if mode == "rb":
            yield _Named(self._read(), self.url)
            return
        content = io.BytesIO()
        yield content
        with _store_trouble(self.url):
            file = _stores().create(self.url, "application/octet-stream", _AS_IT_IS)
            file.write(content.getvalue())
            file.close()

    def read_text(self, encoding: str) -> str:
        """Return the content as text."""
        return self._read().decode(encoding)

    def write_text(self, text: str, encoding: str) -> None:
        """Write text."""
        with self.open("wb") as file:
            file.write(text.encode(encoding))

    def replace(self, target: RemotePath) -> None:
        """Give a file another name, over what has that name.

        Raises:
            FileNotFoundError: There is no such file.
        """
        try:
            with _store_trouble(self.url):
                _stores().rename([self.url], [target.url])
        except ConfigurationError:
            if self.exists():
                raise
            raise FileNotFoundError(f"no file {self.url}") from None

    def unlink(self, missing_ok: bool = False) -> None:
        """Remove a file."""
        if missing_ok and not self.exists():
            return
        with _store_trouble(self.url):
            _stores().delete([self.url])

    def _read(self) -> bytes:
        with (
            _store_trouble(self.url),
            _stores().open(self.url, compression_type=_AS_IT_IS) as file,
        ):
            return bytes(file.read())


Folder: TypeAlias = Path | RemotePath


class _Named(io.BytesIO):
    """Bytes that know where they come from, for error messages."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self.name = name


def use_options(options: PipelineOptions | None = None) -> None:
    """Let Beam's options say how stores are reached from this process; a runner does so in its workers."""
    from apache_beam.options.pipeline_options import PipelineOptions

    _stores().set_options(options or PipelineOptions([]))


def folder_of(text: str) -> Folder:
    """Return the folder that people name.

    Raises:
        ConfigurationError: A URL that Beam cannot reach from here.
    """
    scheme, separator, _ = text.partition("://")
    if not separator:
        return Path(text)
    if scheme not in _EXTRAS:
        raise ConfigurationError(f"--output-dir {text}: {scheme}:// is not known; give s3://, gs:// or a local folder")
    if not _REMOTE.fullmatch(text):
        raise ConfigurationError(f"--output-dir {text}: not of the form {scheme}://bucket/folder; check it")
    try:
        _stores().get_filesystem(text)
    except ValueError as error:
        raise ConfigurationError(
            f"--output-dir {text}: what reaches {scheme}:// is not installed; "
            f"install arabic-news-quotes[{_EXTRAS[scheme]}]"
        ) from error
    if scheme == "s3":
        _keep_clients()
    return RemotePath(text.rstrip("/"))


def _stores() -> Any:
    """Return Beam's file systems; Beam takes seconds to import, and folders on a disk need it not."""
    from apache_beam.io.filesystems import FileSystems

    return FileSystems


def _keep_clients() -> None:
    """Let Beam keep one S3 client for each thread: it makes one for each call, which takes longer than the call."""
    from apache_beam.io.aws.clients.s3 import boto3_client

    if isinstance(boto3_client.Client, type):
        make, kept = boto3_client.Client, threading.local()

        def client(options: Any) -> Any:
            if getattr(kept, "options", None) is not options:
                kept.client, kept.options = make(options), options
            return kept.client

        boto3_client.Client = client


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
    details: Any = getattr(error, "exception_details", None)
    inner = next(iter(details.values()), None) if isinstance(details, dict) and details else None
    return " ".join(f"{type(error).__name__}: {inner or error}".split())[:200]
