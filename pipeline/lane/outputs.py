"""Turn what the last step made of a message into the records and topic messages that the writer makes final."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline import __version__
from pipeline.encode import SchemaIds, attempt_of, dead_letter_message, record_message
from pipeline.errors import BadMessageError
from pipeline.lane.elements import Element
from pipeline.lane.writer import OutputMessage, Writes
from pipeline.records import AnnotatedArticle, DeadLetter, Origin, Quotation

__all__ = ["BUG", "Topics", "dead_letter", "writes"]

BUG = "bug"


@dataclass(frozen=True, slots=True)
class Topics:
    """Where messages go; None writes no such messages."""

    quotations: str | None = None
    annotated: str | None = None
    dead_letters: str | None = None


def dead_letter(element: Element, error: Exception, stage: str) -> DeadLetter:
    """Return the dead letter of an element's message: of the error's own class, or ``bug`` for one that is ours."""
    message = element.message
    assert message is not None, "offsets without a message cannot fail"
    if isinstance(error, BadMessageError):
        error_class, what, stage = error.reason, str(error), error.stage
    else:
        frame = traceback.extract_tb(error.__traceback__)[-1:]
        where = f" ({Path(frame[0].filename).name}, {frame[0].name}, line {frame[0].lineno})" if frame else ""
        error_class, what = BUG, f"{type(error).__name__}: {error}{where}"
    return DeadLetter(
        key=message.key,
        value=message.value,
        headers=message.headers,
        topic=element.lane.topic,
        partition=element.lane.partition,
        offset=message.offset,
        timestamp=message.timestamp,
        stage=stage,
        error_class=error_class,
        message=what,
        pipeline_version=__version__,
        attempt=attempt_of(message.headers),
    )


def writes(element: Element, topics: Topics, registry: SchemaIds | None = None) -> Writes:
    """Return what the writer is to make final for an element.

    Raises:
        UnreachableError: The registry does not answer.
        ConfigurationError: The registry refuses a schema.
    """
    if element.message is None:
        return Writes()
    if isinstance(element.payload, DeadLetter):
        return _dead_letter_writes(element, element.payload, topics, registry)
    return _article_writes(element, topics, registry)


def _article_writes(element: Element, topics: Topics, registry: SchemaIds | None) -> Writes:
    found, message = element.payload, element.message
    assert message is not None
    origin = Origin(element.lane.topic, element.lane.partition, message.offset, message.timestamp)
    quotations = tuple(replace(quotation, origin=origin) for quotation in found.quotations)
    ids = tuple(quotation.quotation_id for quotation in quotations)
    annotated = AnnotatedArticle(found.article, found.sentences, found.tokens, ids, __version__, origin)
    messages = [_message(each, topics.quotations, registry) for each in quotations if topics.quotations]
    if topics.annotated:
        messages.append(_message(annotated, topics.annotated, registry))
    written_at = message.timestamp if found.article.published_at is None else found.article.published_at
    return Writes(quotations, annotated, None, tuple(messages), written_at)


def _dead_letter_writes(element: Element, letter: DeadLetter, topics: Topics, registry: SchemaIds | None) -> Writes:
    messages: tuple[OutputMessage, ...] = ()
    if topics.dead_letters:
        encoded = dead_letter_message(letter, topic=topics.dead_letters, registry=registry)
        messages = (OutputMessage(topics.dead_letters, encoded.key, encoded.value, encoded.headers),)
    return Writes(dead_letter=letter, messages=messages, written_at=letter.timestamp)


def _message(record: Quotation | AnnotatedArticle, topic: str | None, registry: SchemaIds | None) -> OutputMessage:
    assert topic is not None
    encoded = record_message(record, topic=topic, registry=registry)
    return OutputMessage(topic, encoded.key, encoded.value, encoded.headers)
