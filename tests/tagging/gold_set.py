"""Load and check the hand-tagged passages of ``gold/``.

A ``.tsv`` file holds one word a line (form, proclitics, stem, enclitics, part of speech, verb features, name tag), a
blank line after each sentence, and lines that begin with ``# `` for passages and sentences. The ``.txt`` file of the
same name holds the same passages as they came; offsets are found by laying the words over it in order, so that
nothing can be left out of the tagging. README.md tells the conventions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "FOLDER",
    "KINDS",
    "NAME_KINDS",
    "POS",
    "GoldError",
    "GoldPassage",
    "GoldSentence",
    "GoldWord",
    "NameSpan",
    "letters",
    "load",
    "load_folder",
]

FOLDER = Path(__file__).parent / "gold"
# fmt: off
POS = frozenset((
    "noun", "noun_prop", "noun_num", "noun_quant", "adj", "adj_comp", "adj_num", "adv", "verb", "prep",
    "conj", "conj_sub", "part", "part_neg", "part_fut", "part_interrog", "part_voc", "part_focus", "pron",
    "pron_dem", "pron_rel", "pron_interrog", "interj", "abbrev", "digit", "punc", "latin",
))
# fmt: on
NAME_KINDS = ("PER", "ORG", "LOC", "MED", "TITLE")
KINDS = ("headline", "body", "caption", "boilerplate")
PROCLITICS = frozenset(("و", "ف", "ب", "ل", "ك", "س", "أ", "ال"))
ENCLITICS = frozenset(("ه", "ها", "هم", "هما", "هن", "ك", "كم", "ي", "ني", "نا"))
MORPH = re.compile(r"[123][mfx][sdp][pic]")
SENTENCE = re.compile(r"# sentence section=(title|text) kind=(\w+)")
PASSAGE = re.compile(r"# passage (\d{3}) kind=(\w+)")
NOT_ARABIC = frozenset({"punc", "digit", "latin"})


class GoldError(ValueError):
    """A gold file breaks its own rules; the message says which file, passage and word."""


@dataclass(frozen=True, slots=True)
class GoldWord:
    """One word with its tags; ``[start, end)`` are code points into its section as it came.

    ``morph`` is person, gender, number, aspect of a verb (``3msp``; gender ``x`` in the first person), else empty;
    ``name`` is ``O``, ``B-…`` or ``I-…``.
    """

    form: str
    proclitics: tuple[str, ...]
    stem: str
    enclitics: tuple[str, ...]
    pos: str
    morph: str
    name: str
    start: int = 0
    end: int = 0

    @property
    def arabic(self) -> bool:
        """Whether this is an Arabic word: no mark, number or Latin script."""
        return self.pos not in NOT_ARABIC


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence of one section; ``kind`` as in ``pipeline.records.Sentence``."""

    section: str
    kind: str
    words: tuple[GoldWord, ...]


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name of one kind, ``[start, end)`` in code points of its section."""

    section: str
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """A short article: what it shows (``kind``), how it came, and its tagged sentences in order."""

    number: str
    kind: str
    title: str
    text: str
    sentences: tuple[GoldSentence, ...]

    def words(self) -> Iterator[tuple[str, GoldWord]]:
        """Yield every word with the name of its section."""
        for sentence in self.sentences:
            for word in sentence.words:
                yield sentence.section, word

    def names(self) -> list[NameSpan]:
        """Return the name spans that the BIO tags describe."""
        found: list[NameSpan] = []
        for section, word in self.words():
            tag, _, kind = word.name.partition("-")
            if tag == "B":
                found.append(NameSpan(section, word.start, word.end, kind))
            elif tag == "I":
                found[-1] = NameSpan(section, found[-1].start, word.end, kind)
        return found


def letters(text: str) -> str:
    """Return the bare letters: presentation forms composed, diacritics, tatweel and marks of direction dropped."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if unicodedata.category(c) not in ("Mn", "Cf") and c != "ـ")


def load_folder(folder: Path = FOLDER) -> list[GoldPassage]:
    """Load every ``*.tsv`` of a folder with its ``.txt``.

    Raises:
        GoldError: A file is missing or breaks the rules, or two passages have one number.
    """
    passages = [p for path in sorted(folder.glob("*.tsv")) for p in load(path)]
    numbers = [p.number for p in passages]
    if twice := sorted({n for n in numbers if numbers.count(n) > 1}):
        raise GoldError(f"{folder}: passage numbers given twice: {', '.join(twice)}")
    return passages


def load(path: Path) -> list[GoldPassage]:
    """Load one ``.tsv`` and the ``.txt`` beside it.

    Raises:
        GoldError: The files break the rules or do not fit each other.
    """
    raw = _read_raw(path.with_suffix(".txt"))
    passages = []
    for header, lines in _blocks(path):
        if header not in raw:
            raise GoldError(f"{path.name}: '{header}' is not in {path.with_suffix('.txt').name}")
        match = PASSAGE.fullmatch(header)
        if not match:
            raise GoldError(f"{path.name}: a passage line is '# passage NNN kind=…', not {header!r}")
        where = f"{path.name} passage {match[1]}"
        title, text = raw.pop(header)
        sentences = tuple(_place(_sentences(lines, where), {"title": title, "text": text}, where))
        passages.append(GoldPassage(match[1], match[2], title, text, sentences))
    if raw:
        raise GoldError(f"{path.name}: not tagged: {', '.join(raw)}")
    return passages


