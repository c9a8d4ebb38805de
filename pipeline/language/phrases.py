"""Noun phrases that name a source, and the phrases that say to whom or where something was said.

Phrases are word indices ``[first, last)`` of one section.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.language.document import Name, TaggedSection, Word
from pipeline.language.lexicon import Flag, lexicon
from pipeline.language.marks import Quoted
from pipeline.language.names import closes, has_preposition, title_end

__all__ = ["Phrase", "Reader"]

_NOMINAL = ("noun", "adj", "noun_prop", "noun_num", "noun_quant", "adj_comp", "adj_num", "latin", "digit", "abbrev")
_HEADS = Flag.TITLE | Flag.ANONYMOUS | Flag.GROUP | Flag.DOCUMENT | Flag.MEDIA_HEAD | Flag.ORG_HEAD | Flag.HONORIFIC
_OPENERS = frozenset("\"«“‘„'‹(")
_MAX_WORDS = 22
_MAX_MARKED = 5


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``[first, last)``; ``head`` is the word that decides what it is."""

    first: int
    last: int


class Reader:
    """Reads phrases of one section; holds the indexes that this needs."""

    def __init__(self, section: TaggedSection) -> None:
        """Index the names and the marked stretches of a section."""
        self.section = section
        self.lexicon = lexicon()
        self.roles = self.lexicon.roles
        self.words = section.words
        self.names: dict[int, Name] = {n.first: n for n in section.names}
        self.name_of: dict[int, Name] = {i: n for n in section.names for i in range(n.first, n.last)}
        self.quoted_at: dict[int, Quoted] = {q.start: q for q in section.section.quoted}
        self.starts = [w.start for w in self.words]

    def bounds(self, i: int) -> tuple[int, int]:
        """Return the words of the sentence that word ``i`` stands in."""
        return self.section.bounds[self.words[i].part]

    def text(self, first: int, last: int) -> str:
        """Return the plain text of words ``[first, last)``."""
        return self.section.section.text[self.words[first].start : self.words[last - 1].end] if last > first else ""

    def word_at(self, position: int) -> int:
        """Return the first word that starts at or after a plain position."""
        from bisect import bisect_left

        return bisect_left(self.starts, position)

    def marked(self, i: int) -> Quoted | None:
        """Return the marked stretch that word ``i`` (a quotation mark) opens."""
        return self.quoted_at.get(self.words[i].start)

    def kind_at(self, i: int) -> str | None:
        """Return the kind of the name that starts at word ``i``."""
        name = self.names.get(i)
        return name.kind if name else None

    def person_within(self, first: int, last: int) -> Name | None:
        """Return the first person's name inside a phrase."""
        for i in range(first, last):
            name = self.names.get(i)
            if name is not None and name.kind == "PER":
                return name
        return None

    def close_bracket(self, i: int, last: int) -> int:
        """Return the word after the bracket that word ``i`` opens; ``i + 1`` if it is never closed."""
        closer = {"(": ")", "[": "]"}[self.words[i].text]
        for j in range(i + 1, min(last, i + 25)):
            if self.words[j].text == closer:
                return j + 1
        return i + 1

    def noun_phrase(self, i: int, last: int) -> Phrase | None:
        """Read the noun phrase that starts at word ``i``, with its name, apposition and what belongs to its title."""
        if i >= last or not self._can_start(i):
            return None
        has_person = False
        j = i
        while j < last and j - i < _MAX_WORDS:
            step = self._step(i, j, last, has_person)
            if step == j:
                break
            has_person = has_person or self.person_within(j, step) is not None
            j = step
        while j > i and self.words[j - 1].pos in ("punc", "prep", "conj") and self.words[j - 1].text not in "\"»”’'›":
            j -= 1
        return Phrase(i, j) if j > i else None

    def _can_start(self, i: int) -> bool:
        word = self.words[i]
        if word.text in ('"', "«", "“"):
            return self._marked_name(i) is not None
        if word.pos == "verb" and not (word.flags & (Flag.FIRST_NAME | Flag.TITLE) or i in self.names):
            return False
        return word.pos in _NOMINAL and not word.flags & Flag.TIME or i in self.names

    def _marked_name(self, i: int) -> int | None:
        """Return the end of a short marked name that word ``i`` opens: وكالة "ناسا"، الشيخ "سلامة بو عنقة"."""
        quoted = self.marked(i)
        if quoted is None or not quoted.closed:
            return None
        end = self.word_at(quoted.end)
        inner = [w for w in self.words[i + 1 : end] if w.pos != "punc"]
        return end if 0 < len(inner) <= _MAX_MARKED and not any(w.pos == "verb" and not w.flags for w in inner) else None

    def _step(self, first: int, j: int, last: int, has_person: bool) -> int:
        """Return where the phrase goes on from word ``j``; ``j`` itself if it ends there."""
        word = self.words[j]
        if word.text in _OPENERS:
            return self._step_mark(first, j, has_person)
        if word.text in "،," or word.text in ("-", "–"):
            return self._apposition(first, j, last, has_person)
        if word.pos == "punc" or word.flags & Flag.TIME and j > first or word.folded in self.roles["aside"]:
            return j
        if j > first and has_preposition(word) or word.pos == "prep":
            return self._step_preposition(first, j, last, has_person)
        if word.folded == "او" and j + 1 < last and self.words[j + 1].pos in _NOMINAL and j > first:
            return j + 2
        if has_person and word.folded in ("احد", "احدي", "واحد") and j > first:
            phrase = self.noun_phrase(j, last)
            return phrase.last if phrase is not None else j
        name = self.names.get(j)
        if name is not None and name.last <= last:
            return self._step_name(first, j, name, has_person)
        if word.pos not in _NOMINAL:
            return j
        if j == first:
            return j + 1
        return j if self._finished(j, has_person) else j + 1

    def _step_mark(self, first: int, j: int, has_person: bool) -> int:
        word = self.words[j]
        if word.text == "(" or j == first and word.text not in '"«“':
            return j
        end = self._marked_name(j)
        if end is None or has_person:
            return j
        return end

    def _step_name(self, first: int, j: int, name: Name, has_person: bool) -> int:
        if j == first:
            return name.last
        previous = self.words[j - 1]
        if name.kind == "PER":
            return j if has_person and "و" not in self.words[j].analysis.proclitics and self.words[j - 1].pos != "prep" and self.name_of.get(j - 1, name).kind == "PER" else name.last
        if name.kind == "TITLE":
            if has_person and self.words[j].analysis.proclitics[:1] == ("ال",):
                return name.last
            return name.last if not (has_person and self.name_of.get(j - 1) is None) else j
        if has_person:
            return name.last if name.kind == "LOC" and self.words[j - 1].flags & (Flag.TITLE | Flag.ORG_HEAD) else j
        return j if closes(previous, self.words[j]) and name.kind not in ("LOC", "MED") else name.last

    def _finished(self, j: int, has_person: bool) -> bool:
        word, previous = self.words[j], self.words[j - 1]
        if "و" in word.analysis.proclitics and not (word.flags & _HEADS or word.flags & Flag.NISBA or word.analysis.definite == previous.analysis.definite):
            return True
        if has_person and self.name_of.get(j - 1) is not None and self.name_of[j - 1].kind == "PER":
            # after the name only an adjective of a title already begun can follow: المدرب السابق
            return not (word.analysis.definite and word.pos == "adj")
        return closes(previous, word)

    def _step_preposition(self, first: int, j: int, last: int, has_person: bool) -> int:
        """Take a prepositional phrase into the phrase where it belongs to a title or a source noun."""
        word, previous = self.words[j], self.words[j - 1]
        clitics = [p for p in word.analysis.proclitics if p != "ال"]
        if clitics and clitics[0] == "و" and j > first:
            if has_person and not (word.flags & _HEADS or j in self.names):
                return j
            if len(clitics) > 1 or word.pos not in _NOMINAL or word.flags & (Flag.TIME | Flag.VENUE):
                return j
            name = self.names.get(j)
            return name.last if name and name.last <= last else j if self._finished(j, has_person) else j + 1
        after_title = not has_person or previous.flags & Flag.TITLE > 0
        if word.stem == "اسم" and "ب" in clitics:
            return j + 1
        if not after_title or word.pos == "verb":
            return j
        if word.pos == "prep" and not clitics:
            return self._step_free_preposition(first, j, last)
        if "ل" in clitics:
            target = word.flags & (Flag.AUDIENCE | Flag.MEDIA | Flag.MEDIA_HEAD | Flag.VENUE)
            return j if target or word.pos not in _NOMINAL else self._over_name(j, last)
        if "ب" in clitics:
            belongs = word.flags & (Flag.ORG_HEAD | Flag.INSTITUTION | Flag.PLACE) or self.kind_at(j) in ("ORG", "LOC")
            return self._over_name(j, last) if belongs else j
        return j

    def _over_name(self, j: int, last: int) -> int:
        name = self.names.get(j)
        return name.last if name and name.last <= last else j + 1

    def _step_free_preposition(self, first: int, j: int, last: int) -> int:
        word, previous = self.words[j], self.words[j - 1]
        if j + 1 >= last or word.analysis.enclitics:
            return j
        following = self.words[j + 1]
        if following.pos not in _NOMINAL and j + 1 not in self.names and following.text not in '"«“':
            return j
        if following.flags & (Flag.TIME | Flag.VENUE) and not following.flags & Flag.ORG_HEAD:
            return j
        if word.folded in ("في", "لدي", "داخل", "عن", "ب"):
            return self._over_name(j + 1, last)
        if word.folded == "من":
            heads = self.words[first].flags & (Flag.ANONYMOUS | Flag.GROUP | Flag.TITLE) or previous.folded in self.roles["qualified"]
            counted = previous.folded in self.roles["counted"] or self.words[first].folded in self.roles["counted"]
            return self._over_name(j + 1, last) if heads or counted else j
        if word.folded in ("علي", "عن", "من", "الي", "في") and previous.folded in self.roles["qualified"]:
            return self._over_name(j + 1, last)
        return j

    def _apposition(self, first: int, j: int, last: int, has_person: bool) -> int:
        """Take ``، المتحدث باسم الجيش`` after a name or ``، حيدر العبادي`` after a title, if it ends at another break."""
        if j == first or j + 1 >= last:
            return j
        name = self.names.get(j + 1)
        if name is None:
            return j
        if name.kind == "PER" and not has_person and self._is_title(first):
            end = name.last
        elif name.kind == "TITLE" and has_person and not has_preposition(self.words[j + 1]):
            end = self._title_reach(j + 1, last)
        else:
            return j
        return end if end >= last or self._breaks(end) else j

    def _title_reach(self, i: int, last: int) -> int:
        phrase = Reader.noun_phrase(self, i, last)
        return phrase.last if phrase else title_end(self.words, i, last, frozenset())

    def _breaks(self, end: int) -> bool:
        word = self.words[end]
        return word.pos in ("punc", "conj_sub", "part", "prep", "verb", "adv", "pron_rel") or has_preposition(word) or bool(word.flags & Flag.TIME)

    def _is_title(self, first: int) -> bool:
        name = self.name_of.get(first)
        return name is not None and name.kind == "TITLE" or bool(self.words[first].flags & (Flag.TITLE | Flag.HONORIFIC))



def starts_relative(word: Word) -> bool:
    """Say whether a relative clause begins: الذي، التي، الذين."""
    return word.pos == "pron_rel"
