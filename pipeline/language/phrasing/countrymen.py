"""Bearers of a nationality who speak without a name: مصرية قبطية أخرى، لبناني مقيم في الخارج."""

from __future__ import annotations

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition
from pipeline.language.phrasing.index import SectionIndex

__all__ = ["countryman_end"]


def countryman_end(index: SectionIndex, i: int, last: int) -> int | None:
    """Return where who somebody is by nation alone ends from word ``i``: مصرية قبطية أخرى |; None for anybody else.

    The name of a state needs an adjective of a woman: سورية | أخرى; so does what can be a name: تركي | مقيم هنا.
    What waits for its noun is nobody: رئيس.
    """
    head = index.words[i]
    by_nation = head.flags & Flag.NISBA and not _apart(head) and head.analysis.number == "s"
    if not by_nation or not head.is_nominal or head.flags & (Flag.TITLE | Flag.FIRST_NAME | Flag.MALE):
        return None
    k = i + 1
    while k < last and _describes(head, index.words[k]):
        k += 1
    if k == i + 1 and (head.flags & (Flag.STATE | Flag.SURNAME | Flag.COMMON_NAME) or not _only_nation(index, head)):
        return None
    waits = k < last and index.words[k].is_nominal and not has_preposition(index.words[k])
    return None if waits and not index.is_time(k) else k


def _only_nation(index: SectionIndex, head: Word) -> bool:
    """Say whether a word alone is of a nation and in nobody's name: not محلي, not مصري where سالم مصري is named."""
    return head.stem in index.lexicon.nations and head.folded not in index.in_full_names


def _apart(word: Word) -> bool:
    """Say whether a word has anything written on it, or the ending of an object."""
    a = word.analysis
    return bool(a.definite or a.proclitics or a.enclitics) or word.text.endswith(("ا", "اً"))


def _describes(head: Word, word: Word) -> bool:
    """Say whether a word without the article is an adjective of who is told by nation, of the same gender."""
    if _apart(word):
        return False
    woman = head.text.endswith("ة")
    if "another" in word.roles:
        return (word.folded == "اخري") == woman
    kinds = Flag.NISBA | Flag.COMMON_PERSON | Flag.TITLE
    told = word.flags & kinds or "of_an_age" in word.stem_roles
    told = told or any(o.analysis.pos.startswith("adj") for o in word.options)
    return bool(told) and word.is_nominal and word.text.endswith("ة") == woman
