"""What the stages of the language side hand on: one article, richer at each step.

``segment`` gives a ``Segmented``, ``tag`` a ``Tagged``, ``detect`` a ``Detected``, ``attribute`` an ``Attributed``.
Inside, all positions count characters of the plain copy (see ``normalise``); ``Section.span`` leads back to the
article as it came.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipeline.language.lexicon import NO_ROLES, opens_phrase, roles_of
from pipeline.language.marks import Quoted
from pipeline.language.morphology.analyser import Analysis
from pipeline.language.normalise import Plain
from pipeline.records import Article, Quotation, Sentence, Span, Token
from pipeline.records import Section as SectionName

__all__ = [
    "NOMINAL",
    "Attributed",
    "Detected",
    "Face",
    "Name",
    "Option",
    "Part",
    "Section",
    "Segmented",
    "Statement",
    "Tagged",
    "TaggedSection",
    "Word",
]

NOMINAL: Final = ("noun", "adj", "noun_prop", "noun_num", "noun_quant", "adj_comp", "adj_num", "latin", "abbrev")
"""The parts of speech of what can stand where a noun does."""
_PREPOSED: Final = ("و", "ف", "ب", "ل", "ك", "أ")


@dataclass(slots=True, init=False, unsafe_hash=True)
class Part:
    """A sentence of a section, ``[start, end)``; ``kind`` is headline, body, caption or boilerplate."""

    start: Final[int]
    end: Final[int]
    kind: Final[str]
    paragraph: Final[int]
    bullet: Final[bool]

    def __init__(self, start: int, end: int, kind: str, paragraph: int, bullet: bool = False) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.start = start
        self.end = end
        self.kind = kind
        self.paragraph = paragraph
        self.bullet = bullet


@dataclass(slots=True, init=False, unsafe_hash=True)
class Section:
    """The title or the text: plain copy, marked stretches, sentences."""

    name: Final[SectionName]
    plain: Final[Plain]
    quoted: Final[tuple[Quoted, ...]]
    parts: Final[tuple[Part, ...]]

    def __init__(self, name: SectionName, plain: Plain, quoted: tuple[Quoted, ...], parts: tuple[Part, ...]) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.name = name
        self.plain = plain
        self.quoted = quoted
        self.parts = parts

    @property
    def text(self) -> str:
        """The plain copy."""
        return self.plain.text

    def span(self, start: int, end: int) -> Span:
        """Return the span in the article as it came."""
        return self.plain.span(start, end)


@dataclass(slots=True, init=False, unsafe_hash=True)
class Segmented:
    """An article cut into sentences."""

    article: Final[Article]
    sections: Final[tuple[Section, ...]]

    def __init__(self, article: Article, sections: tuple[Section, ...]) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.article = article
        self.sections = sections


@dataclass(frozen=True, slots=True)
class Option:
    """One reading of a word type: its worth without context, what the tables know of its stem, whether it reports."""

    worth: float
    analysis: Analysis
    stem: str
    flags: int
    cue: bool = False


@dataclass(slots=True, init=False)
class Face:
    """What a word has wherever it stands.

    Attributes:
        text: The plain form.
        folded: The form with mixed spellings folded (``normalise.fold``).
        stem: The folded stem, without clitics and article.
        core: The folded word without و، ف، ب، ل، ك but with its article: والرئيس → الرئيس.
        pos: Part of speech.
        analysis: The one chosen in context.
        flags: What the word tables know of the stem.
        options: All readings of the word type.
        may_report: Whether one of them is a verb that reports.
        may_be_cue: Whether a cue may stand here: a verb that reports, or a form that the tables know as one.
        hints: What the one chosen says of names by itself (``naming.hints``).
        roles: Which roles the word tables give the folded form.
        stem_roles: Which they give the stem.
        acts: Which they give the lemmas of what the word may be as a verb.
        preposed: The conjunctions and prepositions written on the word, in the reading chosen, all of one letter.
        is_nominal: Whether it is a noun, adjective, name or numeral, in the reading chosen.
        is_comma: Whether it is a comma.
        opens_phrase: Whether a name or title of several words that the tables list begins with it: مجلس.
    """

    text: str
    folded: str
    stem: str
    core: str
    pos: str
    analysis: Analysis
    flags: int
    options: tuple[Option, ...]
    may_report: bool
    may_be_cue: bool
    hints: int
    roles: frozenset[str]
    stem_roles: frozenset[str]
    acts: frozenset[str]
    preposed: str
    is_nominal: bool
    is_comma: bool
    opens_phrase: bool

    def __init__(
        self,
        text: str,
        folded: str,
        stem: str,
        analysis: Analysis,
        flags: int,
        options: tuple[Option, ...],
        may_report: bool,
        may_be_cue: bool,
        hints: int,
        acts: frozenset[str],
    ) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.text = text
        self.folded = folded
        self.stem = stem
        self.core = core_of(stem, analysis)
        self.pos = analysis.pos
        self.analysis = analysis
        self.flags = flags
        self.options = options
        self.may_report = may_report
        self.may_be_cue = may_be_cue
        self.hints = hints
        self.roles = roles_of(folded)
        self.stem_roles = roles_of(stem)
        self.acts = acts
        self.preposed = _preposed(analysis)
        self.is_nominal = analysis.pos in NOMINAL
        self.is_comma = text in ("،", ",")
        self.opens_phrase = opens_phrase(folded, self.core)


@dataclass(slots=True, init=False)
class Word(Face):
    """A word, number or punctuation mark with its analysis in context.

    Attributes:
        start, end: Position in the plain copy of its section.
        part: Number of the sentence it stands in.
    """

    start: int
    end: int
    part: int

    def __init__(self, face: Face, start: int, end: int, part: int) -> None:
        """Take what the word type has, in the reading chosen, and where the word stands."""
        self.text = face.text
        self.folded = face.folded
        self.stem = face.stem
        self.core = face.core
        self.pos = face.pos
        self.analysis = face.analysis
        self.flags = face.flags
        self.options = face.options
        self.may_report = face.may_report
        self.may_be_cue = face.may_be_cue
        self.hints = face.hints
        self.roles = face.roles
        self.stem_roles = face.stem_roles
        self.acts = face.acts
        self.preposed = face.preposed
        self.is_nominal = face.is_nominal
        self.is_comma = face.is_comma
        self.opens_phrase = face.opens_phrase
        self.start = start
        self.end = end
        self.part = part

    def read_as(
        self, analysis: Analysis, stem: str | None = None, hints: int | None = None, flags: int | None = None
    ) -> Word:
        """Return the word with another analysis, and another stem, other hints or flags if they are given."""
        word = Word(self, self.start, self.end, self.part)
        word.analysis, word.pos = analysis, analysis.pos
        if stem is not None:
            word.stem, word.stem_roles = stem, roles_of(stem)
        if hints is not None:
            word.hints = hints
        if flags is not None:
            word.flags = flags
        word.core = core_of(word.stem, analysis)
        word.preposed = _preposed(analysis)
        word.is_nominal = word.pos in NOMINAL
        word.opens_phrase = opens_phrase(word.folded, word.core)
        return word


def _preposed(analysis: Analysis) -> str:
    return "".join([p for p in analysis.proclitics if p in _PREPOSED]) if analysis.proclitics else ""


def acts_of(options: Sequence[Option]) -> frozenset[str]:
    """Return the roles of the lemmas of a word's readings as a verb."""
    return NO_ROLES.union(*[o.analysis.lemma_roles for o in options if o.analysis.pos == "verb"])


