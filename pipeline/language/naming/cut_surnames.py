"""Surnames whose first letter reads as a preposition, or whose "and" as their own: قال فيليب | لانوا |، | وقزيز | قال.

No verb of saying has "to" an indefinite noun and then its clause, and no first name is followed by one; where the same
word stands in both places in an article, it is a surname. So is what reads as "by the": قالت نادية | بالطاهر | إن.
Where a name of the article stands with و before a verb of saying, no table need know it: سامر قزيز …. | وقزيز | قال.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipeline.language.document import Option, Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.morphology.analyser import Analysis
from pipeline.language.naming.hints import hints
from pipeline.language.naming.slot import said
from pipeline.language.normalise import fold_stem

__all__ = ["as_surnames", "cut_surnames", "joined_surnames", "with_joined"]

_CUT: Final = "لا"
_BY_THE: Final = "بال"
_AND: Final = "و"
_SHORT: Final = 4  # letters
_NAME_LIKE: Final = Flag.MALE | Flag.FEMALE | Flag.FIRST_NAME | Flag.SURNAME


def cut_surnames(sections: Sequence[tuple[Word, ...]], tables: Lexicon) -> frozenset[str]:
    """Return the words that stand behind a first name here, and there alone between a verb and what is said."""
    behind, alone = set[str](), set[str]()
    for words in sections:
        for i in _candidates(words):
            before = words[i - 1]
            if _given(before) or before.text in tables.roles["foreign_link"]:
                behind.add(words[i].text)
            elif before.may_report and before.pos == "verb" and not before.analysis.enclitics:
                if i + 1 < len(words) and words[i + 1].text not in "،,(-–" and said(words, i + 1):
                    alone.add(words[i].text)
    return frozenset(behind & alone)


def joined_surnames(sections: Sequence[tuple[Word, ...]]) -> frozenset[str]:
    """Return the words that are "and" with a name which stands behind a first name: وقزيز, where سامر قزيز is named."""
    found = {word.text for words in sections for word in _joined(words)}
    if not found:
        return frozenset()
    behind = {
        word.text
        for words in sections
        for before, word in pairwise(words)
        if word.pos == "noun_prop" and not word.analysis.proclitics and before.part == word.part and _given(before)
    }
    return frozenset(text for text in found if text[1:] in behind)


def _joined(words: tuple[Word, ...]) -> Iterator[Word]:
    """Give the words with which a sentence begins, that may be "and" with a name, and before which nothing is cut."""
    for i, word in enumerate(words[:-1]):
        if not word.text.startswith(_AND) or len(word.text) <= _SHORT - 1 or (i and words[i - 1].part == word.part):
            continue
        whole = word.pos == "noun_prop" and not word.analysis.proclitics
        wrong = len(word.analysis.proclitics) > 1 and not word.analysis.definite and not word.flags
        says = words[i + 1].pos == "verb" and words[i + 1].may_report and not words[i + 1].analysis.proclitics
        if not word.analysis.enclitics and (whole or (wrong and says)):
            yield word


def _given(word: Word) -> bool:
    return bool(word.flags & Flag.FIRST_NAME) or (word.pos == "noun_prop" and not word.analysis.definite)


def _candidates(words: tuple[Word, ...]) -> Iterator[int]:
    """Give the words of which the tables know nothing once "to" is cut off: لانوا, not لاجتماع, لاحمد, لاعب."""
    for i, word in enumerate(words):
        if i and word.text.startswith(_CUT) and len(word.text) >= _SHORT and not word.flags:
            own = word.preposed.startswith("ل") and not word.analysis.enclitics
            if own and words[i - 1].part == word.part:
                yield i
        elif i and word.text.startswith(_BY_THE) and len(word.text) > _SHORT + 1 and not word.flags & ~_NAME_LIKE:
            if not word.analysis.enclitics and words[i - 1].part == word.part:
                yield i


def as_surnames(words: tuple[Word, ...], surnames: frozenset[str], tables: Lexicon) -> tuple[Word, ...]:
    """Return words in which those are surnames."""
    return tuple(_surname(word, "", tables) if word.text in surnames else word for word in words)


def with_joined(words: tuple[Word, ...], joined: frozenset[str], tables: Lexicon) -> tuple[Word, ...]:
    """Return words in which those are "and" with a surname."""
    return tuple(_surname(word, _AND, tables) if word.text in joined else word for word in words)


def _surname(word: Word, cut: str, tables: Lexicon) -> Word:
    name = word.text.removeprefix(cut)
    analysis = Analysis(name, "noun_prop", name, proclitics=(cut,) if cut else ())
    option = Option(0.0, analysis, fold_stem(name), Flag.SURNAME)
    return word.read_as(analysis, option.stem, hints(option, word.folded, word.text, tables), Flag.SURNAME)
