"""Give every word its one analysis in context, and mark names."""

from __future__ import annotations

import gc
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from pipeline.language.choose import Chooser, Slot, shipped_weights
from pipeline.language.document import Option, Part, Section, Segmented, Tagged, TaggedSection, Word
from pipeline.language.lexicon import Lexicon, lexicon
from pipeline.language.morphology import Analysis, Morphology
from pipeline.language.names import find_names, known_people
from pipeline.language.naming.hints import hints
from pipeline.language.naming.persons import person_openers
from pipeline.language.naming.proper import as_names
from pipeline.language.normalise import Plain, fold, fold_stem
from pipeline.language.options import options

__all__ = ["Tagger", "diacritics", "tokenise"]

_LETTERS = r"[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff]"
_TOKEN = re.compile(
    _LETTERS + r"+"
    r"|[A-Za-z\u00c0-\u024f][\w.'’&-]*[\w]|[A-Za-z\u00c0-\u024f]"
    r"|\d+(?:[.,:/٫٬]\d+)*|[.]{2,}|[-–—]{2,}|[^\s\w#_]|[^\s#_]"
)
_INITIAL = re.compile(f"(?<!{_LETTERS})[\u0621-\u064a][.]")
_MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_CACHE_TYPES = 60_000
_new = tuple.__new__  # a Word from its fields in order, without the call in between

Token = tuple[int, int, str]
Mark = tuple[int, str]
"""Position in the plain copy, and the diacritics of the article that would stand before it."""


class Tagger:
    """Tags articles; keeps the readings of the word types it has met."""

    def __init__(
        self, morphology: Morphology, tables: Lexicon | None = None, weights: Mapping[str, float] | None = None
    ) -> None:
        """Take the source of analyses, the word tables, and the weights of the features that choose a reading."""
        self._morphology = morphology
        self._lexicon = tables or lexicon()
        self._chooser = Chooser(shipped_weights() if weights is None else weights)
        self._types: dict[str, Slot] = {}
        gc.freeze()  # tables and weights stay as long as the process; the collector need not walk through them again

    def tag(self, document: Segmented) -> Tagged:
        """Tag both sections."""
        sections = [(s, *self._words(s)) for s in document.sections]
        people = [person_openers(words) for _, words, _ in sections]
        known = frozenset[str]().union(
            *(
                known_people(words, bounds, self._lexicon, o)
                for (_, words, bounds), o in zip(sections, people, strict=True)
            )
        )
        named = (self._named(*each, known, o) for each, o in zip(sections, people, strict=True))
        return Tagged(document.article, tuple(named))

    def slots(self, tokens: Sequence[Token], marks: Sequence[Mark]) -> list[Slot]:
        """Return the readings of the words of a sentence; ``marks`` are the diacritics of the section, in order."""
        types = self._types
        first, last = (tokens[0][0], tokens[-1][1]) if tokens else (0, 0)
        near = dict(marks[bisect_left(marks, (first + 1, "")) : bisect_left(marks, (last + 1, ""))])
        if not near:
            return [types.get(token) or self._type(token, token) for _, _, token in tokens]
        places, found = list(near), []
        for begin, end, token in tokens:
            k = bisect_right(places, begin)
            written = k < len(places) and places[k] <= end
            marked = _marked(begin, token, near) if written else token
            found.append(types.get(marked) or self._type(token, marked))
        return found

    def _words(self, section: Section) -> tuple[tuple[Word, ...], tuple[tuple[int, int], ...]]:
        """Return the words of a section with their readings, and where its sentences begin and end."""
        words: list[Word] = []
        bounds: list[tuple[int, int]] = []
        marks = diacritics(section.plain)
        for number, part in enumerate(section.parts):
            first = len(words)
            self._add_sentence(words, section.text, part, number, marks)
            bounds.append((first, len(words)))
        return tuple(words), tuple(bounds)

    def _named(
        self,
        section: Section,
        words: tuple[Word, ...],
        bounds: tuple[tuple[int, int], ...],
        known: frozenset[str],
        people: set[int],
    ) -> TaggedSection:
        names = find_names(words, bounds, self._lexicon, known, people)
        return TaggedSection(section, as_names(words, names, self._lexicon), bounds, names)

    def _add_sentence(self, words: list[Word], text: str, part: Part, number: int, marks: Sequence[Mark]) -> None:
        tokens = tokenise(text, part.start, part.end)
        slots = self.slots(tokens, marks)
        chosen = self._chooser.choose(slots)
        found = [
            _new(Word, (begin, stop, token, *slot.faces[best], number))
            for (begin, stop, token), slot, best in zip(tokens, slots, chosen, strict=True)
        ]
        if _INITIAL.search(text, part.start, part.end):
            found = [self._initial(word) if _INITIAL.match(text, word.start, part.end) else word for word in found]
        words += found

    def _initial(self, word: Word) -> Word:
        """Return a letter before a full stop as an initial, whatever else it may be: أ. د."""
        option = Option(0.0, Analysis(word.text, "abbrev", word.text), fold_stem(word.text), word.flags)
        told = hints(option, word.folded, word.text, self._lexicon)
        return word._replace(analysis=option.analysis, stem=option.stem, hints=told)

    def _type(self, token: str, marked: str) -> Slot:
        """Return the readings of a word type that is not in the cache, and keep them."""
        if len(self._types) >= _CACHE_TYPES:
            self._types.clear()
        folded = fold(token)
        readings = options(token, marked, self._morphology, self._lexicon)
        told = [hints(o, folded, token, self._lexicon) for o in readings]
        slot = self._types[marked] = self._chooser.slot(folded, readings, marked, told)
        return slot


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """Return the words, numbers and marks of a stretch with their positions."""
    return [(*m.span(), m[0]) for m in _TOKEN.finditer(text, start, end)]


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


def _marked(begin: int, token: str, marks: Mapping[int, str]) -> str:
    """Return a word with the diacritics that the text gives it."""
    return "".join(letter + marks.get(begin + i, "") for i, letter in enumerate(token, start=1))
