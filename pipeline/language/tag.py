"""Give every word its one analysis in context, and mark names."""

from __future__ import annotations

import gc
import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipeline.language.document import Face, Option, Part, Section, Segmented, Tagged, TaggedSection, Word
from pipeline.language.lexicon import NO_ROLES, Flag, Lexicon, lexicon
from pipeline.language.morphology.analyser import Analysis, Morphology
from pipeline.language.naming.called import as_first_names
from pipeline.language.naming.cut_surnames import as_surnames, cut_surnames, joined_surnames, with_joined
from pipeline.language.naming.firms import with_firms
from pipeline.language.naming.hints import hints
from pipeline.language.naming.later import lone_speakers
from pipeline.language.naming.names import find_names, known_people
from pipeline.language.naming.persons import person_openers
from pipeline.language.naming.proper import as_names
from pipeline.language.naming.remainder import heard_again
from pipeline.language.naming.set_apart import set_apart
from pipeline.language.naming.spelled import as_letters, without_stops
from pipeline.language.nominal import has_preposition
from pipeline.language.normalise import Plain, fold, fold_stem
from pipeline.language.tagging.alike import (
    ANNE,
    CAME_OUT,
    CONDEMNED,
    EARLIER,
    GENERAL,
    GOVERNOR,
    GUARDIAN,
    LATEST,
    RETORT,
    THEN_WAS,
    Alike,
    alike,
)
from pipeline.language.tagging.books import as_books
from pipeline.language.tagging.choose import Chooser, Slot, shipped_weights
from pipeline.language.tagging.deeds import as_deeds
from pipeline.language.tagging.either import as_verbs
from pipeline.language.tagging.highness import as_highness
from pipeline.language.tagging.jailing import as_jailing
from pipeline.language.tagging.options import options
from pipeline.language.tagging.pairs import as_pairs
from pipeline.language.tagging.referees import as_referees
from pipeline.language.tagging.spelling import habits

__all__ = ["Tagger", "diacritics"]

_LETTERS: Final = r"[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff]"
_TOKEN: Final = re.compile(
    _LETTERS + r"+"
    r"|[A-Za-z\u00c0-\u024f][\w.'’&-]*[\w]|[A-Za-z\u00c0-\u024f]"
    r"|\d+(?:[.,:/٫٬]\d+)*|[.]{2,}|[-–—]{2,}|[^\s\w#_]|[^\s#_]"
)
_PARENTS: Final = ("أبي", "أمي")
_PARENT: Final = re.compile(f"أ[بم]ي(?!{_LETTERS})")  # not أميركي
_AT_TIME: Final = "وقت "
_TIME: Final = "وقت"
_UPON: Final = "علي"
_LETTER: Final = re.compile(_LETTERS)
_MARKS: Final = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_OFFICE: Final = 4  # words of a line up to its colon
_CACHE_TYPES: Final = 60_000
_CACHE_TYPES_OF_HABIT: Final = 10_000
_COLLECT_AFTER: Final = 50_000  # new objects; an article has a tenth of that at once
_NEVER: Final = sys.maxsize

Place = tuple[int, int, Slot]
"""Where a word begins and ends, and its readings."""
Found = tuple[int, Slot]
"""Where a word begins in what stands between two spaces, and its readings."""
Mark = tuple[int, str]
"""Position in the plain copy, and the diacritics of the article that would stand before it."""


class _Met:
    """The word types, and what stands between spaces, met in articles that spell alike."""

    def __init__(self, manner: str) -> None:
        self.manner = manner  # as ``habits`` gives it
        self.most = _CACHE_TYPES_OF_HABIT if manner else _CACHE_TYPES
        self.types: dict[str, Slot] = {}
        self.chunks: dict[str, tuple[Found, ...]] = {}


