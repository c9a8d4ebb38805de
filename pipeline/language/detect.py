"""Find the statements of an article: cue, content, source in the sentence, medium.

Each way of reporting is one small finder; what a finder takes, later ones leave alone. The order is the order of
trust: reporting words first, then attributions such as ``وفقاً لـ``, headline colons, marked speech that is left over,
interviews.
"""

from __future__ import annotations

from pipeline.language.document import Detected, Statement, Tagged, TaggedSection
from pipeline.language.finders import SectionFinder
from pipeline.language.interview import find_answers, first_question

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
    answers = find_answers(number, section)
    if not answers:
        return statements
    begin = min(first_question(section), answers[0].start)
    kept = [s for s in statements if s.end <= begin or s.cue is not None and any(a.start <= s.start and s.end <= a.end for a in answers)]
    return kept + answers


def _with_parents(found: list[Statement]) -> list[Statement]:
    """Give each statement the smallest one that holds its cue and its content."""
    from dataclasses import replace

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
