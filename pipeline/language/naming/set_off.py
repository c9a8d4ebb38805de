"""Names set off by marks after the word that says what they are, or in Latin letters after the Arabic ones."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Name, Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.nominal import said_of

__all__ = ["OPENERS", "set_off"]

_CLOSERS: Final = {'"': '"', "«": "»", "“": "”", "(": ")"}
OPENERS: Final = frozenset(_CLOSERS)
_ENDS: Final = frozenset(_CLOSERS.values())
_MOST: Final = 6
_SHORT: Final = 2
_NO_NAME: Final = ("punc", "prep", "conj", "conj_sub", "part", "part_neg", "pron", "pron_rel", "pron_dem", "digit")


def set_off(words: tuple[Word, ...], i: int, last: int, before: Name | None, tables: Lexicon) -> Name | None:
    """Return the name in the marks that open at word ``i``: شركة "أفق"، سهما "المرفأ" و"دانة"، فولتاريس (Voltaris)."""
    closer = _CLOSERS.get(words[i].text)
    if closer is None or i == 0:
        return None
    end = next((j for j in range(i + 1, min(last, i + _MOST)) if words[j].text == closer), i + 1)
    inside = words[i + 1 : end]
    if not inside:
        return None
    if closer == ")":
        latin = all(w.pos in ("latin", "punc") for w in inside)
        follows = before is not None and before.kind in ("PER", "ORG", "MED") and _right_after(words, before, i)
        return Name(i + 1, end, before.kind) if before is not None and follows and latin else None
    if before is not None and before.kind == "TITLE" and before.last == i and words[i - 1].analysis.definite:
        return None  # وأكد وزير الدفاع | "دحر الغزاة"
    kind = _kind(words[i - 1], tables)
    if kind:
        return Name(i + 1, end, kind) if _nameable(words, i, end) else None
    if before is not None and before.kind in ("ORG", "MED") and _listed(words, before, i):
        return Name(i + 1, end, before.kind) if _nameable(words, i, end) else None
    return None


def _kind(head: Word, tables: Lexicon) -> str:
    """Return what a word says of the name in marks after it: صحيفة، شركة، سهم، وادي."""
    place = not tables.roles["place_head"].isdisjoint((head.stem, head.folded)) and not head.analysis.definite
    if place and not head.flags & Flag.ORG_HEAD:
        return "LOC"
    if head.flags & Flag.MEDIA_HEAD:
        return "MED"
    return "ORG" if head.flags & Flag.ORG_HEAD or "share" in head.stem_roles else ""


def _nameable(words: tuple[Word, ...], i: int, end: int) -> bool:
    """Say whether the words in marks can be a name: nouns, or a word or two of any kind where a name must follow."""
    inside, head = words[i + 1 : end], words[i - 1]
    if said_of(words, i - 1, i + 1, end + 1):
        return False  # إن الحكومة "ملتزمة"
    if all(w.is_nominal for w in inside):
        return True
    waiting = head.pos == "noun" and not head.analysis.definite and not head.analysis.enclitics
    return waiting and len(inside) <= _SHORT and not any(w.pos in _NO_NAME for w in inside)


def _right_after(words: tuple[Word, ...], before: Name, i: int) -> bool:
    """Say whether the name before ends at word ``i``, but for its closing mark."""
    return before.last == i or (before.last == i - 1 and words[i - 1].text in _ENDS)


def _listed(words: tuple[Word, ...], before: Name, i: int) -> bool:
    """Say whether the marks go on with a list: سهما "المرفأ" و | "دانة"."""
    return before.last == i - 2 and words[i - 2].text in _ENDS and words[i - 1].text in ("و", "،")
