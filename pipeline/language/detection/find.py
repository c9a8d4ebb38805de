"""Run the finders over one section, in the order of trust."""

from __future__ import annotations

from pipeline.language.detection.admission import Admission
from pipeline.language.detection.attributions import AttributionFinder
from pipeline.language.detection.ground import Ground
from pipeline.language.detection.headlines import HeadlineFinder
from pipeline.language.detection.marked_speech import MarkedSpeechFinder
from pipeline.language.detection.reports import ReportFinder
from pipeline.language.detection.told_behind import ToldBehindFinder
from pipeline.language.document import Statement, TaggedSection

__all__ = ["find_statements"]


def find_statements(number: int, section: TaggedSection, known: frozenset[str] = frozenset()) -> list[Statement]:
    """Return the statements of a section (0 is the title, 1 the text); ``known`` are words of the article's names."""
    ground = Ground(number, section, known)
    admission = Admission(ground)
    marked = MarkedSpeechFinder(ground, admission)
    ReportFinder(ground, admission).find()
    marked.find_before_cues()
    AttributionFinder(ground).find()
    HeadlineFinder(ground).find()
    marked.find_after_colons()
    marked.find_wordings()
    marked.find_fragments()
    marked.find_left_over()
    ToldBehindFinder(ground).find()
    return _without_doubles(ground.found.all())


def _without_doubles(statements: list[Statement]) -> list[Statement]:
    """Keep one statement a content and one a cue: the surer one."""
    kept: list[Statement] = []
    contents: set[tuple[int, ...]] = set()
    cues: set[tuple[int, int]] = set()
    for s in sorted(statements, key=lambda s: -s.confidence):
        keys = {(s.start, s.end), (s.start, *s.spans[0])}
        if keys & contents or s.cue in cues:
            continue
        kept.append(s)
        contents |= keys
        if s.cue is not None:
            cues.add(s.cue)
    return kept
