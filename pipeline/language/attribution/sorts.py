"""Bodies that are named without a noun and taken up by the noun for their sort: قالت حماس إن …. وأضافت | الحركة."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pipeline.language.attribution.discourse import Place
from pipeline.language.attribution.entities import Entities, Entity, last_mentioned
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["body_of_sort"]

_DESCRIBED: Final = 2  # words of الصحيفة الأميركية
_KNOWN: Final = (
    Flag.ORG_HEAD | Flag.INSTITUTION | Flag.STATE | Flag.MEDIA | Flag.MEDIA_HEAD | Flag.PLACE | Flag.TOWN | Flag.GROUP
    | Flag.CLUB | Flag.TITLE | Flag.DOCUMENT | Flag.NISBA | Flag.ANONYMOUS | Flag.COMMON_PERSON
)  # fmt: skip
"""What the tables know of words that name no company."""


def body_of_sort(
    readers: list[Reader], entities: Entities, section: int, phrase: Phrase, place: Place
) -> Entity | None:
    """Return the body named last before a place whose sort a definite noun tells, perhaps described.

    رويترز … | الوكالة، غوغل … | الشركة الأميركية; not where a body of the article has the noun in its name.
    """
    words = [w for w in readers[section].words[phrase.first : phrase.last] if w.pos != "punc"]
    head = words[0]
    if len(words) > _DESCRIBED or not head.analysis.definite or has_preposition(head) or head.flags & Flag.TITLE:
        return None
    described = words[1:] and not (words[1].is_nominal and words[1].analysis.definite and words[1].pos != "noun")
    if described:
        return None
    other = entities.last_with_head("organisation", head.stem, place)
    if other is not None and len(other.tokens) > 1:
        return other if len(words) > 1 and _described_so(readers, entities, other, words[1], place) else None
    bodies = (e for e in entities.all if e.kind == "organisation" and e.mentions and _is_of(readers, e, head))
    return last_mentioned(bodies, place)


def _described_so(readers: list[Reader], entities: Entities, body: Entity, word: Word, place: Place) -> bool:
    """Say whether an adjective tells no more of the only body of its noun: شركة "نوفا" … | الشركة الألمانية.

    Another nation in its name tells another body: الصحيفة البريطانية … | الصحيفة الفرنسية.
    """
    tables, roles = readers[place[0]].lexicon, readers[place[0]].roles
    nouns = (*(noun for noun, _ in _sorts(roles)), roles["noun_of_outlet"], roles["noun_of_house"])
    heads = any(body.head in noun for noun in nouns)
    like = [e for e in entities.all if e.kind == "organisation" and e.head == body.head and len(e.tokens) > 1]
    if not heads or len([e for e in like if e.last_before(place) is not None]) != 1:
        return False
    told = [t for t in body.tokens[1:] if tables.of(t.removeprefix("ال")) & Flag.NISBA]
    if word.flags & Flag.NISBA and "kind_of_body" not in word.stem_roles:
        return not told or word.folded in told
    return "kind_of_body" in word.stem_roles


def _sorts(roles: Mapping[str, frozenset[str]]) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return the nouns of each sort with the words that open the names of such bodies: حركة, and حماس، فتح."""
    return (
        (roles["noun_of_movement"], roles["name_of_movement"]),
        (roles["noun_of_network"], roles["name_of_network"]),
        (roles["noun_of_alliance"], roles["name_of_alliance"]),
        (roles["noun_of_world_body"], roles["name_of_world_body"]),
        (roles["noun_of_ministry"], roles["name_of_ministry"]),
        (roles["noun_of_sports_union"], roles["name_of_sports_union"]),
        (roles["noun_of_company"], roles["name_of_company"]),
    )


def _is_of(readers: list[Reader], entity: Entity, noun: Word) -> bool:
    """Say whether a body is of the sort that a noun tells: حماس, for الحركة."""
    first = entity.mentions[0]
    reader = readers[first.section]
    roles, word = reader.roles, reader.words[first.first]
    if any(noun.stem in nouns and word.stem.removeprefix("ال") in names for nouns, names in _sorts(roles)):
        return True
    if "noun_of_outlet" in noun.stem_roles:
        outlet = reader.kind_at(first.first) == "MED" or word.flags & Flag.MEDIA  # رويترز
        return bool(outlet) and not word.flags & Flag.MEDIA_HEAD
    if "noun_of_club" in noun.stem_roles:
        return bool(word.flags & Flag.CLUB) and not word.flags & Flag.ORG_HEAD
    company = "noun_of_company" in noun.stem_roles and word.pos in ("noun_prop", "latin")
    return company and not word.flags & _KNOWN and reader.kind_at(first.first) == "ORG"
