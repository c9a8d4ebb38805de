"""Read articles from files: ``.txt``, ``.json``, ``.jsonl``, folders of these, and standard input.

* ``.txt``: the first line is the title, what follows its line break is the text, exactly as it stands there; a file of
  one line is all text.
* ``.json``: one article, or a list of them; such a file is held in memory whole.
* ``.jsonl`` (or ``.ndjson``): one article a line; read line by line, whatever the file's size.
* ``-`` is standard input, of whichever of these kinds its first characters show.

The fields of an article are those of the messages on the topic (see ``pipeline.decode``).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pipeline.decode import DEFAULT_MAX_CHARS, article_from_fields, article_from_json, load_json, max_message_bytes
from pipeline.errors import BadMessageError, ConfigurationError
from pipeline.records import Article

__all__ = ["SUFFIXES", "Found", "read_articles"]

SUFFIXES = (".txt", ".json", ".jsonl", ".ndjson")
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """An article, or why there is none, and where it stood: ``news.jsonl:17``, ``news.json[3]``, ``news.txt``."""

    where: str
    article: Article | None = None
    error: BadMessageError | None = None


def read_articles(
    paths: Iterable[Path | str], stdin: IO[bytes], *, max_article_chars: int = DEFAULT_MAX_CHARS
) -> Iterator[Found]:
    """Yield what the files hold, one article at a time.

    Args:
        paths: Files and folders; of a folder the files of known kinds, in order of their names. ``-`` is ``stdin``.
        stdin: Standard input, in bytes.
        max_article_chars: As for ``pipeline.decode.decode``.

    Raises:
        ConfigurationError: A file cannot be read or is of no known kind, or a folder holds none that is.
    """
    for path in paths:
        if str(path) == STDIN:
            yield from _from_stdin(stdin, max_article_chars)
            continue
        for file in _files(Path(path)):
            try:
                with file.open("rb") as opened:
                    yield from _READERS[file.suffix.lower()](opened, str(file), max_article_chars)
            except OSError as error:
                raise ConfigurationError(f"{file}: cannot be read ({error.strerror}); check the path") from error


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(file for file in path.iterdir() if file.suffix.lower() in SUFFIXES and file.is_file())
        if not found:
            raise ConfigurationError(f"{path}: holds no articles; put {', '.join(SUFFIXES)} files there")
        return found
    if path.suffix.lower() not in SUFFIXES:
        raise ConfigurationError(f"{path}: of no known kind; name it {', '.join(SUFFIXES)}, or pipe it in")
    return [path]


def _from_stdin(stdin: IO[bytes], limit: int) -> Iterator[Found]:
    first = b""
    for first in iter(lambda: stdin.readline(max_message_bytes(limit) + 1), b""):
        if first.strip(b"\xef\xbb\xbf \t\r\n"):
            break
    kind = first.lstrip(b"\xef\xbb\xbf \t")[:1]
    if kind == b"{" and _is_whole(first):
        yield from _from_lines(itertools.chain([first], _lines(stdin, limit)), STDIN, limit)
    elif kind in (b"{", b"["):
        yield from _from_json_bytes(first + stdin.read(), STDIN, limit)
    else:
        yield from _from_text_bytes(first + stdin.read(max_message_bytes(limit) + 1), STDIN, limit)


def _is_whole(line: bytes) -> bool:
    try:
        load_json(line)
    except BadMessageError:
        return False
    return True


def _from_jsonl(file: IO[bytes], where: str, limit: int) -> Iterator[Found]:
    yield from _from_lines(_lines(file, limit), where, limit)


def _lines(file: IO[bytes], limit: int) -> Iterator[bytes]:
    """Yield the lines of a file; of one that is too long, as much as shows that it is."""
    most = max_message_bytes(limit) + 2
    for line in iter(lambda: file.readline(most), b""):
        yield line
        while len(line) == most and not line.endswith(b"\n"):
            line = file.readline(most)


def _from_lines(lines: Iterable[bytes], where: str, limit: int) -> Iterator[Found]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _found(f"{where}:{number}", lambda line=line: _from_line(line, limit))  # type: ignore[misc]


def _from_line(line: bytes, limit: int) -> Article:
    if len(line.rstrip(b"\r\n")) > max_message_bytes(limit):
        raise BadMessageError("too_long", "The line is too long for an article; raise --max-article-chars, or cut it")
    return article_from_json(line, limit)


def _from_json(file: IO[bytes], where: str, limit: int) -> Iterator[Found]:
    yield from _from_json_bytes(file.read(), where, limit)


def _from_json_bytes(data: bytes, where: str, limit: int) -> Iterator[Found]:
    try:
        value = load_json(data)
    except BadMessageError as error:
        yield Found(where, error=error)
        return
    if not isinstance(value, list):
        yield _found(where, lambda: article_from_fields(value, limit))
        return
    for number, fields in enumerate(value):
        yield _found(f"{where}[{number}]", lambda fields=fields: article_from_fields(fields, limit))  # type: ignore[misc]


def _from_text(file: IO[bytes], where: str, limit: int) -> Iterator[Found]:
    yield from _from_text_bytes(file.read(max_message_bytes(limit) + 1), where, limit)


def _from_text_bytes(data: bytes, where: str, limit: int) -> Iterator[Found]:
    yield _found(where, lambda: _from_plain_text(data, limit))


def _from_plain_text(data: bytes, limit: int) -> Article:
    if len(data) > max_message_bytes(limit):
        raise BadMessageError("too_long", "The file is too long for an article; raise --max-article-chars, or cut it")
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadMessageError("not_utf8", f"Byte {error.start} is not UTF-8 ({error.reason}); save as UTF-8") from error
    title, _, text = content.partition("\n")
    if not text.strip():
        title, text = "", content
    return article_from_fields({"title": title.rstrip("\r"), "text": text}, limit)


def _found(where: str, read: Callable[[], Article]) -> Found:
    try:
        return Found(where, article=read())
    except BadMessageError as error:
        return Found(where, error=error)


_READERS = {".txt": _from_text, ".json": _from_json, ".jsonl": _from_jsonl, ".ndjson": _from_jsonl}
