"""All analyses of a word: clitics, lemma, part of speech, gender, number, person, aspect.

camel-tools' analyser does the work, over the bundled database (Buckwalter's dictionaries), or over the CALIMA database
that the user has; its result dictionaries are turned once per word type into small tuples and kept in a bounded cache.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipeline.errors import ConfigurationError
from pipeline.language.letters import bare, fold_spelling
from pipeline.language.morphology.bundled import dictionary_database, layer_database, load_database
from pipeline.language.morphology.camel_data import CALIMA, MLE, camel_tools_ready, find_dataset, require_dataset
from pipeline.language.morphology.readings import Analysis, Features, is_possible, nearest, reading

if TYPE_CHECKING:
    from camel_tools.morphology.analyzer import Analyzer
    from camel_tools.morphology.database import MorphologyDB

__all__ = ["KINDS", "Analysis", "Morphology", "choose_kind", "open_morphology"]

CACHE_WORDS: Final = 50_000
KINDS: Final = ("auto", "bundled", "calima", "mle")
_ALL_READINGS: Final = 1_000
_NUMBER: Final = re.compile(r"[+-]?[0-9٠-٩۰-۹]+(?:[.,٫٬/:-][0-9٠-٩۰-۹]+)*[%٪]?")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f0-9'’._&-]*")
_SEATED: Final = re.compile("ؤ(?=(?:ه|ها|هم|هما|هن|ني|نا|ك|كم)$)")
_ARABIC: Final = re.compile(r"[\u0621-\u064a\u066e-\u06d3\u0671]")


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
        found = [
            (source, features)
            for source, analyse in self._analysers
            for features in analyse(plain)
            if is_possible(plain, features)
        ]
        if not found and _SEATED.search(plain):  # يملؤها, which the dictionary has as يملأها
            seated = _SEATED.sub("أ", plain)
            found = [
                (s, f) for s, a in self._analysers for f in a(seated) if f["pos"] == "verb" and f.get("enc0") != "0"
            ]
        if not found:
            found = [("backoff", one) for one in self._backoff(plain) if is_possible(plain, one)]
        readings = dict.fromkeys(reading(plain, features, source) for source, features in nearest(word, found))
        return tuple(sorted(_joined(list(readings)), key=_is_passive))


def open_morphology(kind: str = "auto") -> Morphology:
    """Load the data of ``kind``; our own words and the back-off for unknown names are the same in all of them.

    Args:
        kind: ``bundled``: Buckwalter's dictionaries. ``calima``: the CALIMA database. ``mle``: CALIMA, readings in
            the order of the MLE model. ``auto``: the best of ``mle``, ``calima`` and ``bundled`` that is there.

    Raises:
        ConfigurationError: If the data are not installed, or ``kind`` is none of these.
    """
    chosen = choose_kind(kind)
    with camel_tools_ready():
        from camel_tools.morphology.analyzer import Analyzer
    own = load_database(layer_database())
    words = Analyzer(load_database(dictionary_database() if chosen == "bundled" else require_dataset(CALIMA)))
    readings: Analyse = _in_mle_order(words) if chosen == "mle" else words.analyze
    layer = _where_a_stem_fits(own, Analyzer(own).analyze)
    return Morphology(chosen, [("table", layer), ("db", readings)], Analyzer(own, "NOAN_PROP").analyze)


def choose_kind(kind: str) -> str:
    """Return the kind of data that ``kind`` stands for here: ``bundled``, ``calima`` or ``mle``.

    Raises:
        ConfigurationError: If the data are not installed, or ``kind`` is unknown.
    """
    if kind not in KINDS:
        raise ConfigurationError(f"--morphology {kind}: choose one of {', '.join(KINDS)}")
    if kind == "auto":
        if find_dataset(CALIMA) is None:
            return "bundled"
        return "calima" if find_dataset(MLE) is None else "mle"
    if kind != "bundled":
        require_dataset(CALIMA)
    if kind == "mle":
        require_dataset(MLE)
    return kind


def _where_a_stem_fits(database: MorphologyDB, analyse: Analyse) -> Analyse:
    """Ask ``analyse`` only about words that hold a stem of ``database``: a few look-ups in place of a full analysis."""
    stems, longest_prefix, longest_suffix = database.stem_hash, database.max_prefix_size, database.max_suffix_size

    def screened(word: str) -> list[Features]:
        folded = fold_spelling(word)
        size = len(folded)
        for start in range(min(longest_prefix, size - 1) + 1):
            for end in range(max(start + 1, size - longest_suffix), size + 1):
                if folded[start:end] in stems:
                    return analyse(word)
        return []

    return screened


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


def _joined(readings: list[Analysis]) -> list[Analysis]:
    """Make one reading of ours and the database's that say the same: ours, with lemma and place of theirs."""
    ours = [one for one in readings if one.source == "table"]
    theirs = [one for one in readings if one.source != "table"]
    alone = []
    for mine in ours:
        place = next((i for i, one in enumerate(theirs) if _says_the_same(mine, one)), None)
        if place is None:
            alone.append(mine)
        else:
            same = theirs[place]
            theirs[place] = replace(mine, lemma=same.lemma, gender=mine.gender or same.gender)
    return list(dict.fromkeys([*alone, *theirs]))


def _says_the_same(mine: Analysis, theirs: Analysis) -> bool:
    agree = mine.gender == theirs.gender or mine.gender is None or theirs.gender is None
    plain = replace(theirs, lemma=mine.lemma, gender=mine.gender, source=mine.source)
    return agree and plain == mine and bare(mine.lemma) == bare(theirs.lemma)


def _is_passive(analysis: Analysis) -> bool:
    """Tell whether a reading is passive: without diacritics the active one is the likelier."""
    return analysis.voice == "p"