class Tagger:
    """Tags articles; keeps the readings of the word types it has met."""

    def __init__(
        self, morphology: Morphology, tables: Lexicon | None = None, weights: Mapping[str, float] | None = None
    ) -> None:
        """Take the source of analyses, the word tables, and the weights of the features that choose a reading."""
        self._morphology = morphology
        self._lexicon = tables or lexicon()
        self._chooser = Chooser(shipped_weights() if weights is None else weights)
        self._met: dict[str, _Met] = {}
        _spare_the_collector()

    def tag(self, document: Segmented) -> Tagged:
        """Tag both sections."""
        met = self._met_with("\n".join([s.text for s in document.sections]))
        sections = [(s, *self._words(s, met)) for s in document.sections]
        surnames = cut_surnames([words for _, words, _ in sections], self._lexicon)
        if surnames:
            sections = [(s, as_surnames(words, surnames, self._lexicon), bounds) for s, words, bounds in sections]
        joined = joined_surnames([words for _, words, _ in sections])
        if joined:
            sections = [(s, with_joined(words, joined, self._lexicon), bounds) for s, words, bounds in sections]
        people = [person_openers(words) for _, words, _ in sections]
        apart = [set_apart(words, bounds, self._lexicon) for _, words, bounds in sections]
        alone = frozenset[str]().union(*(lone_speakers(words) for _, words, _ in sections))
        known = frozenset[str]().union(
            *(
                known_people(words, bounds, self._lexicon, o, alone, told)
                for (_, words, bounds), o, told in zip(sections, people, apart, strict=True)
            )
        )
        named = [self._named(*each, known, o, t) for each, o, t in zip(sections, people, apart, strict=True)]
        heard = heard_again([(section.words, section.names) for section in named], known)
        if heard != known:
            named = [self._named(*each, heard, o, t) for each, o, t in zip(sections, people, apart, strict=True)]
        return Tagged(document.article, with_firms(named))

    def read(self, text: str, marks: Sequence[Mark]) -> list[Place]:
        """Return the words, numbers and marks of a text, with where they stand and their readings.

        ``marks`` are the diacritics of the text, in order.
        """
        slots, begins = self._read(text, 0, len(text), marks, self._met_with(text))
        return [(begin, begin + slot.length, slot) for begin, slot in zip(begins, slots, strict=True)]

    def _met_with(self, text: str) -> _Met:
        """Return the word types met in articles that spell as this one does."""
        manner = habits(text)
        return self._met.setdefault(manner, _Met(manner))

    def _read(self, text: str, start: int, end: int, marks: Sequence[Mark], met: _Met) -> tuple[list[Slot], list[int]]:
        """Return the readings of words ``[start, end)`` of a text, and where each word begins."""
        slots: list[Slot] = []
        begins: list[int] = []
        chunks, at, k = met.chunks, start, bisect_left(marks, (start + 1, ""))
        upcoming = marks[k][0] if k < len(marks) else _NEVER
        for chunk in text[start:end].split(" "):
            stop = at + len(chunk)
            if upcoming <= stop:
                near: dict[int, str] = {}
                while upcoming <= stop:
                    near[upcoming - at] = marks[k][1]
                    k += 1
                    upcoming = marks[k][0] if k < len(marks) else _NEVER
                spelt = _spelt(chunk, near)
                places = chunks.get(spelt) or self._new_chunk(spelt, chunk, near, met)
            else:
                places = chunks.get(chunk) or self._new_chunk(chunk, chunk, {}, met)
            for first, slot in places:
                begins.append(at + first)
                slots.append(slot)
            at = stop + 1
        return slots, begins

    def _new_chunk(self, spelt: str, chunk: str, marks: Mapping[int, str], met: _Met) -> tuple[Found, ...]:
        """Return the words between two spaces, and keep them by how they are spelt, diacritics and all."""
        if len(met.chunks) >= met.most:
            met.chunks.clear()
        found = met.chunks[spelt] = self._chunk(chunk, marks, met)
        return found

    def _chunk(self, chunk: str, marks: Mapping[int, str], met: _Met) -> tuple[Found, ...]:
        """Return the words between two spaces; ``marks``: the diacritics by position in it."""
        found = []
        for match in _TOKEN.finditer(chunk):
            token, begin = match[0], match.start()
            marked = "".join(letter + marks.get(begin + i, "") for i, letter in enumerate(token, start=1))
            found.append((begin, met.types.get(marked) or self._type(token, marked, met)))
        return tuple(found)

    def _words(self, section: Section, met: _Met) -> tuple[tuple[Word, ...], tuple[tuple[int, int], ...]]:
        """Return the words of a section with their readings, and where its sentences begin and end."""
        words: list[Word] = []
        bounds: list[tuple[int, int]] = []
        marks = diacritics(section.plain)
        for number, part in enumerate(section.parts):
            first = len(words)
            self._add_sentence(words, section.text, part, number, marks, met)
            bounds.append((first, len(words)))
        text = section.text
        if _PARENT.search(text) and any(p in text and not self._is_name(p, text) for p in _PARENTS):
            words = [self._parent(word, next_) for word, next_ in _with_next(words)]
        return tuple(words), tuple(bounds)

    def _named(
        self,
        section: Section,
        words: tuple[Word, ...],
        bounds: tuple[tuple[int, int], ...],
        known: frozenset[str],
        people: set[int],
        apart: dict[int, int],
    ) -> TaggedSection:
        names = find_names(words, bounds, self._lexicon, known, people, apart)
        return TaggedSection(section, as_names(words, names, self._lexicon), bounds, names)

    def _add_sentence(
        self, words: list[Word], text: str, part: Part, number: int, marks: Sequence[Mark], met: _Met
    ) -> None:
        slots, begins = self._read(text, part.start, part.end, marks, met)
        chosen = self._chooser.choose(slots)
        found: list[Word] = []
        seen = Alike.NONE
        for k, slot in enumerate(slots):
            found.append(Word(slot.faces[chosen[k]], begins[k], begins[k] + slot.length, number))
            seen |= slot.alike
        if text.find(".", part.start + 1, part.end - 1) >= 0:
            found = without_stops(found, self._lexicon)
        initials = _initials(text, part.start, part.end)
        if initials:
            found = [self._initial(word) if word.start in initials else word for word in found]
        if seen:
            found = self._told_by_neighbours(found, seen, text, part)
        if any(word.text == ":" for word in found[1:_OFFICE]):
            found[0] = _speaks(found[0])
        words += as_first_names(found, self._lexicon)

    def _told_by_neighbours(self, found: list[Word], seen: int, text: str, part: Part) -> list[Word]:
        """Return the words of a sentence, those told by their neighbours that are something else as well: والي، ولي."""
        if seen & Alike.GOVERNOR or (seen & Alike.EARLIER and text.find(_AT_TIME, part.start, part.end) >= 0):
            befores = [None, *found[:-1]]
            found = [_earlier(before, _governor(before, word)) for before, word in zip(befores, found, strict=True)]
        if seen & Alike.GUARDIAN:
            found = [
                _guardian(word) if next_ is not None and "guarded" in next_.roles else word
                for word, next_ in _with_next(found)
            ]
        if seen & Alike.GENERAL:
            befores = [None, *found[:-1]]
            found = [_general(before, *pair) for before, pair in zip(befores, _with_next(found), strict=True)]
        if seen & Alike.CAME_OUT:
            befores = [None, *found[:-1]]
            found = [_came_out(before, *pair) for before, pair in zip(befores, _with_next(found), strict=True)]
        if seen & Alike.RETORT:
            found = [_retort(_then_was(word), next_) for word, next_ in _with_next(found)]
        if seen & Alike.TELLS and any(_may_tell(word) for word in found):
            found = [_tells(word, next_) for word, next_ in _with_next(found)]
        if seen & Alike.CONDEMNED and found[0].text == CONDEMNED:
            found[0] = _condemned(*found[:2])
        if seen & Alike.TO_WHOM:
            found = [self._to_whom(before, word) for before, word in zip([None, *found[:-1]], found, strict=True)]
        if seen & Alike.LATEST:
            found = [_latest(before, word) for before, word in zip([None, *found[:-1]], found, strict=True)]
        found = self._alike(found, seen)
        if seen & Alike.ANNE:
            found = [self._anne(word, next_) for word, next_ in _with_next(found)]
        if seen & Alike.LETTER:
            found = as_letters(found, self._lexicon)
        if seen & Alike.BLESSING:
            self._tag_eulogies(found)
        return found

    def _alike(self, found: list[Word], seen: int) -> list[Word]:
        """Return the words of a sentence with those told apart that are written alike."""
        if seen & Alike.EITHER:
            found = as_verbs(found)
        if seen & Alike.BOOK:
            found = as_books(found)
        if seen & Alike.JAILING:
            found = as_jailing(found)
        if seen & Alike.REFEREE:
            found = as_referees(found)
        if seen & Alike.HIGHNESS:
            found = as_highness(found, self._lexicon)
        if seen & Alike.PAIR and any(word.flags & Flag.TITLE and word.text.endswith("ا") for word in found):
            found = as_pairs(found)
        if seen & Alike.DEED:
            found = as_deeds(found)
        return found

    def _tag_eulogies(self, found: list[Word]) -> None:
        """Take the words of blessings for interjections, which name nobody and say nothing: فلان | رحمه الله | أن."""
        i = 0
        while i < len(found):
            end = i + 1
            for phrase, kind in self._lexicon.eulogies.get(found[i].folded, ()):
                if tuple(word.folded for word in found[i : i + len(phrase)]) == phrase:
                    end = i + len(phrase)
                    first = i if kind == "whole" else i + 1
                    found[first:end] = [_interjection(word) for word in found[first:end]]
                    break
            i = end

    def _initial(self, word: Word) -> Word:
        """Return a letter before a full stop as an initial, whatever else it may be: أ. د."""
        option = Option(0.0, Analysis(word.text, "abbrev", word.text), fold_stem(word.text), word.flags)
        told = hints(option, word.folded, word.text, self._lexicon)
        return word.read_as(option.analysis, option.stem, told)

    def _to_whom(self, before: Word | None, word: Word) -> Word:
        """Return a word behind "according" with its "to", though a name may begin so: وفقا | لغبيشة | الكتبي."""
        if before is None or "with_lam" not in before.roles or word.text[:1] != "ل" or word.preposed.startswith("ل"):
            return word
        to = next((o for o in word.options if o.analysis.proclitics[:1] == ("ل",)), None)
        if to is None:
            return word
        return word.read_as(to.analysis, to.stem, hints(to, word.folded, word.text, self._lexicon), to.flags)

    def _anne(self, word: Word, following: Word | None) -> Word:
        """Return آن before an unknown word as a first name, no "time": قالت | آن لوفرجون; but في آن واحد."""
        named = following is not None and following.pos == "noun_prop" and not following.analysis.definite
        if word.text.removeprefix("و") != ANNE or not named:
            return word
        before = ("و",) if word.text != ANNE else ()
        flags = Flag.FIRST_NAME | Flag.FEMALE
        option = Option(0.0, Analysis(ANNE, "noun_prop", ANNE, before), fold_stem(ANNE), flags)
        return word.read_as(option.analysis, option.stem, hints(option, word.folded, word.text, self._lexicon), flags)

    def _is_name(self, parent: str, text: str) -> bool:
        """Say whether a text has what reads as a parent before a first name: أبي | أحمد, later أبي alone."""
        following = re.finditer(rf"\b{parent} ({_LETTERS}+)", text)
        return any(self._lexicon.of(fold_stem(match[1])) & Flag.FIRST_NAME for match in following)

    def _parent(self, word: Word, following: Word | None) -> Word:
        """Return أبي and أمي as "my father" and "my mother" but before a name, as in a kunya: قالت لي | أمي | إن."""
        if word.text.removeprefix("و") not in _PARENTS:
            return word
        if following is not None and following.part == word.part and following.is_nominal:
            return word
        mine = (o for o in word.options if o.analysis.pos == "noun" and o.analysis.enclitics == ("ي",))
        own = next((o for o in mine if o.flags & Flag.TITLE), None)
        if own is None:
            return word
        return word.read_as(own.analysis, own.stem, hints(own, word.folded, word.text, self._lexicon), own.flags)

    def _type(self, token: str, marked: str, met: _Met) -> Slot:
        """Return the readings of a word type that is not in the cache, and keep them."""
        if len(met.types) >= met.most:
            met.types.clear()
            met.chunks.clear()
        readings = options(token, marked, self._morphology, self._lexicon, met.manner)
        folded = fold(token)
        told = [hints(o, folded, token, self._lexicon) for o in readings]
        cues = [self._lexicon.may_be_cue(folded, o.stem, o.analysis.lemma) for o in readings]
        slot = met.types[marked] = self._chooser.slot(token, readings, marked, told, cues, alike(token, self._lexicon))
        return slot


