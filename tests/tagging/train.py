"""Fit the weights that choose readings in context, on the sentences of ``training/``.

python -m tests.tagging.train             # how many readings are right in the fit itself
python -m tests.tagging.train --write     # store the weights in the package
python -m tests.tagging.train --folds 5   # first print how many are right in sentences left out of the fit
python -m tests.tagging.train --missing   # name the words that have no reading with their tag

``training/README.md`` tells the notation. The test set in ``gold/`` is never read here.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.language import tagging
from pipeline.language.document import Option
from pipeline.language.morphology.analyser import open_morphology
from pipeline.language.normalise import plain
from pipeline.language.tag import Tagger, diacritics
from pipeline.language.tagging.choose import BREAK, PRIOR, context, static
from pipeline.language.tagging.rules import rule
from pipeline.language.tagging.signs import END, START, Sign, View, sign, view
from tests.tagging.training_set import FOLDER, TrainingSentence, load

WEIGHTS = Path(tagging.__file__).with_name("choose_weights.tsv")
EPOCHS = 6
SEED = 20260301
RUNS = 5
MARGIN = 8.0
SMALLEST = 5
"""Weights are stored in hundredths; smaller ones than this are left out."""


@dataclass(frozen=True, slots=True)
class Case:
    """One word of a training sentence: its readings, which are right, and what the context sees of them."""

    options: tuple[Option, ...]
    right: frozenset[int]
    static: tuple[tuple[str, ...], ...]
    worths: tuple[float, ...]
    signs: tuple[Sign, ...]
    view: View


Sentence = tuple[Case, ...]


class Perceptron:
    """Weights that average over the whole training (Collins 2002)."""

    def __init__(self, prior: float) -> None:
        self.prior = prior
        self.weights: dict[str, float] = defaultdict(float)
        self._sums: dict[str, float] = defaultdict(float)
        self._since: dict[str, int] = defaultdict(int)
        self._step = 0

    def learn(self, sentences: Sequence[Sentence], epochs: int, seed: int) -> None:
        """Go over the sentences, each time in another order."""
        shuffle = random.Random(seed)
        order = list(sentences)
        for _ in range(epochs):
            shuffle.shuffle(order)
            for sentence in order:
                self.decode(sentence, learning=True)

    def decode(self, sentence: Sentence, *, learning: bool = False) -> list[int]:
        """Choose from left to right; when learning, move the weights towards the right reading."""
        chosen: list[int] = []
        before, earlier, clause = START, "<s>", False
        for i, case in enumerate(sentence):
            after = sentence[i + 1].view if i + 1 < len(sentence) else END
            features = [
                (*case.static[k], *context(before, earlier, clause, own, after)) for k, own in enumerate(case.signs)
            ]
            worths = [case.worths[k] + rule(before, own, after) for k, own in enumerate(case.signs)]
            scores = [
                self.prior * worth + sum(self.weights[f] for f in one)
                for worth, one in zip(worths, features, strict=True)
            ]
            best = max(range(len(scores)), key=scores.__getitem__)
            if learning and case.right:
                self._step += 1
                target = max(case.right, key=scores.__getitem__)
                rivals = [k for k in range(len(scores)) if k not in case.right]
                rival = max(rivals, key=scores.__getitem__, default=target)
                if rival != target and scores[target] < scores[rival] + MARGIN:
                    self._move(features[target], 1.0)
                    self._move(features[rival], -1.0)
            chosen.append(best)
            earlier, before = before.pos, case.signs[best]
            clause = before.pos == "verb" or (clause and before.pos not in BREAK)
        return chosen

    def _move(self, features: Sequence[str], by: float) -> None:
        for one in features:
            self._sums[one] += (self._step - self._since[one]) * self.weights[one]
            self._since[one] = self._step
            self.weights[one] += by

    def average(self) -> dict[str, float]:
        """Return the average of every weight over all steps."""
        found = {}
        for one, weight in self.weights.items():
            total = self._sums[one] + (self._step - self._since[one]) * weight
            found[one] = total / max(self._step, 1)
        return found


def cases(tagger: Tagger, sentence: TrainingSentence, *, marked: bool) -> Sentence:
    """Return the words of a sentence with their readings, with or without the diacritics it is written with."""
    copy = plain(sentence.text)
    places = tagger.read(copy.text, diacritics(copy) if marked else [])
    tokens = [copy.text[begin:end] for begin, end, _ in places]
    if tokens != [plain(w.form).text for w in sentence.words]:
        raise ValueError(f"{sentence.where}: cut otherwise: {tokens}")
    found = []
    for word, (_, _, slot), token in zip(sentence.words, places, tokens, strict=True):
        spelt = word.form if marked else token
        found.append(
            Case(
                options=slot.options,
                right=frozenset(k for k, o in enumerate(slot.options) if word.fits(o.analysis)),
                static=tuple(tuple(static(o, k, slot.options, slot.folded, spelt)) for k, o in enumerate(slot.options)),
                worths=tuple(o.worth for o in slot.options),
                signs=tuple(sign(o, slot.folded) for o in slot.options),
                view=view(slot.options, slot.folded),
            )
        )
    return tuple(found)


def accuracy(model: Perceptron, sentences: Sequence[tuple[TrainingSentence, Sentence]]) -> tuple[int, int]:
    """Return how many readings are right, and of how many."""
    right = total = 0
    for source, sentence in sentences:
        for word, case, best in zip(source.words, sentence, model.decode(sentence), strict=True):
            if word.pos:
                total += 1
                right += best in case.right
    return right, total


def averaged(sentences: Sequence[Sentence], prior: float, epochs: int) -> Perceptron:
    """Return a model with the weights averaged over all steps of several runs, each with an order of its own."""
    model = Perceptron(prior)
    for run in range(RUNS):
        learner = Perceptron(prior)
        learner.learn(sentences, epochs, SEED + run)
        for feature, weight in learner.average().items():
            model.weights[feature] += weight / RUNS
    return model


def cross_validated(
    sources: Sequence[TrainingSentence], pairs: Sequence[tuple[Sentence, Sentence]], folds: int, prior: float
) -> Iterator[str]:
    """Yield what models say of sentences that they have not seen."""
    totals = [0, 0, 0, 0]
    for fold in range(folds):
        model = averaged([s for i, pair in enumerate(pairs) if i % folds != fold for s in pair], prior, EPOCHS)
        for kind in (0, 1):
            left_out = [(sources[i], pairs[i][kind]) for i in range(fold, len(pairs), folds)]
            right, total = accuracy(model, left_out)
            totals[2 * kind] += right
            totals[2 * kind + 1] += total
    yield f"left out, with diacritics    {totals[0] / totals[1]:.4f} of {totals[1]} words"
    yield f"left out, without            {totals[2] / totals[3]:.4f}"


def table(weights: dict[str, float], prior: float) -> str:
    """Return the weights as the table that the package loads."""
    rounded = {one: round(100 * weight) for one, weight in weights.items()}
    kept = {one: weight for one, weight in rounded.items() if abs(weight) >= SMALLEST} | {PRIOR: round(100 * prior)}
    return "feature\tweight\n" + "".join(f"{one}\t{kept[one]}\n" for one in sorted(kept))


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, print, and with ``--write`` store."""
    parser = argparse.ArgumentParser(prog="python -m tests.tagging.train", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"store the weights in {WEIGHTS.name}")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate first")
    parser.add_argument("--prior", type=float, default=16.0, help="weight of the worth by rules")
    parser.add_argument("--missing", action="store_true", help="name the words whose tag no reading has")
    options = parser.parse_args(arguments)
    sources = load(FOLDER)
    tagger = Tagger(open_morphology("bundled"), weights={})
    pairs = [(cases(tagger, s, marked=True), cases(tagger, s, marked=False)) for s in sources]
    lines = list(missing(sources, pairs)) if options.missing else []
    if options.folds:
        lines += cross_validated(sources, pairs, options.folds, options.prior)
    model = averaged([one for pair in pairs for one in pair], options.prior, EPOCHS)
    right, total = accuracy(model, [(s, p[0]) for s, p in zip(sources, pairs, strict=True)])
    lines.append(f"{len(sources)} sentences, {total} words: {right / total:.4f} right in the fit itself")
    if options.write:
        WEIGHTS.write_text(table(dict(model.weights), options.prior), encoding="utf-8", newline="\n")
        lines.append(f"stored in {WEIGHTS}")
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def missing(sources: Sequence[TrainingSentence], pairs: Sequence[tuple[Sentence, Sentence]]) -> Iterator[str]:
    """Yield the words that have no reading with their tag."""
    for source, (sentence, _) in zip(sources, pairs, strict=True):
        for word, case in zip(source.words, sentence, strict=True):
            if word.pos and not case.right:
                readings = {f"{o.analysis.pos} {'+'.join(o.analysis.proclitics)}" for o in case.options}
                yield f"{source.where}: {word.form} {word.pos}: {', '.join(sorted(readings))}"


if __name__ == "__main__":
    sys.exit(main())
