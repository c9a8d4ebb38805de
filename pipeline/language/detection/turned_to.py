"""Who speaks because somebody turned to him: سأل القاضي | المتهم | فأجاب، وعندما سأله القاضي، أجاب."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.cues import OnCues
from pipeline.language.detection.frame import Frame
from pipeline.language.detection.subject_before import SubjectBefore
from pipeline.language.nominal import THEIRS
from pipeline.language.phrasing.turning import Turn, turn_at

__all__ = ["TurnedTo"]

_BACK: Final = 30  # words from a verb of asking to that of the answer
_OPENING: Final = 3  # words of وعندما


class TurnedTo(OnCues):
    """Finds whom the clauses before the cues of one section turn to."""

    def __init__(self, before: SubjectBefore) -> None:
        """Take who reads to the left of a cue."""
        super().__init__(before.cues)
        self.before = before

    def answering(self, frame: Frame) -> Frame | None:
        """Return a cue with who was turned to, nobody where only a pronoun tells him; None where nobody was."""
        first = self.before.first_word(frame)
        verb = self._verb(frame)
        if verb is None or not self._follows(first, verb):
            return None
        turn = self._turn(first, verb)
        if turn is None:
            return None
        if turn.other is not None:
            return frame.said_by(turn.other, "sentence") if self.before.agrees(turn.other, frame) else None
        gender, number = turn.pronoun or (None, "s")
        fits = gender in (frame.gender, None) and number == frame.number and not (turn.meets and self._to_him(frame))
        return frame.said_by(None, "answer") if fits else None

    def _to_him(self, frame: Frame) -> bool:
        """Say whether what is said is said to somebody who was told of: واستوقفه شرطي فقال | له | إن."""
        told = frame.medium
        return told is not None and self.words[told.first].analysis.pronoun in THEIRS

    def _verb(self, frame: Frame) -> int | None:
        """Return the verb of a cue, which is the one before a participle: فأجاب | قائلا."""
        if frame.kind == "verb":
            return frame.cue
        before = frame.cue - 1
        leads = frame.kind == "participle" and before >= 0 and self.words[before].pos == "verb"
        return before if leads else None

    def _follows(self, first: int, verb: int) -> bool:
        """Say whether a verb tells what came of a question: | فأجاب، | ليرد, also behind when: وعندما …، | رد."""
        word, before = self.words[verb], self.words[verb - 1] if verb else None
        if word.analysis.lead == "ف" or (word.analysis.lead == "ل" and before is not None and before.is_comma):
            return True
        opening = self.words[first].folded.removeprefix("و").removeprefix("ف")
        when = opening in self.roles["time_clause"] or opening in self.roles["upon"]
        if not when or before is None or word.analysis.proclitics:
            return False
        return before.is_comma or before.folded == "ثم" or before.is_nominal

    def _turn(self, first: int, verb: int) -> Turn | None:
        """Return whom the last verb before one turns to; a new clause with a verb of its own lets nobody answer."""
        quoted = self.marks.around(self.words[verb].start)
        for k in range(verb - 1, max(first - 1, verb - _BACK), -1):
            word = self.words[k]
            if self.marks.around(word.start) != quoted:
                continue
            turn = turn_at(self.reader, k, verb)
            if turn is not None:
                told_of = turn.other is None and k > first and self.words[k - 1].pos == "pron_rel"
                return None if told_of else turn  # واستقبل فلان | المدرب | الذي سأله الصحفيون فقال
            if word.pos == "verb" and k > first and word.analysis.lead in ("و", "ف"):
                return None
        return None
