"""One reading of a word, made from what camel-tools' analyser or disambiguator says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final
from unicodedata import normalize

from pipeline.language.letters import TATWEEL, bare, fold_spelling
from pipeline.language.lexicon import bare_lemma, lemma_key, roles_of

__all__ = ["Analysis", "Features", "is_possible", "nearest", "reading"]

Features = dict[str, Any]
"""camel-tools' features of one reading, by CALIMA's names."""

_PROCLITICS: Final = {
    "wa": "و", "fa": "ف", "bi": "ب", "ka": "ك", "li": "ل", "la": "ل", "sa": "س", ">a": "أ", "Al": "ال", "ta": "ت",
}  # fmt: skip
_PRONOUNS: Final = {
    "1p": "نا", "2ms": "ك", "2fs": "ك", "2d": "كما", "2mp": "كم", "2fp": "كن", "2p": "كم",
    "3ms": "ه", "3fs": "ها", "3d": "هما", "3mp": "هم", "3fp": "هن", "3p": "هم",
}  # fmt: skip
_CALIMA_POS: Final = {
    "adv_interrog": "adv", "adv_rel": "adv", "pron_exclam": "pron_rel", "part_verb": "part", "part_restrict": "part",
    "part_rc": "part", "foreign": "latin",
}  # fmt: skip
_SHORT_VOWELS: Final = "\u064e\u064f\u0650"
_QUESTION: Final = ">a_ques"
_SHADDA: Final = "\u0651"
_LETTER: Final = re.compile("([^\u064b-\u0652\u0670])([\u064b-\u0652\u0670]*)")


@dataclass(slots=True, init=False, unsafe_hash=True)
class Analysis:
    """One reading of a word.

    Attributes:
        lemma: Diacritised lemma without a number, NFC, such as أَعْلَن.
        pos: CALIMA's part of speech, such as ``verb`` or ``noun_prop``.
        stem: The surface without clitics and diacritics, spelt as in the input.
        proclitics: Surface letters, outer first, the article last: وللرئيس → ("و", "ل", "ال").
        enclitics: Surface letters: حكومته → ("ه",).
        gender: ``m``, ``f`` or None.
        number: ``s``, ``d``, ``p`` or None.
        person: ``1``, ``2``, ``3`` or None.
        aspect: ``p`` (perfective), ``i`` (imperfective), ``c`` (imperative) or None; verbs only.
        voice: ``a``, ``p`` or None; verbs only.
        definite: Whether the word has the article.
        source: ``db``, ``table`` (the project's own words) or ``backoff`` (an unknown word taken for a name).
        key: The lemma as the tables of verbs have it (``lexicon.lemma_key``).
        lead: The first proclitic, or nothing.
        pronoun: The enclitic, or nothing.
        lemma_roles: Which roles the word tables give the lemma without marks.
    """

    lemma: Final[str]
    pos: Final[str]
    stem: Final[str]
    proclitics: Final[tuple[str, ...]]
    enclitics: Final[tuple[str, ...]]
    gender: Final[str | None]
    number: Final[str | None]
    person: Final[str | None]
    aspect: Final[str | None]
    voice: Final[str | None]
    definite: Final[bool]
    source: Final[str]
    lead: str = field(init=False, repr=False, compare=False)
    pronoun: str = field(init=False, repr=False, compare=False)
    key: str = field(init=False, repr=False, compare=False)
    lemma_roles: frozenset[str] = field(init=False, repr=False, compare=False)

    def __init__(
        self,
        lemma: str,
        pos: str,
        stem: str,
        proclitics: tuple[str, ...] = (),
        enclitics: tuple[str, ...] = (),
        gender: str | None = None,
        number: str | None = None,
        person: str | None = None,
        aspect: str | None = None,
        voice: str | None = None,
        definite: bool = False,
        source: str = "db",
    ) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.lemma = lemma
        self.pos = pos
        self.stem = stem
        self.proclitics = proclitics
        self.enclitics = enclitics
        self.gender = gender
        self.number = number
        self.person = person
        self.aspect = aspect
        self.voice = voice
        self.definite = definite
        self.source = source
        self.lead = proclitics[0] if proclitics else ""
        self.pronoun = enclitics[0] if enclitics else ""
        self.key = lemma_key(lemma)
        self.lemma_roles = roles_of(bare_lemma(lemma))


_RELATIVE_LETTERS: Final = 4


def nearest(word: str, found: Iterable[tuple[str, Features]]) -> list[tuple[str, Features]]:
    """Return the readings, with their sources, that are spelt most like ``word``.

    camel-tools looks words up without diacritics, with أ إ آ, ى ي and ة ه folded; of what it finds, only the nearest is
    meant. أ for ا costs nothing (اكد is أكّد). Diacritics that are written choose among equals: أُعلن is passive.
    """
    plain = bare(word)
    marks = _written_marks(word)
    priced = [(_distance(plain, one), _conflicts(marks, one["diac"]), (source, one)) for source, one in found]
    best = min((price[:2] for price in priced), default=None)
    return [price[2] for price in priced if price[:2] == best]


def is_possible(plain: str, features: Features) -> bool:
    """Tell whether ``plain`` can be read so: the particle أ of a question always has its hamza (أتعلم, never اتعلم)."""
    return features.get("prc3") != _QUESTION or plain.startswith("أ")


def _distance(plain: str, features: Features) -> int:
    """Count the letters that differ; a bare alef stands for every hamza on alef, ى for the ي of أمنيّ as in Egypt."""
    spelt = bare(features["diac"])
    if len(spelt) != len(plain):
        return 0
    if plain[-1:] == "ى" and spelt[-1:] == "ي" and _is_relative(features):
        spelt = spelt[:-1] + "ى"
    return sum(a != b and not (a == "ا" and b in "أإآ") for a, b in zip(plain, spelt, strict=True))


def _is_relative(features: Features) -> bool:
    """Say whether a reading is a relative adjective of some length, too long to be another word: not على, نفى."""
    lemma = features["lex"]
    return lemma.endswith("\u0650\u064a\u0651") and len(bare(lemma)) >= _RELATIVE_LETTERS


def _written_marks(word: str) -> list[str]:
    """Return the marks on each letter, or nothing if there are none; on the last letter only a shadda, no case."""
    marks = [found for _, found in _LETTER.findall(word.replace(TATWEEL, ""))]
    marks[-1:] = [_SHADDA if _SHADDA in last else "" for last in marks[-1:]]
    return marks if any(marks) else []


def _conflicts(marks: list[str], diacritised: str) -> int:
    """Count the letters whose written marks the reading does not have; a shadda may stand one letter off: أكدّ."""
    theirs = [found for _, found in _LETTER.findall(diacritised)] if marks else []
    if len(theirs) != len(marks):
        return 0
    return sum(
        _contradicts(mine, theirs[i]) and not (mine == _SHADDA and _doubled_beside(marks, theirs, i))
        for i, mine in enumerate(marks)
    )


def _doubled_beside(marks: list[str], theirs: list[str], i: int) -> bool:
    """Say whether the reading doubles a letter beside letter ``i`` on which no mark is written: أكّد, written أكدّ."""
    beside = (k for k in (i - 1, i + 1) if 0 <= k < len(theirs))
    return any(_SHADDA in theirs[k] and not marks[k] for k in beside)


def _contradicts(mine: str, theirs: str) -> bool:
    if _SHADDA in mine and _SHADDA not in theirs:
        return True
    vowels = [mark for mark in theirs if mark in _SHORT_VOWELS]
    return any(mark in _SHORT_VOWELS and vowels and mark not in vowels for mark in mine)


def reading(plain: str, features: Features, source: str) -> Analysis:
    """Return the reading of ``plain`` (no diacritics) that ``features`` tell."""
    values = (features.get(name, "0").partition("_")[0] for name in ("prc3", "prc2", "prc1", "prc0"))
    proclitics = tuple(_PROCLITICS[value] for value in values if value in _PROCLITICS)
    stem_letters = bare(features["stem"])
    enclitic = _enclitic(plain, features.get("enc0", "0"), stem_letters)
    start = _proclitic_length(plain, proclitics, stem_letters)
    end = len(plain) - len(enclitic)
    is_verb = features["pos"].startswith("verb")
    return Analysis(
        lemma=normalize("NFC", features["lex"]),
        pos=_part_of_speech(features),
        stem=plain[start:end],
        proclitics=proclitics,
        enclitics=(enclitic,) if enclitic else (),
        gender=_value(features, "gen", "mf"),
        number=_value(features, "num", "sdp"),
        person=_value(features, "per", "123"),
        aspect=_value(features, "asp", "pic") if is_verb else None,
        voice=_value(features, "vox", "ap") if is_verb else None,
        definite="ال" in proclitics,
        source=source,
    )


def _part_of_speech(features: Features) -> str:
    """Return CALIMA's part of speech in our coarser set: إنّ, a ``verb_pseudo`` there, is a ``conj_sub`` here."""
    pos: str = features["pos"]
    if pos == "verb_pseudo":
        return "conj_sub" if bare(features["lex"]).endswith(("ن", "أن", "إن")) else "part"
    return _CALIMA_POS.get(pos, pos)


def _value(features: Features, name: str, allowed: str) -> str | None:
    value = features.get(name)
    return value if value and value in allowed else None


def _enclitic(plain: str, value: str, stem: str) -> str:
    """Return the letters of CALIMA's ``enc0``; a first person is ني after verbs and إنّ, else ي."""
    person, _, kind = value.partition("_")
    if person == "1s":
        long = kind == "dobj" or (kind == "pron" and fold_spelling(plain).endswith(fold_spelling(stem) + "ني"))
        return ("ني" if long else "ي") if plain.endswith("ي") else ""
    pronoun = _PRONOUNS.get(person, "")
    return pronoun if plain.endswith(pronoun) else ""


def _proclitic_length(plain: str, proclitics: tuple[str, ...], stem: str) -> int:
    """Return how many letters of ``plain`` the proclitics take: ل + ال is لل, and one ل before a stem in ل (للقاء)."""
    length = sum(map(len, proclitics))
    if proclitics[-2:] == ("ل", "ال"):
        length -= 1
        if stem.startswith("ل") and not plain[length:].startswith("ل"):
            length -= 1
    return length
