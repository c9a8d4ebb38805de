"""Choose one reading of each word in context: an averaged perceptron over the candidate readings.

A reading's score is the sum of the weights of its features: what it is by itself (its tag, clitics, flags of the word
tables, the other readings of the word), what stands before (the readings chosen there), and what follows (the readings
possible there). Weights are data (``choose_weights.tsv``), made by ``python -m tests.tagging.train`` from sentences
that were tagged by hand.

What depends on one word type only is computed once and kept in its ``Slot``; what depends on two neighbours, once for
each pair of signatures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Final, TypeVar

from pipeline.language.document import Face, Option, acts_of
from pipeline.language.normalise import fold
from pipeline.language.tagging.options import has_tanwin
from pipeline.language.tagging.rules import rule
from pipeline.language.tagging.signs import END, FLAGS, NOMINAL, START, Sign, View, sign, tag_of, view

__all__ = ["BREAK", "PRIOR", "Chooser", "Features", "Slot", "context", "shipped_weights", "static"]

Features = Iterator[str]
_T = TypeVar("_T")
WEIGHTS: Final = "choose_weights"
PRIOR: Final = "prior"
BREAK: Final = frozenset(("punc", "conj_sub", "pron_rel"))
_START_POS, _VERB = 0, 1
_MOST_PAIRS: Final = 200_000
_MOST_CHOSEN: Final = 200
_MOST_VIEWS: Final = 1 << 24
_MOST_POS: Final = 1 << 10


@dataclass(frozen=True, slots=True)
class Slot:
    """A word type: its readings with their scores without context, and the numbers of their signs and of its view.

    ``faces`` are, for each reading, the fields of a ``Word`` that do not depend on where it stands; ``chosen`` keeps
    which reading was the best in which surroundings; ``alike`` for what a sentence with it is looked at again.
    """

    folded: str
    length: int
    faces: tuple[Face, ...]
    options: tuple[Option, ...]
    scores: tuple[float, ...]
    signs: tuple[int, ...]
    view: int
    alike: int
    chosen: dict[int, int] = field(default_factory=dict, compare=False, repr=False)


def static(option: Option, rank: int, options: Sequence[Option], folded: str, marked: str) -> Features:
    """Yield the features of a reading without context."""
    a = option.analysis
    tag, cut = tag_of(option), "+".join((*a.proclitics, "", *a.enclitics))
    kinds = ",".join(sorted({o.analysis.pos for o in options}))
    cuts = ",".join(
        sorted({o.analysis.pos + "+".join((*o.analysis.proclitics, "", *o.analysis.enclitics)) for o in options})
    )
    yield f"t {tag}"
    yield f"cut {a.pos} {cut}"
    yield f"src {a.pos} {a.source}"
    yield f"rank {rank} {a.pos}"
    yield f"kinds {kinds} {a.pos}"
    yield f"cuts {cuts} {a.pos} {cut}"
    yield f"w {folded} {a.pos} {cut}"
    yield f"lem {a.key} {a.pos}"
    yield f"end {folded[-2:]} {a.pos}"
    yield f"end {folded[-1:]} {a.pos}"
    yield f"len {min(len(option.stem), 5)} {a.pos} {cut}"
    yield f"shape {a.number}{a.gender} {a.pos}"
    if has_tanwin(marked):
        yield f"tanwin {a.pos}"
    if a.pos == "verb":
        yield f"verb {a.aspect}{a.person}{a.number}{a.gender}{a.voice}"
        yield f"cue {option.cue} {a.aspect}"
    flags = [name for name, bits in FLAGS.items() if option.flags & bits]
    for name in flags or ("none",):
        yield f"flag {name} {a.pos}"


def context(before: Sign, earlier: str, clause: bool, own: Sign, after: View) -> Features:
    """Yield the features of a reading in context.

    Args:
        before: The reading chosen for the word before.
        earlier: Part of speech of the one before that.
        clause: Whether the clause has had its verb.
        own: The reading.
        after: The following word.
    """
    yield f"3 {earlier} {before.pos} {own.pos}"
    yield f"c {clause} {own.tag}"
    yield from _backward(before, own)
    yield from _forward(own, after)


def _backward(before: Sign, own: Sign) -> Features:
    yield f"b {before.tag} {own.tag}"
    yield f"bp {before.pos} {own.pos} {own.first}"
    if before.word:
        yield f"bw {before.word} {own.tag}"
        yield f"bp {before.word} {own.pos}"
    if own.word:
        yield f"ow {before.tag} {own.word} {own.pos}"
    if before.pos in NOMINAL and own.pos in NOMINAL:
        same = _same(before, own)
        yield f"agr {before.pos} {own.pos} {before.definite}{own.definite} {same}"
    if before.pos == "verb" and own.pos in NOMINAL:
        yield f"subj {own.pos} {own.definite} {before.gender == own.gender}"
    if before.cue:
        yield f"said {own.tag}"
    for one in before.flags:
        yield f"f {one} {own.pos}"
        for other in own.flags:
            yield f"ff {one} {other} {own.pos}"


def _same(before: Sign, own: Sign) -> str:
    if before.number == "p":
        return f"p{own.number}{own.gender}"
    return f"{before.number == own.number}{before.gender == own.gender}"


def _forward(own: Sign, after: View) -> Features:
    yield f"n {own.tag} {after.best}"
    yield f"nk {own.pos} {after.kinds}"
    yield f"nd {own.tag} {after.definite}"
    if after.word:
        yield f"nw {own.tag} {after.word}"
        yield f"nw {own.pos} {after.word}"
    if own.word:
        yield f"on {own.word} {own.pos} {after.best}"
    if own.pos == "verb" and after.gender:
        yield f"nsubj {own.gender == after.gender}"
    for other in after.flags:
        yield f"nf {own.pos} {other}"
        if own.cue:
            yield f"nc {own.pos} {other}"
        for one in own.flags:
            yield f"nff {one} {own.pos} {other}"


class Chooser:
    """Chooses readings with given weights; keeps what pairs of signatures score."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        """Take the weights of the features; what is not named weighs nothing."""
        self._weights = weights
        self._prior = weights.get(PRIOR, 1.0)
        self._signs: dict[Sign, int] = {}
        self._sign_list: list[Sign] = []
        self._pos: dict[str, int] = {}
        self._pos_list: list[str] = []
        self._pos_of: list[int] = []  # by the number of a sign
        self._breaks: list[bool] = []
        for pos in (START.pos, "verb"):
            _number(pos, self._pos, self._pos_list)
        self._sign_number(START)
        self._views: dict[View, int] = {END: 0}
        self._view_list = [END]
        self._pairs: dict[tuple[int, int, str, bool, int], float] = {}

    def slot(
        self,
        text: str,
        options: tuple[Option, ...],
        marked: str,
        hints: Sequence[int],
        cues: Sequence[bool],
        alike: int,
    ) -> Slot:
        """Return the slot of a word type.

        ``marked`` has its diacritics; ``hints``: what each reading says of names, ``cues``: whether it may be a cue;
        ``alike``: as ``tagging.alike`` tells it.
        """
        folded = fold(text)
        signs = [sign(o, folded) for o in options]
        numbers = tuple([self._sign_number(one) for one in signs])
        scores = tuple(
            self._prior * o.worth + self._sum(static(o, rank, options, folded, marked))
            for rank, o in enumerate(options)
        )
        seen = _number(view(options, folded), self._views, self._view_list)
        reports, acts = any(o.cue for o in options), acts_of(options)
        faces = tuple(
            Face(text, folded, o.stem, o.analysis, o.flags, options, reports, reports or cue, hint, acts)
            for o, hint, cue in zip(options, hints, cues, strict=True)
        )
        return Slot(folded, len(text), faces, options, scores, numbers, seen, alike)

    def _sign_number(self, one: Sign) -> int:
        number = _number(one, self._signs, self._sign_list)
        while len(self._pos_of) <= number:
            pos = self._sign_list[len(self._pos_of)].pos
            self._breaks.append(pos in BREAK)
            self._pos_of.append(_number(pos, self._pos, self._pos_list))
        return number

    def choose(self, slots: list[Slot]) -> list[int]:
        """Return the number of the reading chosen for each word of a sentence."""
        chosen: list[int] = []
        before, earlier, clause = 0, _START_POS, 0
        pos = earlier
        last = len(slots) - 1
        for i, slot in enumerate(slots):
            signs, best = slot.signs, 0
            if len(signs) > 1:
                after = slots[i + 1].view if i < last else 0
                around = ((before * _MOST_POS + earlier) * 2 + clause) * _MOST_VIEWS + after
                found = slot.chosen.get(around)
                best = self._best(slot, around, before, earlier, clause, after) if found is None else found
            chosen.append(best)
            before, earlier = signs[best], pos
            pos = self._pos_of[before]
            if pos == _VERB:
                clause = 1
            elif clause and self._breaks[before]:
                clause = 0
        return chosen

    def _best(self, slot: Slot, around: int, before: int, earlier: int, clause: int, after: int) -> int:
        """Choose a reading, and keep it as the best one ``around``: the other numbers in one."""
        best, highest = 0, -1e9
        name, begun = self._pos_list[earlier], clause == 1
        for i, own in enumerate(slot.signs):
            score = slot.scores[i] + self._pair(before, name, begun, own, after)
            if score > highest:
                best, highest = i, score
        if len(slot.chosen) >= _MOST_CHOSEN:
            slot.chosen.clear()
        slot.chosen[around] = best
        return best

    def _pair(self, before: int, earlier: str, clause: bool, own: int, after: int) -> float:
        key = (before, own, earlier, clause, after)
        found = self._pairs.get(key)
        if found is None:
            if len(self._pairs) >= _MOST_PAIRS:
                self._pairs.clear()
            features = context(self._sign_list[before], earlier, clause, self._sign_list[own], self._view_list[after])
            worth = rule(self._sign_list[before], self._sign_list[own], self._view_list[after])
            found = self._pairs[key] = self._prior * worth + self._sum(features)
        return found

    def _sum(self, features: Iterable[str]) -> float:
        weights = self._weights
        return sum(weights.get(one, 0.0) for one in features)


def _number(one: _T, known: dict[_T, int], listed: list[_T]) -> int:
    number = known.get(one)
    if number is None:
        number = known[one] = len(listed)
        listed.append(one)
    return number


@cache
def shipped_weights() -> Mapping[str, float]:
    """Return the weights that come with the package."""
    text = (resources.files("pipeline.language.tagging") / f"{WEIGHTS}.tsv").read_text(encoding="utf-8")
    rows = (line.rsplit("\t", 1) for line in text.splitlines()[1:])
    return {feature: int(weight) / 100 for feature, weight in rows}
