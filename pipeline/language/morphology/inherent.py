"""What a stem of Buckwalter's dictionaries is by itself: part of speech, gender, number, aspect, voice.

The dictionaries (2002) mark only part of this. The rest is taken from what they do have: the category, the English
gloss under the same lemma (``tomb`` … ``tombs`` is a broken plural), and two small tables of our own,
``function_words.tsv`` and ``noun_genders.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.language.letters import bare, from_buckwalter
from pipeline.words import Row, load

__all__ = ["WORD_TABLES", "Inherent", "Sense"]

WORD_TABLES: Final = ("function_words", "noun_genders", "written_together")
_POS: Final = {
    "ADJ": "adj", "NOUN": "noun", "ADV": "adv", "PREP": "prep", "CONJ": "conj", "ABBREV": "abbrev", "INTERJ": "interj",
    "NOUN_PROP": "noun_prop", "FUNC_WORD": "part", "REL_PRON": "pron_rel", "INTERROG_PART": "part_interrog",
    "INTERROG": "part_interrog", "NEG_PART": "part_neg", "PART": "part", "FUT_PART": "part_fut", "DET": "part_det",
    "EMPHATIC_PARTICLE": "part_emphac", "NUMERIC_COMMA": "punc",
}  # fmt: skip
_ASPECTS: Final = {"PV": "p", "IV": "i", "CV": "c"}
_VERB_TAGS: Final = {"VERB_PERFECT": "p", "VERB_IMPERFECT": "i", "VERB_IMPERATIVE": "c"}
_NUMBERS: Final = {"S": "s", "D": "d", "P": "p", "": "s"}
_GENDERS: Final = {"M": "m", "F": "f", "": "-"}
_PRONOUN: Final = re.compile(r"(?P<kind>PRON|DEM_PRON)_(?P<per>[123]?)(?P<gen>[MF]?)(?P<num>[SDP]?)$")
_AGENT: Final = re.compile(
    r"(?:[a-z](?:er|or|ist|man|ee|eer|ian)|student|friend|guest|prince|emir|president|chief|minister)$"
)
_ELATIVE: Final = re.compile(
    r"\b(?:more|most)\b|\w+er/\w+est|\b(?:farther|further|worse|better|less|least|best|worst)\b"
)
_PLURAL_WORDS: Final = {"men", "women", "children", "people", "persons", "feet", "teeth", "mice", "police"}
_BROKEN: Final = re.compile(r".i.A.$|.u.~a.$|.a.o.aY$|(?:maf?|.a)?.?.a.A.iy?.$|.u.uw.$|[>A]a.o.A.$|.u.a.A'$|.u.~A.$")
_PLURAL_ENDINGS: Final = (("s", ""), ("es", ""), ("ies", "y"), ("ves", "f"), ("men", "man"))
_SOLID: Final = ("Nall", "N/ap", "N-ap")
_ELATIVE_CLASSES: Final = ("Nel", "Nayn", "NAn_Nayn", "N-|")
_PARTICIPLE: Final = re.compile("(?:.A.i[^aiu]~?|mu.*[ia][^aiuA]~?|ma.o.uw.|.A.iy)$")
_WRITTEN_PREPOSITIONS: Final = {"ل": "li_prep", "ب": "bi_prep"}


@dataclass(frozen=True, slots=True)
class Sense:
    """A stem as the dictionary has it: in transliteration, with the tag of its main morph (empty if none is given).

    ``first_gloss``, ``first_form`` and ``first_category`` belong to the first stem under the same lemma, its base form.
    """

    lemma: str
    vocalised: str
    category: str
    gloss: str
    tag: str
    first_gloss: str
    first_form: str
    first_category: str


class Inherent:
    """The features of stems; holds the two word tables."""

    def __init__(self) -> None:
        self._pos = {(row["was"], row["lemma"]): row.each("pos") for row in load("function_words")}
        self._together = {row["lemma"]: row for row in load("written_together")}
        self._genders = {row["lemma"]: row["gender"] for row in load("noun_genders")}

    def features(self, sense: Sense) -> tuple[Mapping[str, str], ...]:
        """Return one feature set for each reading; a participle without a tag is read as noun and as adjective.

        A word that holds a preposition, such as لأن, gets the feature ``prc1`` and the lemma of the other part.
        """
        if together := self._together.get(from_buckwalter(sense.lemma)):
            return (_two_words(together),)
        if sense.tag == "NEG_PART" and sense.lemma.startswith("layos"):
            return ({"pos": "verb", "asp": "p", "vox": "a"},)
        kind = sense.category[:2]
        if kind in _ASPECTS or sense.tag in _VERB_TAGS:
            aspect = _ASPECTS.get(kind) or _VERB_TAGS[sense.tag]
            return ({"pos": "verb", "asp": aspect, "vox": "p" if "Pass" in sense.category else "a"},)
        if pronoun := _PRONOUN.match(sense.tag):
            return (_pronoun(pronoun),)
        return tuple(self._nominal(sense, pos) for pos in self._parts_of_speech(sense))

    def _parts_of_speech(self, sense: Sense) -> tuple[str, ...]:
        pos = _POS[sense.tag] if sense.tag else _untagged(sense)
        lemma = from_buckwalter(sense.lemma)
        if told := self._pos.get((pos, lemma)) or self._pos.get((pos, bare(lemma))):
            return told
        if sense.category == "Numb":
            return ("noun_num",)
        return _open_class(sense, pos) if pos in ("adj", "noun") else (pos,)

    def _nominal(self, sense: Sense, pos: str) -> Mapping[str, str]:
        if not pos.startswith(("noun", "adj")):
            return {"pos": pos}
        plural = pos in ("noun", "adj") and _is_broken_plural(sense)
        ends_feminine = sense.vocalised.endswith(("aY", "A'")) and not plural and pos in ("adj", "noun_num")
        return {"pos": pos, "gen": self._gender(sense, pos, ends_feminine), "num": "p" if plural else "s"}

    def _gender(self, sense: Sense, pos: str, ends_feminine: bool) -> str:
        if pos == "noun_prop":
            return "-"
        lemma = from_buckwalter(sense.lemma)
        return "f" if ends_feminine else self._genders.get(lemma) or self._genders.get(bare(lemma), "m")


def _open_class(sense: Sense, pos: str) -> tuple[str, ...]:
    """Tell nouns from adjectives where the dictionary does not: both for participles, نسبة and their plurals."""
    is_participle = bool(_PARTICIPLE.match(sense.lemma))
    if sense.vocalised.startswith((">a", "|")) and _ELATIVE.search(sense.gloss):
        return ("adj_comp",)
    if sense.category.startswith(_ELATIVE_CLASSES):
        return (pos,) if sense.tag else ("adj",)
    if sense.category in _SOLID and sense.lemma.endswith("iy~"):
        return ("noun", "adj")
    if sense.tag:
        return ("adj", "noun") if pos == "adj" and sense.category in _SOLID and is_participle else (pos,)
    if is_participle:
        return ("noun", "adj")
    if sense.category in _SOLID and not _AGENT.search(_first_word(sense.gloss)):
        return ("noun", "adj")
    if sense.first_category.startswith((*_SOLID, *_ELATIVE_CLASSES)) and _is_broken_plural(sense):
        return ("noun", "adj")
    return ("adj",) if sense.first_category.startswith(_ELATIVE_CLASSES) else (pos,)


def _two_words(row: Row) -> Mapping[str, str]:
    features = {"pos": row["pos"], "lex": row["stem_lemma"], "prc1": _WRITTEN_PREPOSITIONS[row["proclitic"]]}
    return {**features, "gen": "m", "num": "s"} if row["pos"] == "pron_dem" else features


def _pronoun(found: re.Match[str]) -> Mapping[str, str]:
    features = {"gen": _GENDERS[found["gen"]], "num": _NUMBERS[found["num"]]}
    if found["kind"] == "PRON":
        return {"pos": "pron", "per": found["per"], **features}
    return {"pos": "pron_dem", **features}


def _untagged(sense: Sense) -> str:
    if sense.category.startswith("FW"):
        return "interj"
    first = sense.gloss[:1]
    return "noun_prop" if first.isupper() and not sense.category.startswith(_SOLID) else "noun"


def _first_word(gloss: str) -> str:
    return re.split(r"[;/,(]", gloss.split("<pos>")[0])[0].strip()


def _is_broken_plural(sense: Sense) -> bool:
    """Tell whether the stem is another form than the lemma's first, and plural by its gloss or by its pattern."""
    if _bones(sense.vocalised) == _bones(sense.first_form):
        return False
    words, first = _gloss_words(sense.gloss), _gloss_words(sense.first_gloss)
    if any(word in _PLURAL_WORDS or _singular(word) & first for word in words - first):
        return True
    return bool(_BROKEN.match(sense.vocalised)) and not _BROKEN.match(sense.first_form)


def _gloss_words(gloss: str) -> set[str]:
    return set(re.split(r"[;/,() ]+", gloss.split("<pos>")[0].strip()))


def _bones(form: str) -> str:
    return re.sub("[|>&}<{']", "'", form)


def _singular(word: str) -> set[str]:
    """Return what ``word`` may be the plural of; never the word itself."""
    found = {word.removesuffix(end) + put for end, put in _PLURAL_ENDINGS if word.endswith(end)}
    return found - {word, ""}
