"""What an office behind a name is of: فلان المسؤول | في الوكالة |، فلان رئيس لجنة الطاقة | بالبرلمان |.

One set off by commas is read in ``set_off_office``.
"""

from __future__ import annotations

from typing import Final

from pipeline.language.lexicon import Flag
from pipeline.language.phrasing.index import SectionIndex
from pipeline.language.phrasing.noun_behind import over_name

__all__ = ["in_court", "office_at", "office_with"]

_WITHIN: Final = ("في", "لدي")


def office_with(index: SectionIndex, first: int, j: int, last: int) -> int:
    """Return the end of what an office is of, with the preposition written on it at word ``j``; ``j`` if it is not."""
    end = _field(index, j, last)
    return end if end > j else _whose_body(index, first, j, last)


def office_at(index: SectionIndex, j: int, last: int) -> int:
    """Step over where an office behind a name is held, before a clause or a comma: فلان المسؤول | في الوكالة | إن."""
    title = index.name_of.get(j - 1)
    name = index.name_of.get(title.first - 1) if title is not None and title.kind == "TITLE" and title.first else None
    if name is None or name.kind != "PER" or j + 1 >= last or not index.words[j - 1].analysis.definite:
        return j
    what, end = index.words[j + 1], over_name(index, j + 1, last)
    body = bool(what.flags & (Flag.ORG_HEAD | Flag.INSTITUTION)) or index.kind_at(j + 1) == "ORG"
    held = index.words[j].folded in _WITHIN and body and not what.flags & Flag.VENUE and not in_court(index, j + 1)
    held = held and "minister" not in index.words[j - 1].stem_roles  # الوزير | في الأمم المتحدة
    charge = "in_charge" in index.words[j - 1].stem_roles and index.words[j].folded == "عن"
    held = held or _learned_in(index, j) or _elected_for(index, title.first if title is not None else j, j)
    ended = end < last and (index.is_complementizer(end) or index.words[end].text in "،,:")
    return end if ended and (held or (charge and what.analysis.definite is True)) else j


def _learned_in(index: SectionIndex, j: int) -> bool:
    """Say whether في tells what one behind a name is learned in: فلان الخبير | في شؤون المناخ |."""
    learned = "of_a_body" in index.words[j - 1].stem_roles and index.words[j].folded == "في"
    return learned and "field_of" in index.words[j + 1].stem_roles


def _elected_for(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether عن tells for whom one behind a name was elected: فلان عضو مجلس النواب | عن محافظة البصرة |."""
    seat = index.words[j].folded == "عن" and "constituency" in index.words[j + 1].stem_roles
    return seat and "seated_for" in index.words[first].stem_roles


def _heads_body(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether a name's office of two words is that of the body at word ``j``: فلان الأمين العام | للمجلس الأعلى."""
    title, body = index.name_of.get(j - 1), index.names.get(j)
    if title is None or title.kind != "TITLE" or title.last != j or not first < title.first < j - 1:
        return False
    person, last = index.name_of.get(title.first - 1), index.words[j - 1]
    named = person is not None and person.kind == "PER" and body is not None and body.kind == "ORG"
    waits = index.words[title.first].analysis.definite and last.analysis.definite
    waits = waits and "former" not in last.stem_roles  # النائب السابق | لقناة الأفق
    of_state = "minister" in index.words[title.first].stem_roles or "envoy" in index.words[title.first].stem_roles
    waits = waits and not of_state and not last.flags & Flag.NISBA  # السفير الروسي | لمجلس الأمن
    return named and waits and not index.words[j].flags & (Flag.MEDIA | Flag.MEDIA_HEAD)


def _field(index: SectionIndex, j: int, last: int) -> int:
    """Return the end of what an office is concerned with, and of its body: البرامج الخاصة | بالمغرب في منظمة كذا |."""
    adjective = index.words[j - 1]
    concerned = adjective.analysis.definite and adjective.stem.removesuffix("ة") in index.roles["dealing_with"]
    title = index.name_of.get(j - 1)
    matter = index.words[j].preposed == "ب" and index.words[j].pos.startswith("noun")
    if not concerned or title is None or title.kind != "TITLE" or not matter:
        return j
    end = over_name(index, j, last)
    body = end + 1 < last and index.words[end].folded in _WITHIN and index.kind_at(end + 1) == "ORG"
    return index.names[end + 1].last if body else end


def _whose_body(index: SectionIndex, first: int, j: int, last: int) -> int:
    """Return the end of the body of an office that a name stands before: فلان رئيس لجنة الطاقة | بالبرلمان | أن.

    Of a place only where it is that of a branch: فلان وكيل وزارة الزراعة | بأسيوط | أن; not رئيس الحزب | بأسيوط | أن.
    """
    word, kind = index.words[j], index.kind_at(j)
    if word.preposed == "ل" and _heads_body(index, first, j):
        return over_name(index, j, last)
    body = word.flags & (Flag.ORG_HEAD | Flag.INSTITUTION) or kind == "ORG"
    barred = word.flags & (Flag.VENUE | Flag.MEDIA_HEAD | Flag.TIME) or word.analysis.enclitics
    if word.preposed != "ب" or not (body or kind == "LOC") or barred:
        return j
    k = next((k for k in range(j - 1, first, -1) if index.kind_at(k) == "TITLE"), None)
    person = index.name_of.get(k - 1) if k is not None else None
    if k is None or person is None or person.kind != "PER" or "minister" in index.words[k].stem_roles:
        return j
    if not body and "local_head" not in index.words[k].stem_roles:
        return j
    end = over_name(index, j, last)
    return end if end < last and index.is_complementizer(end) else j


def in_court(index: SectionIndex, k: int) -> bool:
    """Say whether word ``k`` is a court told by nothing, in which one speaks: قال كبير الأطباء في | المحكمة | إن."""
    court, name = index.words[k], index.names.get(k)
    alone = name is None or name.last == k + 1
    return alone and "court" in court.stem_roles and court.analysis.definite is True