def _spelt(chunk: str, marks: dict[int, str]) -> str:
    """Return what stands between two spaces with its diacritics; ``marks``: these by position in it, ascending."""
    out, done = "", 0
    for position, mark in marks.items():
        out += chunk[done:position] + mark
        done = position
    return out + chunk[done:]


def _with_next(words: list[Word]) -> Iterator[tuple[Word, Word | None]]:
    """Give each word with the one behind it."""
    return zip(words, [*words[1:], None], strict=True)


def _interjection(word: Word) -> Word:
    """Return a word of a blessing, whatever else it may be: حفظه الله."""
    analysis = Analysis(word.text, "interj", word.text)
    face = Face(
        word.text, word.folded, word.folded, analysis, Flag.FUNCTION, (),
        False, False, 0, NO_ROLES,
    )  # fmt: skip
    return Word(face, word.start, word.end, word.part)


def _governor(before: Word | None, word: Word) -> Word:
    """Return والي after a verb of saying as a governor: وأكد | والي | الجهة; elsewhere it may be a loose وإلى."""
    if word.text != GOVERNOR or word.pos != "prep" or before is None or not before.may_report:
        return word
    return _as_noun(word)


def _guardian(word: Word) -> Word:
    """Return ولي before what is guarded as the noun: | ولي | العهد; elsewhere it may be "and to me"."""
    if word.text != GUARDIAN or word.pos != "prep":
        return word
    return _as_noun(word)


