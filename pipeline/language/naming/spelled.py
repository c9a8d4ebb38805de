"""Names spelled out letter by letter, as Arabic writes foreign acronyms: بي بي سي، شركة إل جي، لسي إن إن."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.morphology.readings import Analysis
from pipeline.language.naming.hints import Hint, hints
from pipeline.language.normalise import fold_stem

__all__ = ["as_letters", "letters_end", "without_stops"]

_HEADS: Final = Flag.MEDIA_HEAD | Flag.ORG_HEAD
_PREPOSED: Final = ("و", "ف", "ل", "ب", "ك")


def letters_end(words: Sequence[Word], i: int, tables: Lexicon) -> int:
    """Return the end of the letters that word ``i`` opens, two at least and one of them no other word; ``i`` if none.

    A word of the closed classes is no letter at the end, nor at the beginning without a noun for a body: إل جي | إن.
    """
    letters, other = tables.roles["letter"], tables.roles["letter_or_word"]
    first = _letter_of(words[i], letters)
    if first is None or (first in other and not (i and words[i - 1].flags & _HEADS)):
        return i
    end = i + 1
    while end < len(words) and words[end].folded in letters:
        end += 1
    while end > i + 1 and words[end - 1].folded in other and words[end - 1].pos != "noun_prop":
        end -= 1
    return end if end - i > 1 else i


def as_letters(words: list[Word], tables: Lexicon) -> list[Word]:
    """Return the words with those that spell a name read as letters, whatever else they may be: قالت | بي بي."""
    i = 0
    while i < len(words):
        end = letters_end(words, i, tables)
        words[i:end] = [_as_letter(word, tables) for word in words[i:end]]
        i = max(end, i + 1)
    return words


def without_stops(words: list[Word], tables: Lexicon) -> list[Word]:
    """Return the words without the full stops between the letters that spell a name: بي.بي، جيه. كيه. رولينغ.

    Nor those inside the name of a site: درب.كوم.
    """
    words = _sites(words) if any("site_tail" in w.roles for w in words) else words
    letters, other = tables.roles["letter"], tables.roles["letter_or_word"]
    kept: list[Word] = []
    sure = False
    for i, word in enumerate(words):
        between = word.text == "." and 0 < i < len(words) - 1 and words[i - 1].end == word.start
        letter = _letter_of(words[i - 1], letters) if between else None
        joined = letter is not None and words[i + 1].start == word.end and words[i + 1].folded in letters
        middle = letter is not None and i > 1 and _middle(words, i - 1)
        if joined or middle:
            initial = _as_letter(kept[-1], tables)
            kept[-1] = initial.read_as(initial.analysis, flags=Flag.NONE) if middle else initial
        elif letter is None or letter in other:
            kept.append(_as_letter(word, tables) if sure else word)
        sure = joined
    return kept


def _sites(words: list[Word]) -> list[Word]:
    """Return the words with the names of sites as a name and its tail: سوقنا | كوم."""
    kept: list[Word] = []
    for i, word in enumerate(words):
        dotted = i > 0 and words[i - 1].text == "." and words[i - 1].end == word.start
        tail = dotted and len(kept) > 1 and kept[-1].start == kept[-2].end and "site_tail" in word.roles
        if tail:
            kept.pop()
            if not kept[-1].is_nominal:
                kept[-1] = kept[-1].read_as(Analysis(kept[-1].text, "noun_prop", kept[-1].text), hints=Hint.FIRST)
            named = Analysis(word.text, "noun_prop", word.text)
            kept.append(word.read_as(named, word.folded, Hint.SECOND, Flag.MEDIA_TAIL))
        else:
            kept.append(word)
    return kept


def _middle(words: list[Word], i: int) -> bool:
    """Say whether word ``i`` is the initial between a first name and a surname: جوشوا | إل. روفمان."""
    first, surname = words[i - 1], words[i + 2]
    return bool(first.flags & Flag.FIRST_NAME) and first.pos == "noun_prop" and surname.pos == "noun_prop"


def _letter_of(word: Word, letters: frozenset[str]) -> str | None:
    """Return the folded letter that a word is, perhaps with what is written on it: لبي, وسي."""
    if word.folded in letters:
        return word.folded
    rest = word.folded[1:]
    return rest if word.folded[:1] in _PREPOSED and rest in letters and rest != "دي" else None  # not لدى، بدي


def _as_letter(word: Word, tables: Lexicon) -> Word:
    whole = "letter" in word.roles
    letter, before = (word.text, ()) if whole else (word.text[1:], (word.text[0],))
    analysis = Analysis(letter, "noun_prop", letter, before)
    chosen = replace(word.options[0], analysis=analysis, stem=fold_stem(letter))
    flags = word.flags & ~(Flag.TITLE | Flag.HONORIFIC | Flag.PARTICLE)  # إم is no mother
    return word.read_as(analysis, chosen.stem, hints(chosen, word.folded, word.text, tables), flags)
