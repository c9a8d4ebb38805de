r"""Turn a message into an article, or say why that cannot be.

Three forms are told apart by the first bytes: ``0x00`` and a 4-byte schema id is Confluent's frame, ``0xC3 0x01`` and
an 8-byte fingerprint is Avro's single-object encoding (``0xC3 0x01`` is never UTF-8), everything else is JSON.

How fields are read, in JSON and Avro alike:

* Only ``text`` must be there; null and a field that is missing mean the same. Fields we do not know are left out.
* ``id``: without one, or with an empty one, it is derived from ``url``, else from ``title`` and ``text``.
* ``published_at``: ISO 8601 (``Z``, an offset, or only a date; without an offset it is UTC) or a number of milliseconds
  since the epoch; in Avro also what its logical type says. Anything else, RFC 2822 included, is data: it never costs an
  article, and is kept as it came in ``metadata["published_at_unreadable"]``.
* Lone surrogates (``\ud800`` in JSON) stay in the text, one code point each. Avro output writes them as U+FFFD.
* ``NaN`` and ``Infinity`` are not JSON. Of a name that comes twice, the last one counts.
"""

from __future__ import annotations

import hashlib
import io
import json
import math
import struct
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

import fastavro

from pipeline.avro import SINGLE_OBJECT_MARKER, known_schemas, load_schema, record_from_dict
from pipeline.errors import BadMessageError
from pipeline.forms import dump_json, millis
from pipeline.records import Article
from pipeline.writer_schema import WriterSchema

__all__ = [
    "REASONS",
    "SchemaSource",
    "article_from_fields",
    "article_from_json",
    "decode",
    "decode_record",
    "max_message_bytes",
]

REASONS: Mapping[str, str] = {
    "tombstone": "the message has no value",
    "empty": "the value has no bytes",
    "too_long": "the text, the title or the whole message is longer than --max-article-chars allows",
    "not_utf8": "the value is not UTF-8",
    "not_json": "the value is not JSON",
    "too_deep": "the JSON is nested too deeply",
    "unknown_schema": "the schema id or fingerprint is not known here",
    "unusable_schema": "the schema is known, but reading with it is not safe or not possible",
    "bad_avro": "the bytes do not fit their schema",
    "wrong_type": "a field, or the whole value, has the wrong type",
    "no_text": "there is no text, or only white space",
}
"""Every ``BadMessageError.reason`` of this module, and what it means."""

CONFLUENT_MAGIC = b"\x00"
UNREADABLE_TIME = "published_at_unreadable"
DEFAULT_MAX_CHARS = 200_000

_BYTES_PER_CHAR = 12  # a code point outside the BMP, escaped in JSON as two surrogates
_BYTES_FOR_REST = 1_000_000
_DAY_MS = 86_400_000
_PER_MILLI = {"timestamp-micros": 1_000, "local-timestamp-micros": 1_000, "timestamp-nanos": 1_000_000}


class SchemaSource(Protocol):
    """Whoever knows the schemas behind Confluent's ids: ``pipeline.registry.Registry``."""

    def writer_schema(self, schema_id: int) -> WriterSchema:
        """Return the schema of an id.

        Raises:
            BadMessageError: ``unknown_schema`` or ``unusable_schema``.
            UnreachableError: The registry does not answer; the message is not at fault.
        """


def max_message_bytes(max_article_chars: int) -> int:
    """Return the bytes above which a value is turned down unread: title and text, escaped, and 1 MB for the rest."""
    return 2 * _BYTES_PER_CHAR * max_article_chars + _BYTES_FOR_REST


