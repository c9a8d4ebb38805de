"""Find the spans of words that name a person, an organisation, a place, an outlet, or give a title.

Spans are word indices ``[first, last)`` of one section and never cross a sentence. Evidence comes from the tables, from
the analyses (an unknown word is likely a name), from the words around (a title before, a first name before), and from
the article itself: a surname counts wherever the full name stands once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.language.document import Name, Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.morphology import Analysis
from pipeline.language.naming.evidence import NOT_IN_NAME
from pipeline.language.naming.extension import extend
from pipeline.language.naming.organisations import organisation_end, phrase_at
from pipeline.language.naming.persons import person_end, person_openers
from pipeline.language.naming.titles import title_end
from pipeline.language.nominal import NOMINAL

__all__ = ["as_names", "find_names"]

_TELLING = Flag.MEDIA | Flag.INSTITUTION | Flag.ORG_HEAD | Flag.TITLE | Flag.HONORIFIC | Flag.PLACE
_NAMEABLE = frozenset(("noun", "adj", "noun_prop", "adj_comp", "adj_num", "noun_num", "noun_quant", "verb"))
_CLOSERS = {'"': '"', "«": "»", "“": "”", "(": ")"}
_MOST_SET_OFF = 6


class _Finder:
    """Finds the names of one section."""

    def __init__(self, words: Sequence[Word], tables: Lexicon, known: frozenset[str]) -> None:
        self.words = words
        self.tables = tables
        self.known = known

    def at(self, i: int, last: int, before: Name | None) -> Name | None:
        """Return the name that starts at word ``i``."""
        word = self.words[i]
        if word.pos in ("punc", "digit"):
            return None
        person = person_end(
            self.words,
            i,
            last,
            self.known,
            self.tables,
            after_title=before is not None and before.last == i and before.kind == "TITLE",
        )
        matched = phrase_at(self.words, i, last, self.tables)
        if matched is not None and matched[0] >= person:
            end, flags = matched
            kind = _kind(flags)
            if kind == "ORG" and (flags & Flag.ORG_HEAD or word.flags & Flag.ORG_HEAD):
                return Name(i, self.organisation_end(i, end, last), kind)
            if kind == "TITLE":
                return Name(i, title_end(self.words, i, end, last, self.known, self.tables), kind)
            if kind == "PER":
                end = extend(self.words, i, end, last, self.known, self.tables)
            if kind:
                return Name(i, end, kind)
        if person == i and (word.pos == "verb" or not word.flags & _TELLING):
            return None
        return self._single(i, last, person)

    def _single(self, i: int, last: int, person: int) -> Name | None:
        word = self.words[i]
        if person > i + 1 or (
            person > i
            and not word.flags
            & (Flag.MEDIA | Flag.INSTITUTION | Flag.TITLE | Flag.ORG_HEAD | Flag.PLACE | Flag.HONORIFIC)
        ):
            return Name(i, person, "PER")
        if word.flags & Flag.MEDIA and not word.analysis.enclitics:
            return Name(i, i + 1, "MED")
        if word.flags & Flag.INSTITUTION and not word.analysis.enclitics:
            return Name(i, self.organisation_end(i, i + 1, last) if word.flags & Flag.ORG_HEAD else i + 1, "ORG")
        if word.flags & Flag.ORG_HEAD and not (word.flags & Flag.TITLE and not word.flags & Flag.FEMALE):
            end = self.organisation_end(i, i + 1, last)
            proper = any(w.analysis.definite or w.pos == "noun_prop" or w.flags & Flag.PLACE for w in self.words[i:end])
            return Name(i, end, "ORG") if end > i + 1 and proper else None
        circumstance = word.folded in self.tables.participles and word.text.endswith("ا")
        if word.flags & (Flag.TITLE | Flag.HONORIFIC) and word.pos in NOMINAL and not circumstance:
            return Name(i, title_end(self.words, i, i + 1, last, self.known, self.tables), "TITLE")
        if word.flags & Flag.PLACE and not word.analysis.enclitics:
            return Name(i, i + 1, "LOC")
        return Name(i, person, "PER") if person > i else None

    def organisation_end(self, first: int, end: int, last: int) -> int:
        """Return where an organisation's name ends, given that its head ends at ``end``."""
        return organisation_end(self.words, first, end, last, self.known, self.tables)


