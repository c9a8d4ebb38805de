"""Read what stands between commas: a source's name, what it is, what a body is; another's name."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import Frame
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["Apposition"]

_ASIDE: Final = 16  # words of what is said of a source between commas
_THAT: Final = ("ان", "انه", "انها", "انهم", "بان", "بانه", "بانها")
_WITH: Final = ("مع", "من", "الي", "عن")
_NO_TITLE: Final = ("verb", "conj_sub", "pron_rel")


class Apposition:
    """Reads appositions to the subject of a frame up to a word."""

    def __init__(self, reader: Reader, last: int) -> None:
        """Take the reader of the section and where to stop."""
        self.reader = reader
        self.words = reader.words
        self.last = last

    def named(self, frame: Frame, j: int) -> Frame | None:
        """Take a name between commas into the source whose title needs one: الوزير المكلف بالفلاحة، | فلان، أمس، أن."""
        subject = frame.subject
        if subject is None or frame.subject_side != "after" or subject.last >= j:
            return None
        end = self._bearer_of_several(subject, j)
        if end is None:
            return None
        within = frame.medium is not None and subject.last <= frame.medium.first
        named = frame.said_by(Phrase(subject.first, end), frame.subject_side)
        return named.through(None if within else frame.medium)

    def _bearer_of_several(self, subject: Phrase, j: int) -> int | None:
        """Return the end of who bears a title, also behind a further one: الأستاذ المساعد، والمدير الطبي، | فلان."""
        end = self.reader.bearer_end(subject.first, subject.last, j, self.last)
        if end is not None or not self.words[j - 1].is_comma:
            return end
        for k in range(j - 2, max(subject.last, j - _ASIDE), -1):
            if self.words[k].pos in _NO_TITLE:
                return None
            if self.words[k].is_comma:
                title = self.words[k + 1]
                further = title.flags & Flag.TITLE and title.analysis.lead == "و"
                return self.reader.bearer_end(k + 1, j - 1, j, self.last) if further else None
        return None

    def described(self, frame: Frame, j: int) -> int | None:
        """Pass what is said of a source between commas: أعلنت شركة "سندان"، | المتخصصة في الحلول، عن …."""
        subject, word = frame.subject, self.words[j]
        if subject is None or subject.last != j - 1 or not self.words[j - 1].is_comma:
            return None
        if frame.subject_side != "after":
            return None
        end = next((k for k in range(j, min(self.last, j + _ASIDE)) if self.words[k].text in "،,"), None)
        if end is None:
            return None
        adjective = word.pos.startswith("adj") and word.analysis.definite and not word.flags & (Flag.TITLE | Flag.NISBA)
        told = "addressing" in frame.entry.roles or "calling" in frame.entry.roles
        return end + 1 if adjective or (not told and self._is_something(j, end)) else None

    def _is_something(self, j: int, end: int) -> bool:
        """Say whether a noun tells what a body is, as no object stands in commas: الشركة، | صاحبة المشروع |، في."""
        word = self.words[j]
        if word.pos != "noun" and word.pos != "adj_comp":
            return False
        if has_preposition(word) or self.reader.kind_at(j) == "PER" or self.reader.is_time(j) or end + 1 >= self.last:
            return False
        after = self.words[end + 1]
        if not (after.pos == "prep" or has_preposition(after)) or after.analysis.lead == "و":
            return False
        inside = self.words[j + 1 : end]
        return (
            not any(w.may_report or w.text in '":«»“”' or w.folded in _THAT for w in inside) and word.text[-1:] != "ا"
        )

    def body(self, frame: Frame, j: int) -> int | None:
        """Pass what a body is that somebody is from: وصف فلان من "سي بي آي"، | مجموعة الضغط في البلاد، الرسوم بأنها."""
        subject = frame.subject
        if subject is None or frame.subject_side != "after" or subject.last + 2 >= j:
            return None
        body = self.reader.names.get(subject.last + 1)
        apart = self.words[j - 1].is_comma and self.words[subject.last].folded == "من"
        if not apart or body is None or body.kind != "ORG":
            return None
        if any("letter" not in word.roles for word in self.words[body.last : j - 1]):  # سي بي | آي
            return None
        if not self.words[j].flags & Flag.ORG_HEAD or self.words[j].analysis.proclitics:
            return None
        end = next((k for k in range(j, min(self.last, j + _ASIDE)) if self.words[k].is_comma), None)
        return None if end is None else end + 1

    def of_other(self, frame: Frame, j: int) -> bool:
        """Say whether a name behind a comma is that of whom somebody met: اللقاء الذي جمعه بوالي قفصة، | فلان | أن.

        Or of whom a letter goes to: كتب رسالة إلى وزير المالية، | فلان |، يشدد فيها على أن.
        """
        if self.reader.kind_at(j) != "PER" or not self.words[j - 1].is_comma or frame.subject is not None:
            return False
        title = self.reader.name_of.get(j - 2)
        if title is None or title.kind != "TITLE" or title.last != j - 1 or title.first <= frame.cue_last:
            return False
        before = self.words[title.first - 1]
        led = has_preposition(self.words[title.first]) or (before.pos == "prep" and before.folded in _WITH)
        between = self.words[frame.cue_last : title.first]
        letter = "writing" in frame.entry.roles and any(w.flags & Flag.DOCUMENT for w in between)
        return led and (letter or any(w.pos == "verb" or w.analysis.enclitics for w in between))
