"""Agencies that bear a foreign name behind what they are: وكالة الأنباء الإيرانية | كارنا, then وقالت | كارنا | إن.

Behind "the news agency of a nation" a word without an article, of which the tables know nothing, is no more than its
name: an object would be marked as one (بثت وكالة الأنباء الإيرانية صورا).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.language.document import Name, Word
from pipeline.language.lexicon import Flag
from pipeline.language.naming.slot import said

__all__ = ["agencies"]

_OURS: Final = ("نا",)  # what the end of إرنا، كونا reads as


def agencies(words: tuple[Word, ...], names: Sequence[Name]) -> list[Name]:
    """Return the names with agencies in their full length, and their own names wherever they stand alone."""
    begin = {n.first for n in names}  # قال مدير وكالة الأنباء الليبية | فلان الفلاني
    grown = [_with_own(n) if n.last not in begin and _named(words, n) else n for n in names]
    own = {words[g.last - 1].text for g, n in zip(grown, names, strict=True) if g is not n}
    if not own:
        return list(names)
    taken = {i for name in grown for i in range(name.first, name.last)}
    alone = [Name(i, i + 1, "MED") for i, word in enumerate(words) if word.text in own and i not in taken]
    return sorted([*grown, *alone], key=lambda n: n.first)


def _with_own(name: Name) -> Name:
    """Return an agency with its own name, by which it may be called alone."""
    return Name(name.first, name.last + 1, name.kind, (Name(name.last, name.last + 1, "MED"),), own=name.own)


def _named(words: tuple[Word, ...], name: Name) -> bool:
    """Say whether a name of an agency ends with its nation, and its own name follows."""
    k = name.last
    if name.kind != "MED" or k - name.first < 3 or k >= len(words) or words[k].part != words[k - 1].part:
        return False
    head, nation, own = words[name.first], words[k - 1], words[k]
    if not head.flags & Flag.MEDIA_HEAD or not nation.flags & Flag.NISBA or not nation.analysis.definite:
        return False
    if name.first and words[name.first - 1].flags & Flag.TITLE:
        return False  # قال مدير وكالة الأنباء العراقية | ستار
    a = own.analysis
    cut = own.pos == "noun" and a.enclitics == _OURS and a.proclitics in ((), ("ك",))  # كارنا: "as our …"
    strange = a.source == "backoff" or own.pos == "noun_prop"
    if own.flags or a.definite or not (cut or (strange and not a.proclitics)):
        return False
    return k + 1 >= len(words) or words[k + 1].pos in ("punc", "prep", "verb") or said(words, k + 1)
