"""Read what stands around a reporting word: who, to whom, and where its content opens.

A ``Frame`` is one reporting verb, participle or noun with its subject, its medium and its opener:

- ``clause``: a complementizer, وأكد الوزير **أن** …, مشيراً إلى **أن** …
- ``colon``: a colon before unmarked speech, وقال**:** …
- ``quote``: marked speech, with a colon or without, وقال: **«**…
- ``bare``: a clause with nothing before it, يضيف، **تبدأ** الاحتفالات …
- ``complement``: a noun phrase, أعلن الجيش **اعتقال** …, which counts only if it holds marked words
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import CueEntry
from pipeline.language.nominal import PRONOUNS
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["LEADING", "PREPOSITIONS", "SKIPPED", "Frame", "names_freely", "opens_result", "says_more_of_thing"]

SKIPPED: Final = ("boilerplate", "caption")  # kinds of lines in which nobody is quoted
PREPOSITIONS: Final = {
    "الي": "ila",
    "علي": "ala",
    "من": "min",
    "عن": "an",
    "في": "fi",
    "ب": "bi",
    "ل": "li",
}  # as in cues.tsv
LEADING: Final = frozenset(("•", "-", "–", "—", "*", "●", "▪", "■", "◆", "،", ","))  # what may stand before a source


@dataclass(slots=True, init=False, eq=False)
class Frame:
    """One reporting word and what belongs to it; all numbers are word indices of the section.

    Never changed: what is read later makes a new one. Its own ``__init__``, as mypyc does not compile that of a
    dataclass.
    """

    cue: int
    cue_last: int
    entry: CueEntry
    kind: str  # verb, participle, noun
    opener: str
    at: int  # first word of the content
    subject: Phrase | None
    subject_side: str  # after, before, sentence
    medium: Phrase | None
    limit: int  # the content ends before this word at the latest
    negated: bool
    aspect: str | None
    gender: str | None
    number: str | None
    person: str | None

    def __init__(
        self,
        cue: int,
        cue_last: int,
        entry: CueEntry,
        kind: str,
        *,
        opener: str = "",
        at: int = -1,
        subject: Phrase | None = None,
        subject_side: str = "",
        medium: Phrase | None = None,
        limit: int = -1,
        negated: bool = False,
        aspect: str | None = None,
        gender: str | None = None,
        number: str | None = None,
        person: str | None = None,
    ) -> None:
        """Take what is known of it."""
        self.cue = cue
        self.cue_last = cue_last
        self.entry = entry
        self.kind = kind
        self.opener = opener
        self.at = at
        self.subject = subject
        self.subject_side = subject_side
        self.medium = medium
        self.limit = limit
        self.negated = negated
        self.aspect = aspect
        self.gender = gender
        self.number = number
        self.person = person

    def opened(self, opener: str, at: int) -> Frame:
        """Return it with another opener, and where the content begins."""
        return self._with(opener, at, self.subject, self.subject_side, self.medium, self.limit)

    def without_content(self) -> Frame:
        """Return it without an opener."""
        return self.opened("", -1)

    def said_by(self, subject: Phrase | None, side: str) -> Frame:
        """Return it with another subject, and the side of the cue on which that stands; None for one left out."""
        return self._with(self.opener, self.at, subject, side, self.medium, self.limit)

    def through(self, medium: Phrase | None) -> Frame:
        """Return it with another medium."""
        return self._with(self.opener, self.at, self.subject, self.subject_side, medium, self.limit)

    def said_by_us(self) -> Frame:
        """Return it in the first person of several, with nobody named for its subject."""
        return Frame(
            self.cue, self.cue_last, self.entry, self.kind, opener=self.opener, at=self.at, medium=self.medium,
            limit=self.limit, negated=self.negated, aspect=self.aspect, number="p", person="1",
        )  # fmt: skip

    def up_to(self, limit: int) -> Frame:
        """Return it with another limit."""
        return self._with(self.opener, self.at, self.subject, self.subject_side, self.medium, limit)

    def _with(
        self, opener: str, at: int, subject: Phrase | None, side: str, medium: Phrase | None, limit: int
    ) -> Frame:
        return Frame(
            self.cue, self.cue_last, self.entry, self.kind, opener=opener, at=at, subject=subject, subject_side=side,
            medium=medium, limit=limit, negated=self.negated, aspect=self.aspect, gender=self.gender,
            number=self.number, person=self.person,
        )  # fmt: skip


def opens_result(frame: Frame, words: tuple[Word, ...]) -> bool:
    """Say whether a clause opens with فإن, and so is what an attribution before it attributes: وحسب ما ذكرت، | فإن."""
    return frame.opener == "clause" and words[frame.at].folded.startswith("فان")


def names_freely(frame: Frame | None, words: tuple[Word, ...]) -> bool:
    """Say whether a cue names somebody by a free relative: من **سماهم** "المخربين"، ما **اعتبره** "خرقا"."""
    if frame is None or frame.entry.kind not in ("label", "opinion") or not frame.cue or frame.kind != "verb":
        return False
    return "free_relative" in words[frame.cue - 1].roles and bool(words[frame.cue].analysis.enclitics)


def says_more_of_thing(frame: Frame, words: tuple[Word, ...]) -> bool:
    """Say whether who speaks says more of a thing he told of: حجزت حبوبا | قالت إنها مهربة."""
    if frame.opener != "clause" or frame.at != frame.cue_last or frame.entry.kind != "say" or not frame.cue:
        return False
    thing, about = words[frame.cue - 1], words[frame.at].analysis.enclitics[:1]
    if frame.kind != "verb" or words[frame.cue].analysis.proclitics or about not in PRONOUNS or frame.aspect != "p":
        return False
    bare = thing.pos == "noun" or (thing.pos == "adj" and not thing.flags)
    return bare and not (thing.analysis.definite or thing.analysis.enclitics)
