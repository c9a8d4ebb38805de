"""Find what a name and a colon attribute: headlines, bullets, speakers' lines."""

from __future__ import annotations

from pipeline.language.detection.frame import LEADING, SKIPPED
from pipeline.language.detection.ground import Ground
from pipeline.language.document import Statement
from pipeline.language.lexicon import Flag
from pipeline.language.phrases import Phrase

__all__ = ["HeadlineFinder"]


class HeadlineFinder:
    """Finds ``الكرملين: …`` in one section."""

    def __init__(self, ground: Ground) -> None:
        """Take the section."""
        self.ground = ground
        self.reader = ground.reader
        self.words = ground.words
        self.marks = ground.marks
        self.cues = ground.cues
        self.borders = ground.borders

    def find(self) -> None:
        """Add the statements of all names with a colon."""
        for number, part in enumerate(self.ground.parts):
            if part.kind in SKIPPED:
                continue
            first, last = self.reader.section.bounds[number]
            colon = next((k for k in range(first, min(last, first + 14)) if self.words[k].text == ":"), None)
            if colon is None or colon == first or colon + 1 >= last or self._taken(first, colon):
                continue
            self._colon(number, first, colon, last)

    def _taken(self, first: int, colon: int) -> bool:
        begin, end = self.words[first].start, self.words[colon].end
        return any(
            s.cue is not None and begin <= s.cue[0] < end + 1 for s in self.ground.found.of_part(self.words[first].part)
        )

    def _colon(self, number: int, first: int, colon: int, last: int) -> None:
        part = self.ground.parts[number]
        start = first
        while start < colon and self.words[start].text in LEADING:
            start += 1
        phrase = self.reader.noun_phrase(start, colon)
        if (
            phrase is None
            or not self.cues.source_like(phrase)
            or not self._colon_speaks(phrase, colon, last, part.kind)
        ):
            return
        headline = part.kind == "headline" or part.bullet or self.ground.number == 0
        if not headline and (colon - phrase.last > 0 or self.reader.person_within(phrase.first, phrase.last) is None):
            return
        at = colon + 1
        end = self.borders.trim(at, last)
        if end - at < 2:
            return
        quoted = self.reader.marked(at)
        if quoted is not None and self.reader.word_at(quoted.end) >= end:
            spans, kind = [self.ground.inner(quoted)], "direct"
        else:
            spans, kind = [self.ground.span(at, end)], self.borders.kind(at, end)
            if not headline:
                kind = "direct"
        self.ground.mark_used(at, end)
        mark = self.words[colon]
        self.ground.found.add(Statement(
            self.ground.number, tuple(spans), kind, "headline_colon", 0.8 if headline else 0.6, number, cue=(mark.start,
            mark.end), lemma=":",
            cue_kind="punctuation", source=(phrase.first, phrase.last),
        ))  # fmt: skip

    def _colon_speaks(self, phrase: Phrase, colon: int, last: int, kind: str) -> bool:
        """Say whether what stands before a colon speaks: الكرملين: …, not العراق: مقتل ثلاثة, دبي - رويترز: …."""
        for k in range(phrase.first, colon):
            if self.words[k].text in ("-", "–", "—", "/") or (self.words[k].flags & Flag.MEDIA and k > phrase.first):
                return False
        if colon - phrase.last > 6:
            return False
        if colon > phrase.last and kind != "headline":
            return False
        name = self.reader.names.get(phrase.first)
        following = self.words[colon + 1]
        person = self.reader.person_within(phrase.first, phrase.last) is not None
        head = self.words[phrase.first]
        if (
            not person
            and (name is None or name.kind in ("LOC",))
            and not head.flags
            & (Flag.TITLE | Flag.ANONYMOUS | Flag.GROUP | Flag.DOCUMENT | Flag.INSTITUTION | Flag.ORG_HEAD | Flag.MEDIA)
        ):
            return False
        if head.flags & Flag.STATE and not person and not head.flags & (Flag.TITLE | Flag.INSTITUTION):
            return (
                following.folded in ("لن", "لا", "سوف")
                or (following.folded.startswith("س") and following.pos == "verb")
                or self.reader.marked(colon + 1) is not None
            )
        return self.cues.cue_at(colon + 1) is None or following.analysis.person == "1" or self.ground.number == 0
