"""Who made the work that an article is about, and who died: مؤلفها، صاحبة الرواية، الأديب الراحل."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.language.attribution.discourse import Place
from pipeline.language.entities import Entity, Mention, Register
from pipeline.language.nominal import THEIRS
from pipeline.language.phrases import Phrase, Reader

__all__ = ["late_one", "maker"]

_OF_A_WORK = 2  # words of صاحبة الرواية, of الأديب الراحل
_NEAR = 4  # sentences
_MENTIONS = 4  # of somebody
_DIED = 5  # words from a verb of dying to the name, with a title


def maker(reader: Reader, register: Register, phrase: Phrase, place: Place, gender: str | None) -> Entity | None:
    """Return the only writer named just before, where who made a work speaks: رواية للكاتب فلان. ويقول | مؤلفها."""
    words = reader.words[phrase.first : phrase.last]
    head = words[0]
    if head.stem not in reader.roles["maker_of_work"] or head.analysis.definite:
        return None
    own = len(words) == 1 and head.analysis.enclitics[:1] in THEIRS
    told = len(words) == _OF_A_WORK and words[1].analysis.definite and words[1].stem in reader.roles["work_of_art"]
    if not (own or told):
        return None
    writers = reader.roles["writer"]
    near = (
        entity
        for entity, mention in _people_before(register, place, gender)
        if head.part - register.readers[mention.section].words[mention.first].part <= _NEAR
        and any(not role.isdisjoint(writers) for role in entity.roles)
    )
    return _only(near)


def late_one(reader: Reader, register: Register, phrase: Phrase, place: Place, gender: str | None) -> Entity | None:
    """Return the only one whose death was told, as what he was: توفيت المذيعة فلانة. وروت | الإذاعية الراحلة."""
    words = reader.words[phrase.first : phrase.last]
    if len(words) != _OF_A_WORK or not all(w.analysis.definite for w in words):
        return None
    if words[1].stem not in reader.roles["late_one"]:
        return None
    return _only(entity for entity, _ in _people_before(register, place, gender) if _died(register, entity))


def _people_before(register: Register, place: Place, gender: str | None) -> Iterator[tuple[Entity, Mention]]:
    """Give the persons of a gender, or of one not known, who are named before a place, with the last mention there."""
    for entity in register.entities:
        mention = entity.last_before(place)
        if entity.kind == "person" and mention is not None and mention.section == place[0]:
            if gender is None or entity.gender in (None, gender):
                yield entity, mention


def _died(register: Register, entity: Entity) -> bool:
    """Say whether a verb of dying, or a noun for it, stands right before a name: توفي الكاتب | فلان، وفاة | فلان."""
    for mention in entity.mentions[:_MENTIONS]:
        reader = register.readers[mention.section]
        begin = max(reader.bounds(mention.first)[0], mention.first - _DIED)
        before = reader.words[begin : mention.first]
        if any(w.stem in reader.roles["dead"] or reader.may_act(w, reader.roles["passing_away"]) for w in before):
            return True
    return False


def _only(people: Iterator[Entity]) -> Entity | None:
    """Return the only one of several, None for two."""
    found = list(people)
    return found[0] if len(found) == 1 else None
