"""Load the hand-tagged training sentences; ``training/README.md`` tells the notation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.language.morphology.analyser import Analysis
from tests.tagging.gold_set import ENCLITICS, letters

__all__ = ["CODES", "FOLDER", "TrainingError", "TrainingSentence", "TrainingWord", "load"]

FOLDER = Path(__file__).parent / "training"
CODES = {
    "n": "noun", "p": "noun_prop", "a": "adj", "e": "adj_comp", "o": "adj_num", "m": "noun_num", "q": "noun_quant",
    "d": "adv", "v": "verb", "i": "verb", "1": "verb", "1i": "verb", "2": "verb", "2i": "verb", "c": "verb",
    "r": "prep", "k": "conj", "s": "conj_sub", "t": "part", "g": "part_neg", "f": "part_fut", "h": "part_interrog",
    "y": "part_voc", "x": "part_focus", "u": "pron", "w": "pron_dem", "l": "pron_rel", "z": "pron_interrog",
    "b": "abbrev", "j": "interj",
}  # fmt: skip
_VERBS = {"v": "3p", "i": "3i", "1": "1p", "1i": "1i", "2": "2p", "2i": "2i", "c": "2c"}
_BOTH = "لل"
_KINDS = {"P": "PER", "O": "ORG", "M": "MED"}


class TrainingError(ValueError):
    """A training file breaks the notation; the message names file and line."""


@dataclass(frozen=True, slots=True)
class TrainingWord:
    """One word; a mark or number has no ``pos``. ``article``: ل with the article is written, so it must be read."""

    form: str
    pos: str = ""
    verb: str = ""
    proclitics: tuple[str, ...] = ()
    enclitics: tuple[str, ...] = ()
    article: bool = False

    def fits(self, analysis: Analysis) -> bool:
        """Say whether a reading is what was tagged."""
        if not self.pos:
            return analysis.pos in ("punc", "digit", "latin")
        return (
            analysis.pos == self.pos
            and tuple(p for p in analysis.proclitics if p != "ال") == self.proclitics
            and tuple(letters(e) for e in analysis.enclitics) == self.enclitics
            and (not self.article or analysis.definite)
            and (not self.verb or f"{analysis.person}{analysis.aspect}" == self.verb)
        )


@dataclass(frozen=True, slots=True)
class TrainingSentence:
    """A sentence; ``names`` are (first word, end, PER, ORG or MED)."""

    where: str
    words: tuple[TrainingWord, ...]
    names: tuple[tuple[int, int, str], ...]

    @property
    def text(self) -> str:
        """The sentence as a newsroom writes it, but with every mark set apart."""
        return " ".join(word.form for word in self.words)


def load(folder: Path = FOLDER) -> list[TrainingSentence]:
    """Load every ``*.txt`` of a folder.

    Raises:
        TrainingError: A line breaks the notation.
    """
    found = []
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            found.append(_sentence(line, f"{path.name}:{number}"))
    return found


def _sentence(line: str, where: str) -> TrainingSentence:
    words: list[TrainingWord] = []
    names: list[tuple[int, int, str]] = []
    opened: tuple[int, str] | None = None
    for item in line.split():
        if item[0] == "<" and opened is None:
            if item[1:] not in _KINDS:
                raise TrainingError(f"{where}: a name opens with <P, <O or <M, not {item!r}")
            opened = (len(words), _KINDS[item[1:]])
        elif item == ">" and opened is not None:
            names.append((opened[0], len(words), opened[1]))
            opened = None
        else:
            words.append(_word(item, where))
    if opened is not None:
        raise TrainingError(f"{where}: a name is not closed")
    return TrainingSentence(where, tuple(words), tuple(names))


def _word(item: str, where: str) -> TrainingWord:
    parts, slash, code = item.rpartition("/")
    if not slash or not parts:
        return TrainingWord(item)
    if code not in CODES:
        raise TrainingError(f"{where}: unknown code in {item!r}")
    pieces = parts.split("+")
    enclitics: tuple[str, ...] = ()
    if len(pieces) > 1 and pieces[-1] in ENCLITICS and code != "u":
        enclitics = (pieces.pop(),)
    form = "".join(pieces)
    proclitics = tuple(_cut(pieces[:-1]))
    if _BOTH in pieces and pieces[-1].startswith("ل"):
        form = "".join([*pieces[:-1], pieces[-1][1:]])
    return TrainingWord(
        form + "".join(enclitics), CODES[code], _VERBS.get(code, ""), proclitics, enclitics, _BOTH in pieces
    )


def _cut(pieces: list[str]) -> Iterator[str]:
    for piece in pieces:
        yield "ل" if piece == _BOTH else piece
