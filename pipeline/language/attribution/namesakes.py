"""Which of two persons with one surname speaks."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from pipeline.language.attribution.discourse import Discourse
from pipeline.language.attribution.entities import Entity, Mention
from pipeline.language.attribution.name_forms import name_match

__all__ = ["who_speaks_on"]

_SURNAME: Final = 2  # rank of names that share a surname


def who_speaks_on(
    discourse: Discourse, entity: Entity, tokens: tuple[str, ...], mention: Mention, gender: str | None
) -> Entity:
    """Return whom a name alone means, who is its last bearer for all the register knows.

    Who was quoted last goes before a namesake who was only named since, and was subject of no sentence:
    قال الوزير حسن الرماح إن …. وهو شقيق رجل الأعمال سامر الرماح. وقال | الرماح. Not before one who was met or asked.
    """
    spoken = next(discourse.spoken_before(mention.place), None)
    if len(tokens) != 1 or spoken is None or spoken[1] is entity or spoken[1].kind != "person":
        return entity
    place, speaker = spoken
    fits = name_match(tokens, speaker.tokens) == name_match(tokens, entity.tokens) == _SURNAME
    gender = gender or discourse.register.addressed_as(mention.section, mention.first)
    told = gender is None or speaker.gender in (None, gender)
    if not fits or not told or len(speaker.tokens) == 1 or _asked(discourse, entity, mention):
        return entity
    k = bisect_left(discourse.subjects, mention.place, key=_place)
    while k and discourse.subjects[k - 1][0] > place:
        k -= 1
        if discourse.subjects[k][1] is entity and discourse.subjects[k][0] not in discourse.beside:
            return entity  # ووصل رجل الأعمال سامر الرماح إلى المدينة. وقال | الرماح
    _give(discourse, entity, speaker, mention)
    return speaker


def _asked(discourse: Discourse, entity: Entity, mention: Mention) -> bool:
    """Say whether a namesake was met or asked where he was named last: وفي مقابلة مع | سامر الرماح | سألناه."""
    named = entity.last_before(mention.place)
    if named is None or named.section != mention.section:
        return False
    reader = discourse.readers[named.section]
    first, _ = reader.bounds(named.first)
    return any(
        "interview" in w.stem_roles or "meeting" in w.acts or "asking" in w.acts
        for w in reader.words[first : named.first]
    )


def _give(discourse: Discourse, entity: Entity, speaker: Entity, mention: Mention) -> None:
    """Give a mention to who speaks, also where it is the subject of its sentence."""
    discourse.entities.drop(entity, mention)
    discourse.entities.mention(speaker, mention)
    k = bisect_left(discourse.subjects, mention.place, key=_place)
    while k < len(discourse.subjects) and discourse.subjects[k][0] == mention.place:
        if discourse.subjects[k][1] is entity:
            discourse.subjects[k] = (mention.place, speaker)
        k += 1


def _place(subject: tuple[tuple[int, int], Entity]) -> tuple[int, int]:
    return subject[0]
