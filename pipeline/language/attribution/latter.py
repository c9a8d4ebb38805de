"""Whom "the latter" means: خاطب النائب | الوزير | قائلا: «…»، فرد | الأخير |."""

from __future__ import annotations

from typing import Final

from pipeline.language.attribution.discourse import Discourse
from pipeline.language.attribution.entities import Entity, last_mentioned
from pipeline.language.attribution.office_holders import OfficeHolders
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import is_plural
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["latter"]

_BACK: Final = 60  # words
_EPITHET: Final = 2  # words


def latter(discourse: Discourse, holders: OfficeHolders, section: int, phrase: Phrase) -> Entity | None:
    """Return who was mentioned last, by name or office, else who spoke last: وأكد | هذا الأخير."""
    reader = discourse.readers[section]
    word, place = reader.words[phrase.last - 1], (section, phrase.first)
    pointed = phrase.last - phrase.first == 1 or reader.words[phrase.first].pos == "pron_dem"
    if "latter" not in word.roles or not pointed or phrase.last - phrase.first > _EPITHET:
        return None
    gender = "f" if word.text.endswith("ة") else "m"
    agreeing = (e for e in discourse.entities.all if e.number == "s" and e.kind not in ("group", "document"))
    fitting = (e for e in agreeing if e.gender == gender or (e.gender is None and e.kind == "person"))
    last = last_mentioned(fitting, place)
    before = last.last_before(place) if last is not None else None
    begin = before.last if before is not None and before.section == section else 0
    office = _office_since(discourse, reader, max(begin, phrase.first - _BACK), phrase.first, section)
    holder = holders.by_title(section, office, (section, office.first), gender, None) if office is not None else None
    if holder is not None:
        return holder
    _, spoken = next(discourse.spoken_before(place), (None, None))  # ذكر التقرير أن …. | هذا الأخير
    return last or spoken


def _office_since(discourse: Discourse, reader: Reader, begin: int, end: int, section: int) -> Phrase | None:
    """Return the last office without a name between two words, which stands in nobody's speech: الوزير، مدير الشركة."""
    for k in range(end - 1, begin - 1, -1):
        word, name = reader.words[k], reader.name_of.get(k)
        if name is not None and name.kind != "TITLE":
            continue
        office = Phrase(k, k + 1) if name is None else Phrase(name.first, name.last)
        head = reader.words[office.first]
        alone = word.flags & Flag.TITLE and word.analysis.definite and word.pos.startswith("noun")
        if not (alone or name is not None) or head.flags & Flag.PLURAL or is_plural(head):
            continue
        if reader.kind_at(office.last) != "PER" and not discourse.register.in_speech((section, k)):
            return office
    return None
