"""Find the statements of an article: cue, content, source in the sentence, medium.

Each way of reporting is one small finder; what a finder takes, later ones leave alone. The order is the order of
trust: reporting words first, then attributions such as ``وفقاً لـ``, headline colons, marked speech that is left over,
interviews.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from pipeline.language.detection.find import find_statements
from pipeline.language.detection.interview import Interview, find_interview
from pipeline.language.document import Detected, Statement, Tagged, TaggedSection

__all__ = ["detect"]


def detect(document: Tagged) -> Detected:
    """Detect the statements of an article."""
    found: list[Statement] = []
    known = _known(document)
    for number, section in enumerate(document.sections):
        if section.words:
            found += _section(number, section, known)
    found.sort(key=lambda s: (s.section, s.start, -s.end))
    return Detected(document, tuple(_with_parents(found)))


def _known(document: Tagged) -> frozenset[str]:
    """Return the words by which the text may call its people and institutions in short: surnames, وزارة | الصحة.

    With them the people's full names, of which a word may read as another in the title: أنور | سالم: ….
    """
    found: set[str] = set()
    for section in document.sections[1:]:
        for name in section.names:
            if name.kind in ("PER", "ORG") and name.last - name.first > 1:
                found |= {w.core for w in section.words[name.first + 1 : name.last]}
                if name.kind == "PER":
                    found.add(" ".join(w.folded for w in section.words[name.first : name.last]))
    return frozenset(found)


def _section(number: int, section: TaggedSection, known: frozenset[str]) -> list[Statement]:
    statements = find_statements(number, section, known)
    interview = find_interview(number, section)
    if interview is None:
        return statements
    inside = [
        s for s in statements if s.cue is not None and s.rule != "headline_colon" and _within(s, interview.answers)
    ]
    kept = [s for s in statements if s.end <= interview.begin or _apart(s, interview)]
    return kept + inside + list(interview.answers)


def _apart(statement: Statement, interview: Interview) -> bool:
    """Say whether a report stands between questions and answers and has nothing of them."""
    if statement.cue is None or statement.cue_kind == "punctuation" or statement.rule == "colon_speech":
        return False
    return not any(interview.holds(p) for p in (statement.start, statement.end - 1, statement.cue[0]))


def _within(statement: Statement, answers: tuple[Statement, ...]) -> bool:
    """Say whether a statement stands inside an answer; answers are in order and do not overlap."""
    k = bisect_right(answers, statement.start, key=lambda a: a.start) - 1
    return k >= 0 and statement.end <= answers[k].end and answers[k].spans != statement.spans


def _with_parents(found: list[Statement]) -> list[Statement]:
    """Give each statement the smallest one that holds its cue and its content."""
    parents: dict[int, int] = {}
    for section in {s.section for s in found}:
        parents |= _parents(found, [i for i, s in enumerate(found) if s.section == section])
    return [replace(s, parent=parents[i]) if i in parents else s for i, s in enumerate(found)]


def _parents(found: list[Statement], chosen: list[int]) -> dict[int, int]:
    """Sweep over one section: a span stays open until the sweep has passed its end."""
    spans = sorted((s, e, i) for i in chosen for s, e in found[i].spans)
    parents: dict[int, int] = {}
    open_spans: list[tuple[int, int, int]] = []
    k = 0
    for i in sorted(chosen, key=lambda i: _reach(found[i])):
        begin, end = _reach(found[i])
        while k < len(spans) and spans[k][0] <= begin:
            open_spans.append(spans[k])
            k += 1
        open_spans = [s for s in open_spans if s[1] > begin]
        length = _length(found[i])
        holding = [(_length(found[j]), j) for _, e, j in open_spans if end <= e and _length(found[j]) > length]
        if holding:
            parents[i] = min(holding)[1]
    return parents


def _reach(statement: Statement) -> tuple[int, int]:
    """Return what an enclosing statement has to hold: the content and its cue."""
    begin, end = statement.start, statement.end
    if statement.cue is not None:
        begin, end = min(begin, statement.cue[0]), max(end, statement.cue[1])
    return begin, end


def _length(statement: Statement) -> int:
    return sum(e - s for s, e in statement.spans)