def _general(before: Word | None, word: Word, following: Word | None) -> Word:
    """Return عام between an office and its body as "general", no year: مفتي | عام | المملكة, not رئيس | عام | 2010."""
    if word.text != GENERAL or before is None or following is None or following.pos not in ("noun", "noun_prop"):
        return word
    office = before.flags & Flag.TITLE and before.pos == "noun" and not before.analysis.definite
    if not office or before.analysis.enclitics or following.flags & Flag.TIME or has_preposition(following):
        return word
    return word.read_as(word.analysis, flags=word.flags & ~Flag.TIME)


def _earlier(before: Word | None, word: Word) -> Word:
    """Return سابق and لاحق behind a time as adjectives, which are verbs in other places: في وقت | سابق | المتحدث."""
    if word.text not in EARLIER or word.pos != "verb" or before is None or before.stem != _TIME:
        return word
    adjective = next((o for o in word.options if o.analysis.pos == "adj"), None)
    return word if adjective is None else word.read_as(adjective.analysis, adjective.stem, flags=adjective.flags)


def _condemned(word: Word, following: Word | None = None) -> Word:
    """Return دان that opens a sentence before an office or body as the verb, no Dan: | دان | الأمين العام الهجوم."""
    somebody = Flag.TITLE | Flag.HONORIFIC | Flag.ORG_HEAD | Flag.INSTITUTION
    if following is None or not following.analysis.definite or not following.flags & somebody:
        return word
    verb = next((o for o in word.options if o.analysis.pos == "verb" and o.analysis.aspect == "p"), None)
    return word if verb is None else word.read_as(verb.analysis, verb.stem, flags=verb.flags)


