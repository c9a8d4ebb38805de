"""What is laid down as a source: الفصل 12 من الدستور، المادة الثالثة من قانون الصحافة، مشروع القانون، العقد."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag

__all__ = ["is_law", "law_behind", "lays_down"]

_LAW: Final = 2  # words from the part of a law to the law


def is_law(words: tuple[Word, ...], roles: Mapping[str, frozenset[str]], i: int) -> bool:
    """Say whether what may be a time is a part of a law, or a contract: الفصل | 12، ينص | العقد | على أن.

    So is what has an ordinal and comes out of a paper: الفصل | الثالث من التقرير; not الفصل | الثالث من العام.
    """
    word = words[i]
    if word.flags & Flag.PLURAL or not ("numbered" in word.stem_roles or word.flags & Flag.DOCUMENT):
        return False
    if i and word.analysis.definite and words[i - 1].analysis.key in roles["law_verb"]:
        return words[i - 1].pos == "verb"
    if not word.analysis.definite or "numbered" not in word.stem_roles or i + 1 >= len(words):
        return False
    return words[i + 1].pos == "digit" or law_behind(words, roles, i, i + _LAW) > 0


def law_behind(words: tuple[Word, ...], roles: Mapping[str, frozenset[str]], first: int, j: int) -> int:
    """Return where the law begins out of which a part is, 0 if none: المادة 77 من | الدستور, الفصل الأول من | قانون."""
    if j + 1 >= len(words) or words[j].folded != "من" or "numbered" not in words[first].stem_roles:
        return 0
    told, of = words[j - 1], words[j + 1]
    numbered = told.pos in ("digit", "adj_num") or (told.pos.startswith("adj") and told.analysis.definite)
    law = "law" in of.stem_roles or "norm" in of.stem_roles or of.flags & Flag.DOCUMENT
    return j + 1 if numbered and law else 0


def lays_down(words: tuple[Word, ...], roles: Mapping[str, frozenset[str]], first: int, last: int) -> bool:
    """Say whether two words are a law that is not in force yet, or statutes: مشروع | القانون، النظام | الداخلي."""
    head = words[first]
    if first + 1 >= last:
        return False
    second = words[first + 1]
    if "law_draft" in head.stem_roles:
        return "law" in second.stem_roles
    return "statutes" in head.stem_roles and "statutory" in second.stem_roles and second.analysis.definite
