"""Read what stands around a reporting word: who, to whom, and where its content opens.

A ``Frame`` is one reporting verb, participle or noun with its subject, its medium and its opener:

- ``clause``: a complementizer, وأكد الوزير **أن** …, مشيراً إلى **أن** …
- ``colon``: a colon before unmarked speech, وقال**:** …
- ``quote``: marked speech, with a colon or without, وقال: **«**…
- ``bare``: a clause with nothing before it, يضيف، **تبدأ** الاحتفالات …
- ``complement``: a noun phrase, أعلن الجيش **اعتقال** …, which counts only if it holds marked words
"""

from __future__ import annotations

from typing import NamedTuple

from pipeline.language.lexicon import CueEntry
from pipeline.language.phrases import Phrase

__all__ = ["LEADING", "PREPOSITIONS", "SKIPPED", "Frame"]

SKIPPED = ("boilerplate", "caption")  # kinds of lines in which nobody is quoted
PREPOSITIONS = {"الي": "ila", "علي": "ala", "من": "min", "عن": "an", "في": "fi", "ب": "bi", "ل": "li"}  # as in cues.tsv
LEADING = frozenset(("•", "-", "–", "—", "*", "●", "▪", "■", "◆", "،", ","))  # what may stand before a source


class Frame(NamedTuple):
    """One reporting word and what belongs to it; all numbers are word indices of the section.

    A tuple, as it changes three times while it is read: ``_replace`` costs a fifth of ``dataclasses.replace``.
    """

    cue: int
    cue_last: int
    entry: CueEntry
    kind: str  # verb, participle, noun
    opener: str = ""
    at: int = -1  # first word of the content
    subject: Phrase | None = None
    subject_side: str = ""  # after, before, sentence
    medium: Phrase | None = None
    limit: int = -1  # the content ends before this word at the latest
    negated: bool = False
    aspect: str | None = None
    gender: str | None = None
    number: str | None = None
    person: str | None = None
