"""All analyses of a word: clitics, lemma, part of speech, gender, number, person, aspect.

camel-tools' analyser does the work, over the bundled database (Buckwalter's dictionaries), or over the CALIMA database
that the user has; its result dictionaries are turned once per word type into small tuples and kept in a bounded cache.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from pipeline.errors import ConfigurationError
from pipeline.language.bundled import dictionary_database, layer_database, load_database
from pipeline.language.camel_data import CALIMA, MLE, camel_tools_ready, find_dataset, require_dataset
from pipeline.language.letters import bare, fold_spelling

if TYPE_CHECKING:
    from camel_tools.morphology.analyzer import Analyzer

__all__ = ["KINDS", "Analysis", "Morphology", "open_morphology"]

CACHE_WORDS = 50_000
KINDS = ("auto", "bundled", "calima", "mle")
_ALL_READINGS = 1_000
_PROCLITICS = {
    "wa": "و", "fa": "ف", "bi": "ب", "ka": "ك", "li": "ل", "la": "ل", "sa": "س", ">a": "أ", "Al": "ال", "ta": "ت",
}  # fmt: skip
_PRONOUNS = {
    "1p": "نا", "2ms": "ك", "2fs": "ك", "2d": "كما", "2mp": "كم", "2fp": "كن", "2p": "كم",
    "3ms": "ه", "3fs": "ها", "3d": "هما", "3mp": "هم", "3fp": "هن", "3p": "هم",
}  # fmt: skip
_CALIMA_POS = {
    "adv_interrog": "part_interrog", "pron_interrog": "part_interrog", "adv_rel": "pron_rel", "pron_exclam": "pron_rel",
    "part_verb": "part", "part_restrict": "part", "part_rc": "part", "foreign": "latin",
}  # fmt: skip
_NUMBER = re.compile(r"[+-]?[0-9٠-٩۰-۹]+(?:[.,٫٬/:-][0-9٠-٩۰-۹]+)*[%٪]?")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f0-9'’._&-]*")
_ARABIC = re.compile(r"[\u0621-\u064a\u066e-\u06d3\u0671]")


@dataclass(frozen=True, slots=True)
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
    """

    lemma: str
    pos: str
    stem: str
    proclitics: tuple[str, ...] = ()
    enclitics: tuple[str, ...] = ()
    gender: str | None = None
    number: str | None = None
    person: str | None = None
    aspect: str | None = None
    voice: str | None = None
    definite: bool = False
    source: str = "db"


Features = dict[str, Any]
Analyse = Callable[[str], list[Features]]


class Morphology:
    """Analyses of word types; make one per process, loading takes a second or two.

    Attributes:
        kind: ``bundled``, ``calima`` or ``mle``: what answers.
    """

    def __init__(
        self,
        kind: str,
        analysers: Iterable[tuple[str, Analyse]],
        backoff: Analyse,
        *,
        cache_words: int = CACHE_WORDS,
    ) -> None:
        """Take functions from a word to its readings as camel-tools gives them.

        Args:
            kind: See the attribute.
            analysers: With the name of their source, best first.
            backoff: Asked about words that no analyser knows.
            cache_words: Word types to remember.
        """
        self.kind = kind
        self._analysers = tuple(analysers)
        self._backoff = backoff
        self._cached: Callable[[str], tuple[Analysis, ...]] = lru_cache(maxsize=cache_words)(self._analyse)

    def analyses(self, word: str) -> tuple[Analysis, ...]:
        """Return all readings of one surface word, the likelier sources first; it may carry diacritics and tatweel.

        Numbers, punctuation and Latin words give one reading. Empty only for a word in no script that is known.
        """
        return self._cached(word)

    def _analyse(self, word: str) -> tuple[Analysis, ...]:
        plain = bare(word)
        if not _ARABIC.search(plain):
            return _not_arabic(word)
        readings: dict[Analysis, None] = {}
        for source, analyse in self._analysers:
            readings.update(dict.fromkeys(_readings(analyse, plain, source)))
        if not readings:
            readings.update(dict.fromkeys(_readings(self._backoff, plain, "backoff")))
        return tuple(readings)


def open_morphology(kind: str = "auto") -> Morphology:
    """Load the data of ``kind``; our own words and the back-off for unknown names are the same in all of them.

    Args:
        kind: ``bundled``: Buckwalter's dictionaries. ``calima``: the CALIMA database. ``mle``: CALIMA, readings in
            the order of the MLE model. ``auto``: the best of ``mle``, ``calima`` and ``bundled`` that is there.

    Raises:
        ConfigurationError: If the data are not installed, or ``kind`` is none of these.
    """
    if kind not in KINDS:
        raise ConfigurationError(f"--morphology {kind}: choose one of {', '.join(KINDS)}")
    with camel_tools_ready():
        from camel_tools.morphology.analyzer import Analyzer
    chosen = _best_kind() if kind == "auto" else kind
    own = load_database(layer_database())
    words = Analyzer(load_database(dictionary_database() if chosen == "bundled" else require_dataset(CALIMA)))
    readings: Analyse = _in_mle_order(words) if chosen == "mle" else words.analyze
    return Morphology(chosen, [("table", Analyzer(own).analyze), ("db", readings)], Analyzer(own, "NOAN_PROP").analyze)


def _best_kind() -> str:
    if find_dataset(CALIMA) is None:
        return "bundled"
    return "calima" if find_dataset(MLE) is None else "mle"


def _in_mle_order(analyser: Analyzer) -> Analyse:
    """Return the analyser's readings, the likeliest first by the MLE model."""
    with camel_tools_ready():
        from camel_tools.disambig.mle import MLEDisambiguator
    model = MLEDisambiguator(analyser, str(require_dataset(MLE)), top=_ALL_READINGS, cache_size=0)
    return lambda word: [scored.analysis for scored in model.disambiguate_word([word], 0).analyses]


def _not_arabic(word: str) -> tuple[Analysis, ...]:
    if _NUMBER.fullmatch(word):
        return (Analysis(word, "digit", word),)
    if _LATIN.match(word):
        return (Analysis(word, "latin", word),)
    if any(character.isalnum() for character in word):
        return (Analysis(word, "digit" if word[0].isdigit() else "latin", word),)
    return (Analysis(word, "punc", word),) if word.strip() else ()


def _readings(analyse: Analyse, plain: str, source: str) -> list[Analysis]:
    """Return the readings whose spelling is nearest to ``plain``: أ for ا costs nothing, ه for ة something."""
    priced = [(_distance(plain, features["diac"]), features) for features in analyse(plain)]
    if not priced:
        return []
    best = min(cost for cost, _ in priced)
    return [_reading(plain, features, source) for cost, features in priced if cost == best]


def _distance(plain: str, diacritised: str) -> int:
    spelt = bare(diacritised)
    if len(spelt) != len(plain):
        return 0
    return sum(a != b and not (a == "ا" and b in "أإآ") for a, b in zip(plain, spelt, strict=True))


def _reading(plain: str, features: Features, source: str) -> Analysis:
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
