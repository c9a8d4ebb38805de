"""Whom somebody's own words quote, where only what they told before says who that is: "جدتي …. كانت تقول لنا إن"."""

from __future__ import annotations

from typing import Final

from pipeline.language.attribution.discourse import Discourse, Source
from pipeline.language.attribution.entities import Entity, Mention, last_mentioned
from pipeline.language.attribution.written import WrittenSources
from pipeline.language.document import Statement, Word
from pipeline.language.lexicon import Flag, told_gender
from pipeline.language.nominal import has_preposition, is_plural
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["ToldWithin"]

_TO_ME: Final = ("لي", "لنا")  # also where لي reads as a Korean name
_BACK: Final = 40  # words
_BODIES: Final = Flag.ORG_HEAD | Flag.INSTITUTION
_SAYING: Final = ("verb", "participle")


class ToldWithin:
    """Reads what a speaker tells in his own words before he quotes somebody."""

    def __init__(self, discourse: Discourse, written: WrittenSources) -> None:
        """Take the article with those who are known so far."""
        self.discourse = discourse
        self.written = written

    def find(self, statement: Statement) -> Source | None:
        """Return whom a third person in somebody's own words is: "| زوجي | اتصل بي وقال إن"; None where not told."""
        if statement.parent is None or statement.person != "3" or statement.cue_kind not in _SAYING:
            return None
        outer = self.discourse.statements[statement.parent]
        if outer.kind != "direct" or outer.section != statement.section:
            return None
        section, cue = self.discourse.place(statement)
        reader = self.discourse.readers[section]
        begin = max(reader.word_at(outer.start), cue - _BACK)
        found = self._nearest(reader, begin, cue, statement)
        if found is None:
            return None
        mention = Mention(section, found.first, found.last)
        entity = self.written.unnamed(section, found, mention, statement.gender).entity
        return Source(entity, "omitted_subject", None, mention)

    def is_another(self, statement: Statement) -> bool:
        """Say whether what is said is said to the speaker, who does not say it himself: "… فقال | لي | إن"."""
        if statement.parent is None or statement.person != "3":
            return False
        if self.discourse.statements[statement.parent].kind != "direct":
            return False
        words = self.discourse.readers[statement.section].words
        told = statement.medium is not None and _mine(words[statement.medium[0]])
        cue = words[self.discourse.place(statement)[1]]
        return told or (cue.pos == "verb" and cue.analysis.enclitics[:1] in (("ني",), ("نا",)))

    def other_than(self, speaker: Entity | None, statement: Statement) -> Source | None:
        """Return who was told of last, and is not who speaks: استعاد حوارا مع | الشاعر فلان |: "قال لي إن"."""
        assert statement.parent is not None
        outer = self.discourse.statements[statement.parent]
        begin = outer.section, self.discourse.readers[outer.section].word_at(outer.start)
        people = [
            e
            for e in self.discourse.entities.all
            if e.kind == "person" and e is not speaker and e.gender in (None, statement.gender) and e.number == "s"
        ]
        last = last_mentioned(people, begin) if statement.number == "s" else None
        before = last.last_before(begin) if last is not None else None
        if last is None or before is None or before.section != outer.section or begin[1] - before.first > _BACK:
            return None
        return Source(last, "omitted_subject", None, before)

    def _nearest(self, reader: Reader, begin: int, cue: int, statement: Statement) -> Phrase | None:
        """Return the nearest one who fits, before whoever is only governed: "ورثتها عن | جدتي |. كانت تقول"."""
        governed: Phrase | None = None
        for k in range(cue - 1, begin - 1, -1):
            if not (_body(reader, k) if statement.number == "p" else _one(reader, reader.words[k], statement.gender)):
                continue
            phrase = reader.noun_phrase(k, cue)
            if phrase is None:
                continue
            phrase = Phrase(k, min(phrase.last, _end(reader, k, phrase.last)))
            plain = not has_preposition(reader.words[k]) and (k == begin or reader.words[k - 1].pos != "prep")
            if plain and statement.number != "p":
                return phrase
            governed = governed or phrase
        return governed


def _mine(word: Word) -> bool:
    """Say whether a word means who speaks: لي، لنا، إلي."""
    return word.folded in _TO_ME or (word.pos == "prep" and word.analysis.enclitics[:1] in (("ي",), ("نا",)))


def _end(reader: Reader, k: int, last: int) -> int:
    """Return where one of the speaker's people ends: | زوجي |, and not what stands behind it."""
    word = reader.words[k]
    return last if word.analysis.definite or reader.kind_at(k) == "ORG" else k + 1


def _one(reader: Reader, word: Word, gender: str | None) -> bool:
    """Say whether a word is one of the speaker's people, of the gender of a cue: زوجي، جدتي."""
    for option in word.options:
        act = option.analysis
        mine = act.pos == "noun" and act.enclitics[:1] in (("ي",), ("نا",)) and option.stem in reader.roles["kin"]
        if mine and act.number == "s" and (told_gender(option.flags) or act.gender) in (gender, None):
            return True
    base = word.stem[:-1] if word.is_nominal and word.stem.endswith("ي") else ""  # زوجتي reads as two wives as well
    whose = base[:-1] + "ة" if base.endswith("ت") else base
    return whose in reader.roles["kin"] and gender == ("f" if base.endswith("ت") else "m")


def _body(reader: Reader, k: int) -> bool:
    """Say whether a word is a certain body, of whose people a plural is said: "اتصلت | بالمدرسة | فقالوا لي"."""
    word = reader.words[k]
    certain = word.analysis.definite or reader.kind_at(k) == "ORG"
    return word.pos == "noun" and bool(word.flags & (_BODIES | Flag.STATE)) and certain and not is_plural(word)