def _latest(before: Word | None, word: Word) -> Word:
    """Return أحدث behind a preposition as "the latest", not "he caused": وبحسب | أحدث | تقارير الصندوق."""
    if word.text != LATEST or word.pos != "verb" or before is None or before.pos != "prep":
        return word
    latest = next((o for o in word.options if o.analysis.pos == "adj_comp"), None)
    return word if latest is None else word.read_as(latest.analysis, latest.stem, flags=latest.flags)


def _came_out(before: Word | None, word: Word, following: Word | None) -> Word:
    """Return what a new paper did before when or where as a verb: تقرير | صدر | أمس, not a chest: على صدر | الصفحة."""
    if word.text not in CAME_OUT or word.pos != "noun" or before is None or following is None:
        return word
    paper = before.flags & (Flag.DOCUMENT | Flag.VENUE) and before.pos in ("noun", "adj")
    if not paper or before.analysis.definite or before.analysis.enclitics:
        return word
    told = following.flags & Flag.TIME or following.pos in ("prep", "adv") or has_preposition(following)
    told = told and following.folded != "عن"  # بيان صدر | عن الوزارة is hers
    verb = next((o for o in word.options if o.analysis.pos == "verb" and o.analysis.aspect == "p"), None)
    return word if verb is None or not told else word.read_as(verb.analysis, verb.stem, flags=verb.flags)


