"""Whose a paper is that is taken up alone: قالت النقابة في بيان إن …. وأضاف | البيان."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import Final

from pipeline.language.attribution.discourse import Discourse, Place
from pipeline.language.attribution.entities import Entity, Mention
from pipeline.language.attribution.kinds import SAYS_WHAT
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import THEIRS, has_preposition
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["Issuers"]

_PAPER: Final = 12  # words between somebody and the statement that he gave out
_MOST: Final = 20  # subjects
_GIVER: Final = 3  # words from a statement to who gave it out


class Issuers:
    """Finds who gave out a paper, among those who spoke or acted before it is taken up."""

    def __init__(self, discourse: Discourse) -> None:
        """Take the article with those who are known so far."""
        self.discourse = discourse
        self.readers = discourse.readers
        self.register = discourse.register

    def issuer(self, section: int, phrase: Phrase, mention: Mention) -> Entity | None:
        """Return the institution that spoke or acted last, or who gave it out, behind ``البيان`` alone."""
        if not self.readers[section].words[phrase.first].analysis.definite or phrase.last - phrase.first > 1:
            return None
        giver = self._spoke_in(section, phrase, mention.place)
        if giver is not None:
            return giver
        last = (self._last_subject(mention), self._last_speaker(mention))
        recent = max((x for x in last if x is not None), key=lambda x: x[0], default=None)
        if recent is not None and last[1] is not None and self.register.in_speech(recent[0]):
            recent = last[1]  # قالت الرابطة في بيان: "نودع زميلنا فلان". وتابع | البيان
        if recent is not None and last[1] is not None and not self._issues(recent[1], mention):
            recent = last[1]  # أكد الحزب في بلاغ أن …. وسيحضر الوزير فلان، حسب | البلاغ
        return recent[1] if recent is not None and self._issues(recent[1], mention) else None

    def _last_speaker(self, mention: Mention) -> tuple[Place, Entity] | None:
        """Return who spoke last before a paper and is no outlet."""
        near = islice(self.discourse.spoken_before(mention.place), _MOST + 1)
        return next((spoken for spoken in near if not self._outlet(spoken[1])), None)

    def _last_subject(self, mention: Mention) -> tuple[Place, Entity] | None:
        """Return the last subject before a paper that can have given it out; an outlet mostly publishes them."""
        subjects, place = self.discourse.subjects, mention.place
        stem = self.readers[mention.section].words[mention.first].stem
        k = bisect_left(subjects, place, key=lambda s: s[0])
        near = (s for s in reversed(subjects[max(0, k - _MOST) : k]) if s[0][0] == place[0])
        return next((s for s in near if not self._outlet(s[1]) or self._issued(*s, stem)), None)

    def _issued(self, place: Place, outlet: Entity, stem: str) -> bool:
        """Say whether an outlet gave out such a paper itself: أصدرت | صحيفة الأفق | بيانا; not بيانا للحزب."""
        reader = self.readers[place[0]]
        at = bisect_left(outlet.mentions, place, key=lambda m: m.place)
        told = outlet.mentions[at] if at < len(outlet.mentions) and outlet.mentions[at].place == place else None
        if told is None or not told.first or told.last >= len(reader.words):
            return False
        paper, verb = reader.words[told.last], reader.words[told.first - 1]
        given = verb.pos == "verb" and "issued" in verb.acts and paper.stem in (stem, stem + "ا")
        last = reader.bounds(told.last)[1]
        after = reader.words[min(told.last + 1, last - 1)]
        whose = after.pos == "noun" and after.analysis.definite and not has_preposition(after)  # بيان | الحزب
        return given and not (paper.analysis.definite or whose or _of_others(reader, told.last, last))

    def _outlet(self, entity: Entity) -> bool:
        """Say whether an entity is a newspaper, an agency or a broadcaster."""
        if entity.kind != "organisation" or not entity.mentions:
            return False
        first = entity.mentions[0]
        reader = self.readers[first.section]
        head = reader.words[first.first]
        return bool(head.flags & (Flag.MEDIA | Flag.MEDIA_HEAD)) or reader.kind_at(first.first) == "MED"

    def _spoke_in(self, section: int, phrase: Phrase, place: Place) -> Entity | None:
        """Return who spoke last in such a paper, whoever spoke since: قالت النقابة | في بيان | إن …. | البيان."""
        stem = self.readers[section].words[phrase.first].stem
        for k in self.discourse.before_place(place):
            statement, source = self.discourse.statements[k], self.discourse.found[k]
            if source is None or statement.section != section or statement.parent is not None:
                continue
            reader, told = self.readers[section], statement.medium
            at = _paper(reader, *statement.source, stem) if statement.source is not None else None
            if at is None and told is not None:  # ذكر | بيان للوزارة | أن
                at = _paper(reader, *told, stem)
                near = at is not None and abs(at - self.discourse.places[k][1]) <= _PAPER
                if at is not None and (not near or _of_others(reader, at, reader.bounds(at)[1])):
                    at = None
            if at is not None:
                return None if self._another_since(reader, at, place, stem) else source.entity
        return None

    def _another_since(self, reader: Reader, at: int, place: Place, stem: str) -> bool:
        """Say whether another such paper is told of since, in no speech: وأصدر الحزب | بيانا، ورد الجيش | ببيان."""
        said = [
            span
            for k in self.discourse.before_place(place)
            if self.discourse.statements[k].section == place[0]
            for span in self.discourse.statements[k].spans
        ]
        for word in reader.words[at + 1 : place[1]]:
            if word.stem not in (stem, stem + "ا") or word.analysis.definite or word.pos != "noun":
                continue
            if not any(start <= word.start < end for start, end in said):
                return True
        return False

    def _issues(self, entity: Entity, mention: Mention) -> bool:
        """Say whether a paper that is taken up can be somebody's: a body's, or that of who gave it out."""
        return entity.kind in ("organisation", "group") or self._stated(entity, mention)

    def _stated(self, entity: Entity, mention: Mention) -> bool:
        """Say whether a person gave out the paper that is taken up: قال الوزير | في بيان | إن …. وأضاف البيان."""
        before = entity.last_before(mention.place) if entity.kind == "person" else None
        if before is None or before.section != mention.section:
            return False
        reader, at = self.readers[mention.section], before.first
        stem, (first, last) = reader.words[mention.first].stem, reader.bounds(at)
        for k in range(max(first, at - _PAPER), min(last, at + _PAPER)):
            word = reader.words[k]
            if word.stem != stem or word.pos != "noun" or word.analysis.definite:
                continue
            if 0 < at - k <= _GIVER:
                return True  # بيان صادر عن | النائب العام
            after = reader.words[min(k + 1, last - 1)]
            other = after.is_nominal and (after.analysis.definite or bool(after.flags & SAYS_WHAT))
            told = after.pos == "adj" and not after.analysis.definite  # في بيان | صحفي
            other = other and not (told or has_preposition(after) or reader.gives_out(k + 1))  # في بيان | النقابة
            other = other or _of_others(reader, k, last)
            if k > first and "told_in_own" in reader.words[k - 1].roles and not other:
                return True
        return False


def _paper(reader: Reader, first: int, last: int, stem: str) -> int | None:
    """Return the first paper of a sort among some words that no article makes known: بيان."""
    papers = (k for k in range(first, last) if reader.words[k].stem == stem)
    return next((k for k in papers if not reader.words[k].analysis.definite), None)


def _of_others(reader: Reader, k: int, last: int) -> bool:
    """Say whether a statement is that of others too: في بيان | صادر عن المعارضة، في بيان | مشترك، للحكومة."""
    if k + 1 >= last:
        return False
    after, rest = reader.words[k + 1], reader.words[k + 2 : min(k + 2 + _GIVER, last)]
    if "issued" in after.stem_roles and after.pos != "verb" and not reader.gives_out(k + 1):
        return not any(w.analysis.pronoun in THEIRS for w in rest)  # في بيان | صادر عن مكتبه is his
    published = (
        reader.gives_out(k + 1) and bool(rest) and rest[0].is_nominal and not rest[0].flags & Flag.TIME
    )  # نشرته الوزارة, not نشره على صفحته، نشرته اليوم
    body = after.preposed == "ل" and bool(after.flags & SAYS_WHAT)
    return published or body or "shared" in after.stem_roles or after.pos == "pron_rel"
