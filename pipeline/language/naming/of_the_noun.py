"""The adjective behind a name that is of the noun before it: تصريحات سالم الدرمكي | الأخيرة."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.naming.evidence import LIKE_NAMES

__all__ = ["of_noun_before"]

_TITLE_REACH: Final = 4  # words of a title between the noun and the name: تصريحات | رئيس الوزراء البريطاني | بوريس
_PERSON: Final = Flag.TITLE | Flag.HONORIFIC | Flag.COMMON_PERSON | Flag.FIRST_NAME


def of_noun_before(words: tuple[Word, ...], start: int, i: int, tables: Lexicon) -> bool:
    """Say whether an adjective behind a name is of a noun before it that owns it: تصريحات الوزير سالم | الأخيرة.

    One in the feminine is no man's surname, one in the masculine only tells when or how something was done: خطاب
    سالم | الأخير; not كتاب سالم | الطويل.
    """
    word = words[i]
    if i <= start or not word.text.startswith("ال") or word.preposed or word.analysis.enclitics:
        return False
    feminine = word.text.endswith(("ة", "ه"))
    if feminine and (word.flags & LIKE_NAMES or not any(o.analysis.pos.startswith("adj") for o in word.options)):
        return False
    if not feminine and "of_deed" not in word.roles:
        return False
    if words[start].flags & Flag.FEMALE and (word.flags & Flag.NISBA or not _of_deed(word, tables)):
        return False  # أغنية وردة | الجزائرية، رسالة سميرة | الطويلة
    head = _owned(words, start)
    return head is not None and _may_be_feminine(head) == feminine


def _of_deed(word: Word, tables: Lexicon) -> bool:
    """Say whether an adjective in the feminine is one of what somebody did: الأخيرة، الرسمية; not الطويلة."""
    return word.folded[:-1] in tables.roles["of_deed"] or word.folded == "الاخيره"


def _owned(words: tuple[Word, ...], start: int) -> Word | None:
    """Return the noun that a name or its title stands behind, which the bearer has: | زيارة | الرئيس الفرنسي ماكرون."""
    k = start - 1
    while k >= 0 and start - k <= _TITLE_REACH and words[k].analysis.definite and words[k].pos in ("noun", "adj"):
        k -= 1
    head = words[k] if k >= 0 else None
    if head is not None and head.flags & Flag.TITLE and k > 0 and k < start - 1:
        head = words[k - 1]  # تصريحات | رئيس الوزراء
    if head is None or head.pos != "noun" or head.analysis.definite or head.analysis.enclitics or head.flags & _PERSON:
        return None
    if head.flags & Flag.ORG_HEAD:
        return None  # مؤسسة زايد | الخيرية is its whole name
    return head


def _may_be_feminine(head: Word) -> bool:
    """Say whether an adjective of a thing is in the feminine: تصريحات، زيارة، كتب."""
    return head.analysis.gender == "f" or head.analysis.number == "p" or head.text.endswith(("ة", "ات"))
