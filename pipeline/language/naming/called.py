"""First names that read as verbs or prepositions, told by what stands round them: | بدر الحداد: …."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Option, Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.morphology.analyser import Analysis
from pipeline.language.naming.evidence import LIKE_NAMES
from pipeline.language.naming.hints import SON, hints
from pipeline.language.normalise import fold_stem

__all__ = ["as_first_names"]

_MOST: Final = 3  # names behind the first
_REACH: Final = 12  # words of an office
_BREAKS: Final = frozenset(("..", "...", "…", "|", "/", "-", "–", ":", '"', "«", "“"))
_ACTING: Final = ("verb", "adj", "prep", "adv")
_PLACED: Final = ("prep", "adv")
_UPON: Final = ("علي", "الي")  # على، إلى
_OF_A_BODY: Final = Flag.PLACE | Flag.CLUB | Flag.ORG_HEAD | Flag.INSTITUTION
_GENDERS: Final = Flag.MALE | Flag.FEMALE


def as_first_names(words: list[Word], tables: Lexicon) -> list[Word]:
    """Return the words of a sentence with the first names that were read as what somebody does, or where."""
    found = list(words)
    for i, word in enumerate(words[:-1]):
        if word.analysis.lead == "و" and i and (listed := _joined_to_nothing(words, i, tables)):
            found[i] = _named(word, listed, tables)
            continue
        if word.pos == "noun_prop" or (end := _family_end(words, i + 1)) == i + 1:
            continue  # most words: told first
        listed = tables.of(fold_stem(word.text)) & (LIKE_NAMES | _GENDERS)
        if "name_as_preposition" in word.roles:
            listed |= Flag.FIRST_NAME  # باسم
        if not listed & LIKE_NAMES or not _may_be_first(word, listed):
            continue
        opens = i == 0 or words[i - 1].text in _BREAKS
        named = _speaks(words, end) if opens else word.pos in _PLACED and _borne(words, i, tables)
        if named or (not opens and _speaks(words, end) and _behind_office(words, i)):
            found[i] = _named(word, listed, tables)
    return found


def _joined_to_nothing(words: list[Word], i: int, tables: Lexicon) -> int:
    """Return the flags of a first name whose و was read as "and", right behind a preposition: عن | وحيد الحداد."""
    before = words[i - 1]
    if before.pos != "prep" or before.analysis.enclitics or before.text.endswith("ما"):
        return 0
    listed = tables.of(fold_stem(words[i].text)) & (LIKE_NAMES | _GENDERS)
    return listed if listed & Flag.FIRST_NAME else 0


def _may_be_first(word: Word, listed: int) -> bool:
    """Say whether a word that the tables know as a name can be one though it reads otherwise: بدر، خلف، وفاء."""
    if word.text.startswith("ال") or word.folded in _UPON or word.flags & (Flag.TITLE | Flag.ORG_HEAD | Flag.TIME):
        return False
    if word.may_report and not (word.analysis.proclitics or listed & Flag.FIRST_NAME):
        return False
    return bool(listed & Flag.FIRST_NAME) or word.pos in _ACTING


def _family_end(words: list[Word], k: int) -> int:
    """Return the end of the names from word ``k`` on, of which the last is a family's; ``k`` if there are none."""
    end = k
    while end < min(len(words), k + _MOST):
        word = words[end]
        link = word.text == SON and end + 1 < len(words)
        name = word.flags & LIKE_NAMES and word.is_nominal and not word.preposed and not word.analysis.enclitics
        if not (name or link):
            break
        end += 1
    if end == k or words[end - 1].text == SON or words[end - 1].flags & _OF_A_BODY:
        return k
    return end


def _speaks(words: list[Word], k: int) -> bool:
    """Say whether whoever is named before word ``k`` speaks: a colon, or a verb that no و joins: بدر الحداد | يؤكد."""
    if k >= len(words):
        return False
    word = words[k]
    return word.text == ":" or (word.pos == "verb" and word.may_report and not word.analysis.proclitics)


def _behind_office(words: list[Word], i: int) -> bool:
    """Say whether an office that opens the sentence ends before word ``i``: مدير المركز | نمر السالمي يؤكد."""
    begin = i
    while begin and i - begin < _REACH and words[begin - 1].pos not in ("verb", "punc", "conj_sub", "pron_rel"):
        begin -= 1
    closed = words[i - 1].analysis.definite or words[i - 1].flags & (Flag.PLACE | Flag.STATE)
    opens = begin == 0 or words[begin - 1].text in _BREAKS
    return opens and bool(closed) and begin < i and bool(words[begin].flags & Flag.TITLE)


def _borne(words: list[Word], i: int, tables: Lexicon) -> bool:
    """Say whether who bears the name speaks, or is told by his office: أوضح | خلف السالمي، بحسب المدير | خلف.

    Where something else is done it tells where: وقف المدير | خلف السالمي.
    """
    surname = words[i + 1]
    if surname.flags & Flag.TITLE and not surname.analysis.definite:
        return False
    if words[i - 1].pos == "verb":
        return words[i - 1].may_report and not words[i - 1].analysis.enclitics
    office = False
    for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
        before = words[k]
        if before.pos == "verb":
            meets = "acts_on_somebody" in before.analysis.lemma_roles
            return office and (before.may_report or meets)
        if before.folded.removeprefix("و") in tables.roles["according_to"]:
            return office
        if before.pos in ("punc", "conj_sub", "pron_rel"):
            return False
        office = office or bool(before.flags & (Flag.TITLE | Flag.HONORIFIC))
    return False


def _named(word: Word, listed: int, tables: Lexicon) -> Word:
    """Return a word as a first name."""
    option = Option(0.0, Analysis(word.text, "noun_prop", word.text), fold_stem(word.text), listed | Flag.FIRST_NAME)
    told = hints(option, word.folded, word.text, tables)
    return word.read_as(option.analysis, option.stem, told, option.flags)
