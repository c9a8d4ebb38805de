"""What goes on with a full name because it can go on with nothing else: طوني صليبا | مرعب | يؤكد.

A noun without the article is no adjective of a name and no second part of it. Where no verb stands before the name that
could have it as its object, it is a further part of the name, if the phrase ends with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.naming.evidence import LIKE_NAMES, NAMED, NOT_IN_NAME, in_manner
from pipeline.language.nominal import NOMINAL, has_preposition, is_plural

__all__ = ["run_end"]

_MOST = 2
_REACH = 12
_BARRED = NOT_IN_NAME | Flag.FUNCTION | Flag.PLACE | Flag.NISBA | Flag.STATE | Flag.COMMON_PERSON
_STARTS = ("conj_sub", "pron_rel", "part_focus", "part_interrog")
_MARKS = frozenset("\"«»“”()'")
_OPENERS = frozenset("\"«“'")


def run_end(words: Sequence[Word], start: int, end: int, last: int, tables: Lexicon) -> int:
    """Return the end of the name ``[start, end)`` with the further words that can be nothing else than parts of it."""
    if not words[start].flags & Flag.FIRST_NAME:
        return end
    j = end
    while j < min(last, end + _MOST) and _only_a_name(words[j]):
        j += 1
    if j == end or not _ends(words, j, last, tables) or _has_verb(words, start, j, last):
        return end
    sure = any(word.pos == "noun_prop" or word.flags & LIKE_NAMES for word in words[end:j])
    return j if sure or j - end == 1 else end


def _only_a_name(word: Word) -> bool:
    a = word.analysis
    if a.definite or a.enclitics or a.proclitics or word.pos not in NOMINAL or word.pos in ("latin", "abbrev"):
        return False
    if word.flags & _BARRED and not word.flags & NAMED:
        return False
    if word.flags & LIKE_NAMES or a.source == "backoff":
        return True
    if word.text.endswith(("ا", "ة")) or (word.pos.startswith("adj") and not word.text.endswith("ي")):
        return False  # إعدام فلان | شنقا, محمد صلاح | أفضل
    return not (in_manner(word) or is_plural(word))


def _ends(words: Sequence[Word], j: int, last: int, tables: Lexicon) -> bool:
    """Say whether the phrase surely ends before word ``j``."""
    if j >= last:
        return True
    word = words[j]
    if word.pos == "verb":
        return word.analysis.person == "3"
    if word.text in _OPENERS:
        return False  # كمال فرنجية ضيف | "الميناء"
    closed = word.pos in ("punc", "prep", "conj_sub", "part", "pron_rel") or has_preposition(word)
    return closed or bool(word.analysis.enclitics) or word.folded in tables.roles["complementizer"]


def _has_verb(words: Sequence[Word], start: int, j: int, last: int) -> bool:
    """Say whether a verb before the name may have the words after it as its object; كان has its own verb after them."""
    for k in range(start - 1, max(-1, start - _REACH), -1):
        word = words[k]
        if word.pos == "verb":
            copula = word.flags & Flag.FUNCTION and not word.may_report
            return not (copula and j < last and words[j].pos in ("verb", "part"))
        if word.pos in _STARTS or (word.pos == "punc" and word.text not in _MARKS):
            return False
    return False
