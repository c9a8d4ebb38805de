"""First names that no table has before their father's: قال | عفتان | بن مضحي، وزير التجارة | ثاني | بن أحمد.

A name does not begin with "son of" where an unknown word, a pair or a numeral stands right behind a verb or a title;
a common noun before it tells of him instead: نظام | بن علي، أنصار | بن صالح.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.language.document import Name, Word

__all__ = ["with_first_names"]

_CHILD: Final = ("بن", "بنت")


def with_first_names(words: tuple[Word, ...], names: Sequence[Name]) -> list[Name]:
    """Return the names, each that begins with "son of" with the first name before it."""
    found: list[Name] = []
    for name in names:
        taken = found[-1].last if found else 0
        first = name.first - 1
        titled = bool(found) and taken == first and found[-1].kind == "TITLE"
        begins = name.kind == "PER" and words[name.first].folded in _CHILD and first >= taken
        if begins and first > 0 and _first_name(words, first, titled=titled):
            found.append(Name(first, name.last, "PER", name.parts, own=name.own))
        else:
            found.append(name)
    return found


def _first_name(words: tuple[Word, ...], k: int, *, titled: bool) -> bool:
    """Say whether word ``k`` is a first name behind a verb or a title, though it reads as no name."""
    word, before = words[k], words[k - 1]
    if word.part != words[k + 1].part or word.part != before.part or len(word.text) < len(_CHILD[1]):
        return False
    a = word.analysis
    if a.definite or a.proclitics or not (titled or (before.pos == "verb" and before.may_report)):
        return False
    if word.text[-1] in "اة" and not titled:
        return False  # وأضاف | ثالثا | بن صالح
    if not word.flags and _described(word):
        return "kin" not in word.stem_roles  # قال | ملهم | بن بشير, but قريب | بن صالح
    if a.enclitics:
        return False
    dual = a.number == "d"  # عفتان, which reads as a pair
    return word.pos == "adj_num" or (not word.flags and (a.source == "backoff" or word.pos == "noun_prop" or dual))


def _described(word: Word) -> bool:
    """Say whether a word can be a plain adjective of one man, as many first names are: ملهم، مرهون."""
    told = (o.analysis for o in word.options if o.analysis.pos == "adj" and o.analysis.number == "s")
    return any(not (a.definite or a.proclitics or a.enclitics) for a in told)
