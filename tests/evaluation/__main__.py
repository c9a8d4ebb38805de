"""Score the language side over the annotated sets: ``python -m tests.evaluation``, which is what ``make eval`` runs.

--sets sentences,articles,blind,seeds,gold   which sets (all; the gold set only where ../shared/gold/dev exists)
--errors N                             show up to N wrong ones a set
--kinds missed,source                  which kinds of wrong ones
--groups                               figures by phenomenon too
--respell ةه,ىي                        articles and annotations with the second letter of each pair for the first
--manner one-line                      articles as careless sites write them (tests/evaluation/manners.py has all)
--baseline FILE                        figures to compare with (tests/evaluation/figures.json)
--update                               store the figures of this run there
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from pipeline.errors import ConfigurationError, QuotesError
from pipeline.language import Language
from pipeline.records import Article, Quotation
from tests.evaluation import report
from tests.evaluation.manners import MANNERS, manner
from tests.evaluation.score import Scored, confidence_curve, figures, score_article
from tests.evaluation.sets import SETS, EvaluationSet, letter_pairs, load, names, respelt, to_article

FIGURES = Path(__file__).with_name("figures.json")


class Extractor(Protocol):
    """Whatever finds the quotations of an article."""

    def __call__(self, article: Article) -> Sequence[Quotation]:
        """Return the quotations of one article."""
        ...


def extractor(language: Language) -> Extractor:
    """Return the four steps of the language side as one function."""

    def extract(article: Article) -> Sequence[Quotation]:
        return language.attribute(language.detect(language.tag(language.segment(article)))).quotations

    return extract


def score_set(chosen: EvaluationSet, extract: Extractor) -> dict[str, Scored]:
    """Return what each article of a set gave, by article id."""
    return {
        str(item.article["id"]): score_article(item.article, item.gold, extract(to_article(item.article)))
        for item in chosen.items
    }


def arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description="Score the language side.")
    parser.add_argument("--sets", default=",".join(SETS), help="comma-separated: %(default)s")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show up to N wrong ones a set")
    parser.add_argument("--kinds", default=",".join(report.MAIN_KINDS), help="kinds of wrong ones: %(default)s")
    parser.add_argument("--groups", action="store_true", help="figures by phenomenon too")
    parser.add_argument(
        "--respell", default="", metavar="ةه,ىي", help="write the second letter of each pair for the first"
    )
    parser.add_argument("--manner", default="", help=f"articles as careless sites write them: {', '.join(MANNERS)}")
    parser.add_argument("--baseline", type=Path, default=FIGURES, help="figures to compare with")
    parser.add_argument("--update", action="store_true", help="store the figures of this run in the baseline file")
    return parser.parse_args(argv)


def run(options: argparse.Namespace, extract: Extractor) -> list[str]:
    """Score the chosen sets and return the report's lines."""
    rows, curves, lines, details = {}, {}, [], []
    letters = letter_pairs(options.respell)
    if (letters or options.manner) and options.update:
        raise ConfigurationError("--update stores the figures of the sets as they are, not with --respell or --manner")
    for name in names(options.sets):
        chosen = load(name, written=options.manner)
        if chosen is None:
            why = "not in the notation that can be rewritten" if options.manner else "not on this machine"
            lines.append(f"{name}: {why}, left out")
            continue
        begun = time.monotonic()
        scored = score_set(respelt(chosen, letters), extract)
        lines.append(f"{name}: {len(chosen.items)} articles in {time.monotonic() - begun:.1f} s")
        rows[name] = figures(scored.values())
        curves[name] = confidence_curve(scored.values())
        if options.groups:
            details += ["", f"{name} by phenomenon", *report.table(report.groups(scored))]
        if options.errors:
            misses = [m for one in scored.values() for m in one.misses]
            details += ["", f"{name}: wrong ones", *report.miss_lines(misses, options.errors, options.kinds.split(","))]
    lines += ["", *report.table(rows), "", *report.curve_lines(curves), *details]
    lines += ["", f"since {options.baseline.name}", *report.changes(rows, report.read_figures(options.baseline))]
    if options.update:
        report.write_figures(options.baseline, rows)
        lines.append(f"stored in {options.baseline}")
    return lines


def main(argv: Sequence[str] | None = None) -> int:
    """Run the evaluation; expected failures are one line and an exit code."""
    options = arguments(argv)
    try:
        names(options.sets)  # what is wrong here is told before the language side takes seconds to load
        letter_pairs(options.respell)
        manner(options.manner)
        sys.stdout.write("\n".join(run(options, extractor(Language()))) + "\n")
    except QuotesError as error:
        sys.stderr.write(f"evaluation: {error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
