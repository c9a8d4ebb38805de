"""The records that come in and go out, as frozen values.

Every offset is counted in Unicode code points into the section (``title`` or ``text``) exactly as it came;
``end`` is exclusive. The Avro form of each record stands in ``schemas/`` under the same field names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

__all__ = [
    "AnnotatedArticle",
    "Antecedent",
    "Article",
    "Context",
    "Cue",
    "DeadLetter",
    "Origin",
    "Quotation",
    "Record",
    "Section",
    "Sentence",
    "Span",
    "Speaker",
    "TextSpan",
    "Token",
    "quotation_id",
]

Section = Literal["title", "text"]


@dataclass(frozen=True, slots=True)
class Span:
    """``[start, end)`` in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A span with the words that stand there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it came. ``published_at`` is in milliseconds since the epoch, UTC."""

    id: str
    text: str
    title: str = ""
    url: str | None = None
    source: str | None = None
    language: str = "ar"
    published_at: int | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)

    def section(self, name: Section) -> str:
        """Return the text of ``title`` or ``text``."""
        return self.title if name == "title" else self.text


@dataclass(frozen=True, slots=True)
class Cue:
    """The word that says that something is said.

    ``kind`` is verb, participle, noun, preposition or punctuation; ``stance`` is neutral, claim, denial,
    warning, demand, promise, opinion or announcement.
    """

    start: int
    end: int
    text: str
    lemma: str
    kind: str
    stance: str = "neutral"
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Where the article names the source that the quotation itself only implies."""

    section: Section
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it.

    ``kind`` is person, organisation, group, anonymous or document; ``resolution`` is named, title,
    short_name, pronoun or omitted_subject.
    """

    name: str
    kind: str
    role: str | None = None
    mention: TextSpan | None = None
    resolution: str = "named"
    antecedent: Antecedent | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Up to 120 code points on either side of a quotation."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The Kafka coordinates of the article; ``timestamp`` in milliseconds."""

    topic: str
    partition: int
    offset: int
    timestamp: int | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """One statement that the article attributes to one source. Fields as in ``schemas/quotation.avsc``."""

    quotation_id: str
    article_id: str
    section: Section
    type: str
    spans: tuple[Span, ...]
    text: str
    context: Context
    cue: Cue | None
    speaker: Speaker | None
    unresolved_reason: str | None
    medium: TextSpan | None
    parent_id: str | None
    confidence: float
    rule: str
    pipeline_version: str
    article_url: str | None = None
    source: str | None = None
    article_title: str | None = None
    published_at: int | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one section; ``kind`` is headline, body, caption or boilerplate."""

    start: int
    end: int
    section: Section
    kind: str


class Token(NamedTuple):
    """A word with its one analysis in context, as it goes into ``annotated_article``; a tuple, as there are many."""

    start: int
    end: int
    section: Section
    text: str
    lemma: str
    pos: str
    proclitics: tuple[str, ...] = ()
    enclitics: tuple[str, ...] = ()
    gender: str | None = None
    number: str | None = None
    person: str | None = None
    aspect: str | None = None


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its sentences, its words and the ids of its quotations, title first."""

    article: Article
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    quotation_ids: tuple[str, ...]
    pipeline_version: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A message that could not be used, byte for byte, and why. ``timestamp`` in milliseconds."""

    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes | None], ...]
    topic: str | None
    partition: int | None
    offset: int | None
    timestamp: int | None
    stage: str
    error_class: str
    message: str
    pipeline_version: str
    attempt: int = 1


Record = Article | Quotation | AnnotatedArticle | DeadLetter


def quotation_id(article_id: str, section: str, spans: Iterable[Span]) -> str:
    """Return the id of a quotation: the same article, section and spans always give the same one.

    Returns:
        32 hexadecimal digits (the first 128 bits of a SHA-256).
    """
    where = ",".join(f"{s.start}-{s.end}" for s in spans)
    name = "\x1f".join((article_id, section, where))
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