def decode(
    value: bytes | None,
    *,
    headers: Sequence[tuple[str, bytes | None]] = (),
    registry: SchemaSource | None = None,
    max_article_chars: int = DEFAULT_MAX_CHARS,
) -> Article:
    """Return the article in a message.

    Args:
        value: The message's value.
        headers: The message's headers; they only help to say what is wrong.
        registry: Where to look up Confluent schema ids.
        max_article_chars: Code points that text and title may have, each.

    Raises:
        BadMessageError: The message is at fault; ``reason`` is one of ``REASONS``.
        UnreachableError: The registry does not answer.
    """
    if value is None:
        raise BadMessageError("tombstone", "The message has no value (a tombstone); send an article, or leave it out")
    if not value:
        raise BadMessageError("empty", "The message is empty; send an article as JSON or Avro")
    if len(value) > max_message_bytes(max_article_chars):
        raise BadMessageError("too_long", f"The message has {len(value):,} bytes; raise --max-article-chars, or cut it")
    framed = _unframe(value, "article", registry)
    if framed is not None:
        schema, body = framed
        fields = _read_avro(body, schema)
        return article_from_fields(fields, max_article_chars, time_type=schema.logical_types.get("published_at"))
    try:
        return article_from_json(value, max_article_chars)
    except BadMessageError as error:
        raise _with_hint(error, headers) from error


def decode_record(name: str, value: bytes, *, registry: SchemaSource | None = None) -> Any:
    """Return a record from an output topic, whichever version wrote it.

    Args:
        name: One of ``pipeline.avro.SCHEMA_NAMES``.
        value: A single object, or a Confluent frame.
        registry: Where to look up Confluent schema ids.

    Raises:
        BadMessageError: The value is not such a record.
        UnreachableError: The registry does not answer.
    """
    framed = _unframe(value, name, registry)
    if framed is None:
        raise BadMessageError("bad_avro", f"The value is not Avro; is the topic one of {name} records?")
    schema, body = framed
    return record_from_dict(name, _read_avro(body, schema, load_schema(name)))


def article_from_json(data: bytes, max_article_chars: int = DEFAULT_MAX_CHARS) -> Article:
    """Return the article of a JSON object in UTF-8, with or without a byte order mark; errors as for ``decode``."""
    return article_from_fields(load_json(data), max_article_chars)


def load_json(data: bytes) -> Any:
    """Return the value of JSON in UTF-8.

    Raises:
        BadMessageError: ``not_utf8``, ``not_json`` or ``too_deep``.
    """
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise BadMessageError("not_utf8", f"Byte {error.start} is not UTF-8 ({error.reason}); send UTF-8") from error
    except RecursionError as error:
        raise BadMessageError("too_deep", "The JSON is nested too deeply; send a flat object") from error
    except ValueError as error:
        raise BadMessageError("not_json", f"The value is not JSON ({error}); send one JSON object") from error


def article_from_fields(
    fields: Any, max_article_chars: int = DEFAULT_MAX_CHARS, *, time_type: str | None = None
) -> Article:
    """Return the article of a JSON object or an Avro record.

    Args:
        fields: What was decoded; anything but a mapping is turned down.
        max_article_chars: Code points that text and title may have, each.
        time_type: Avro's logical type of ``published_at``; None reads a number as milliseconds.

    Raises:
        BadMessageError: ``wrong_type``, ``no_text`` or ``too_long``.
    """
    if not isinstance(fields, Mapping):
        raise BadMessageError(
            "wrong_type", f"The value is {_kind(fields)}; send an object with the fields of an article"
        )
    text, title = _string(fields, "text") or "", _string(fields, "title") or ""
    if not text.strip():
        raise BadMessageError("no_text", "The article has no text; send its body in the field text")
    for name, content in (("text", text), ("title", title)):
        if len(content) > max_article_chars:
            raise BadMessageError(
                "too_long",
                f"The {name} has {len(content):,} characters; raise --max-article-chars, now {max_article_chars:,}",
            )
    url = _string(fields, "url")
    metadata = _metadata(fields)
    published_at = _time(fields, time_type, metadata)
    return Article(
        id=_string(fields, "id") or derive_id(url, title, text),
        text=text,
        title=title,
        url=url,
        source=_string(fields, "source"),
        language=_string(fields, "language") or "ar",
        published_at=published_at,
        metadata=metadata,
    )