def core_of(stem: str, analysis: Analysis) -> str:
    """Return a stem with the article that its word has, folded as whole words are: names are compared by both."""
    folded = stem.replace("ة", "ه")
    return "ال" + folded if analysis.definite else folded


@dataclass(slots=True, init=False, unsafe_hash=True)
class Name:
    """Words ``[first, last)`` of a section that name a PER, ORG, LOC, MED or give a TITLE.

    ``parts``: of a title of several, office and body with a name of its own: المتحدث باسم | الكرملين.
    ``own``: whether a body has a name of its own (الجيش المالي), or is a certain one without (الجيش، الحكومة).
    ``whole``: whether its words are all of it as they are written, whatever they seem to have on them (بريا مينون).
    """

    first: Final[int]
    last: Final[int]
    kind: Final[str]
    parts: Final[tuple[Name, ...]]
    own: Final[bool]
    whole: Final[bool]

    def __init__(
        self, first: int, last: int, kind: str, parts: tuple[Name, ...] = (), own: bool = True, whole: bool = False
    ) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.first = first
        self.last = last
        self.kind = kind
        self.parts = parts
        self.own = own
        self.whole = whole


@dataclass(slots=True, init=False, unsafe_hash=True)
class TaggedSection:
    """A section with its words and name spans; ``bounds[i]`` are the words of sentence ``i``."""

    section: Final[Section]
    words: Final[tuple[Word, ...]]
    bounds: Final[tuple[tuple[int, int], ...]]
    names: Final[tuple[Name, ...]]

    def __init__(
        self, section: Section, words: tuple[Word, ...], bounds: tuple[tuple[int, int], ...], names: tuple[Name, ...]
    ) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.section = section
        self.words = words
        self.bounds = bounds
        self.names = names

    def spans(self) -> Iterator[Name]:
        """Yield what is a name of its own, the parts of a title one by one."""
        for name in self.names:
            if name.own:
                yield from name.parts or (name,)


