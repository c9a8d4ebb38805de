"""What marks right of a cue hold: what was demanded of somebody, what was chanted, or the source's name."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.cues import RightOfCue
from pipeline.language.detection.frame import PREPOSITIONS, Frame
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition, led_inside

__all__ = ["MarksAfterCue"]

_SPEECH_KINDS: Final = ("say", "ask", "state", "opinion", "demand", "commit", "relay", "find")
_NAMES: Final = Flag.FIRST_NAME | Flag.SURNAME
_INSCRIPTION: Final = 4  # words of an inscription with its marks
_OPENER_REACH: Final = 14  # words from the name to what opens the content


class MarksAfterCue(RightOfCue):
    """Reads the marks of one cue."""

    def hold_label(self, frame: Frame, j: int, end: int) -> bool:
        """Say whether marks hold what a verb calls its object: وصف القرار بـ| "الكارثي", not التي تعرف بـ"الثعلب".

        The preposition may stand in the marks: وصف القرار | "بالكارثي".
        """
        if end < self.last and self.reader.is_complementizer(end):
            return False
        if self.words[j - 1].folded != "ب":
            return led_inside(self.words[j + 1]) and frame.entry.by_bi_alone and j > frame.cue_last
        named = self.roles["describing"] | self.roles["naming_verb"] | self.roles["known_by"]
        return self.words[j - 2].folded not in named

    def hold_inscription(self, frame: Frame, complement: int, j: int, end: int) -> bool:
        """Say whether marks hold what is written on something: كتب فلان على قميصه | "…"، وكتب فوقها | "…"."""
        if "writing" not in frame.entry.roles or frame.kind != "verb" or end - j < _INSCRIPTION:
            return False
        on = ("written_on" in w.stem_roles for w in self.words[frame.cue_last : j] if w.pos == "prep")
        return complement < 0 and any(on)

    def hold_told(self, frame: Frame, j: int, end: int) -> bool:
        """Say whether marks right behind a verb of telling hold the outlet told: مصدر … أبلغ | «المدار» | بأن."""
        addressing = "addressing" in frame.entry.roles and j == frame.cue_last
        led = frame.cue > self.reader.bounds(frame.cue)[0] and not self.words[frame.cue].analysis.proclitics
        return addressing and led and end < self.last and self.reader.is_complementizer(end)

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
        chant = "chant" in self.words[complement].stem_roles or "chant" in self.words[j - 1].stem_roles
        return frame.entry.kind == "say" and chant

    def hold_subject(self, frame: Frame, j: int) -> bool:
        """Say whether marks at ``j`` hold the subject: وذكر "كيري" في مقابلة أنه."""
        quoted = self.reader.marked(j)
        if frame.subject is not None or frame.subject_side or frame.entry.kind not in _SPEECH_KINDS:
            return False
        if quoted is None or j != frame.cue_last or self.words[j - 1].pos == "punc":
            return False
        end = self.reader.word_at(quoted.end)
        if end >= self.last or self.words[j + 1].pos == "prep" or self.reader.is_complementizer(j + 1):
            return False
        inner = self.words[j + 1]
        bare = inner.pos == "noun" and not (inner.analysis.definite or inner.flags & _NAMES)
        if bare and inner.text.endswith(("ا", "اً")):
            return False  # توقع | «موسما تاريخيا»، ورأى المدرب أن
        if self.words[end].folded == "و" and self.reader.opens_marks(end + 1):
            return False  # وقال | "نحن بخير" | و"إننا ننتظر"
        for k in range(end, min(self.last, end + _OPENER_REACH)):
            if self.words[k].folded in self.reader.lexicon.participles:
                return False  # تعتبر "غير شرعي" | مؤكدا أن
            if self.reader.is_complementizer(k) or self.words[k].text == ":":
                return True
        return False

    def name_object(self, frame: Frame) -> bool:
        """Say whether what follows is what the verb calls its object, not who calls it so: يسمونه | «طريق الموت»."""
        naming = frame.entry.kind in ("label", "opinion")
        return naming and frame.kind == "verb" and bool(self.words[frame.cue].analysis.enclitics)

    def hold_own_words(self, frame: Frame, complement: int, j: int) -> bool:
        """Say whether marks hold the words of somebody that a verb has for object: كرر الزوج | حديثه | "…"."""
        talk = self.words[complement]
        own = talk.analysis.enclitics and "own_talk" in talk.stem_roles
        return bool(own) and complement == j - 1 and frame.entry.kind != "label"

    def speech_in_brackets(self, frame: Frame, complement: int, j: int) -> bool:
        """Say whether brackets stand for quotation marks, as in papers of the Sudan: وقال الوالي | (من يهرب …)."""
        quoted = self.reader.marked(j)
        if quoted is not None and frame.entry.kind == "label" and self.words[j - 1].folded == "ب":
            return True  # ووصف الدعوة بـ| (المسرحية)
        at_once = j == frame.cue_last or (frame.subject is not None and frame.subject.last == j)
        if quoted is None or not at_once or frame.entry.kind != "say" or complement >= 0:
            return False
        return self.marks.kind(quoted) is MarkedKind.SPEECH