def derive_id(url: str | None, title: str, text: str) -> str:
    """Return the id of an article that came without one: 32 hexadecimal digits that the same article always gets."""
    parts = ("url", url) if url else ("text", title, text)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _unframe(value: bytes, name: str, registry: SchemaSource | None) -> tuple[WriterSchema, bytes] | None:
    """Return the schema and the bare Avro bytes of a framed value; None when its first bytes are no frame."""
    if value.startswith(CONFLUENT_MAGIC):
        if len(value) < 5:
            raise BadMessageError("bad_avro", "The message begins like Confluent's frame but ends before its schema id")
        (schema_id,) = struct.unpack(">I", value[1:5])
        if registry is None:
            raise BadMessageError(
                "unknown_schema", f"Schema id {schema_id} needs a registry; give --schema-registry-url"
            )
        return registry.writer_schema(schema_id), value[5:]
    if value.startswith(SINGLE_OBJECT_MARKER):
        mark = value[2:10]
        if len(mark) < 8:
            raise BadMessageError("bad_avro", "The message begins like a single object but ends before its fingerprint")
        schema = known_schemas(name).get(mark)
        if schema is None:
            raise BadMessageError(
                "unknown_schema",
                f"Fingerprint {mark.hex()} is no version of schemas/{name}.avsc; use that, or a registry",
            )
        return schema, value[10:]
    return None


def _read_avro(data: bytes, schema: WriterSchema, reader_schema: Any = None) -> Any:
    body = io.BytesIO(data)
    try:
        form = fastavro.schemaless_reader(body, schema.parsed, reader_schema)
    except Exception as error:  # fastavro raises whatever the bytes lead it into; the schema was checked before
        raise BadMessageError(
            "bad_avro", f"The bytes do not fit the schema ({type(error).__name__}: {error})"
        ) from error
    if body.tell() != len(data):
        raise BadMessageError(
            "bad_avro", f"{len(data) - body.tell()} bytes are left after the record; check the schema"
        )
    return form


def _with_hint(error: BadMessageError, headers: Sequence[tuple[str, bytes | None]]) -> BadMessageError:
    """Name the sender whose values carry no mark: Confluent's serialiser that puts the schema id in a header."""
    if any(name == "__value_schema_id" for name, _ in headers):
        return BadMessageError("unknown_schema", "The schema id is in a header; let the sender put it before the value")
    return error


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _kind(value: Any) -> str:
    names = {
        type(None): "null",
        bool: "a boolean",
        str: "a string",
        bytes: "bytes",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), "a number")


def _string(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is None or isinstance(value, str):
        return value or None
    raise BadMessageError("wrong_type", f"The field {name} is {_kind(value)}; send a string")


def _metadata(fields: Mapping[str, Any]) -> dict[str, str]:
    metadata = fields.get("metadata")
    if metadata is None:
        return {}
    if not isinstance(metadata, Mapping):
        raise BadMessageError("wrong_type", f"The field metadata is {_kind(metadata)}; send an object of strings")
    for value in metadata.values():
        if not isinstance(value, str):
            raise BadMessageError("wrong_type", f"A value in metadata is {_kind(value)}; send strings only")
    return dict(metadata)


def _time(fields: Mapping[str, Any], time_type: str | None, metadata: dict[str, str]) -> int | None:
    """Return ``published_at`` in milliseconds; what cannot be read goes into ``metadata``."""
    value = fields.get("published_at")
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise BadMessageError("wrong_type", f"The field published_at is {_kind(value)}; send ISO 8601 or milliseconds")
    time = _iso_millis(value) if isinstance(value, str) else _number_millis(value, time_type)
    if time is None:
        metadata[UNREADABLE_TIME] = value if isinstance(value, str) else _number_text(value)
    return time


def _number_text(value: int | float) -> str:
    """Return a number as JSON writes it, or the name of one that JSON has none for."""
    return dump_json(value) if math.isfinite(value) else repr(value)


def _iso_millis(value: str) -> int | None:
    try:
        time = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return millis(time if time.tzinfo else time.replace(tzinfo=UTC))


def _number_millis(value: int | float, time_type: str | None) -> int | None:
    if not math.isfinite(value):
        return None
    if time_type == "date":
        return millis(int(value) * _DAY_MS)
    return millis(int(value) // _PER_MILLI.get(time_type or "", 1))
