"""The country of who speaks, by its name, where he calls it his own: أوضحت وزيرة خارجية مالطا أن بلادها ترى أن."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from pipeline.language.attribution.discourse import Discourse
from pipeline.language.attribution.entities import Entity, Mention
from pipeline.language.document import Statement
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import is_own_country
from pipeline.language.normalise import fold_stem
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["OwnCountry"]

_POSTED: Final = ("في", "لدي", "الي", "لدى", "الى")


class OwnCountry:
    """Finds where an article names the country that somebody calls his."""

    def __init__(self, discourse: Discourse) -> None:
        """Take the article; its countries are looked for once, where one is asked for."""
        self.discourse = discourse
        self._named: dict[str, Mention] | None = None

    def read(self, statement: Statement, phrase: Phrase) -> Mention | None:
        """Return where the country is named that ``بلاده`` means: that of the office of who speaks."""
        reader = self.discourse.readers[statement.section]
        head = reader.words[phrase.first]
        alone = phrase.last - phrase.first == 1
        owner = self._owner(statement) if alone and is_own_country(head) else None
        if owner is None:
            return None
        if self._named is None:
            self._named = self._countries()
        office = _office(owner)
        nations = [reader.lexicon.nations[stem] for stem in office if stem in reader.lexicon.nations]
        if nations:  # مدرب منتخب قطر | البرتغالي
            return next((self._named[s] for s in nations[-1] if s in self._named), None)
        for i in range(len(office)):
            rest = " ".join(office[i:]) + " "
            named = [key for key in self._named if rest.startswith(key + " ")]
            if named:
                return self._named[max(named, key=len)]
        return None

    def _owner(self, statement: Statement) -> Entity | None:
        """Return who speaks round a statement, or spoke last before it."""
        outer = self.discourse.found[statement.parent] if statement.parent is not None else None
        if outer is not None:
            return outer.entity
        place = self.discourse.place(statement)
        return next((e for _, e in self.discourse.spoken_before(place) if e.kind == "person"), None)

    def _countries(self) -> dict[str, Mention]:
        """Return where each country is named first, in the text before the title."""
        found: dict[str, Mention] = {}
        for section in sorted(range(len(self.discourse.readers)), key=lambda s: s == 0):
            reader = self.discourse.readers[section]
            for k, word in enumerate(reader.words):
                name = reader.names.get(k)
                if not (word.flags & Flag.STATE or (name is not None and name.kind == "LOC" and reader.is_state(k))):
                    continue
                last = name.last if name is not None and name.kind == "LOC" else k + 1
                rest = (_bare(w.text) for w in reader.words[k + 1 : last])
                found.setdefault(" ".join((_bare(word.stem), *rest)), Mention(section, k, last))
        return found


def _office(owner: Entity) -> list[str]:
    """Return the words of an office, up to where its bearer is posted: السفير الألماني | في لبنان."""
    words = (owner.role or (owner.name if owner.head else "")).split()
    return [_bare(word) for word in takewhile(lambda w: fold_stem(w) not in _POSTED, words)]


def _bare(word: str) -> str:
    return fold_stem(word).removeprefix("ال")
