"""Marks that are closed and opened again with no new cue between: : "أ". "ب"; "أ"، قال فلان. "ب"."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from pipeline.language.detection.frame import Frame
from pipeline.language.detection.ground import OnGround
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.lexicon import Flag
from pipeline.language.marks import Quoted

__all__ = ["Reopening"]

_SEVERAL: Final = 2  # an opening mark and a word
_OPENING: Final = 3  # words of a sentence that may point back: كانت | تلك كلمات فلان


class Reopening(OnGround):
    """Finds what else in marks belongs to the speech before."""

    def after(self, quoted: Quoted) -> list[tuple[int, int]]:
        """Return the spans of marks that are opened again with no new cue between: : "أ". "ب"."""
        return self._from(quoted.end, quoted.depth) if quoted.closed else []

    def behind(self, frame: Frame, depth: int) -> list[tuple[int, int]]:
        """Return the spans of marks that fill the sentences right behind that of a cue: "أ"، قال فلان أمس. | "ب"."""
        _, last = self.reader.bounds(frame.cue)
        if self.words[last - 1].text != "." or frame.cue_last >= last - 1:
            return []
        if any(k in self.borders.cuts or k in self.ground.attributions for k in range(frame.cue_last, last)):
            return []  # "أ"، قال فلان، مضيفا أن …. "ب"
        quoted = self.reader.marked(last) if last < len(self.words) else None
        if quoted is None or not self._alone(quoted) or not self._sentence(quoted, self.words[last - 1].end):
            return []
        if self._told_behind(quoted, frame):
            return []
        return self._from(self.words[last - 1].end, depth, alone=True)

    def _sentence(self, quoted: Quoted, end: int) -> bool:
        """Say whether marks are speech, as some words alone are in the same paragraph: قال فلان. | "هذا ظلم"."""
        kind = self.marks.kind(quoted)
        beside = "\n" not in self.reader.section.section.text[end : quoted.start]
        several = self.reader.word_at(quoted.inner_end) - self.reader.word_at(quoted.start) > _SEVERAL
        return kind is MarkedKind.SPEECH or (kind is MarkedKind.FRAGMENT and beside and several)

    def _told_behind(self, quoted: Quoted, frame: Frame) -> bool:
        """Say whether what follows may tell whose the marks are: "ب". | هكذا رد فلان، "ب". | عبارة كتبها شاب.

        Not where the paragraph ends with them, or goes on with what the same source adds: "ب". | وأضاف.
        """
        j = self.reader.word_at(quoted.end)
        while j < len(self.words) and self.words[j].text in ".؟!":
            j += 1
        opening = self.words[j : j + _OPENING]
        if not opening:
            return False
        if any(w.pos == "pron_dem" or "just_as" in w.roles for w in opening):
            return True
        following = self.cues.cue_at(j)
        adds = following is not None and "additive" in following.entry.roles
        if following is not None and adds and following.subject_side != "after":
            return (following.gender, following.number) != (frame.gender, frame.number)
        beside = "\n" not in self.reader.section.section.text[quoted.end : opening[0].start]
        return beside and not self._only_did(j)

    def _only_did(self, j: int) -> bool:
        """Say whether a sentence behind the marks tells what was done, no words: "ب". | ويلعب الفريق غدا."""
        first, last = self.reader.bounds(j)
        verb = j + ("conjunct" in self.words[j].roles)
        if j != first or verb >= last or self.words[verb].pos != "verb" or self.words[verb].analysis.enclitics:
            return False
        return all(self.cues.cue_at(k) is None for k in self.cues.possible(first, last))

    def _alone(self, quoted: Quoted) -> bool:
        """Say whether marks fill their sentence: "ب". but not "ب".. بهذه الكلمات لخصت فلانة."""
        (_, last), end = self.reader.bounds(self.reader.word_at(quoted.start)), self.reader.word_at(quoted.end)
        return quoted.closed and (end >= last or (last - end == 1 and self.words[end].text in ".؟!"))

    def _from(self, end: int, depth: int, *, alone: bool = False) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        closed = True
        while closed:
            k = bisect_right(self.marks.starts, end - 1)
            while k < len(self.marks.all) and self.marks.all[k].depth > depth:
                k += 1
            if k >= len(self.marks.all) or self.marks.all[k].start in self.ground.used:
                break
            following = self.marks.all[k]
            between = self.reader.section.section.text[end : following.start]
            if (
                between.strip(" .،,\n\t…-–و")
                or between.count("\n") > 2
                or self.marks.kind(following) is MarkedKind.NAME
                or (alone and not self._alone(following))
            ):
                break
            if self._cue_follows(following) or self.marks.is_heading(following):
                break
            if between.strip("،, \t") and self._given_to_another(following):
                break
            spans.append(self.ground.inner(following))
            self.ground.used.add(following.start)
            end, closed = following.end, following.closed
        return spans

    def _given_to_another(self, quoted: Quoted) -> bool:
        """Say whether a phrase behind the marks tells whose words they are: قال فلان: "…". و"…" | وفقا للوزارة."""
        j = self.reader.word_at(quoted.end)
        if j < len(self.words) and self.words[j].is_comma:
            j += 1
        phrase = self.ground.attributions.get(j)
        if phrase is None or phrase.source is None:
            return False
        return not self.words[phrase.source.first].flags & (Flag.MEDIA | Flag.MEDIA_HEAD)  # it may relay both

    def _cue_follows(self, quoted: Quoted) -> bool:
        """Say whether a reporting clause follows the marks: "…"، قال فلان."""
        j = self.reader.word_at(quoted.end)
        while j < len(self.words) and self.words[j].text in "،,.":
            j += 1
        frame = self.cues.cue_at(j) if j < len(self.words) else None
        if frame is not None and self.borders.tails.journalist(j):
            return False  # "…". يذكر أن
        return frame is not None and frame.kind == "verb" and "و" not in self.words[j].analysis.proclitics
