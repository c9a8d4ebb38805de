"""Whom a verb turns to, for he speaks next: سأل القاضي | المتهم | عن الحقيبة، سمحت المحكمة | للمتهم | بالكلام."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import PRONOUNS, THEIRS, has_preposition
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["Turn", "turn_at"]

_REACH: Final = 14  # words from a verb to whom it turns to
_PEOPLE: Final = Flag.TITLE | Flag.HONORIFIC | Flag.ANONYMOUS | Flag.COMMON_PERSON | Flag.GROUP
_BODIES: Final = Flag.ORG_HEAD | Flag.INSTITUTION
_PRESS: Final = Flag.MEDIA | Flag.MEDIA_HEAD
_ASKED: Final = Flag.TITLE | Flag.ANONYMOUS | Flag.COMMON_PERSON
_ASKING: Final = _ASKED | _BODIES | Flag.GROUP
_ASKER: Final = 5  # words
_TO: Final = ("الي", "ل", "علي", "مع")


class Turn:
    """Whom a verb turns to: ``other``, or by ``pronoun`` (gender and number) somebody named before.

    ``meets`` says that it need not ask: استوقفه | شرطي; it may as well be he who speaks.
    """

    def __init__(
        self, other: Phrase | None, pronoun: tuple[str | None, str] | None = None, *, meets: bool = False
    ) -> None:
        """Take the one or the other."""
        self.other: Final = other
        self.pronoun: Final = pronoun
        self.meets: Final = meets


def turn_at(reader: Reader, k: int, last: int) -> Turn | None:
    """Return whom the verb at word ``k`` turns to, up to word ``last``; None where it turns to nobody."""
    verb = reader.words[k]
    if k in reader.name_of or not (verb.pos == "verb" or _puts(reader, k, last)):
        return None
    if "turning_to" in verb.analysis.lemma_roles and verb.analysis.voice != "p":
        whose = PRONOUNS.get(verb.analysis.enclitics[:1])
        if whose is not None:
            return Turn(None, whose, meets="asking" not in verb.acts)
        other = None if verb.analysis.enclitics else _object(reader, k, last)
        if other is not None:
            return Turn(other)
    if "letting_speak" in verb.acts or verb.pos != "verb" or verb.analysis.aspect == "p":
        return _given_word(reader, k, last) or _contacted(reader, k, last)
    return None


def _puts(reader: Reader, k: int, last: int) -> bool:
    """Say whether what was read as a noun is that somebody puts a question: | ووجه | أحد الحاضرين سؤالا إلى."""
    asks = any("question_put" in w.stem_roles for w in reader.words[k + 1 : min(last, k + _ASKER)])
    return asks and "putting" in reader.words[k].acts


def _object(reader: Reader, k: int, last: int) -> Phrase | None:
    """Return who stands behind a verb and its subject: سأل القاضي | المتهم |، القاضي سأل | المتهم |."""
    words = reader.words
    subject = reader.noun_phrase(k + 1, last)
    if subject is None or has_preposition(words[subject.first]):
        return None
    if words[k].analysis.person == "1":
        return subject if _somebody(reader, subject.first) else None
    head = words[subject.first]
    own = "addressing" in words[k].acts and "asking" not in words[k].acts  # خاطب الرئيس | أنصاره |، فقال
    two = subject.first + (2 if "dependent_head" in head.roles else 1)
    if two < subject.last and head.flags & _ASKING and head.analysis.definite and words[two].flags & _ASKED:
        return Phrase(two, subject.last)  # سأل القاضي | المتهم
    end = subject.last
    if own and end < last and words[end].analysis.pronoun in THEIRS:
        return None
    if end < last and not has_preposition(words[end]) and words[end].is_nominal and _somebody(reader, end):
        return reader.noun_phrase(end, last)
    fronted = words[k - 1].is_nominal and words[k - 1].part == words[k].part if k else False
    return subject if fronted and _somebody(reader, subject.first) else None


def _given_word(reader: Reader, k: int, last: int) -> Turn | None:
    """Return who is let speak or is put a question: أعطى الرئيس الكلمة | للنائب |، وجه صحفي سؤالا إلى | الوزير |."""
    words, end = reader.words, min(last, k + _REACH)
    floor = "letting_speak" in words[k].acts and any(_floor(words[i]) for i in range(k + 1, end))
    question = any("question_put" in w.stem_roles for w in words[k + 1 : end])
    if not (floor or question):
        return None
    for i in range(k + 1, end):
        word = words[i]
        if word.pos in ("verb", "pron_rel", "conj_sub") or word.text in ":،,؛":
            return None
        if word.pos == "prep" and word.analysis.enclitics and word.analysis.pronoun in THEIRS:
            if word.folded.startswith(("ل", "ال", "عل")):
                return Turn(None, PRONOUNS.get(word.analysis.enclitics[:1]))
            continue
        led = words[i - 1].folded in _TO or (word.preposed.endswith("ل") and word.is_nominal)
        if led and _somebody(reader, i):
            other = reader.noun_phrase(i, last)
            return Turn(other) if other is not None else None
    return None


def _floor(word: Word) -> bool:
    """Say whether a word is the turn to speak: الكلمة، بالحديث، المجال."""
    return "floor" in word.stem_roles and (word.analysis.definite or word.preposed.endswith("ب"))


def _contacted(reader: Reader, k: int, last: int) -> Turn | None:
    """Return whom a paper got hold of: تواصلت «الضفة» مع | الناطق فلان |، اتصلنا | بالمدير |."""
    words = reader.words
    if "contacting" not in words[k].acts or k + 1 >= last:
        return None
    paper = words[k + 1].flags & _PRESS or reader.kind_at(k + 1) == "MED" or reader.opens_marks(k + 1)
    if not (paper or words[k].analysis.person == "1"):
        return None
    for i in range(k + 1, min(last, k + _REACH)):
        word = words[i]
        if word.pos in ("verb", "pron_rel", "conj_sub") or word.text in ":،,؛":
            return None
        led = words[i - 1].folded in ("مع", "الي", "ب") or word.preposed.endswith("ب")
        if led and (_somebody(reader, i) or word.flags & _BODIES or reader.kind_at(i) == "ORG"):
            other = reader.noun_phrase(i, last)
            return Turn(other) if other is not None else None
    return None


def _somebody(reader: Reader, i: int) -> bool:
    """Say whether word ``i`` tells of a person or people: المتهم، النائبة، أحد الحاضرين، فلان."""
    word = reader.words[i]
    if word.flags & _PEOPLE or reader.kind_at(i) in ("PER", "TITLE"):
        return True
    return bool(word.stem_roles & {"accused_person", "common_person", "interlocutor"}) or "counted" in word.roles
