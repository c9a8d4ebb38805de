"""What the stages of the language side hand on: one article, richer at each step.

``segment`` gives a ``Segmented``, ``tag`` a ``Tagged``, ``detect`` a ``Detected``, ``attribute`` an ``Attributed``.
Inside, all positions count characters of the plain copy (see ``normalise``); ``Section.span`` leads back to the
article as it came.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.language.marks import Quoted
from pipeline.language.morphology import Analysis
from pipeline.language.normalise import Plain
from pipeline.records import Article, Quotation, Sentence, Span, Token
from pipeline.records import Section as SectionName

__all__ = ["Attributed", "Detected", "Name", "Part", "Section", "Segmented", "Tagged", "Word"]


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence of a section, ``[start, end)``; ``kind`` is headline, body, caption or boilerplate."""

    start: int
    end: int
    kind: str
    paragraph: int
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The title or the text: plain copy, marked stretches, sentences."""

    name: SectionName
    plain: Plain
    quoted: tuple[Quoted, ...]
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The plain copy."""
        return self.plain.text

    def span(self, start: int, end: int) -> Span:
        """Return the span in the article as it came."""
        return self.plain.span(start, end)


@dataclass(frozen=True, slots=True)
class Segmented:
    """An article cut into sentences."""

    article: Article
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or punctuation mark with its analysis in context.

    Attributes:
        start, end: Position in the plain copy of its section.
        text: The plain form.
        folded: The form with mixed spellings folded (``normalise.fold``).
        analysis: The one chosen in context.
        analyses: All of them.
        part: Number of the sentence it stands in.
    """

    start: int
    end: int
    text: str
    folded: str
    analysis: Analysis
    analyses: tuple[Analysis, ...]
    part: int


@dataclass(frozen=True, slots=True)
class Name:
    """Words ``[first, last)`` of a section that name a PER, ORG, LOC, MED or give a TITLE."""

    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class TaggedSection:
    """A section with its words and name spans; ``bounds[i]`` are the words of sentence ``i``."""

    section: Section
    words: tuple[Word, ...]
    bounds: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """An article with one analysis a word."""

    article: Article
    sections: tuple[TaggedSection, ...]


@dataclass(frozen=True, slots=True)
class Attributed:
    """The end of the way: records, sentences and tokens, in offsets of the article as it came."""

    article: Article
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = field(default=(), repr=False)
