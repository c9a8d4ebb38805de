"""Say who made each statement, and write the records.

A source in the sentence is read as a phrase (title, name, apposition) and joined with what the article says of it
elsewhere; a source that is left out is the last one in the discourse that agrees with the cue in gender and number.
"""

from __future__ import annotations

from pipeline.language.attribution.discourse import Discourse, Source
from pipeline.language.attribution.left_out import LeftOutSources
from pipeline.language.attribution.output import with_records
from pipeline.language.attribution.subjects import read_subjects
from pipeline.language.attribution.written import WrittenSources
from pipeline.language.document import Attributed, Detected, Statement

__all__ = ["attribute"]


def attribute(document: Detected) -> Attributed:
    """Attribute every statement and give the records of the article."""
    return with_records(document, _sources(document))


def _sources(document: Detected) -> list[Source | None]:
    """Resolve the text before the title: a title names in short what the text names in full."""
    discourse = Discourse(document)
    written = WrittenSources(discourse)
    discourse.subjects.extend(read_subjects(discourse, written))
    left_out = LeftOutSources(discourse, written)
    statements, found = discourse.statements, discourse.found
    order = sorted(range(len(statements)), key=lambda i: (statements[i].section != 1, _cue_place(statements[i])))
    for i in order:
        if statements[i].source is not None:
            found[i] = written.read(statements[i])
    discourse.settle_subjects()
    for i in order:
        if found[i] is None and statements[i].source is None:
            found[i] = left_out.find(i)
    for i in order:
        if statements[i].hint == "following" and statements[i].source is not None:
            found[i] = left_out.repeated(statements[i]) or found[i]
    return found


def _cue_place(statement: Statement) -> int:
    return statement.cue[0] if statement.cue is not None else statement.start
