"""Sentences that the next one gives to who told them: … . ذكرت ذلك وكالة المنارة للأنباء اليوم."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import SKIPPED, Frame
from pipeline.language.detection.ground import OnGround
from pipeline.language.detection.speakers import source_like
from pipeline.language.lexicon import Flag
from pipeline.language.phrasing.dateline import after_dateline
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["ToldBehindFinder"]

_SHORTEST: Final = 4  # words of a sentence that is told
_MOST: Final = 14  # words behind who told it, on when and where
_KINDS: Final = ("say", "state")
_BODIES: Final = Flag.ORG_HEAD | Flag.MEDIA_HEAD | Flag.MEDIA | Flag.INSTITUTION


class ToldBehindFinder(OnGround):
    """Finds the sentences that a verb with ``ذلك`` behind them takes up."""

    def find(self) -> None:
        """Add what each such verb tells."""
        for frame in self.ground.frames:
            source = self._source(frame)
            part = self.words[frame.cue].part
            spans = self._sentence_before(part) if source is not None else []
            if source is None or not spans:
                continue
            first, stop = self.reader.word_at(spans[0][0]), self.reader.word_at(spans[0][1])
            self.ground.mark_used(first, stop)
            told = frame.said_by(source, "after")
            self.ground.add(told, spans, self.borders.kind(first, stop), "told_behind", 0.8)

    def _source(self, frame: Frame) -> Phrase | None:
        """Return who told what stands before: ذكرت ذلك | وكالة المنارة |، صرح بذلك | الوزير |.

        The verb opens its sentence without و, which would only confirm, and nothing but when and where follows.
        """
        i, entry = frame.cue, frame.entry
        first, last = self.reader.bounds(i)
        if frame.kind != "verb" or frame.aspect != "p" or frame.person != "3" or frame.negated or i + 2 >= last:
            return None
        if entry.kind not in _KINDS or entry.stance == "denial" or i != first or self.words[i].analysis.proclitics:
            return None
        told = self.words[i + 1].folded
        if told not in ("ذلك", "بذلك") or frame.opener not in ("", "complement"):
            return None
        source = frame.subject if frame.subject_side == "after" else self.reader.noun_phrase(i + 2, last)
        if source is None or source.first != i + 2 or not source_like(self.reader, source):
            return None
        pointing = told == "ذلك" and frame.gender == "m" and self._that_one(source)
        if pointing or "telling_somebody" in entry.roles:
            return None
        return source if self._only_when(source.last, last) else None

    def _that_one(self, source: Phrase) -> bool:
        """Say whether ذلك may point at a man or thing: ذكر | ذلك الرجل | في كتبه; not أعلن ذلك | وزير الري، المجلس."""
        head = self.words[source.first]
        if head.pos != "noun" or not head.analysis.definite:
            return False
        if head.flags & _BODIES or self.reader.person_within(source.first, source.last) is not None:
            return False
        behind = self.words[source.first + 1]
        two = source.last - source.first > 1 and behind.pos == "noun" and behind.analysis.definite
        return not head.flags & Flag.TITLE or "common_person" in head.stem_roles or bool(two)

    def _only_when(self, k: int, last: int) -> bool:
        """Say whether only when and where follows up to a comma, and no object: أعلن ذلك الحزب | مقاطعته."""
        if k >= last:
            return True
        if self.words[k].pos not in ("prep", "punc", "adv") and not self.reader.is_time(k):
            return False
        stop = next((j for j in range(k, last) if self.words[j].text in "،,."), last)
        return stop - k <= _MOST and all(
            w.pos not in ("verb", "conj_sub") and w.text != ":" for w in self.words[k:stop]
        )

    def _sentence_before(self, part: int) -> list[tuple[int, int]]:
        """Return the sentence before another where nobody else is told to say it."""
        before = part - 1
        if before < 0 or self.ground.parts[before].kind in SKIPPED or self.ground.parts[before].kind == "headline":
            return []
        first, last = self.reader.section.bounds[before]
        if self.ground.found.of_part(before) or self.ground.found.starting_in(before) or last - first < _SHORTEST:
            return []
        first = after_dateline(self.reader, first, last)
        asked = self.words[first].folded.removeprefix("و")
        if self.words[last - 1].text in "؟?" or asked in self.reader.roles["question_word"]:
            return []
        if not any(o.analysis.pos == "verb" for w in self.words[first:last] for o in w.options):
            return []
        stop = self.borders.trim(first, last)
        return [self.ground.span(first, stop)] if stop > first else []
