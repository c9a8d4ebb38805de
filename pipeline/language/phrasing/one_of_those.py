"""Who is told as one of those who did something, and nothing else: أحد الذين صرفوا، واحدة ممن فقدن منازلهن."""

from __future__ import annotations

from typing import Final

from pipeline.language.lexicon import Flag
from pipeline.language.phrasing.index import SectionIndex

__all__ = ["those_end"]

_CLAUSE: Final = 12  # words of الذين نجوا من الغرق
_STOPS: Final = frozenset('"«“،,.:؛()؟!')


def those_end(index: SectionIndex, i: int, last: int) -> int:
    """Return the end of one or some of those who did something at word ``i``, else ``i``: أحد | من حضروا اللقاء."""
    words = index.words
    if i + 2 >= last or words[i].analysis.enclitics or not index.counts(words[i]):
        return i
    if words[i].analysis.definite and "plenty" not in words[i].roles:
        return i  # الباحثين | الذين درسوا الأثر
    verb, who = i + 2, words[i + 1].folded == "من" and words[i + 2].pos != "pron_rel"
    if words[i + 1].folded == "من" and words[i + 2].pos == "pron_rel":
        verb = i + 3  # واحد | من الذين نجوا
    elif words[i + 1].folded != "من" and "people_relative" not in words[i + 1].roles:
        return i
    if verb >= last or words[verb].pos != "verb" or (who and words[verb].analysis.number != "p"):
        return i
    for k in range(verb + 1, min(last, verb + _CLAUSE)):
        if _stops(index, k) or _told_there(index, k, last):
            return k
    return last if last - verb <= _CLAUSE else i


def _stops(index: SectionIndex, k: int) -> bool:
    """Say whether the clause ends before word ``k``: انتقد بعض من حضروا اللقاء | كلام الوزير، كان أحدهم | حاضرا."""
    if index.words[k].text[0] in _STOPS or index.is_complementizer(k):
        return True
    word, before = index.words[k], index.words[k - 1]
    if word.pos not in ("noun", "adj") or word.preposed or word.flags & Flag.TIME or word.analysis.definite:
        return False
    return bool(before.analysis.definite or before.analysis.enclitics)


def _told_there(index: SectionIndex, k: int, last: int) -> bool:
    """Say whether to whom or where something is said opens at word ``k``: لوكالة الأفق، في مقابلة."""
    word, after = index.words[k], index.words[k + 1] if k + 1 < last else index.words[k]
    to = word.preposed == "ل" and word.flags & (Flag.MEDIA | Flag.MEDIA_HEAD | Flag.AUDIENCE)
    return bool(to) or (word.pos == "prep" and bool(after.flags & Flag.VENUE) and not after.analysis.definite)
