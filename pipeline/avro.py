"""Read and write records as Avro: container files, and single objects with their schema's fingerprint.

A single object is ``0xC3 0x01``, the 8-byte CRC-64-AVRO fingerprint of the schema, and the bytes of the record.
"""

from __future__ import annotations

import io
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import cache
from importlib import import_module, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import IO, Any, Self

import fastavro
from fastavro.schema import fingerprint, to_parsing_canonical_form

from pipeline.avro_blocks import check_blocks
from pipeline.avro_tokens import tokens_as_avro, zigzag
from pipeline.errors import ConfigurationError
from pipeline.forms import from_dict, to_dict
from pipeline.records import AnnotatedArticle, Article, DeadLetter, Quotation, Record
from pipeline.writer_schema import WriterSchema, accept_schema

__all__ = [
    "SCHEMA_NAMES",
    "SINGLE_OBJECT_MARKER",
    "ContainerWriter",
    "container_name",
    "from_avro",
    "known_schemas",
    "load_schema",
    "read_container",
    "record_from_dict",
    "schema_fingerprint",
    "schema_name",
    "schema_text",
    "single_object",
    "to_avro",
    "write_container",
]

SINGLE_OBJECT_MARKER = b"\xc3\x01"
BLOCK_BYTES = 262_144
SCHEMA_NAMES = ("article", "quotation", "annotated_article", "dead_letter")

_KINDS: dict[type, str] = {
    Article: "article",
    Quotation: "quotation",
    AnnotatedArticle: "annotated_article",
    DeadLetter: "dead_letter",
}
_TYPES = {name: kind for kind, name in _KINDS.items()}
_FULL_NAMES = {f"news.quotes.{kind.__name__}": name for kind, name in _KINDS.items()}


def schema_name(record: Record) -> str:
    """Return the name of a record's schema: article, quotation, annotated_article or dead_letter."""
    return _KINDS[type(record)]


def _schema_folder() -> Traversable:
    try:
        return resources.files(import_module("pipeline.schemas"))
    except ModuleNotFoundError:  # a checkout that is not installed: the folder lies beside the package
        return Path(__file__).resolve().parent.parent / "schemas"


@cache
def schema_text(name: str) -> str:
    """Return a schema file as it stands in ``schemas/``."""
    return (_schema_folder() / f"{name}.avsc").read_text("utf-8")


@cache
def known_schemas(name: str) -> dict[bytes, WriterSchema]:
    """Return every version of a schema that single objects may be written with, by fingerprint.

    When a schema changes in more than words, its earlier version stays in ``schemas/`` as ``<name>@<version>.avsc``.
    """
    stems = [entry.name.removesuffix(".avsc") for entry in _schema_folder().iterdir() if entry.name.endswith(".avsc")]
    versions = [stem for stem in stems if stem.split("@")[0] == name]
    return {schema_fingerprint(stem): accept_schema(schema_text(stem)) for stem in versions}


@cache
def load_schema(name: str) -> dict[str, Any]:
    """Return one of ``SCHEMA_NAMES``, parsed; made once, so do not change it."""
    return fastavro.parse_schema(json.loads(schema_text(name)))


@cache
def schema_fingerprint(name: str) -> bytes:
    """Return the 8 bytes of a schema's CRC-64-AVRO fingerprint, little-endian as single objects carry it."""
    canonical = to_parsing_canonical_form(json.loads(schema_text(name)))
    return bytes.fromhex(fingerprint(canonical, "CRC-64-AVRO"))


def to_avro(record: Record) -> bytes:
    """Return the bare Avro bytes of a record, without any frame."""
    if isinstance(record, AnnotatedArticle):
        return _annotated_to_avro(record)
    out = io.BytesIO()
    fastavro.schemaless_writer(out, load_schema(schema_name(record)), to_dict(record))
    return out.getvalue()


def _annotated_to_avro(record: AnnotatedArticle) -> bytes:
    """Write field by field: the words by ``tokens_as_avro``, everything else by fastavro."""
    form = to_dict(replace(record, tokens=()))
    out = io.BytesIO()
    for field in load_schema("annotated_article")["fields"]:
        if field["name"] == "tokens":
            out.write(tokens_as_avro(record.tokens))
        else:
            fastavro.schemaless_writer(out, field["type"], form[field["name"]])
    return out.getvalue()


def from_avro(name: str, data: bytes) -> Any:
    """Return the record of bare Avro bytes that ``to_avro`` of this version wrote."""
    return record_from_dict(name, fastavro.schemaless_reader(io.BytesIO(data), load_schema(name), None))


