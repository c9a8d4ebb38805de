"""Find the statements of an article: cue, content, source in the sentence, medium.

Each way of reporting is one small finder; what a finder takes, later ones leave alone. The order is the order of
trust: reporting words first, then attributions such as ``وفقاً لـ``, headline colons, marked speech that is left over,
interviews.
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.language.document import Detected, Statement, Tagged, TaggedSection
from pipeline.language.finders import SectionFinder
from pipeline.language.interview import find_interview

__all__ = ["detect"]


def detect(document: Tagged) -> Detected:
    """Detect the statements of an article."""
    found: list[Statement] = []
    for number, section in enumerate(document.sections):
        if section.words:
            found += _section(number, section)
    found.sort(key=lambda s: (s.section, s.start, -s.end))
    return Detected(document, tuple(_with_parents(found)))


def _section(number: int, section: TaggedSection) -> list[Statement]:
    statements = SectionFinder(number, section).find()
    interview = find_interview(number, section)
    if interview is None:
        return statements
    inside = [
        s for s in statements if s.cue is not None and s.rule != "headline_colon" and _within(s, interview.answers)
    ]
    return [s for s in statements if s.end <= interview.begin] + inside + list(interview.answers)


def _within(statement: Statement, answers: tuple[Statement, ...]) -> bool:
    return any(a.start <= statement.start and statement.end <= a.end and a.spans != statement.spans for a in answers)


def _with_parents(found: list[Statement]) -> list[Statement]:
    """Give each statement the smallest one that holds its cue and its content."""
    out: list[Statement] = []
    for i, inner in enumerate(found):
        best: int | None = None
        for j, outer in enumerate(found):
            if i == j or outer.section != inner.section or not _holds(outer, inner):
                continue
            if best is None or _length(outer) < _length(found[best]):
                best = j
        out.append(replace(inner, parent=best))
    return out


def _holds(outer: Statement, inner: Statement) -> bool:
    begin, end = inner.start, inner.end
    if inner.cue is not None:
        begin, end = min(begin, inner.cue[0]), max(end, inner.cue[1])
    return any(s <= begin and end <= e for s, e in outer.spans) and _length(outer) > _length(inner)


def _length(statement: Statement) -> int:
    return sum(e - s for s, e in statement.spans)
