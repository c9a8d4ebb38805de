"""Find the paper before a reporting word that speaks itself: نفى النادي | الأنباء | التي تقول إن, not whose it is."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import Frame
from pipeline.language.detection.papers import gender_of_paper
from pipeline.language.detection.phrase_before import PhraseBefore
from pipeline.language.detection.speakers import SPEAKING
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import PRONOUNS, has_preposition, is_plural
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["PaperBefore"]

_BACK: Final = 22  # words
_PAPERS: Final = 2  # words of papers with an adjective
_SHORT_PHRASE: Final = 4  # words from a paper to the verb that says more of it


class PaperBefore(PhraseBefore):
    """Reads the papers to the left of the cues of one section."""

    def told_of(self, first: int, k: int, frame: Frame) -> Phrase | None:
        """Return the papers or news before a relative clause that tells what they say: نفى النادي | الأنباء | التي."""
        own = frame.opener == "clause" and not self.words[frame.at].analysis.enclitics
        if self.words[k].pos != "pron_rel" or not own or self.words[frame.cue].analysis.enclitics:
            return None
        for s in range(k - 1, max(first, k - _PAPERS) - 1, -1):
            word = self.words[s]
            if word.pos == "noun" and word.analysis.definite:
                paper = word.flags & Flag.DOCUMENT or "tidings" in word.stem_roles
                agrees = (gender_of_paper(word), "s") == (frame.gender, frame.number)
                fits = paper and agrees and not has_preposition(word)
                return Phrase(s, k) if fits and not self._only_owned(s, frame) else None
        return None

    def find(self, first: int, frame: Frame) -> Phrase | None:
        """Return the paper, of those before a cue, that says what the cue reports."""
        return self._that(first, frame) or self._study(first, frame)

    def _that(self, first: int, frame: Frame) -> Phrase | None:
        """Return a paper that a clause without الذي says more of: رد على | تقرير جديد | يزعم أن، تلقى | تقارير | تقول.

        Behind a verb several papers only: whoever writes a letter says himself what it says.
        """
        if self.words[frame.cue - 1].pos == "pron_rel":
            return self._which(first, frame)
        if frame.kind != "verb" or frame.aspect != "i" or self.words[frame.cue].analysis.proclitics:
            return None
        for i in range(frame.cue - 1, max(first, frame.cue - _SHORT_PHRASE), -1):
            word = self.words[i]
            several = is_plural(word) or bool(word.flags & Flag.PLURAL)
            governed = self.words[i - 1].pos == "prep" or (several and frame.opener == "clause")
            if word.flags & Flag.DOCUMENT and word.pos == "noun" and governed:
                phrase = self.reader.noun_phrase(i, frame.cue)
                plain = not (word.analysis.definite or word.analysis.enclitics or self.words[i - 1].analysis.enclitics)
                fits = phrase is not None and phrase.last == frame.cue and self.agrees(phrase, frame)
                return phrase if plain and fits and gender_of_paper(word) == frame.gender else None
        return None

    def _which(self, first: int, frame: Frame) -> Phrase | None:
        """Return the paper that a relative clause tells of: نفى الوزير | التقارير | التي تقول إن."""
        k, after = frame.cue - 1, self.words[min(frame.cue_last, len(self.words) - 1)]
        told = frame.opener == "clause" and not self.words[frame.cue].analysis.enclitics  # not التقارير التي | وصفتها
        if frame.kind != "verb" or not told or "in_which" in after.roles:
            return None
        for i in range(k - 1, max(first, k - _SHORT_PHRASE), -1):
            word = self.words[i]
            if word.pos == "punc":
                return None
            if not word.flags & Flag.DOCUMENT or word.pos != "noun" or word.analysis.enclitics:
                continue
            if self._only_owned(i, frame):
                return None
            phrase = self.reader.noun_phrase(i, k)
            fits = phrase is not None and phrase.last == k and gender_of_paper(word) == frame.gender
            return phrase if phrase is not None and fits and not self.said_of(phrase, frame) else None
        return None

    def _study(self, first: int, frame: Frame) -> Phrase | None:
        """Return the study or report that a clause on it says what it found: دراسة نشرها باحثون أمس، خلصت إلى أن."""
        if "study_verb" not in frame.entry.roles:
            return None
        for i in range(frame.cue - 1, max(first, frame.cue - _BACK) - 1, -1):
            word = self.words[i]
            if not word.flags & Flag.DOCUMENT or word.pos != "noun" or word.analysis.enclitics:
                continue
            phrase = self.reader.noun_phrase(i, frame.cue)
            if phrase is None or word.analysis.number != "s" or word.analysis.gender != frame.gender:
                continue
            if self.words[phrase.last].pos == "pron_rel":
                return phrase
            return None if word.analysis.definite else self._with_maker(phrase, frame.cue)
        return None

    def _with_maker(self, phrase: Phrase, cue: int) -> Phrase:
        """Take in who made a study where nothing but that stands before the verb: دراسة | أجرتها جامعة محلية | كشفت."""
        if self.words[phrase.last].pos != "verb" or any(w.pos == "punc" for w in self.words[phrase.last : cue]):
            return phrase
        maker = self.reader.noun_phrase(phrase.last + 1, cue)
        return Phrase(phrase.first, maker.last) if maker is not None else phrase

    def said_of(self, phrase: Phrase, frame: Frame) -> bool:
        """Say whether a paper before a relative clause is what the clause speaks of: ناقش | الملف | الذي قال إنه."""
        head = self.words[phrase.first]
        if self.words[frame.cue - 1].pos != "pron_rel" or not head.flags & Flag.DOCUMENT or frame.opener != "clause":
            return False
        pronoun = PRONOUNS.get(self.words[frame.at].analysis.enclitics[:1])
        return pronoun is not None and pronoun == (head.analysis.gender, head.analysis.number)

    def _only_owned(self, i: int, frame: Frame) -> bool:
        """Say whether a paper is only somebody's who speaks: صاحب | البلاغ | الذي قال، رئيسة قسم | الأخبار | التي.

        So it is where its pronoun stands right behind "that": كذبت الوزيرة | الأخبار | التي أوضحت أن هدفها التشويش.
        """
        words = self.words
        told = words[frame.at + 1] if frame.opener == "clause" and frame.at + 1 < len(words) else None
        if told is not None and told.pos == "noun" and told.analysis.enclitics[:1] in PRONOUNS:
            if PRONOUNS[told.analysis.enclitics[:1]] == (frame.gender, frame.number):
                return True
        before = words[i - 1] if i else None
        if before is None or not before.is_nominal or before.analysis.definite or before.analysis.enclitics:
            return False
        owner = before.flags & SPEAKING and not before.flags & Flag.DOCUMENT
        return bool(owner) or "maker_of_work" in before.stem_roles
