"""Names and titles of several words that the tables list."""

from __future__ import annotations

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.naming.evidence import upon_something
from pipeline.language.naming.hints import Hint

__all__ = ["phrase_at", "place_behind_letter", "told_at_once", "told_outlet"]


def phrase_at(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> tuple[int, int] | None:
    """Return the end and flags of the longest phrase of the tables that starts at word ``i``."""
    if i + 1 >= last:
        return None
    if not words[i + 1].hints & Hint.SECOND:
        return None
    word = words[i]
    if not (word.opens_phrase or word.folded.startswith("ل")):
        return None
    by_first = tables.phrases.get(words[i + 1].folded)
    if by_first is None:
        return None
    keys: tuple[str, ...] = (word.folded, word.core) if word.core != word.folded else (word.folded,)
    if word.folded[:1] == "ل" and word.folded[1:] not in keys:
        keys = (*keys, word.folded[1:])  # لأ | ش أ، لآخر | ساعة
    for key in keys:
        for phrase, flags in by_first.get(key, ()):
            if key not in (word.folded, word.core) and not flags & Flag.MEDIA:
                continue  # قال لسي | إن إن; the tagger parts what it knows itself
            end = i + len(phrase)
            if end <= last and all(words[i + k].folded == phrase[k] for k in range(1, len(phrase))):
                if upon_something(words, end - 1, last):
                    continue
                return end, flags
    return None


def place_behind_letter(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> int:
    """Return the end of a place of several words that has "in" written on it, whatever it reads as: بسيدي بوزيد | .

    ``i`` if there is none.
    """
    folded = words[i].folded
    if folded[:1] != "ب" or i + 1 >= last or not words[i + 1].hints & Hint.SECOND:
        return i
    for phrase, flags in tables.phrases.get(words[i + 1].folded, {}).get(folded[1:], ()):
        end = i + len(phrase)
        if flags & Flag.PLACE and end <= last and all(words[i + k].folded == phrase[k] for k in range(1, len(phrase))):
            return end
    return i


def told_outlet(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether word ``i`` opens the outlet to which the person named before it spoke: حداد | لفرانس برس."""
    word = words[i]
    if told_at_once(words, i, last, tables):
        return True
    if word.folded[:1] != "ل" or (word.analysis.lead != "ل" and word.core == word.folded[1:]):
        return False
    listed = phrase_at(words, i, last, tables)
    return bool((listed[1] if listed is not None else word.flags) & Flag.MEDIA)


def told_at_once(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether the clause follows what can be the one-word name of an outlet: قال الوزير | للجزيرة | إن."""
    folded = words[i].folded
    if folded[:1] != "ل" or i + 1 >= last:
        return False
    outlet = "ا" + folded[1:] if folded[1:2] == "ل" else folded[1:]
    follows = words[i + 1].text == ":" or "complementizer" in words[i + 1].roles
    return follows and outlet in tables.outlets