@dataclass(slots=True, init=False, unsafe_hash=True)
class Tagged:
    """An article with one analysis a word."""

    article: Final[Article]
    sections: Final[tuple[TaggedSection, ...]]

    def __init__(self, article: Article, sections: tuple[TaggedSection, ...]) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.article = article
        self.sections = sections


@dataclass(slots=True, init=False, unsafe_hash=True)
class Statement:
    """One detected statement, before it is known who is behind its source.

    Attributes:
        section: 0 for the title, 1 for the text.
        spans: Content, in positions of the plain copy.
        kind: direct, indirect or mixed.
        cue: Position of the cue in the plain copy, or None.
        lemma, cue_kind, stance, negated: What the cue is.
        source: Words of the source in the same sentence, or None where it is only implied.
        medium: Words of the medium, or None.
        gender, number, person: Agreement of the cue, for a source left out.
        rule: Name of the rule that found it.
        confidence: Of the detection alone, 0 to 1.
        part: Sentence of the cue (or of the content).
        parent: Index of the enclosing statement.
        hint: How an implied source is to be found: subject, interviewee, previous, following, first (to speak in the
            text), answer (nobody of the same sentence).
    """

    section: Final[int]
    spans: Final[tuple[tuple[int, int], ...]]
    kind: Final[str]
    rule: Final[str]
    confidence: Final[float]
    part: Final[int]
    cue: Final[tuple[int, int] | None]
    lemma: Final[str]
    cue_kind: Final[str]
    stance: Final[str]
    negated: Final[bool]
    source: Final[tuple[int, int] | None]
    medium: Final[tuple[int, int] | None]
    gender: Final[str | None]
    number: Final[str | None]
    person: Final[str | None]
    parent: Final[int | None]
    hint: Final[str]

    def __init__(
        self,
        section: int,
        spans: tuple[tuple[int, int], ...],
        kind: str,
        rule: str,
        confidence: float,
        part: int,
        cue: tuple[int, int] | None = None,
        lemma: str = "",
        cue_kind: str = "",
        stance: str = "neutral",
        negated: bool = False,
        source: tuple[int, int] | None = None,
        medium: tuple[int, int] | None = None,
        gender: str | None = None,
        number: str | None = None,
        person: str | None = None,
        parent: int | None = None,
        hint: str = "subject",
    ) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.section = section
        self.spans = spans
        self.kind = kind
        self.rule = rule
        self.confidence = confidence
        self.part = part
        self.cue = cue
        self.lemma = lemma
        self.cue_kind = cue_kind
        self.stance = stance
        self.negated = negated
        self.source = source
        self.medium = medium
        self.gender = gender
        self.number = number
        self.person = person
        self.parent = parent
        self.hint = hint

    @property
    def start(self) -> int:
        """First position of the content."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """End of the content."""
        return self.spans[-1][1]


@dataclass(slots=True, init=False, unsafe_hash=True)
class Detected:
    """An article with its statements, in order of their content."""

    tagged: Final[Tagged]
    statements: Final[tuple[Statement, ...]]

    def __init__(self, tagged: Tagged, statements: tuple[Statement, ...]) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.tagged = tagged
        self.statements = statements

    @property
    def article(self) -> Article:
        """The article as it came."""
        return self.tagged.article


@dataclass(frozen=True, slots=True)
class Attributed:
    """The end of the way: records, sentences and tokens, in offsets of the article as it came."""

    article: Article
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = field(default=(), repr=False)