def record_from_dict(name: str, form: Any) -> Any:
    """Return the record of a dictionary that fastavro read with one of our schemas."""
    return from_dict(_TYPES[name], form)


def single_object(record: Record) -> bytes:
    """Return a record in Avro's single-object encoding."""
    return SINGLE_OBJECT_MARKER + schema_fingerprint(schema_name(record)) + to_avro(record)


class ContainerWriter:
    """Writes records of one kind to an open binary file as an Avro container, as they come; the file stays open.

    Used with ``with``: the last block goes out when that ends without an error. fastavro writes the head; the blocks
    are put together here, so that every record is encoded by ``to_avro`` alone.
    """

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file = file
        self._sync = os.urandom(16)
        self._block: list[bytes] = []
        self._block_size = 0
        self.count = 0
        fastavro.writer(file, load_schema(name), [], codec="deflate", sync_marker=self._sync)

    def write_all(self, records: Iterable[Record]) -> None:
        """Add records; they are in the file by the end of the ``with`` block at the latest."""
        for record in records:
            data = to_avro(record)
            self._block.append(data)
            self._block_size += len(data)
            self.count += 1
            if self._block_size >= BLOCK_BYTES:
                self._write_block()

    def _write_block(self) -> None:
        packer = zlib.compressobj(wbits=-15)  # raw deflate, as Avro wants it
        data = packer.compress(b"".join(self._block)) + packer.flush()
        self._file.write(zigzag(len(self._block)) + zigzag(len(data)) + data + self._sync)
        self._block, self._block_size = [], 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._block:
            self._write_block()


def write_container(target: Path | str | IO[bytes], name: str, records: Iterable[Record]) -> int:
    """Write records of one kind as an Avro container file and return how many there were.

    Args:
        target: A path, which is written over, or an open binary file, which stays open.
        name: One of ``SCHEMA_NAMES``.
        records: Records of that kind; read one at a time, so a generator of any length will do.
    """
    opened = Path(target).open("wb") if isinstance(target, (str, Path)) else nullcontext(target)  # noqa: SIM115
    with opened as file, ContainerWriter(file, name) as writer:
        writer.write_all(records)
        return writer.count


def container_name(path: Path) -> str:
    """Return what an Avro file holds: one of ``SCHEMA_NAMES``.

    Raises:
        ConfigurationError: The file is not there, is damaged, or holds something else.
    """
    with _told(path), path.open("rb") as file:
        return _container_name(file, path)


def read_container(source: Path | str | IO[bytes], name: str | None = None) -> Iterator[Any]:
    """Yield the records of an Avro container file, whichever version wrote it.

    Args:
        source: A path, or an open binary file, which stays open.
        name: What the file must hold; None takes whichever of ``SCHEMA_NAMES`` it holds.

    Raises:
        ConfigurationError: The file is not there, is damaged, or holds something else.
    """
    where = getattr(source, "name", source)
    with _told(where):
        opened = Path(source).open("rb") if isinstance(source, (str, Path)) else nullcontext(source)  # noqa: SIM115
        with opened as file:
            found = _container_name(file, where)
            if name not in (None, found):
                raise ConfigurationError(f"{where}: holds {found} records, not {name}; name another file")
            check_blocks(file)
            file.seek(0)
            for form in fastavro.reader(file, reader_schema=load_schema(found)):
                yield record_from_dict(found, form)


@contextmanager
def _told(where: Any) -> Iterator[None]:
    """Raise what a file that is missing or damaged leads to as an error for people."""
    try:
        yield
    except OSError as error:
        raise ConfigurationError(f"{where}: cannot be read ({error.strerror or error}); check the path") from error
    except (ValueError, EOFError, KeyError, IndexError, TypeError, OverflowError, MemoryError, zlib.error) as error:
        raise ConfigurationError(
            f"{where}: not a whole Avro file ({error}); write it again, or leave it out"
        ) from error


def _container_name(file: IO[bytes], where: Any) -> str:
    reader = fastavro.reader(file)
    accept_schema(reader.metadata["avro.schema"])
    schema = reader.writer_schema
    full_name = schema.get("name", "") if isinstance(schema, dict) else ""
    try:
        return _FULL_NAMES[full_name]
    except KeyError:
        raise ConfigurationError(
            f"{where}: holds {full_name or 'unnamed'} records, none of ours; name another file"
        ) from None
