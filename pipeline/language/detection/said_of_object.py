"""Who speaks behind an object that he says more of: تلاحق | الشرطة | أشخاصا تقول إنهم متورطون."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import Frame
from pipeline.language.detection.speakers import source_like
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import PRONOUNS, has_preposition
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["object_said_of", "said_against", "subject_of_object"]

_OBJECT: Final = 4  # words of an object with its number and adjective
_CLAUSE: Final = 12  # words from a verb to what is said of its object
_COUNTED: Final = ("digit", "noun_num", "noun_quant")
_MEN: Final = ("ين", "ون")
_SPEAKING: Final = Flag.DOCUMENT | Flag.MEDIA_HEAD | Flag.ORG_HEAD | Flag.VENUE
_PEOPLE: Final = Flag.GROUP | Flag.TITLE | Flag.COMMON_PERSON
_AGAINST: Final = ("police_act", "killing", "accusing", "judging_somebody")
_STOPS: Final = ("punc", "prep", "conj", "conj_sub", "pron_rel")


def object_said_of(reader: Reader, first: int, frame: Frame) -> int | None:
    """Return the first word of several people right before a verb, where its clause is on them: | رجالا | تقول إنهم."""
    words = reader.words
    if frame.kind != "verb" or frame.opener != "clause" or frame.at != frame.cue_last or frame.at >= len(words):
        return None
    if words[frame.cue].analysis.proclitics or PRONOUNS.get(words[frame.at].analysis.enclitics[:1]) != ("m", "p"):
        return None
    k = frame.cue - 1
    while k > max(first, frame.cue - _OBJECT) and words[k].pos.startswith("adj") and not words[k].analysis.definite:
        k -= 1  # رجالا | مسلحين | تقول إنهم
    counted = k - 1 > first and words[k - 1].pos in _COUNTED
    if k <= first or not (_several(words[k]) or (counted and words[k].is_nominal)):
        return None
    while k - 1 > first and words[k - 1].pos in _COUNTED:
        k -= 1
    return k


def _several(word: Word) -> bool:
    """Say whether a word is people whom no article makes known: مسلحين، رجالا، عناصر."""
    a = word.analysis
    if not word.is_nominal or a.definite or a.enclitics or has_preposition(word) or word.flags & _SPEAKING:
        return False  # نشرت الصحيفة | تقارير | تقول إنهم
    return bool(word.flags & _PEOPLE) or (a.number == "p" and word.text.endswith(_MEN))


def subject_of_object(reader: Reader, first: int, k: int) -> Phrase | None:
    """Return the subject of a verb whose object is at word ``k``: اعتقلت | السلطات | مسلحين، | الشرطة | أوقفت شبانا."""
    for v in range(k - 1, max(first - 1, k - _CLAUSE), -1):
        word = reader.words[v]
        if word.pos == "verb" and v not in reader.name_of:
            phrase = reader.noun_phrase(v + 1, k)
            whole = phrase is not None and phrase.last == k and source_like(reader, phrase)
            if v + 1 == k:
                phrase = _before_verb(reader, first, v)
                whole = phrase is not None
            return phrase if whole and not word.analysis.enclitics else None
        if word.pos in _STOPS:
            return None
    return None


def _before_verb(reader: Reader, first: int, v: int) -> Phrase | None:
    """Return the source right before a verb at word ``v``, at the beginning or behind أن: إن | الشرطة | أوقفت."""
    start = v - 1
    while start > first and v - start < _OBJECT and not reader.is_complementizer(start - 1):
        start -= 1
    if start < first or not (start == first or reader.is_complementizer(start - 1)):
        return None
    phrase = reader.noun_phrase(start, v)
    return phrase if phrase is not None and phrase.last == v and source_like(reader, phrase) else None


def said_against(reader: Reader, doer: Phrase) -> bool:
    """Say whether several people say of others why they went for them: احتجز | الأهالي | شبانا قالوا إنهم لصوص."""
    head, act = reader.words[doer.first], reader.words[doer.first - 1]
    people = bool(head.flags & _PEOPLE) or head.text.endswith(_MEN)
    hostile = any(role in act.acts for role in _AGAINST)
    return people and hostile and act.pos == "verb"
