"""Who made the work that an article is about, and who died: مؤلفها، صاحبة الرواية، الأديب الراحل."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.language.attribution.discourse import Place
from pipeline.language.attribution.entities import Entity
from pipeline.language.attribution.register import Register
from pipeline.language.document import Name
from pipeline.language.nominal import THEIRS, has_preposition
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["dead_people", "late_one", "maker", "speaks_of_late"]

_OF_A_WORK: Final = 2  # words of صاحبة الرواية, of الأديب الراحل
_NEAR: Final = 4  # sentences
_WINDOW: Final = 100  # words
_WORK: Final = 12  # words from a work to its writer
_MENTIONS: Final = 4  # of somebody
_BETWEEN: Final = ("verb", "prep", "conj", "pron_rel", "punc")  # what parts a death from a name behind it
_DIED: Final = 5  # words from a verb of dying to the name, with a title


def maker(reader: Reader, register: Register, phrase: Phrase, place: Place, gender: str | None) -> Entity | None:
    """Return the only writer of a work just told of, where who made it speaks: رواية للكاتب فلان. ويقول | مؤلفها.

    A director made what has a director; an owner with a pronoun may own anything, a shop too: وقال صاحبه.
    """
    words, roles = reader.words[phrase.first : phrase.last], reader.roles
    head = words[0]
    by_craft = "maker_of_work" in head.stem_roles
    if head.analysis.definite or not (by_craft or "owner_of_work" in head.stem_roles):
        return None
    own = by_craft and len(words) == 1 and head.analysis.pronoun in THEIRS
    told = len(words) == _OF_A_WORK and words[1].analysis.definite and "work_of_art" in words[1].stem_roles
    if not (own or told):
        return None
    writers = roles["writer"]
    crafts = writers if head.stem in writers or not by_craft else frozenset((head.stem,))
    found: list[Entity] = []
    for entity in _makers_before(reader, register, place):
        fits = gender is None or entity.gender in (None, gender)
        if fits and entity not in found and any(not role.isdisjoint(crafts) for role in entity.roles):
            found.append(entity)
    return found[0] if len(found) == 1 else None


def _makers_before(reader: Reader, register: Register, place: Place) -> Iterator[Entity]:
    """Give the persons named in the sentences just before a place, each as whose work something is."""
    section, at = place
    for k in range(at - 1, max(-1, at - _WINDOW), -1):
        if reader.words[at].part - reader.words[k].part > _NEAR:
            return
        name = reader.names.get(k)
        if name is not None and name.kind == "PER" and _has_work(reader, name):
            yield register.person(section, name.first, name.last)


def _has_work(reader: Reader, name: Name) -> bool:
    """Say whether a work is somebody's: رواية | للكاتب فلان، كتاب الكاتب | فلان، أصدر الكاتب | فلان | روايته."""
    words, works, (first, last) = reader.words, reader.roles["work_of_art"], reader.bounds(name.first)
    begin = _nominal(reader, name.first)
    before = words[max(first, begin - 1)]
    his = words[begin].preposed == "ل" or (begin > first and before.is_nominal and not has_preposition(words[begin]))
    if his and any(w.stem in works for w in words[max(first, begin - _WORK) : begin]):
        return True
    if name.last >= last or words[name.last].stem.removesuffix("ا") not in works:
        return False
    return words[name.last].analysis.pronoun in THEIRS or "authoring" in before.acts


def late_one(dead: list[Entity], place: Place, gender: str | None) -> Entity | None:
    """Return the only one whose death was told, whatever he was: توفيت المذيعة فلانة. وروت | الإذاعية الراحلة."""
    found = [e for e in dead if gender is None or e.gender in (None, gender)]
    found = [e for e in found if (before := e.last_before(place)) is not None and before.section == place[0]]
    return found[0] if len(found) == 1 else None


def speaks_of_late(reader: Reader, phrase: Phrase) -> bool:
    """Say whether a phrase is what somebody was who died: الأديب الراحل."""
    words = reader.words[phrase.first : phrase.last]
    late = len(words) == _OF_A_WORK and "late_one" in words[1].stem_roles
    return late and all(w.analysis.definite for w in words)


def dead_people(register: Register) -> list[Entity]:
    """Return the persons whose death is told of."""
    return [e for e in register.entities.all if e.kind == "person" and _died(register, e)]


def _died(register: Register, entity: Entity) -> bool:
    """Say whether a verb of dying, or a noun for it, stands right before a name: توفي الكاتب | فلان، وفاة | فلان.

    Who leaves for a place, or leaves one, is alive: رحل الوزير | فلان | إلى المدينة.
    """
    for mention in entity.mentions[:_MENTIONS]:
        reader = register.readers[mention.section]
        first = reader.bounds(mention.first)[0]
        name = reader.person_within(mention.first, mention.last)
        at = name.first if name is not None else mention.first
        for k in range(at - 1, max(first, at - _DIED) - 1, -1):
            word = reader.words[k]
            if ("dead" in word.stem_roles and word.pos != "verb") or "passing_away" in word.acts:
                return True
            if "departing" in word.acts:
                return not _whither(reader, name.last if name is not None else mention.last)
            if word.pos in _BETWEEN or has_preposition(word):
                break
    return False


def _whither(reader: Reader, k: int) -> bool:
    """Say whether a preposition and a place or a thing follow, no age and no time: عن النادي, not عن 80 عاما."""
    words, last = reader.words, reader.bounds(k - 1)[1]
    if k + 1 >= last or words[k].pos != "prep":
        return False
    return words[k + 1].pos != "digit" and "end_of_life" not in words[k + 1].stem_roles and not reader.is_time(k + 1)


def _nominal(reader: Reader, first: int) -> int:
    """Return where the title before a name begins: | الكاتب | فلان."""
    title = reader.name_of.get(first - 1)
    return title.first if title is not None and title.kind == "TITLE" else first
