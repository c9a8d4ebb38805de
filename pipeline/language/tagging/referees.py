"""Tell a referee from a ruling, which are written alike: حكم."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.naming.hints import Hint
from pipeline.language.nominal import has_preposition

__all__ = ["REFEREE", "as_referees"]

REFEREE: Final = "حكم"


def as_referees(words: list[Word]) -> list[Word]:
    """Return the words of a sentence with the referees that the words behind tell: قال | الحكم | الدولي."""
    found = list(words)
    for i, word in enumerate(words):
        if word.stem == REFEREE and word.flags & Flag.DOCUMENT and _is_person(words, i):
            flags = (word.flags & ~Flag.DOCUMENT) | Flag.TITLE
            found[i] = word.read_as(word.analysis, hints=word.hints | Hint.NAME, flags=flags)
    return found


def _is_person(words: list[Word], i: int) -> bool:
    """Say whether words behind tell a referee: الحكم | المساعد، حكم | المباراة، الحكم الإيطالي | السابق."""
    word, k = words[i], i + 1
    if k >= len(words) or word.analysis.enclitics or has_preposition(words[k]):
        return False
    if "refereed" in words[k].stem_roles:
        return not word.analysis.definite and words[k].analysis.definite
    nation = words[k].flags & Flag.NISBA and words[k].analysis.definite == word.analysis.definite
    if nation and k + 1 < len(words) and "referee_sort" not in words[k].stem_roles:
        k += 1
        named = words[k].pos == "noun_prop" and not words[k].analysis.definite and not has_preposition(words[k])
        return named or "once_referee" in words[k].roles  # الحكم الفرنسي | توربان
    agreeing = words[k].analysis.definite == word.analysis.definite
    return agreeing and "referee_sort" in words[k].stem_roles