def _blocks(path: Path) -> Iterator[tuple[str, list[str]]]:
    header = ""
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# passage "):
            if header:
                yield header, lines
            header, lines = line, []
        elif header:
            lines.append(line)
        elif line:
            raise GoldError(f"{path.name}: {line!r} stands before the first passage")
    if header:
        yield header, lines


def _read_raw(path: Path) -> dict[str, tuple[str, str]]:
    if not path.exists():
        raise GoldError(f"{path.name}: missing; every .tsv has its raw text beside it")
    raw = {}
    for header, lines in _blocks(path):
        title = ""
        if lines[:1] == ["# title"]:
            title, lines = lines[1], lines[2:]
        if lines[:1] != ["# text"]:
            raise GoldError(f"{path.name}: '{header}' has no '# text' line")
        raw[header] = (title, "\n".join(lines[1:]).rstrip("\n"))
    return raw


def _sentences(lines: Iterable[str], where: str) -> Iterator[GoldSentence]:
    head: re.Match[str] | None = None
    words: list[GoldWord] = []
    for line in [*lines, ""]:
        if not line:
            if head and words:
                yield GoldSentence(head[1], head[2], tuple(words))
            elif head or words:
                raise GoldError(f"{where}: a sentence line without words, or words without a sentence line")
            head, words = None, []
        elif line.startswith("# "):
            head = SENTENCE.fullmatch(line)
            if not head or head[2] not in KINDS or words:
                raise GoldError(f"{where}: misplaced or unknown sentence line {line!r}")
        else:
            words.append(_word(line, words[-1].name if words else "O", where))


def _word(line: str, before: str, where: str) -> GoldWord:
    cells = line.split("\t")
    if len(cells) != 7 or not all(cells):
        raise GoldError(f"{where}: a word has seven cells ('_' for an empty one), not {line!r}")
    form, proclitics, stem, enclitics, pos, morph, name = ("" if c == "_" else c for c in cells)
    word = GoldWord(form, _split(proclitics), stem, _split(enclitics), pos, morph, name)
    for problem in _problems(word, before):
        raise GoldError(f"{where}: {form}: {problem}")
    return word


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("+")) if cell else ()


def _problems(word: GoldWord, before: str) -> Iterator[str]:
    if word.pos not in POS:
        yield f"unknown part of speech {word.pos!r}"
    if bool(MORPH.fullmatch(word.morph)) != (word.pos == "verb") or (word.morph and word.pos != "verb"):
        yield f"verb features {word.morph!r} do not go with {word.pos}"
    if unknown := (set(word.proclitics) - PROCLITICS) | (set(word.enclitics) - ENCLITICS):
        yield f"unknown clitic {min(unknown)!r}"
    if "ال" in word.proclitics[:-1]:
        yield "the article stands last among the proclitics"
    if _joined(word) != letters(word.form):
        yield f"clitics and stem give {_joined(word)!r}"
    tag, _, kind = word.name.partition("-")
    if word.name != "O" and (tag not in ("B", "I") or kind not in NAME_KINDS):
        yield f"unknown name tag {word.name!r}"
    if tag == "I" and before not in (f"B-{kind}", f"I-{kind}"):
        yield f"{word.name} after {before}"


def _joined(word: GoldWord) -> str:
    """Write the parts together; ل with the article is لل, and before a stem in ل no third ل is written (للغة)."""
    proclitics, stem = list(word.proclitics), letters(word.stem)
    if proclitics[-2:] == ["ل", "ال"]:
        proclitics[-1] = "" if stem.startswith("ل") else "ل"
    return "".join([*proclitics, stem, *word.enclitics])


def _place(sentences: Iterable[GoldSentence], raw: dict[str, str], where: str) -> Iterator[GoldSentence]:
    """Give every word its offsets; between two words there is white space only."""
    section, cursor = "title", 0
    for sentence in sentences:
        if sentence.section != section:
            if sentence.section == "title" or raw["title"][cursor:].strip():
                raise GoldError(f"{where}: the title comes first and is tagged whole")
            section, cursor = "text", 0
        words = []
        for word in sentence.words:
            start = _skip_space(raw[section], cursor)
            cursor = start + len(word.form)
            if raw[section][start:cursor] != word.form:
                raise GoldError(f"{where}: {word.form!r} is not at {start}: {raw[section][start : start + 20]!r}")
            words.append(_moved(word, start, cursor))
        yield GoldSentence(sentence.section, sentence.kind, tuple(words))
    if raw[section][cursor:].strip():
        raise GoldError(f"{where}: not tagged: {raw[section][cursor : cursor + 30]!r}")


def _skip_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _moved(word: GoldWord, start: int, end: int) -> GoldWord:
    cells = (word.form, word.proclitics, word.stem, word.enclitics, word.pos, word.morph, word.name)
    return GoldWord(*cells, start, end)
