"""Turn records into plain dictionaries and back: the form that Avro writes, and the JSON form that people read.

The two differ because of what each format can hold. Avro strings are UTF-8, so a lone surrogate is written as U+FFFD
(one code point for one, so that offsets hold); JSON can escape it. ``published_at`` is milliseconds in Avro and ISO
8601 in JSON. A time outside the years 1 to 9999 becomes null, because Avro's readers fail on it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from pipeline.records import (
    AnnotatedArticle,
    Antecedent,
    Article,
    Context,
    Cue,
    DeadLetter,
    Origin,
    Quotation,
    Record,
    Sentence,
    Span,
    Speaker,
    TextSpan,
    Token,
)

__all__ = [
    "EPOCH",
    "MAX_MILLIS",
    "MIN_MILLIS",
    "dump_json",
    "from_dict",
    "iso_time",
    "json_form",
    "millis",
    "to_dict",
    "utf8",
]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MIN_MILLIS = (datetime.min.replace(tzinfo=UTC) - EPOCH) // timedelta(milliseconds=1)
MAX_MILLIS = (datetime.max.replace(tzinfo=UTC) - EPOCH) // timedelta(milliseconds=1)

_SURROGATE = re.compile("[\ud800-\udfff]")
_T = TypeVar("_T")


def utf8(text: str) -> str:
    """Return the text with each lone surrogate as U+FFFD: the same number of code points, and writable as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def millis(time: datetime | int | None) -> int | None:
    """Return milliseconds since the epoch, or None for a time outside the years 1 to 9999.

    Args:
        time: A time with its offset, as fastavro reads it, or milliseconds.
    """
    if isinstance(time, datetime):
        time = (time - EPOCH) // timedelta(milliseconds=1)
    return time if time is not None and MIN_MILLIS <= time <= MAX_MILLIS else None


def iso_time(time: int) -> str:
    """Return milliseconds since the epoch as ISO 8601 in UTC, such as ``2026-11-24T18:30:00Z``."""
    moment = EPOCH + timedelta(milliseconds=time)
    return moment.isoformat(timespec="milliseconds" if time % 1000 else "seconds").replace("+00:00", "Z")


def to_dict(record: Record) -> dict[str, Any]:
    """Return the form of a record that Avro writes: names as in ``schemas/``, strings that UTF-8 can hold."""
    match record:
        case Quotation():
            return _quotation(record, utf8)
        case Article():
            return _article(record, utf8)
        case AnnotatedArticle():
            return _annotated(record, utf8)
        case DeadLetter():
            return _dead_letter(record)


def json_form(record: Record) -> dict[str, Any]:
    """Return the form of a record that ``dump_json`` writes; bytes of a dead letter as text, faulty ones escaped."""
    match record:
        case Quotation():
            form = _quotation(record, str)
            form["published_at"] = _iso_or_none(record.published_at)
        case Article():
            form = _article(record, str)
            form["published_at"] = _iso_or_none(record.published_at)
        case AnnotatedArticle():
            form = _annotated(record, str)
            form["article"]["published_at"] = _iso_or_none(record.article.published_at)
        case DeadLetter():
            form = _dead_letter(record)
            form["key"], form["value"] = _readable(record.key), _readable(record.value)
            form["headers"] = [{"name": name, "value": _readable(value)} for name, value in record.headers]
    return form


