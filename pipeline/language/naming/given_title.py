"""First names that are titles too: قالت | مالكة رحيموفا | إن، المدير | حاكم ضيف الله |.

A title without the article never stands right before a name in what papers write (قال المدير فلان, no مدير فلان) but
as an address (شيخ، دكتور); where the tables know it as a name, it is the first part of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.language.document import Name, Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import in_tanwin

__all__ = ["with_given_titles"]

_BREAKS: Final = ("punc", "conj_sub")


def with_given_titles(words: tuple[Word, ...], names: Sequence[Name]) -> list[Name]:
    """Return the names, each of a person with the title before it that is his first name."""
    found: list[Name] = []
    for name in names:
        if name.kind == "TITLE" and _ends_in_name(words, name):
            found.append(Name(name.first, name.last - 1, "TITLE", name.parts, own=name.own))
            continue  # المدير شهيد | آفاق
        before = found[-1] if found and found[-1].kind == "TITLE" and found[-1].last == name.first else None
        if name.kind != "PER" or before is None or not _is_first(words, before, name):
            found.append(name)
        elif before.last - before.first > 1:  # المديرة مالكة | رحيموفا
            found[-1] = Name(before.first, before.last - 1, "TITLE", before.parts, own=before.own)
            found.append(Name(before.last - 1, name.last, "PER", name.parts, own=name.own))
        else:
            found[-1] = Name(before.first, name.last, "PER", name.parts, own=name.own)
    return found


def _ends_in_name(words: tuple[Word, ...], title: Name) -> bool:
    """Say whether a title ends in a first name before what is no name by itself, as nothing so short can follow it."""
    k = title.last - 1
    if k <= title.first or title.last >= len(words) or not words[k - 1].analysis.definite:
        return False
    word, after = words[k], words[k + 1]
    plain = word.flags & Flag.COMMON_NAME and not (word.analysis.definite or word.analysis.enclitics or word.preposed)
    bare = after.pos in ("noun", "adj") and not (after.analysis.definite or after.preposed or after.flags)
    return bool(plain) and bare and after.part == word.part and not in_tanwin(word) and not in_tanwin(after)


def _is_first(words: tuple[Word, ...], title: Name, name: Name) -> bool:
    """Say whether the last word of a title opens the name behind it: who speaks, or whose title is whole before it."""
    k = title.last - 1
    word, before = words[k], words[k - 1] if k and words[k - 1].part == words[k].part else None
    plain = word.flags & Flag.COMMON_NAME and not (word.analysis.definite or word.analysis.enclitics)
    if not plain or in_tanwin(word) or words[name.first].preposed or word.flags & (Flag.PLURAL | Flag.DUAL):
        return False
    if title.last - title.first > 1:
        return before is not None and bool(before.analysis.definite)
    if before is None or before.pos in _BREAKS:
        return True
    led = (before.pos == "verb" and before.may_report) or "with_lam" in before.roles
    return led or bool(before.flags & Flag.TITLE and before.analysis.definite)
