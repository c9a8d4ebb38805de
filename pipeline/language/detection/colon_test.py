"""Say what a colon right of a cue opens, and whether the words before it are who speaks: وأكد بورا ميلوتينوفيتش: …."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.cues import CueReader, RightOfCue
from pipeline.language.detection.frame import PREPOSITIONS, Frame
from pipeline.language.detection.subject_test import SubjectTest
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import NOMINAL_OR_DIGIT, has_preposition
from pipeline.language.phrasing.index import HEADS, item_says
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["ColonTest"]

_NAME_REACH: Final = 4  # words of an unknown name
_INSCRIPTION: Final = 4  # words of an inscription with its marks
_TELLING: Final = ("verb", "conj_sub", "part_neg", "part_fut", "part_interrog", "pron", "pron_rel", "interj")


class ColonTest(RightOfCue):
    """Reads the colon of one cue."""

    def __init__(self, cues: CueReader, subjects: SubjectTest, last: int) -> None:
        """Take the section, who knows what can be a subject, and where the section ends for the cue."""
        super().__init__(cues, last)
        self.subjects = subjects

    def opens_nothing(self, frame: Frame, complement: int, j: int) -> bool:
        """Say whether what follows the colon at word ``j`` is nothing that the cue reports."""
        listing = PREPOSITIONS.get(self.words[j - 1].folded)  # تابع الساحل نت على: يوتيوب
        return (
            frame.entry.kind == "label"
            or (j == frame.cue_last and self._announces(frame))
            or self.subjects.other_before_colon(frame, j)
            or self._only_lists(frame, complement, j)
            or (listing is not None and j > frame.cue_last and listing not in frame.entry.preps)
        )

    def _announces(self, frame: Frame) -> bool:
        """Say whether a verb and its colon only announce what follows: | ماذا يقولون | : أعلن الوزير أن."""
        return frame.cue > 0 and self.words[frame.cue - 1].folded in ("ماذا", "وماذا")

    def _only_lists(self, frame: Frame, complement: int, j: int) -> bool:
        """Say whether a colon opens a list of what a verb has for object: أعلنت اللجنة أسماء الفائزين: | سامي وهدى."""
        words = self.words[j + 1 : self.last]
        behind = frame.subject.last if frame.subject is not None else frame.cue_last
        counted = any(w.pos in ("noun_num", "digit") for w in self.words[max(behind, j - 3) : j - 1])  # ثلاثة أشياء
        counted = counted and frame.entry.kind != "say"
        told = complement >= 0 and self._of_no_words(self.words[complement])
        if not (counted or told) or frame.kind != "verb":
            return False
        if any(w.pos in _TELLING or self.reader.opens_marks(j + 1 + k) for k, w in enumerate(words)):
            first = words[0].pos == "verb" and any(o.analysis.pos == "noun" for o in words[0].options)
            if not (counted and first) or any(w.pos in _TELLING for w in words[1:]):
                return False  # عشرة أشكال: | كلب وكرسي
        items = [j + 1]
        for k in range(j + 2, self.last):
            comma = self.words[k - 1].text in "،,؛"
            items += [k] if comma or self.words[k].analysis.proclitics == ("و",) else []
        pairs = zip(items, [*items[1:], self.last], strict=True)
        said = any(item_says(self.words[k:end], self.reader.kind_at(k) == "PER") for k, end in pairs)
        return len(items) > 1 and not said

    def _of_no_words(self, word: Word) -> bool:
        """Say whether an object is no text, whose words may follow: أسماء الفائزين; not كتب | عبارة | : سلام ومحبة."""
        text = word.flags & (Flag.VENUE | Flag.DOCUMENT) or "chant" in word.stem_roles
        return word.pos != "prep" and not text

    def opener(self, k: int) -> str:
        """Return what word ``k``, right behind a colon, opens: marked speech, a clause, or speech without marks."""
        if self.words[k].text in "\"«“”»‘'((" and self.reader.marked(k) is not None:
            return "colon" if self._named_first(k) else "quote"
        if self.reader.is_complementizer(k) and not self.words[k].folded.startswith("هل"):
            return "clause"
        return "colon"

    def _named_first(self, k: int) -> bool:
        """Say whether speech opens with a name in marks and goes on: قال: | "النجمة" فريق كبير."""
        quoted = self.reader.marked(k)
        end = self.reader.word_at(quoted.end) if quoted is not None and quoted.closed else self.last
        if end + 1 >= self.last or end - k > _INSCRIPTION + 1:
            return False
        if any(w.pos not in NOMINAL_OR_DIGIT for w in self.words[k + 1 : end - 1]):
            return False
        word = self.words[end]
        readings = (o.analysis for o in word.options)
        if any(a.pos == "noun_quant" and a.proclitics == ("ب",) for a in readings):
            return True  # قال: | "النجمة" بكل لاعبيها تستعد للنهائي
        goes_on = word.pos in ("noun", "adj", "verb") and self.cues.cue_at(end) is None and not word.text.endswith("ا")
        return goes_on and not (word.analysis.proclitics or word.analysis.enclitics or word.flags & Flag.TIME)

    def subject(self, frame: Frame, j: int) -> Phrase | None:
        """Take the only words between a verb and its colon for the source, known or not: وأكد بورا ميلوتينوفيتش: …."""
        begin = frame.cue_last
        words = self.words[begin:j]
        if frame.subject is not None or frame.kind != "verb" or frame.person in ("1", "2"):
            return None
        if frame.negated and self.words[begin].pos == "noun" and self._stands_before(frame):
            return None  # الوزير لا يستبعد | رفع الأسعار | : …
        if frame.entry.kind not in ("say", "state", "opinion") or not 0 < len(words) <= _NAME_REACH:
            return None
        plain = all(w.pos in NOMINAL_OR_DIGIT and not w.flags & (Flag.TIME | Flag.VENUE) for w in words)
        plain = plain and not any("chant" in w.stem_roles or "adverb_in_a" in w.roles for w in words)  # أضاف | عبارة
        own = plain and self.subjects.own_speech(frame, Phrase(begin, j))
        plain = plain and not own and not self.subjects.accusative(Phrase(begin, j))
        told = "with_pronoun" in words[0].roles or self.subjects.tells_manner(frame, Phrase(begin, j))
        alone = plain and not told and not has_preposition(words[0]) and not words[0].analysis.enclitics
        return Phrase(begin, j) if alone else None

    def _stands_before(self, frame: Frame) -> bool:
        """Say whether somebody stands right before a verb and its denial: | الوزير | لا يستبعد."""
        first, _ = self.reader.bounds(frame.cue)
        k = frame.cue - 2
        return k >= first and (self.reader.kind_at(k) in ("PER", "TITLE", "ORG") or bool(self.words[k].flags & HEADS))
