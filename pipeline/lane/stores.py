"""What ``folders.py`` needs of a store, and the stores that have it.

``s3://`` and ``gs://`` are reached by Beam's file systems, which write a file whole or not at all. Beam has one for
``hdfs://`` too, but it lists one level of folders only, fails on a folder that is not there, takes a refusal for
absence, waits for ever, and leaves the address in the URL aside. So ``HdfsStore`` speaks WebHDFS itself, with
the client package that Beam uses.
"""

from __future__ import annotations

import getpass
import os
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from urllib.parse import urlsplit

from pipeline.errors import ConfigurationError

if TYPE_CHECKING:
    from apache_beam.options.pipeline_options import PipelineOptions

__all__ = ["BeamStore", "HdfsStore", "Store", "check_url", "store_of", "use_options"]

_T = TypeVar("_T")

_EXTRAS = {"s3": "aws", "gs": "gcp", "hdfs": "hdfs"}
_FOLDER = r"(/[^/*?\[\]]+)+/?"
_BUCKET = re.compile(rf"[a-z0-9]+://[^/*?\[\]]+{_FOLDER}")
_HDFS = re.compile(rf"hdfs://[\w.-]+(:\d{{1,5}})?{_FOLDER}", re.ASCII)
_AS_IT_IS = "uncompressed"  # Beam's CompressionTypes.UNCOMPRESSED
_WEBHDFS_PORT = 9870
_WEBHDFS_SECONDS = 60.0
_WEBHDFS_RETRIES = 3


class Store(Protocol):
    """Files by their URLs.

    What was written is listed at once. Whatever goes wrong is raised as the store's client raises it.
    """

    def exists(self, url: str) -> bool:
        """Return whether there is such a file."""

    def find(self, pattern: str) -> Iterator[str]:
        """Yield the files whose URLs have a form; a star stands for no slash, and comes after the folder's own part."""

    def read(self, url: str) -> bytes:
        """Return what a file holds."""

    def write(self, url: str, content: bytes) -> None:
        """Write a file, over what is there; a crash may leave a part of it."""

    def rename(self, source: str, target: str) -> None:
        """Give a file another name, over what has that name; fail if there is no such file."""

    def remove(self, url: str) -> None:
        """Remove a file."""


class BeamStore:
    """A bucket."""

    def exists(self, url: str) -> bool:
        """Return whether there is such a file."""
        return bool(_file_systems().exists(url))

    def find(self, pattern: str) -> Iterator[str]:
        """Yield the files whose URLs have a form."""
        return (each.path for each in _file_systems().match([pattern])[0].metadata_list)

    def read(self, url: str) -> bytes:
        """Return what a file holds."""
        with _file_systems().open(url, compression_type=_AS_IT_IS) as file:
            return bytes(file.read())

    def write(self, url: str, content: bytes) -> None:
        """Write a file whole."""
        file = _file_systems().create(url, "application/octet-stream", _AS_IT_IS)
        file.write(content)
        file.close()

    def rename(self, source: str, target: str) -> None:
        """Copy a file, then remove it."""
        _file_systems().rename([source], [target])

    def remove(self, url: str) -> None:
        """Remove a file."""
        _file_systems().delete([url])