def dump_json(value: Any) -> str:
    """Return one line of JSON that UTF-8 can hold: Arabic as it is, lone surrogates escaped."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def from_dict(kind: type[_T], form: Mapping[str, Any]) -> _T:
    """Return the record of a form that ``to_dict`` made or fastavro read.

    Args:
        kind: Quotation, Article, AnnotatedArticle or DeadLetter.
        form: All fields of the schema; times as datetime or milliseconds.
    """
    return _READERS[kind](form)


def _iso_or_none(time: int | None) -> str | None:
    return None if millis(time) is None else iso_time(time)  # type: ignore[arg-type]


def _readable(data: bytes | None) -> str | None:
    return None if data is None else data.decode("utf-8", "backslashreplace")


def _optional(text: str | None, string: Callable[[str], str]) -> str | None:
    return None if text is None else string(text)


def _span(span: TextSpan | None, string: Callable[[str], str]) -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": string(span.text)}


def _origin(origin: Origin | None) -> dict[str, Any] | None:
    if origin is None:
        return None
    return {
        "topic": origin.topic,
        "partition": origin.partition,
        "offset": origin.offset,
        "timestamp": millis(origin.timestamp),
    }


def _cue(cue: Cue | None, string: Callable[[str], str]) -> dict[str, Any] | None:
    if cue is None:
        return None
    return {
        "start": cue.start,
        "end": cue.end,
        "text": string(cue.text),
        "lemma": string(cue.lemma),
        "kind": cue.kind,
        "stance": cue.stance,
        "negated": cue.negated,
    }


def _speaker(speaker: Speaker | None, string: Callable[[str], str]) -> dict[str, Any] | None:
    if speaker is None:
        return None
    found = speaker.antecedent
    return {
        "name": string(speaker.name),
        "kind": speaker.kind,
        "role": _optional(speaker.role, string),
        "mention": _span(speaker.mention, string),
        "resolution": speaker.resolution,
        "antecedent": found
        and {"section": found.section, "start": found.start, "end": found.end, "text": string(found.text)},
    }


def _quotation(quotation: Quotation, string: Callable[[str], str]) -> dict[str, Any]:
    return {
        "quotation_id": quotation.quotation_id,
        "article_id": string(quotation.article_id),
        "article_url": _optional(quotation.article_url, string),
        "source": _optional(quotation.source, string),
        "article_title": _optional(quotation.article_title, string),
        "published_at": millis(quotation.published_at),
        "section": quotation.section,
        "type": quotation.type,
        "spans": [{"start": span.start, "end": span.end} for span in quotation.spans],
        "text": string(quotation.text),
        "context": {"before": string(quotation.context.before), "after": string(quotation.context.after)},
        "cue": _cue(quotation.cue, string),
        "speaker": _speaker(quotation.speaker, string),
        "unresolved_reason": _optional(quotation.unresolved_reason, string),
        "medium": _span(quotation.medium, string),
        "parent_id": quotation.parent_id,
        "confidence": quotation.confidence,
        "rule": quotation.rule,
        "pipeline_version": quotation.pipeline_version,
        "origin": _origin(quotation.origin),
    }


def _article(article: Article, string: Callable[[str], str]) -> dict[str, Any]:
    return {
        "id": string(article.id),
        "url": _optional(article.url, string),
        "source": _optional(article.source, string),
        "title": string(article.title),
        "text": string(article.text),
        "language": string(article.language),
        "published_at": millis(article.published_at),
        "metadata": {string(name): string(value) for name, value in article.metadata.items()},
    }


def _token(token: Token, string: Callable[[str], str]) -> dict[str, Any]:
    return {
        "start": token.start,
        "end": token.end,
        "section": token.section,
        "text": string(token.text),
        "lemma": string(token.lemma),
        "pos": token.pos,
        "proclitics": [string(clitic) for clitic in token.proclitics],
        "enclitics": [string(clitic) for clitic in token.enclitics],
        "gender": token.gender,
        "number": token.number,
        "person": token.person,
        "aspect": token.aspect,
    }


def _annotated(annotated: AnnotatedArticle, string: Callable[[str], str]) -> dict[str, Any]:
    return {
        "article": _article(annotated.article, string),
        "sentences": [
            {"start": sentence.start, "end": sentence.end, "section": sentence.section, "kind": sentence.kind}
            for sentence in annotated.sentences
        ],
        "tokens": [_token(token, string) for token in annotated.tokens],
        "quotation_ids": list(annotated.quotation_ids),
        "pipeline_version": annotated.pipeline_version,
        "origin": _origin(annotated.origin),
    }


def _dead_letter(letter: DeadLetter) -> dict[str, Any]:
    return {
        "key": letter.key,
        "value": letter.value,
        "headers": [{"name": utf8(name), "value": value} for name, value in letter.headers],
        "topic": letter.topic,
        "partition": letter.partition,
        "offset": letter.offset,
        "timestamp": millis(letter.timestamp),
        "stage": letter.stage,
        "error_class": letter.error_class,
        "message": utf8(letter.message),
        "pipeline_version": letter.pipeline_version,
        "attempt": letter.attempt,
    }


def _read_origin(form: Mapping[str, Any] | None) -> Origin | None:
    return form and Origin(**{**form, "timestamp": millis(form["timestamp"])})  # type: ignore[return-value]


def _read_span(form: Mapping[str, Any] | None) -> TextSpan | None:
    return form and TextSpan(**form)  # type: ignore[return-value]


def _read_speaker(form: Mapping[str, Any] | None) -> Speaker | None:
    if form is None:
        return None
    found = form["antecedent"]
    return Speaker(
        **{**form, "mention": _read_span(form["mention"]), "antecedent": Antecedent(**found) if found else None}
    )


def _read_quotation(form: Mapping[str, Any]) -> Quotation:
    return Quotation(
        **{
            **form,
            "published_at": millis(form["published_at"]),
            "spans": tuple(Span(**span) for span in form["spans"]),
            "context": Context(**form["context"]),
            "cue": Cue(**form["cue"]) if form["cue"] else None,
            "speaker": _read_speaker(form["speaker"]),
            "medium": _read_span(form["medium"]),
            "origin": _read_origin(form["origin"]),
        }
    )


def _read_article(form: Mapping[str, Any]) -> Article:
    return Article(
        **{
            **form,
            "id": form["id"] or "",
            "title": form["title"] or "",
            "published_at": millis(form["published_at"]),
            "metadata": dict(form["metadata"]),
        }
    )


def _tuples(form: Mapping[str, Any], names: Sequence[str]) -> dict[str, tuple[Any, ...]]:
    return {name: tuple(form[name]) for name in names}


def _read_annotated(form: Mapping[str, Any]) -> AnnotatedArticle:
    return AnnotatedArticle(
        article=_read_article(form["article"]),
        sentences=tuple(Sentence(**sentence) for sentence in form["sentences"]),
        tokens=tuple(Token(**{**token, **_tuples(token, ("proclitics", "enclitics"))}) for token in form["tokens"]),
        quotation_ids=tuple(form["quotation_ids"]),
        pipeline_version=form["pipeline_version"],
        origin=_read_origin(form["origin"]),
    )


def _read_dead_letter(form: Mapping[str, Any]) -> DeadLetter:
    headers = tuple((header["name"], header["value"]) for header in form["headers"])
    return DeadLetter(**{**form, "headers": headers, "timestamp": millis(form["timestamp"])})


_READERS: dict[type, Callable[[Mapping[str, Any]], Any]] = {
    Quotation: _read_quotation,
    Article: _read_article,
    AnnotatedArticle: _read_annotated,
    DeadLetter: _read_dead_letter,
}
