"""Write the records of an article: quotations with their speakers, sentences, tokens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline import __version__
from pipeline.language.attribution.confidence import confidences
from pipeline.language.attribution.discourse import Source
from pipeline.language.document import Attributed, Detected, Section, Statement
from pipeline.language.normalise import Walk
from pipeline.records import (
    Antecedent,
    Context,
    Cue,
    Quotation,
    Sentence,
    Span,
    Speaker,
    TextSpan,
    Token,
    quotation_id,
)

__all__ = ["with_records"]

_CONTEXT: Final = 120


def with_records(document: Detected, sources: Sequence[Source | None]) -> Attributed:
    """Return the article with its records; ``sources`` has who is behind each statement, None where nobody is known."""
    ids: list[str] = []
    spans: list[tuple[Span, ...]] = []
    sections = [s.section for s in document.tagged.sections]
    for statement in document.statements:
        section = sections[statement.section]
        spans.append(tuple([section.span(s, e) for s, e in statement.spans]))
        ids.append(quotation_id(document.article.id, section.name, spans[-1]))
    quotations = tuple(
        [_record(document, i, ids, spans[i], sources[i], sections) for i in range(len(document.statements))]
    )
    for quotation, sure in zip(quotations, confidences(document.article, quotations), strict=True):
        object.__setattr__(quotation, "confidence", sure)  # nobody has them yet; a copy costs as much as the record
    return Attributed(document.article, quotations, _sentences(sections), _tokens(document))


def _record(
    document: Detected,
    i: int,
    ids: list[str],
    spans: tuple[Span, ...],
    source: Source | None,
    sections: list[Section],
) -> Quotation:
    article, statement = document.article, document.statements[i]
    section = sections[statement.section]
    text = article.section(section.name)
    start, end = spans[0].start, spans[-1].end
    return Quotation(
        quotation_id=ids[i],
        article_id=article.id,
        section=section.name,
        type=statement.kind,
        spans=spans,
        text=" … ".join(text[s.start : s.end] for s in spans),
        context=Context(text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]),
        cue=_cue(statement, section, text),
        speaker=_speaker(document, source, sections) if source is not None else None,
        unresolved_reason=None if source is not None else _reason(statement),
        medium=_words_span(document, statement.section, statement.medium, sections),
        parent_id=ids[statement.parent] if statement.parent is not None else None,
        confidence=statement.confidence,  # of the detection; that of the whole needs all records of the article
        rule=statement.rule,
        pipeline_version=__version__,
        article_url=article.url,
        source=article.source,
        article_title=article.title or None,
        published_at=article.published_at,
    )


def _reason(statement: Statement) -> str:
    if statement.source is not None:
        return "the words that name the source could not be read"
    features = " ".join(f for f in (statement.person, statement.gender, statement.number) if f)
    return f"no source before it agrees with the cue ({features})" if features else "no source stands before it"


def _cue(statement: Statement, section: Section, text: str) -> Cue | None:
    if statement.cue is None:
        return None
    start, end = _extent(section, *statement.cue)
    return Cue(
        start, end, text[start:end], statement.lemma, statement.cue_kind, statement.stance, statement.negated
    )  # fmt: skip


def _extent(section: Section, start: int, end: int) -> tuple[int, int]:
    """Return where words stand in the article, without a و that is written apart in front of them: و | قال."""
    start, end = section.plain.extent(start, end)
    source = section.plain.source
    if source[start] == "و" and source[start + 1 : min(start + 2, end)].isspace():
        words = source[start:end]
        start += len(words) - len(words[1:].lstrip())
    return start, end


def _words_span(
    document: Detected, number: int, words: tuple[int, int] | None, sections: list[Section]
) -> TextSpan | None:
    if words is None or words[1] <= words[0]:
        return None
    tagged = document.tagged.sections[number].words
    section = sections[number]
    start, end = _extent(section, tagged[words[0]].start, tagged[words[1] - 1].end)
    return TextSpan(start, end, section.plain.source[start:end])


def _speaker(document: Detected, source: Source, sections: list[Section]) -> Speaker:
    mention = source.mention
    written = (
        _words_span(document, mention.section, (mention.first, mention.last), sections) if mention is not None else None
    )
    antecedent = None
    if source.antecedent is not None and source.resolution != "named":
        where = source.antecedent
        span = _words_span(document, where.section, (where.first, where.last), sections)
        if span is not None:
            antecedent = Antecedent(sections[where.section].name, span.start, span.end, span.text)
    entity = source.entity
    return Speaker(entity.name, entity.kind, entity.role, written, source.resolution, antecedent)


def _sentences(sections: list[Section]) -> tuple[Sentence, ...]:
    found = []
    for section in sections:
        walk = Walk(section.plain)
        for part in section.parts:
            start, end = walk.extent(part.start, part.end)
            found.append(Sentence(start, end, section.name, part.kind))
    return tuple(found)


def _tokens(document: Detected) -> tuple[Token, ...]:
    found = []
    new, token = tuple.__new__, Token  # from its fields in order, without a call in between: there are many
    for tagged in document.tagged.sections:
        name, plain = tagged.section.name, tagged.section.plain
        source, walk = plain.source, Walk(plain)
        for word in tagged.words:
            start, end = walk.extent(word.start, word.end)
            a = word.analysis
            found.append(new(token, (
                start, end, name, source[start:end], a.lemma, a.pos, a.proclitics, a.enclitics, a.gender, a.number,
                a.person, a.aspect,
            )))  # fmt: skip
    return tuple(found)
