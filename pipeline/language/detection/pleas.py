"""Whose a plea is that somebody else turns down: لكن القاضي رفض | حجته | "بحماية الآخرين"."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import Frame
from pipeline.language.detection.speakers import source_like
from pipeline.language.nominal import THEIRS
from pipeline.language.phrasing.phrases import Reader

__all__ = ["with_its_owner"]

_LED: Final = ("من", "علي")
_NAMED: Final = 8  # words from a plea to what it says
_CLOSERS: Final = frozenset("\"«“‘„'")


def with_its_owner(reader: Reader, frame: Frame, start: int) -> Frame:
    """Return the frame of a plea with whose it is, where the cue has somebody else turn it down; else the same.

    ``start`` is the first word of what is said.
    """
    if frame.kind == "noun":
        verb = _turned_down_by(reader, frame)
        return frame.said_by(None, _side(reader, verb)) if verb is not None else frame
    if frame.kind != "verb" or frame.subject is None or "turning_down" not in reader.words[frame.cue].acts:
        return frame
    words = reader.words
    k = start if _is_plea(reader, start) else _before(reader, start)
    if words[k - 1].pos == "prep" and words[k - 1].folded not in _LED:
        return frame  # نفى الطبيب في | شهادته | أن
    if k <= frame.cue or not words[k].is_nominal or not _tells(reader, max(k + 1, start)):
        return frame
    if _is_plea(reader, k) and words[k].analysis.pronoun in THEIRS:
        if frame.entry.kind == "state" and "statement_of" in words[k].stem_roles:
            return frame  # نفى المدير | تصريحاته | السابقة
        whose = words[k].analysis.pronoun
        gender, number = "f" if whose == "ها" else "m", "p" if whose == "هم" else "s"
        return Frame(
            k, k + 1, frame.entry, "noun", opener=frame.opener, at=frame.at, limit=frame.limit,
            subject_side=_side(reader, frame.cue), gender=gender, number=number, person="3",
        )  # fmt: skip
    return _named(reader, frame, k)


def _named(reader: Reader, frame: Frame, k: int) -> Frame:
    """Return the frame of a plea whose owner is named up to word ``k``: رفض القاضي | حجة | نادر حسان "بحماية"."""
    for j in range(k - 1, max(frame.cue, k - _NAMED), -1):
        word = reader.words[j]
        if not _is_plea(reader, j) or word.analysis.definite or word.analysis.enclitics:
            continue
        if reader.words[j - 1].pos == "prep" and reader.words[j - 1].folded not in _LED:
            continue  # نفى في | تصريح لوكالة الأفق | أن
        owner = reader.noun_phrase(j + 1, k + 1)
        if owner is None or owner.last != k + 1 or not source_like(reader, owner):
            return frame
        return Frame(
            j, j + 1, frame.entry, "noun", opener=frame.opener, at=frame.at, limit=frame.limit, subject=owner,
            subject_side="after", number="s", person="3",
        )  # fmt: skip
    return frame


def _before(reader: Reader, start: int) -> int:
    """Return the last word before what is said, its marks and the word that says that it says so: حجته | القائلة إن."""
    k = start - 1
    while k > 0 and reader.words[k].text in _CLOSERS:
        k -= 1
    return k - 1 if "that_says" in reader.words[k].stem_roles else k


def _is_plea(reader: Reader, k: int) -> bool:
    """Say whether a word is what somebody puts forward: حجة، مزاعم، اتهامات، وعد."""
    return "plea" in reader.words[k].stem_roles and reader.words[k].pos == "noun" and not reader.words[k].preposed


def _tells(reader: Reader, k: int) -> bool:
    """Say whether marks from word ``k`` on tell what a plea is, and judge it not: "بحماية الآخرين", not "الواهية"."""
    while k + 1 < len(reader.words) and reader.words[k].text in _CLOSERS:
        k += 1
    word = reader.words[k]
    return word.pos == "prep" or word.preposed[-1:] in ("ب", "ل") or reader.is_complementizer(k)


def _side(reader: Reader, verb: int) -> str:
    """Return that nobody of its sentence made a plea, where who turns it down opens it: | وسخر الوزير من قوله."""
    return "answer" if verb - reader.bounds(verb)[0] <= 1 else ""


def _turned_down_by(reader: Reader, frame: Frame) -> int | None:
    """Return the verb by which the supposed source of a noun of saying turns it down: | وسخر | الوزير من قوله إن."""
    subject, cue = frame.subject, reader.words[frame.cue]
    if subject is None or not subject.first or cue.analysis.pronoun not in THEIRS or cue.text[:1] == "ب":
        return None  # فرد الوزير | بقوله
    led = subject.last == frame.cue or (subject.last + 1 == frame.cue and reader.words[subject.last].folded in _LED)
    verb = reader.words[subject.first - 1]
    return subject.first - 1 if led and verb.pos == "verb" and "turning_down" in verb.acts else None
