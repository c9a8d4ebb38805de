"""The rest of an office set off behind a name: فلان، المدير التنفيذي | لبرنامج الأغذية |، عضو اللجنة | في كذا |."""

from __future__ import annotations

from typing import Final

from pipeline.language.lexicon import Flag
from pipeline.language.naming.listed import phrase_at
from pipeline.language.nominal import NOMINAL_OR_DIGIT, has_preposition, is_closed
from pipeline.language.phrasing.index import SectionIndex

__all__ = ["is_body", "of_country", "office_end"]

_REACH: Final = 16  # words
_AT: Final = ("في", "لدي", "عن", "الي", "علي")
_IN: Final = ("في", "عن", "الي")
_OFFICE: Final = 2  # words: الرئيس التركي، رئيس الوزراء
_TOLD: Final = Flag.AUDIENCE | Flag.GROUP | Flag.MEDIA | Flag.MEDIA_HEAD
_ENDS: Final = frozenset("،,.؛)")


def office_end(index: SectionIndex, first: int, end: int, last: int) -> int:
    """Return where the office ``[first, …)`` ends that the comma before it and the next mark set off.

    ``end``, where it seems to end, if what follows up to the mark tells where or to whom something was said:
    فلان، وزير الخارجية | في مقابلة مع الجزيرة، إن; فلان، مدير المركز | لوكالة الأنباء، إن.
    """
    words, k = index.words, end
    if end < last and not is_closed(words, first, end) and _any_word(index, end, last):
        k = end + 1  # محافظ | تعز |،، مدير مركز | فيريل | للدراسات،
    while k < min(last, end + _REACH):
        if words[k].text in _ENDS:
            return k
        step = _step(index, first, k, last)
        if step == k:
            return end
        k = step
    return last if k >= last else end


def _any_word(index: SectionIndex, k: int, last: int) -> bool:
    """Say whether one word without a preposition stands before a mark or what a body is for, whatever it reads as."""
    word = index.words[k]
    bare = not (word.analysis.enclitics or has_preposition(word) or word.may_report)
    if not bare or word.pos in ("punc", "prep") or k + 1 >= last:
        return False
    return index.words[k + 1].text in _ENDS or index.words[k + 1].preposed == "ل"


def _step(index: SectionIndex, first: int, k: int, last: int) -> int:
    """Return where an office goes on from word ``k``; ``k`` itself if that cannot be part of it."""
    word, place = index.words[k], index.names.get(k)
    if word.folded in _IN and k + 1 < last and not _held_at(index, first, k):
        return k
    if place is not None and place.kind == "LOC":
        return min(place.last, last)  # لمنظمة الصحة العالمية | لشرق المتوسط
    if word.pos == "prep":
        at = word.folded in _AT and not word.analysis.enclitics and k + 1 < last
        return _within(index, first, k + 1, k, last) if at else k
    if word.folded == "من" and "qualified" in index.words[k - 1].stem_roles:
        return _within(index, first, k + 1, k, last)
    return _within(index, first, k, k, last)


def _held_at(index: SectionIndex, first: int, k: int) -> bool:
    """Say whether an office can be held where or at what the preposition at word ``k`` says.

    Of a country or a government it is held in no place (وزير الخارجية | في القاهرة), and at no scene but a body or
    place: مدير الأمن | في المنطقة، | في موقع الحادث. Who knows of something does so in a field: المحلل | في الشؤون.
    """
    head, kind, where = index.words[first], index.words[k - 1], index.words[k + 1]
    if index.words[k].folded == "الي":
        return not where.flags & _TOLD
    if index.words[k].folded == "عن":
        return "in_charge" in kind.stem_roles or ("deputy" in head.stem_roles or "envoy" in head.stem_roles)
    if of_country(index, first, k):
        return False
    if index.kind_at(k + 1) == "LOC":
        return "minister" not in head.stem_roles
    body = where.flags & (Flag.ORG_HEAD | Flag.INSTITUTION | Flag.PLACE) or index.kind_at(k + 1) in ("ORG", "MED")
    body = body or ("place_head" in where.stem_roles or "region" in where.stem_roles)
    return bool(body) or ("of_a_body" in head.stem_roles or "expert" in head.stem_roles)


def of_country(index: SectionIndex, first: int, k: int) -> bool:
    """Say whether the office ``[first, k)`` is that of a country or its government: الرئيس التركي، رئيس الوزراء."""
    kind = index.words[k - 1]
    heads = k - first == _OFFICE and "heads_state" in index.words[first].stem_roles
    return heads and kind.analysis.definite and bool(kind.flags & Flag.NISBA or "ruled_body" in kind.stem_roles)


def _within(index: SectionIndex, first: int, k: int, otherwise: int, last: int) -> int:
    """Return the end of what stands at word ``k`` in an office; ``otherwise`` if it can be no part of one."""
    word, name = index.words[k], index.names.get(k)
    led = word.preposed
    circumstance = otherwise == k and word.folded in index.lexicon.participles
    if word.analysis.enclitics or circumstance or index.spells_complementizer(k):
        return otherwise
    if name is not None and (name.kind == "PER" or (name.kind == "MED" and otherwise == k)):
        return otherwise  # مدير المركز | لرويترز; but المحلل العسكري | في صحيفة كذا
    if led == "ل" and word.flags & _TOLD and not (k - first > 1 and is_body(index, k, last)):
        return otherwise  # مدير المركز | للصحفيين، | لرويترز
    if name is not None and name.kind in ("ORG", "LOC", "MED"):
        return min(name.last, last)
    if word.pos not in NOMINAL_OR_DIGIT or index.is_time(k) or (word.flags & Flag.VENUE and led != "ل"):
        return otherwise
    if led == "ب" and not (word.analysis.definite or word.flags & (Flag.ORG_HEAD | Flag.PLACE)):
        return otherwise  # أكد فلان، رئيس اللجنة | بشدة،
    if otherwise < k and word.flags & Flag.DOCUMENT:
        return otherwise  # مدير المركز | في بيان
    return k + 1


def is_body(index: SectionIndex, k: int, last: int) -> bool:
    """Say whether word ``k`` with "to" is rather the body of an office than whom one tells something.

    المدير العام | للوكالة الدولية للطاقة الذرية; not مدير المركز | لصحيفة كذا.
    """
    word, name = index.words[k], index.names.get(k)
    if not word.flags & Flag.ORG_HEAD or name is None or name.kind != "ORG":
        return False
    listed = phrase_at(index.words, k, last, index.lexicon)
    known = listed[1] if listed is not None else index.words[min(k + 1, last - 1)].flags
    return not word.flags & Flag.MEDIA_HEAD or bool(known & Flag.INSTITUTION or word.analysis.definite)
