"""Find who takes up what somebody said, and goes on: قال فلان إن …، وهو ما نفاه | فلان | مؤكدا أن …."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import Frame
from pipeline.language.detection.speakers import SPEAKING, source_like
from pipeline.language.detection.subject_before import SubjectBefore
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["TakesUp"]

_BACK: Final = 22  # words from the cue to what takes the statement up
_OPENING: Final = 3  # words of وهو الأمر الذي


class TakesUp:
    """Finds in one section who takes up what another said."""

    def __init__(self, before: SubjectBefore) -> None:
        """Take who knows which phrase agrees with a cue."""
        self.before = before
        self.reader = before.reader
        self.words = before.words

    def by_whom(self, first: int, frame: Frame) -> Phrase | None:
        """Return who takes up the statement before a cue that he goes on with: وهو ما رد عليه | فلان | قائلا."""
        if not self._goes_on(frame):
            return None
        for k in range(frame.cue - 2, max(first, frame.cue - _BACK), -1):
            if self.words[k].text in ":؛" or self.reader.is_complementizer(k):
                return None
            if self._takes_up(k) and self._opened(first, k):
                return self._who(k, frame)
        return None

    def _goes_on(self, frame: Frame) -> bool:
        """Say whether a cue adds to what its source does: مؤكدا أن، بقوله، | نفاه فلان | وقال إن; not …، وقال إن."""
        if frame.kind in ("participle", "noun"):
            return True
        joined = self.words[frame.cue].analysis.lead == "و" and frame.opener in (
            "clause",
            "quote",
            "colon",
        )
        return frame.kind == "verb" and joined and self.words[frame.cue - 1].pos != "punc"

    def _takes_up(self, k: int) -> bool:
        """Say whether a verb has a pronoun for what was said: نفاه، رد عليه، ينفيه, not نفى التهمة.

        In the present others than denials are as likely part of what was said: القانون عادل، وهو ما يرفضه النائب.
        """
        word = self.words[k]
        takes = "replying_to" in word.acts
        takes = takes or "affirming" in word.acts
        if not takes or (word.analysis.aspect == "i" and "objecting" not in word.acts):
            return False
        return self._pointing(self.words[k], "verb") or self._pointing(self.words[k + 1], "prep")

    def _pointing(self, word: Word, pos: str) -> bool:
        """Say whether a word may point back to a thing by its pronoun: نفاه، رفضها; عليه، بها."""
        return any(o.analysis.pos == pos and o.analysis.pronoun in ("ه", "ها") for o in word.options)

    def _opened(self, first: int, k: int) -> bool:
        """Say whether the clause of a verb is of what was said: | وهو ما، | الأمر الذي، | وهي اتهامات."""
        i = k - 1 - ("auxiliary" in self.words[k - 1].roles)
        for j in range(i, max(first, i - _OPENING), -1):
            opens = "and_this" in self.words[j].roles
            if opens:
                return j < i
            comma = self.words[j - 1].is_comma
            if comma and j == i and self.words[j].folded == "ما":
                return True  # …، | ما | نفاه الوزير
            if comma and "the_matter" in self.words[j].stem_roles and self.words[j + 1].pos == "pron_rel":
                return j + 1 == i
        return False

    def _who(self, k: int, frame: Frame) -> Phrase | None:
        """Return who takes the statement up by the verb at word ``k``; who agrees to it must be a person."""
        j = k + 1
        while j < frame.cue and (
            (self.words[j].pos == "prep" and self.words[j].analysis.enclitics)
            or "aside" in self.words[j].roles
            or self.words[j].flags & Flag.TIME
        ):
            j += 1
        phrase = self.reader.noun_phrase(j, frame.cue) if j < frame.cue else None
        if phrase is None or has_preposition(self.words[phrase.first]) or not source_like(self.reader, phrase):
            return None
        person = self.reader.person_within(phrase.first, phrase.last) is not None
        paper = self.words[phrase.first].flags & SPEAKING == Flag.DOCUMENT
        adds = "additive" in frame.entry.roles
        affirms = "replying_to" not in self.words[k].acts
        if paper or (not person and (adds or affirms)) or (adds and affirms):
            return None  # وهو ما أكده البنك، مشيرا إلى: as likely who spoke before
        return phrase if self.before.agrees(phrase, frame) else None