def _retort(word: Word, following: Word | None) -> Word:
    """Return فرد before "to him" as the verb that answers, not "a person": …، | فرد | عليه فلان بالقول."""
    upon = following is not None and following.pos == "prep" and following.stem == _UPON
    if not upon or following is None or not following.analysis.enclitics or not word.text.startswith(RETORT):
        return word
    answers = (o for o in word.options if o.cue and o.analysis.pos == "verb" and o.analysis.aspect == "p")
    answer = next((o for o in answers if o.analysis.proclitics == ("ف",) and o.analysis.voice != "p"), None)
    return word if answer is None else word.read_as(answer.analysis, answer.stem)


def _then_was(word: Word) -> Word:
    """Return فكان as the verb that it is, not a pair of jaws: أما فلان | فكان | له رأي آخر."""
    if word.text != THEN_WAS or word.pos == "verb":
        return word
    verb = next((o for o in word.options if o.analysis.pos == "verb" and o.analysis.proclitics == ("ف",)), None)
    return word if verb is None else word.read_as(verb.analysis, verb.stem, flags=verb.flags)


def _may_tell(word: Word) -> bool:
    """Say whether a word can be what "she" tells, read as what "he" did: تذكر."""
    return word.may_report and word.analysis.aspect == "p" and word.text.lstrip("و")[:1] == "ت"


def _tells(word: Word, following: Word | None) -> Word:
    """Return a verb that tells of "her" before a feminine, where it reads as what "he" did: | تذكر | الدراسة أن."""
    a = word.analysis
    if not word.may_report or a.pos != "verb" or (a.aspect, a.gender, a.number) != ("p", "m", "s"):
        return word
    if following is None or following.analysis.gender != "f" or following.pos not in ("noun", "noun_prop"):
        return word
    if has_preposition(following) or not (following.analysis.definite or following.flags & Flag.ORG_HEAD):
        return word
    hers = (o for o in word.options if o.cue and o.analysis.aspect == "i" and not o.analysis.enclitics)
    she = next((o for o in hers if (o.analysis.person, o.analysis.gender, o.analysis.number) == ("3", "f", "s")), None)
    return word if she is None or she.analysis.voice == "p" else word.read_as(she.analysis, she.stem)


def _as_noun(word: Word, flags: int = 0) -> Word:
    """Return a word as the worthiest noun that it can be with nothing written before it, one with ``flags`` if any."""
    nouns = (o for o in word.options if o.analysis.pos == "noun" and not o.analysis.proclitics)
    noun = next((o for o in nouns if not flags or o.flags & flags), None)
    return word if noun is None else word.read_as(noun.analysis, noun.stem, flags=noun.flags)


def _speaks(word: Word) -> Word:
    """Return what opens a line before a colon as who speaks, where it can be: كاتب | صحفي: …, not "he wrote to"."""
    if word.pos != "verb" or word.may_report:
        return word
    return _as_noun(word, Flag.TITLE | Flag.ANONYMOUS)


def _initials(text: str, start: int, end: int) -> set[int]:
    """Return where in ``[start, end)`` single letters stand before full stops: أ. د."""
    found: set[int] = set()
    stop = text.find(".", start + 1, end)
    while stop >= 0:
        letter = "\u0621" <= text[stop - 1] <= "\u064a"
        if letter and not (stop > 1 and _LETTER.match(text[stop - 2])):
            found.add(stop - 1)
        stop = text.find(".", stop + 1, end)
    return found


def _spare_the_collector() -> None:
    """Keep the garbage collector from walking through tables and weights, and through each article several times.

    What an article leaves holds no cycles, so its memory is given back without the collector.
    """
    gc.freeze()
    often, *rest = gc.get_threshold()
    if often:
        gc.set_threshold(max(often, _COLLECT_AFTER), *rest)


def diacritics(plain: Plain) -> list[Mark]:
    """Return the diacritics that the plain copy lacks, in order."""
    found = []
    for position, origin in zip(plain.starts[1:], plain.origins[1:], strict=True):
        first = origin
        while first and plain.source[first - 1] in _MARKS:
            first -= 1
        if first < origin:
            found.append((position, plain.source[first:origin]))
    return found