class HdfsStore:
    """A Hadoop file system, by the WebHDFS of its namenode (or of HttpFS), without Kerberos or TLS.

    The user is ``HADOOP_USER_NAME``, or else who runs the process, as for Hadoop's own programs.
    """

    def exists(self, url: str) -> bool:
        """Return whether there is such a file."""
        return _found(lambda: self._client(url).status(_path(url))) is not None

    def find(self, pattern: str) -> Iterator[str]:
        """Yield the files whose URLs have a form: folder by folder, from the first star on."""
        folder, *forms = re.split(r"/(?=[^/]*\*)", pattern, maxsplit=1)
        return self._below(folder, forms[0].split("/"))

    def read(self, url: str) -> bytes:
        """Return what a file holds."""
        with self._client(url).read(_path(url)) as file:
            return bytes(file.read())

    def write(self, url: str, content: bytes) -> None:
        """Write a file and the folders that it lies in."""
        self._client(url).write(_path(url), data=content, overwrite=True)

    def rename(self, source: str, target: str) -> None:
        """Give a file another name in one step, or in two if there is one with that name."""
        from hdfs import HdfsError

        try:
            self._client(source).rename(_path(source), _path(target))
        except HdfsError:
            if not (self.exists(source) and self.exists(target)):
                raise
            self.remove(target)
            self._client(source).rename(_path(source), _path(target))

    def remove(self, url: str) -> None:
        """Remove a file."""
        self._client(url).delete(_path(url))

    def _below(self, folder: str, forms: Sequence[str]) -> Iterator[str]:
        form, *rest = forms
        for name, status in _found(lambda: self._client(folder).list(_path(folder), status=True)) or ():
            if not fnmatchcase(name, form) or (status["type"] == "DIRECTORY") != bool(rest):
                continue
            if rest:
                yield from self._below(f"{folder}/{name}", rest)
            else:
                yield f"{folder}/{name}"

    def _client(self, url: str) -> Any:
        """Return this thread's client for the server, which keeps its connection."""
        server = urlsplit(url).netloc
        clients: dict[str, Any] = vars(_kept).setdefault("clients", {})
        if server not in clients:
            clients[server] = _web_client(f"http://{server}" if ":" in server else f"http://{server}:{_WEBHDFS_PORT}")
        return clients[server]


_kept = threading.local()


def _web_client(server: str) -> Any:
    """Return a client that gives up after a while. All it is asked for may be asked again: a lost answer is no harm."""
    from hdfs import InsecureClient
    from requests import Session
    from requests.adapters import HTTPAdapter
    from urllib3 import Retry

    session = Session()
    session.mount("http://", HTTPAdapter(max_retries=Retry(_WEBHDFS_RETRIES, backoff_factor=0.5, allowed_methods=None)))
    user = os.environ.get("HADOOP_USER_NAME") or getpass.getuser()
    return InsecureClient(server, user=user, timeout=_WEBHDFS_SECONDS, session=session)


def _found(ask: Callable[[], _T]) -> _T | None:
    """Return the answer, or None if what was asked about is not there; a refusal stays an error."""
    from hdfs import HdfsError

    try:
        return ask()
    except HdfsError as error:
        if error.exception != "FileNotFoundException":
            raise
        return None


def _path(url: str) -> str:
    """Return the path of a URL as it is written: # and ? are letters of a file's name."""
    return "/" + url.partition("://")[2].partition("/")[2]


def store_of(url: str) -> Store:
    """Return the store that a URL lies in."""
    return HdfsStore() if url.startswith("hdfs://") else BeamStore()


def use_options(options: PipelineOptions | None = None) -> None:
    """Let Beam's options say how buckets are reached from this process; a runner does so in its workers."""
    from apache_beam.options.pipeline_options import PipelineOptions

    _file_systems().set_options(options or PipelineOptions([]))


def check_url(url: str) -> None:
    """Check that a folder can be reached, and prepare for it; asks nothing of the store.

    Raises:
        ConfigurationError: It cannot.
    """
    scheme = url.partition("://")[0]
    if scheme not in _EXTRAS:
        raise ConfigurationError(
            f"--output-dir {url}: {scheme}:// is not known; give s3://, gs://, hdfs:// or a local folder"
        )
    form, told = (_HDFS, "host:port/folder") if scheme == "hdfs" else (_BUCKET, "bucket/folder")
    if not form.fullmatch(url):
        raise ConfigurationError(f"--output-dir {url}: not of the form {scheme}://{told}; check it")
    try:
        _prepare(scheme, url)
    except (ImportError, ValueError) as error:
        raise ConfigurationError(
            f"--output-dir {url}: what reaches {scheme}:// is not installed; "
            f"install arabic-news-quotes[{_EXTRAS[scheme]}]"
        ) from error


def _prepare(scheme: str, url: str) -> None:
    if scheme == "hdfs":
        import hdfs  # noqa: F401 - only to see whether it is there

        return
    _file_systems().get_filesystem(url)
    if scheme == "s3":
        _keep_clients()


def _file_systems() -> Any:
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
