"""Who bears a title in one article: رئيس اللجنة، الوزير، المدرب الجديد."""

from __future__ import annotations

from typing import Final

from pipeline.language.attribution.entities import Entity, Mention, last_mentioned
from pipeline.language.attribution.name_forms import GENERIC, role_stems
from pipeline.language.attribution.register import Register
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.nominal import HIS_OR_HERS
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["OfficeHolders"]

_SHORT_TITLE: Final = 2  # words: رئيس اللجنة, but not وزير الخارجية الإيطالي
_MENTIONS: Final = 8  # of somebody, among which his title is looked for
_TITLE: Final = 3  # words before a name
_SPOKESMAN: Final = 2  # words of المتحدث باسمها
_COUNTERPART: Final = 2  # words from نظيره to a name


class OfficeHolders:
    """Finds the persons of an article by what they are."""

    def __init__(self, register: Register) -> None:
        """Take the persons of the article."""
        self.register = register
        self.readers = register.readers
        self.entities = register.entities

    def by_title(
        self, section: int, phrase: Phrase, place: tuple[int, int], gender: str | None, spoken_last: Entity | None
    ) -> Entity | None:
        """Return the person who bears a title, the one named last before it, else the first one after it.

        A counterpart of another bears it where he was called by it, or spoke last (``spoken_last``) under his name.
        """
        stems = role_stems(self.readers[section].words[phrase.first : phrase.last])
        if not stems:
            return None
        newly = any("new_in_office" in w.stem_roles for w in self._words(section, phrase))
        gone = any("no_longer" in w.stem_roles for w in self._words(section, phrase))
        found: list[tuple[bool, bool, bool, bool, bool, tuple[int, int], Entity]] = []
        spoken = self.register.in_speech(place)
        theirs = self._whose_spokesman(section, phrase, place)
        for entity in self.entities.all:
            if entity.kind != "person" or (gender and entity.gender and gender != entity.gender):
                continue
            if theirs is not None and self._speaks_for_another(entity, theirs, place):
                continue
            if any(stems <= role for role in entity.roles) and not (newly and self._former(entity, section)):
                last = entity.last_before(place)
                exact = any(stems == role for role in entity.roles)
                heard = spoken or not all(self.register.in_speech(m.place) for m in entity.mentions)
                near = last.place if last else (-1, -min(m.first for m in entity.mentions))
                own = entity.lent not in entity.roles[:1] or self._called_by(last, stems)
                own = own or (entity is spoken_last and not self._as_counterpart(last))
                fits = not gone or self._former(entity, section)
                found.append(
                    (heard, last is not None, fits, own, exact, near, entity)
                )  # whom only a speech names, last
        return max(found, key=lambda f: f[:6])[6] if found else None

    def _whose_spokesman(self, section: int, phrase: Phrase, place: tuple[int, int]) -> Entity | None:
        """Return the body told last before its spokesman, who has a pronoun for it: نفت الشركة …. | المتحدث باسمها."""
        in_name = (w.analysis.pronoun for w in self._words(section, phrase) if w.stem == "اسم")
        gender = HIS_OR_HERS.get(next(in_name, None) or "")
        bodies = (e for e in self.entities.all if e.kind == "organisation" and e.gender == gender and e.number == "s")
        return last_mentioned(bodies, place) if gender is not None else None

    def _speaks_for_another(self, entity: Entity, body: Entity, place: tuple[int, int]) -> bool:
        """Say whether somebody told of before a body speaks for another one: المتحدث باسم الجيش | فلان."""
        before, told = entity.last_before(place), body.last_before(place)
        if before is None or told is None or before.place > told.place:
            return False
        stems = {w.stem for m in (body.mentions[0], told) for w in self.readers[m.section].words[m.first : m.last]}
        tables, speaking = self.readers[place[0]].lexicon, [role for role in entity.roles if "اسم" in role]
        return bool(speaking) and all(
            len(role) > _SPOKESMAN
            and (stems.isdisjoint(role) or any(tables.of(stem) & Flag.ORG_HEAD for stem in role - stems))
            for role in speaking
        )

    def _words(self, section: int, phrase: Phrase) -> tuple[Word, ...]:
        return self.readers[section].words[phrase.first : phrase.last]

    def _former(self, entity: Entity, section: int) -> bool:
        """Say whether somebody is told as who held an office before: المدير | السابق | فلان."""
        return any(
            w.removeprefix("ال") in self.readers[section].roles["no_longer"] for w in (entity.role or "").split()
        )

    def _called_by(self, mention: Mention | None, stems: frozenset[str]) -> bool:
        """Say whether somebody was last called by his own title: التقى الوزير نظيره المصري. | الوزير المصري."""
        if mention is None:
            return False
        words = self.readers[mention.section].words[mention.first : mention.last]
        return not stems.isdisjoint(role_stems(words))

    def _as_counterpart(self, mention: Mention | None) -> bool:
        """Say whether somebody is mentioned as the counterpart of another: نظيره المصري | فلان."""
        if mention is None:
            return False
        reader = self.readers[mention.section]
        words = reader.words[max(0, mention.first - _COUNTERPART) : mention.last]
        return any("counterpart" in word.stem_roles for word in words)

    def addressed(self, section: int, phrase: Phrase, place: tuple[int, int], gender: str | None) -> Entity | None:
        """Return who was named last behind a form of address that now stands alone: الشيخ فلان …. وقال | الشيخ |.

        Not where the same noun is somebody's office: شيخ العشيرة.
        """
        head = self.readers[section].words[phrase.first]
        alone = phrase.last - phrase.first == 1 and head.flags & Flag.HONORIFIC and head.analysis.definite
        if not alone or head.analysis.enclitics:
            return None
        people = (e for e in self.entities.all if e.kind == "person" and e.gender in (None, gender or e.gender))
        last = last_mentioned((e for e in people if self.called(e, frozenset((head.stem,)))), place)
        other = self.entities.last_with_head("person", head.stem, place)
        return None if other is not None and len(other.tokens) > 1 else last

    def called(self, entity: Entity, titles: frozenset[str]) -> bool:
        """Say whether somebody is named with one of some titles right before: صاحب السمو | الأمير | فلان."""
        for mention in entity.mentions[:_MENTIONS]:
            reader = self.readers[mention.section]
            begin = max(reader.bounds(mention.first)[0], mention.first - _TITLE)
            name = reader.person_within(mention.first, mention.last)
            words = reader.words[begin : name.first if name is not None else mention.first + 1]
            if any(word.stem in titles for word in words):
                return True
        return False

    def borne_again(self, section: int, phrase: Phrase, place: tuple[int, int], gender: str | None) -> Entity | None:
        """Return the only one before a place who bears a role with the same head: رئيس اللجنة، المدرب الجديد."""
        words = self.readers[section].words[phrase.first : phrase.last]
        head = words[0]
        second = next((w for w in words[1:] if w.flags & Flag.TITLE and w.stem not in GENERIC), None)
        nation = next((w.stem for w in words[1:] if w.flags & Flag.NISBA), None)
        if "envoy" in head.stem_roles:
            nation = None  # سفير المملكة بالولايات المتحدة الأمريكية … السفير السعودي
        newly = any("new_in_office" in w.stem_roles for w in words)
        theirs = self._whose_spokesman(section, phrase, place)
        bearing = [
            e
            for e in self.entities.all
            if e.kind == "person"
            and not (theirs is not None and self._speaks_for_another(e, theirs, place))
            and not (newly and self._former(e, section))
            and not (nation and _of_another_nation(e, nation, self.readers[section].lexicon))
            and not (gender and e.gender and gender != e.gender)
            and e.last_before(place) is not None
            and any(head.stem in role and (second is None or second.stem in role) for role in e.roles)
        ]
        told = [w for w in words if w.pos != "punc"]  # مخرج | "القلعة"
        works = self.readers[section].roles["work_of_art"]
        of_work = len(told) > 1 and told[1].stem in works  # مخرج مسلسل القلعة
        if len(told) > 1 and (len(told) < len(words) or (of_work and len(told) > _SHORT_TITLE)):
            # مخرج فيلم الغريب فلان …. وأعلن | مخرج فيلم الصمت
            bearing = [e for e in bearing if not any(works & role and told[-1].stem not in role for role in e.roles)]
        return bearing[0] if len(bearing) == 1 and len(told) <= _SHORT_TITLE + of_work else None

    def in_headline(self, section: int, phrase: Phrase, gender: str | None) -> Entity | None:
        """Return the only one whom the article calls by the head of a headline's office: وزير المالية: … الوزير فلان.

        Of heads that many bear one is not told by them: رئيس الحكومة, النائب العام.
        """
        reader = self.readers[section]
        words = [w for w in reader.words[phrase.first : phrase.last] if w.pos != "punc"]
        if reader.section.section.name != "title" or len(words) < _SHORT_TITLE or words[0].analysis.definite:
            return None
        if not words[1].analysis.definite or words[1].pos != "noun" or "head_of_many" in words[0].stem_roles:
            return None
        alone = frozenset((words[0].stem,))
        bearing = [
            e
            for e in self.entities.all
            if e.kind == "person" and alone in e.roles and not (gender and e.gender and gender != e.gender)
        ]
        return bearing[0] if len(bearing) == 1 and all(role == alone for role in bearing[0].roles) else None

    def known_by_another(self, entity: Entity, head: Word) -> bool:
        """Say whether somebody is known only by an office, which is another than a noun: القاضي, for المتهم."""
        first = entity.mentions[0]
        unnamed = self.readers[first.section].person_within(first.first, first.last) is None
        return unnamed and entity.head != head.stem

    def compatriot(self, nation: str, place: tuple[int, int], gender: str | None) -> Entity | None:
        """Return the person last mentioned before a place whose roles tell a nation, by the stem of its adjective."""
        found = (
            e
            for e in self.entities.all
            if e.kind == "person"
            and not (gender and e.gender and gender != e.gender)
            and any(nation in role for role in e.roles)
        )
        return last_mentioned(found, place)

    def of_a_nation(self, entity: Entity, section: int) -> bool:
        """Say whether the roles of a person tell a nation."""
        return bool(_nations(entity, self.readers[section].lexicon))

    def of_another_nation(self, entity: Entity, section: int, phrase: Phrase) -> bool:
        """Say whether a title tells another nation than the roles of a person do: الرئيس | الجزائري."""
        reader = self.readers[section]
        nation = next((w.stem for w in reader.words[phrase.first + 1 : phrase.last] if w.flags & Flag.NISBA), None)
        return nation is not None and _of_another_nation(entity, nation, reader.lexicon)


def _of_another_nation(entity: Entity, nation: str, tables: Lexicon) -> bool:
    """Say whether the roles of a person tell another nation than that of a title."""
    told = _nations(entity, tables)
    return bool(told) and nation not in told


def _nations(entity: Entity, tables: Lexicon) -> set[str]:
    """Return the stems of the adjectives of place in the roles of a person."""
    return {stem for role in entity.roles for stem in role if tables.of(stem) & Flag.NISBA}
