"""Where the subject of a verb begins behind a phrase: قال للصحفيين | تقرير اللجنة | إن، بعد اللقاء | المدير | إن."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.cues import RightOfCue
from pipeline.language.detection.frame import PREPOSITIONS, Frame
from pipeline.language.detection.speakers import source_like
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, told_gender
from pipeline.language.nominal import PICKED, agrees, has_preposition, is_deed

__all__ = ["SubjectBehind"]

_TURN: Final = 2  # words: سياق متصل
_SPEAKER: Final = Flag.TITLE | Flag.ANONYMOUS | Flag.GROUP | Flag.ORG_HEAD | Flag.MEDIA_HEAD | Flag.DOCUMENT
_PEOPLE: Final = Flag.TITLE | Flag.ANONYMOUS | Flag.COMMON_PERSON | Flag.ORG_HEAD


class SubjectBehind(RightOfCue):
    """Answers for the phrases right of one cue."""

    def subject_behind(self, frame: Frame, k: int, end: int) -> bool:
        """Say whether the subject follows a whole phrase: قال للصحفيين | تقرير اللجنة | إن، بعد الاجتماع | المدير."""
        word = self.words[end]
        if frame.subject is not None or frame.kind != "verb" or frame.person != "3" or not word.is_nominal:
            return False
        if "telling_somebody" in frame.entry.roles and self._pronoun_in(k, end):
            return False  # أبلغت في رسالتها | مديرة المدرسة | أن: whom she told
        if has_preposition(word) or self.reader.is_time(end) or not self._whole(k, end):
            return False
        if self.reader.kind_at(end) == "LOC":
            return False  # في العاصمة | صنعاء
        if self.told_kind(end) and agrees(self.words, end - 1, end):
            return False  # في تصريحات | صحفية: no woman
        subject = self.reader.noun_phrase(end, self.last)
        if subject is None or not source_like(self.reader, subject) or not self._agrees(frame, word):
            return False
        if subject.last == end + 1 and not word.flags and self._of_place(k, end):
            return False  # خلال زيارته للعاصمة الفنلندية | هلسينكي
        opening = self.past_preposition(frame, subject.last)
        return self.clause_at(opening) or (opening < self.last and self.reader.marked(opening) is not None)

    def _pronoun_in(self, first: int, last: int) -> bool:
        """Say whether a phrase points back to who speaks: في | رسالتها |."""
        return any(w.analysis.enclitics and w.pos == "noun" for w in self.words[first:last])

    def _of_place(self, first: int, last: int) -> bool:
        """Say whether a place is told there, of which a lone unknown word behind is the name."""
        heads = self.roles["place_head"]
        return any(w.stem in heads for w in self.words[first:last])

    def _whole(self, k: int, end: int) -> bool:
        """Say whether the phrase from word ``k`` needs no more at ``end``: للصحفيين |، في بيان |، في وقت سابق |."""
        word, before = self.words[end], self.words[end - 1]
        if self._titled_name(end) or self._described(k, end):
            return True
        if before.analysis.enclitics and "self_same" in before.stem_roles and end > k + 1:
            return self.words[end - 2].analysis.definite is True  # عن الموضوع نفسه | مدير المتحف
        speech = "statement_of" in before.stem_roles
        if before.analysis.enclitics and before.pos == "noun" and not speech:
            return False  # خلال استقباله | السفير: whom he met
        first = k + (self.words[k].pos == "pron_dem" and k + 1 < end)
        phrase = self.reader.noun_phrase(first, self.last)
        if phrase is not None and phrase.last == end:
            return True
        if before.analysis.enclitics or (end == k + 1 and speech):
            return speech  # في كلمته | حارس المرمى، في بيان | وزارة الصحة
        name = self.reader.name_of.get(end - 1)
        if before.pos not in ("noun", "adj") or not before.analysis.definite or (name and name.kind != "TITLE"):
            return False
        if end == first + 1 and self._closed(before) and self._somebody(word):
            return True
        several = before.analysis.number in ("p", "d") and word.flags & Flag.TITLE and word.analysis.number == "s"
        several = several or word.folded in PICKED  # عقب الرحلة | إحدى النساء
        return word.is_nominal and bool(several or (word.pos == "noun" and not word.analysis.definite))

    def _titled_name(self, end: int) -> bool:
        """Say whether somebody is named with his title behind what needs no more: عن الاتفاق | النائب سالم حمدان."""
        title, before = self.reader.names.get(end), self.words[end - 1]
        if title is None or title.kind != "TITLE" or not self.words[end].analysis.definite:
            return False
        if self.reader.kind_at(title.last) != "PER" or before.flags & (Flag.TITLE | Flag.HONORIFIC | Flag.GROUP):
            return False
        if before.analysis.enclitics:
            return "outlet_of_own" in before.stem_roles  # عبر صفحته | النائب سالم حمدان
        name, whose = self.reader.name_of.get(end - 1), self.words[end - 2]
        if whose.pos == "noun" and not whose.analysis.definite and is_deed(whose):
            return False  # بعد إقالة النادي | المدرب سالم حمدان
        named = name is not None and name.kind in ("MED", "LOC", "ORG")
        return named or (before.pos in ("noun", "adj") and before.analysis.definite is True) or self._times(end - 1)

    def _times(self, i: int) -> bool:
        """Say whether a word is a number of times, which needs no more: بعد ساعات |، قبل أيام |."""
        word = self.words[i]
        return bool(word.flags & Flag.TIME) and word.analysis.number == "p" and not word.analysis.enclitics

    def _described(self, k: int, end: int) -> bool:
        """Say whether an adjective ends a turn, with no article like whoever speaks: في سياق متصل | مصدر أمني."""
        noun, kind, word = self.words[end - 2], self.words[end - 1], self.words[end]
        if end - k < _TURN or "context" not in noun.stem_roles or kind.analysis.definite:
            return False
        adjective = any(o.analysis.pos.startswith("adj") for o in kind.options)
        return adjective and word.pos == "noun" and bool(word.flags & _SPEAKER)

    def _closed(self, noun: Word) -> bool:
        """Say whether a noun with the article tells all of where something was said: عقب اللقاء |، في السياق |."""
        told = noun.flags & (Flag.VENUE | Flag.AUDIENCE) or "framework" in noun.stem_roles
        return bool(told) and (noun.analysis.number == "s" or bool(noun.flags & Flag.AUDIENCE))

    def _somebody(self, word: Word) -> bool:
        """Say whether a noun behind one with the article is no adjective of it, but who speaks: اللقاء | المدرب."""
        if word.flags & Flag.NISBA or not word.analysis.definite or "kind_of_venue" in word.stem_roles:
            return False
        people = word.flags & _PEOPLE and not word.stem.endswith("ي")  # المدرب, read as "trained" behind اللقاء
        return word.pos == "noun" or (bool(people) and any(o.analysis.pos == "noun" for o in word.options))

    def _agrees(self, frame: Frame, word: Word) -> bool:
        """Say whether a noun can be the subject of a verb before it."""
        gender = PICKED.get(word.folded) or told_gender(word.flags) or word.analysis.gender
        if word.analysis.number == "p" or word.flags & (Flag.PLURAL | Flag.MEDIA):
            return True
        return frame.gender is None or gender is None or gender == frame.gender

    def clause_at(self, k: int) -> bool:
        """Say whether what is said opens at word ``k``, without marks."""
        return k < self.last and (self.reader.is_complementizer(k) or self.words[k].text == ":")

    def past_preposition(self, frame: Frame, k: int) -> int:
        """Return the word behind the preposition that a verb has before its clause: أشار | إلى | أن; ``k`` if none."""
        return k + 1 if k < self.last and PREPOSITIONS.get(self.words[k].folded) in frame.entry.preps else k

    def told_kind(self, i: int) -> bool:
        """Say whether word ``i`` ends a venue with its kind: في مؤتمر | صحافي, no journalist, في بيان | رسمي."""
        venue, kind = self.words[i - 1], self.words[i]
        told = "kind_of_venue" in kind.stem_roles and not kind.analysis.enclitics
        alike = venue.analysis.definite == kind.analysis.definite
        return told and alike and bool(venue.flags & Flag.VENUE) and not venue.analysis.enclitics
