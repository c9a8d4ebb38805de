"""What marks right of a cue hold: what was demanded of somebody, what was chanted, or the source's name."""

from __future__ import annotations

from pipeline.language.detection.frame import PREPOSITIONS, Frame
from pipeline.language.nominal import has_preposition
from pipeline.language.phrasing.phrases import Reader

__all__ = ["MarksAfterCue"]

_SPEECH_KINDS = ("say", "ask", "state", "opinion", "demand", "commit", "relay", "find")
_OPENER_REACH = 14  # words from the name to what opens the content


class MarksAfterCue:
    """Reads the marks of one cue; nothing at or after word ``last`` counts."""

    def __init__(self, reader: Reader, last: int) -> None:
        """Take the section."""
        self.reader = reader
        self.words = reader.words
        self.roles = reader.roles
        self.last = last

    def belong_to_object(self, frame: Frame, complement: int, j: int) -> bool:
        """Say whether marks at ``j`` hold what is demanded of the object at ``complement``, or what was chanted."""
        return self._demanded(frame, complement, j) or self._chanted(frame, complement, j)

    def _demanded(self, frame: Frame, complement: int, j: int) -> bool:
        """Say whether it is demanded of the object before: متهماً الوزير بـ"الكذب", داعياً الأهالي إلى "الهدوء"."""
        word, preps = self.words[j - 1], frame.entry.preps
        if word.folded == "ب":
            return "bi" in preps
        if word.pos != "prep" and j + 1 < self.last:
            word = self.words[j + 1]  # دعا قادة الجبهة "إلى التفكير"
        taken = PREPOSITIONS.get(word.folded) in preps and word.pos == "prep"
        plain = not has_preposition(self.words[complement]) and self.words[complement - 1].pos != "prep"
        return frame.entry.kind == "demand" and taken and plain

    def _chanted(self, frame: Frame, complement: int, j: int) -> bool:
        """Say whether it was chanted: مرددين شعارات من قبيل "…"."""
        chant = self.words[complement].stem in self.roles["chant"] or self.words[j - 1].stem in self.roles["chant"]
        return frame.entry.kind == "say" and chant

    def hold_subject(self, frame: Frame, j: int) -> bool:
        """Say whether marks at ``j`` hold the subject: وذكر "كيري" في مقابلة أنه."""
        quoted = self.reader.marked(j)
        if frame.subject is not None or frame.subject_side or frame.entry.kind not in _SPEECH_KINDS:
            return False
        if quoted is None or j != frame.cue_last or self.words[j - 1].pos == "punc":
            return False
        end = self.reader.word_at(quoted.end)
        if end >= self.last or self.words[j + 1].pos == "prep":
            return False
        for k in range(end, min(self.last, end + _OPENER_REACH)):
            if self.words[k].folded in self.reader.lexicon.participles:
                return False  # تعتبر "غير شرعي" | مؤكدا أن
            if self.reader.is_complementizer(k) or self.words[k].text == ":":
                return True
        return False
