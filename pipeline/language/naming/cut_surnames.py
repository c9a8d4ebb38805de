"""Surnames whose first letter reads as a preposition: قال فيليب | لانوا | إن …. وأضاف | لانوا | أن.

No verb of saying has "to" an indefinite noun and then its clause, and no first name is followed by one; where the same
word stands in both places in an article, it is a surname. So is what reads as "by the": قالت نادية | بالطاهر | إن.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.language.document import Option, Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.morphology import Analysis
from pipeline.language.naming.hints import hints
from pipeline.language.naming.slot import said
from pipeline.language.nominal import preposed
from pipeline.language.normalise import fold_stem

__all__ = ["as_surnames", "cut_surnames"]

_CUT = "لا"
_BY_THE = "بال"
_SHORT = 4  # letters
_NAME_LIKE = Flag.MALE | Flag.FEMALE | Flag.FIRST_NAME | Flag.SURNAME


def cut_surnames(sections: Sequence[Sequence[Word]], tables: Lexicon) -> frozenset[str]:
    """Return the words that stand behind a first name here, and there alone between a verb and what is said."""
    behind, alone = set[str](), set[str]()
    for words in sections:
        for i in _candidates(words):
            before = words[i - 1]
            named = before.flags & Flag.FIRST_NAME or before.text in tables.roles["foreign_link"]
            if named or (before.pos == "noun_prop" and not before.analysis.definite):
                behind.add(words[i].text)
            elif before.may_report and before.pos == "verb" and not before.analysis.enclitics:
                if i + 1 < len(words) and words[i + 1].text not in "،,(-–" and said(words, i + 1, tables):
                    alone.add(words[i].text)
    return frozenset(behind & alone)


def _candidates(words: Sequence[Word]) -> Iterator[int]:
    """Give the words of which the tables know nothing once "to" is cut off: لانوا, not لاجتماع, لاحمد, لاعب."""
    for i, word in enumerate(words):
        if i and word.text.startswith(_CUT) and len(word.text) >= _SHORT and not word.flags:
            own = preposed(word)[:1] == ("ل",) and not word.analysis.enclitics
            if own and words[i - 1].part == word.part:
                yield i
        elif i and word.text.startswith(_BY_THE) and len(word.text) > _SHORT + 1 and not word.flags & ~_NAME_LIKE:
            if not word.analysis.enclitics and words[i - 1].part == word.part:
                yield i


def as_surnames(words: Sequence[Word], surnames: frozenset[str], tables: Lexicon) -> tuple[Word, ...]:
    """Return words in which those are surnames."""
    return tuple(_surname(word, tables) if word.text in surnames else word for word in words)


def _surname(word: Word, tables: Lexicon) -> Word:
    analysis = Analysis(word.text, "noun_prop", word.text)
    option = Option(0.0, analysis, fold_stem(word.text), Flag.SURNAME)
    return word.read_as(analysis, option.stem, hints(option, word.folded, word.text, tables), Flag.SURNAME)
