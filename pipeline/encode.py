"""Turn records into messages for the output topics, and dead letters back into the messages they were.

Values are Avro: in the single-object encoding, or with a registry in Confluent's frame. Quotations and annotated
articles have the article's id as key, so that what belongs to an article stays together and in order. A dead letter
keeps its message's own key; its value is the whole ``dead_letter`` record, and the headers say the same to tools
that only know Kafka Connect.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from pipeline.avro import schema_name, single_object, to_avro
from pipeline.forms import dump_json, json_form, utf8
from pipeline.records import AnnotatedArticle, Article, DeadLetter, Origin, Quotation, Record

__all__ = [
    "ATTEMPT_HEADER",
    "SOURCE_GROUP_HEADER",
    "SOURCE_OFFSET_HEADER",
    "Headers",
    "Message",
    "SchemaIds",
    "article_message",
    "attempt_of",
    "dead_letter_message",
    "encode_value",
    "record_message",
    "replay_message",
]

Headers = tuple[tuple[str, bytes | None], ...]

SOURCE_OFFSET_HEADER = "article_source_offset"
SOURCE_GROUP_HEADER = "article_source_group"
"""Which consumer group read the message that this one came of; set where it is sent."""

ATTEMPT_HEADER = "quotes.attempt"
MAX_ATTEMPT = 1_000_000

_CONNECT = "__connect.errors."


@dataclass(frozen=True, slots=True)
class Message:
    """What goes onto a topic."""

    key: bytes | None
    value: bytes | None
    headers: Headers = ()


class SchemaIds(Protocol):
    """Whoever gives schemas their Confluent ids: ``pipeline.registry.Registry``."""

    def schema_id(self, topic: str, name: str) -> int:
        """Return the id of one of ``pipeline.avro.SCHEMA_NAMES`` as the value of a topic."""


def encode_value(record: Record, *, topic: str, registry: SchemaIds | None = None) -> bytes:
    """Return the Avro value of a record.

    Args:
        record: Any record.
        topic: Where the message goes; the registry keeps its schema under that name.
        registry: Gives the schema its id for Confluent's frame; None writes single objects.
    """
    if registry is None:
        return single_object(record)
    return struct.pack(">bI", 0, registry.schema_id(topic, schema_name(record))) + to_avro(record)


def record_message(record: Quotation | AnnotatedArticle, *, topic: str, registry: SchemaIds | None = None) -> Message:
    """Return the message of a quotation or an annotated article."""
    article_id = record.article_id if isinstance(record, Quotation) else record.article.id
    value = encode_value(record, topic=topic, registry=registry)
    return Message(_key(article_id), value, _source_offset(record.origin))


def article_message(article: Article, *, topic: str, avro: bool = False, registry: SchemaIds | None = None) -> Message:
    """Return the message of an article for the input topic: JSON, or Avro."""
    if avro:
        return Message(_key(article.id), encode_value(article, topic=topic, registry=registry))
    form = {name: value for name, value in json_form(article).items() if value not in (None, "", {})}
    return Message(_key(article.id), dump_json(form).encode())


def dead_letter_message(letter: DeadLetter, *, topic: str, registry: SchemaIds | None = None) -> Message:
    """Return the message of a dead letter, with Kafka Connect's headers."""
    origin = None
    if letter.topic is not None and letter.partition is not None and letter.offset is not None:
        origin = Origin(letter.topic, letter.partition, letter.offset)
    told = {
        "topic": letter.topic,
        "partition": letter.partition,
        "offset": letter.offset,
        "stage": letter.stage,
        "connector.name": "arabic-news-quotes",
        "exception.class.name": letter.error_class,
        "exception.message": letter.message,
    }
    connect = tuple((_CONNECT + name, utf8(str(value)).encode()) for name, value in told.items() if value is not None)
    headers = (*_source_offset(origin), *connect, (ATTEMPT_HEADER, str(letter.attempt).encode()))
    return Message(letter.key, encode_value(letter, topic=topic, registry=registry), headers)


def attempt_of(headers: Sequence[tuple[str, bytes | None]]) -> int:
    """Return which try of a message this is: 1, or what ``replay_message`` counted."""
    for name, value in reversed(headers):
        if name == ATTEMPT_HEADER and value is not None and value.isdigit() and len(value) < 8:
            return min(max(int(value), 1), MAX_ATTEMPT)
    return 1


def replay_message(letter: DeadLetter) -> Message:
    """Return the message that a dead letter was, byte for byte, with the number of the next attempt in a header."""
    kept = tuple(header for header in letter.headers if header[0] != ATTEMPT_HEADER)
    attempt = min(letter.attempt + 1, MAX_ATTEMPT)
    return Message(letter.key, letter.value, (*kept, (ATTEMPT_HEADER, str(attempt).encode())))


def _key(article_id: str) -> bytes:
    return utf8(article_id).encode()


def _source_offset(origin: Origin | None) -> Headers:
    if origin is None:
        return ()
    return ((SOURCE_OFFSET_HEADER, f"{origin.topic}/{origin.partition}/{origin.offset}".encode()),)