def find_names(words: Sequence[Word], bounds: Sequence[tuple[int, int]], tables: Lexicon) -> tuple[Name, ...]:
    """Return the name spans of a section, in order."""
    people = person_openers(words, tables)
    known = _known_people(words, people, bounds, tables)
    finder = _Finder(words, tables, known)
    openers = _openers(words, people, known, tables)
    found: list[Name] = []
    end, titled = 0, False
    for i, word in enumerate(words):
        if i < end or not (i in openers or (titled and i == end)):
            continue
        last = bounds[word.part][1]
        before = found[-1] if found else None
        name = _set_off(words, i, last, before) or finder.at(i, last, before)
        if name is not None:
            found.append(name)
            end, titled = name.last, name.kind == "TITLE"
    return tuple(found)


def _openers(words: Sequence[Word], people: set[int], known: frozenset[str], tables: Lexicon) -> set[int]:
    """Return the words at which some name may start, where no title stands before."""
    found = people | {i for i, word in enumerate(words) if word.flags & _TELLING or word.text in _CLOSERS}
    seconds, phrases = tables.second_words, tables.phrases
    found.update(
        i
        for i, (word, after) in enumerate(pairwise(words))
        if after.folded in seconds and ((word.folded, after.folded) in phrases or (word.core, after.folded) in phrases)
    )
    if known:
        stems = known | {core.removeprefix("ال") for core in known}
        found.update(i for i, word in enumerate(words) if word.stem in stems)
    return found


def _set_off(words: Sequence[Word], i: int, last: int, before: Name | None) -> Name | None:
    """Return the name in marks after the word that says what it is, or in Latin letters after the Arabic one.

    Examples: شركة "أفق"، صحيفة «النهار»، فولتاريس (Voltaris).
    """
    closer = _CLOSERS.get(words[i].text)
    if closer is None or i == 0:
        return None
    end = next((j for j in range(i + 1, min(last, i + _MOST_SET_OFF)) if words[j].text == closer), i + 1)
    inside = words[i + 1 : end]
    if not inside:
        return None
    if closer == ")":
        follows = before is not None and before.last == i and before.kind in ("PER", "ORG", "MED")
        latin = all(w.analysis.pos in ("latin", "punc") for w in inside)
        return Name(i + 1, end, before.kind) if before is not None and follows and latin else None
    kind = "MED" if words[i - 1].flags & Flag.MEDIA_HEAD else "ORG" if words[i - 1].flags & Flag.ORG_HEAD else ""
    nominal = all(w.analysis.pos in NOMINAL for w in inside)
    return Name(i + 1, end, kind) if kind and nominal else None


def as_names(words: Sequence[Word], names: Sequence[Name], tables: Lexicon) -> tuple[Word, ...]:
    """Return the words with those as proper nouns that names are made of.

    Of people's names all but بن، أبو, else only names of one word: what is built from common words keeps their tags
    (الأمم المتحدة).
    """
    found = list(words)
    for name in names:
        if name.kind != "PER" and (name.last - name.first > 1 or name.kind == "TITLE"):
            continue
        for i in range(name.first, name.last):
            word = words[i]
            if word.pos in _NAMEABLE and not (name.kind != "PER" and word.flags & Flag.ORG_HEAD):
                particle = word.flags & Flag.PARTICLE and name.last - name.first > 1 and word.stem != "عبد"
                found[i] = word._replace(analysis=_proper(word, "noun" if particle else "noun_prop"))
    return tuple(found)


def _proper(word: Word, pos: str) -> Analysis:
    """Return the reading of a word as a part of a name, with the clitics that were chosen."""
    chosen = word.analysis
    for option in word.options:
        other = option.analysis
        if other.pos == pos and (other.proclitics, other.enclitics) == (chosen.proclitics, chosen.enclitics):
            return other
    return replace(chosen, pos=pos, person=None, aspect=None, voice=None)


def _known_people(
    words: Sequence[Word], people: set[int], bounds: Sequence[tuple[int, int]], tables: Lexicon
) -> frozenset[str]:
    """Return the cores of the last words of all full names of the section; ``people`` are the words to look at."""
    known: set[str] = set()
    done = 0
    for i in sorted(people):
        if i < done:
            continue
        end = person_end(words, i, bounds[words[i].part][1], frozenset(), tables)
        if end - i >= 2:
            if not words[end - 1].flags & (NOT_IN_NAME | Flag.PLACE | Flag.NISBA):
                known.add(words[end - 1].core)
            done = end
    return frozenset(known)


def _kind(flags: int) -> str | None:
    for flag, kind in (
        (Flag.MEDIA, "MED"), (Flag.INSTITUTION, "ORG"), (Flag.ORG_HEAD, "ORG"), (Flag.PLACE, "LOC"),
        (Flag.FIRST_NAME, "PER"), (Flag.SURNAME, "PER"), (Flag.TITLE, "TITLE"), (Flag.HONORIFIC, "TITLE"),
    ):  # fmt: skip
        if flags & flag:
            return kind
    return None
