"""Whom the holder of an office calls, named right behind it: ودعا | مدير الصندوق | زوكوف إلى الاستقالة.

So it is where the article gave the office to somebody else before, and the one named was known without it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from pipeline.language.attribution.entities import Entities, Entity
from pipeline.language.attribution.name_forms import role_stems
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["is_of_another", "whom_called"]

_SOON: Final = 3  # words from a name to what he is made
_MENTIONS: Final = 6  # of the one called, before the office
_ALONE: Final = 1  # word of an office that many have: الرئيس


def whom_called(reader: Reader, phrase: Phrase) -> int | None:
    """Return where a name ends a phrase behind an office, after a verb that does something to somebody."""
    verb, head = reader.words[max(0, phrase.first - 1)], reader.words[phrase.first]
    if verb.pos != "verb" or verb.analysis.voice == "p" or verb.analysis.enclitics or not phrase.first:
        return None
    if "acts_on_somebody" not in verb.acts or not (head.flags & Flag.TITLE or reader.in_title(phrase.first)):
        return None
    name = reader.person_within(phrase.first, phrase.last)
    first = name.first if name is not None else phrase.last - 1
    if first <= phrase.first or (name is not None and name.last != phrase.last):
        return None
    before = reader.words[first - 1]
    apart = has_preposition(reader.words[first]) or before.pos in ("punc", "prep") or before.flags & Flag.HONORIFIC
    return None if apart else first


def is_of_another(
    entities: Entities, reader: Reader, office: Phrase, called: Entity | None, place: tuple[int, int]
) -> bool:
    """Say whether an office is known before a place as that of another than who is called, who is known without it."""
    if called is None or called.last_before(place) is None:
        return False
    stems = role_stems(reader.words[office.first : office.last])
    if not stems or any(stems <= role for role in called.roles) or _made(called, reader, office, place):
        return False
    if len(stems) <= _ALONE and not called.roles:
        return False
    return any(
        e is not called
        and e.kind == "person"
        and any(stems <= role for role in e.roles)
        and e.last_before(place) is not None
        for e in entities.all
    )


def _made(called: Entity, reader: Reader, office: Phrase, place: tuple[int, int]) -> bool:
    """Say whether somebody was given an office before: اختار الاتحاد | الجبالي | رئيسا جديدا. ودعا رئيس الاتحاد."""
    stem, at = reader.words[office.first].stem, bisect_left(called.mentions, place, key=lambda m: m.place)
    near = (m.last for m in called.mentions[max(0, at - _MENTIONS) : at] if m.section == place[0])
    return any(w.stem in (stem, stem + "ا") for k in near for w in reader.words[k : k + _SOON])
