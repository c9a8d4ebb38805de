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
_CUT_LETTERS: Final = ("ب", "ك", "ف")
_CLOSING: Final = frozenset('"»”،')
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
    mine = {word.text for words in sections for i, word in enumerate(words) if _as_mine(words, i, tables)}
    if mine:
        behind.update(word.text for words in sections for word in _behind_given(words) if word.text in mine)
    return frozenset(behind & (alone | mine))


def _as_mine(words: tuple[Word, ...], i: int, tables: Lexicon) -> bool:
    """Say whether what reads as "my" something stands where who speaks does: وأضاف | رجي | أن; not قال | أبي."""
    word, before = words[i], words[i - 1] if i else None
    mine = word.pos == "noun" and word.analysis.enclitics == ("ي",)
    done = word.pos == "verb" and word.text.endswith("ي") and not (word.may_report or word.analysis.enclitics)
    cut = word.preposed in _CUT_LETTERS and _whole_name(word) and "manner_noun" not in word.stem_roles
    if not cut and (not (mine or done) or word.analysis.proclitics):
        return False
    if word.flags & Flag.TITLE or "kin" in word.stem_roles:
        return False
    after = words[i + 1] if i + 1 < len(words) and words[i + 1].part == word.part else None
    led = before is not None and before.part == word.part
    if before is not None and led and before.pos == "verb" and before.may_report:
        ends = after is None or after.pos in ("punc", "prep")
        return not before.analysis.enclitics and (ends or said(words, i + 1))
    opens = not led or (before is not None and before.text in _CLOSING)
    says = after is not None and after.pos == "verb" and after.may_report and not after.analysis.proclitics
    return (opens and says) or (led and before is not None and _leads(before, tables))


def _whole_name(word: Word) -> bool:
    """Say whether what was cut off a word may be its own first letter: بادي; not بالنادي، لبنانيون، بكتابه."""
    return not (word.analysis.definite or word.analysis.enclitics or word.flags & ~_NAME_LIKE)


def _leads(before: Word, tables: Lexicon) -> bool:
    return before.folded.removeprefix(_AND) in tables.roles["according_to"]


def _behind_given(words: tuple[Word, ...]) -> Iterator[Word]:
    """Give the words that stand right behind a first name."""
    for before, word in pairwise(words):
        given = before.part == word.part and before.flags & Flag.FIRST_NAME and before.pos == "noun_prop"
        if given and (word.pos == "noun_prop" or not word.analysis.proclitics):
            yield word


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
