"""Rewrite annotated articles at one place and count what is lost by it: ``python -m tests.evaluation.rewriting``.

--changes phrase-before-subject   which changes (all)
--each 2                          how many places of an article, one after the other
--show 10                         show up to N places a change that did not hold

A change is one that newspapers make every day and that leaves the annotation as it is, such as a phrase between a verb
and its subject. What no article of a set has, an article rewritten shows.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from pipeline.errors import ConfigurationError, QuotesError
from pipeline.language import Language
from pipeline.records import Article, Quotation
from tests.evaluation.__main__ import Extractor, extractor
from tests.evaluation.markup import parse, split
from tests.evaluation.score import score_article
from tests.evaluation.sets import OWN, to_article

__all__ = ["CHANGES", "Outcome", "Site", "main", "rewritten", "run", "tried"]

_JUDGED: Final = ("missed", "spurious", "source", "border")

_CUE = r"\{c(?P<n>\d+) (?!و?(?:حسب|بحسب|وفق|طبق|نقل|عن |لدى|تبع|في |على |من |القول|قول|تصريح))[^{}\s]+\}"
_SOURCE = r" \{s(?P=n) [^{}]+\}"
_BEFORE_SUBJECT = re.compile(rf"{_CUE}(?={_SOURCE} (?:على |إلى |عن )?\{{q(?P=n) )")
_BEHIND_SUBJECT = re.compile(rf"{_CUE}{_SOURCE}(?= \{{q(?P=n) [أإا]ن)")
_OWN_WAW = "صف|عد|اصل|افق|جه|ضح|ثق|عظ|بخ"  # of وصف، واصل: the first letter of the verb
_NO_VERB = "حسب|بحسب|وفق|فق|طبق|نقل|تبع|على|في|جاء"
_JOINED_VERB = re.compile(rf"(?:(?<=[.] )|(?<=\n))\{{c(?P<n>\d+) و(?P<verb>(?!{_OWN_WAW}|{_NO_VERB})[^{{}}\s]+)\}} ")
_OMITTED = re.compile(r"(?<=[.] )(?=\{c(\d+) و[^{}]*\} (?:إلى |على |عن )?\{q\1 )")

_TOLD = ("أمس", "اليوم الثلاثاء", "في المقابل", "مؤخرا", "صباح اليوم", "لاحقا", "في وقت سابق", "مساء أمس الأحد", "كذلك")
_TOLD_THERE = ("في بيان", "خلال المؤتمر", "للصحفيين", "أمام الحضور", "عقب اللقاء", "بعد الاجتماع", "في هذا السياق")
_ASIDES = (
    "، خلال مؤتمر صحفي عقده أمس في العاصمة،", "، في مقابلة مع إذاعة محلية،", "، اليوم الأربعاء،", " الثلاثاء",
    " للصحفيين", " خلال لقاء جمعه بوفد من النقابة", "، على هامش مشاركته في المنتدى،", " أمام البرلمان",
    "، عقب الاجتماع،", " في تصريح صحفي مساء أمس", "، ردا على سؤال،", " بعد المباراة", "، بهذه المناسبة،",
    " وفق ما نقلته وسائل إعلام محلية", "، بحسب بيان صدر عن مكتبه،", " في مقطع فيديو متداول", " خلال حوار تلفزيوني",
)  # fmt: skip
_TURNS = (
    "وفي السياق نفسه،", "من ناحية أخرى،", "إلى ذلك،", "وعلى صعيد آخر،", "وفي تصريح صحفي،", "وأمس الثلاثاء،", "كما",
    "وردا على سؤال،", "وتعليقا على ذلك،", "وفي ختام كلمته", "وبهذه المناسبة", "وفي كلمة له", "وفي هذا الصدد",
    "بالمقابل", "وعقب الجلسة", "ولدى سؤاله عن الموعد،", "وبخصوص الميزانية،", "ومن خلال صفحته على فيسبوك",
    "وفي الوقت نفسه",
)  # fmt: skip
_BACKGROUND = (
    "ويقع المبنى في شرق المدينة ويعود إلى القرن الماضي.", "وشهدت المنطقة خلال الأيام الماضية أمطارا غزيرة.",
    "وكانت الحكومة أقرت القانون العام الماضي.", "ويأتي ذلك بعد أسابيع من الجدل.", "واستمر الاجتماع ثلاث ساعات.",
    "وحضر اللقاء عدد من أعضاء المجلس.", "وبلغ عدد الزوار الشهر الماضي نحو ثلاثة آلاف.",
    "ومن المتوقع أن تستمر الأعمال حتى نهاية العام.", "وتبلغ كلفة المشروع 12 مليون دولار.",
)  # fmt: skip
_NAMED = ("{n}، {r}،", "{r}، {n}،", "{r} {n}", "{n} ({r})", "{r}، السيد {n}،", "{n}، وهو {r}،", "{r} {n} (54 عاما)")


@dataclass(frozen=True, slots=True)
class Site:
    """A place of a body, ``[start, end)``, and what may stand there instead."""

    start: int
    end: int
    instead: Sequence[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one change at one place."""

    article_id: str
    text: str
    held: bool
    lost: tuple[str, ...]


Change = Callable[[str, str], Iterator[Site]]


def _insert(pattern: re.Pattern[str], phrases: Sequence[str]) -> Change:
    def sites(_head: str, body: str) -> Iterator[Site]:
        for match in pattern.finditer(body):
            yield Site(match.end(), match.end(), phrases)

    return sites


def _turn_in_front(_head: str, body: str) -> Iterator[Site]:
    for match in _JOINED_VERB.finditer(body):
        verb = f"{{c{match['n']} {match['verb']}}} "
        yield Site(match.start(), match.end(), [f"{turn} {verb}" for turn in _TURNS])


def _name_and_office(head: str, body: str) -> Iterator[Site]:
    """Exchange an office and its name, with every way of setting one off from the other."""
    people = {
        row[1]: (row[2].strip(), row[3].strip())
        for row in re.finditer(r"^  (\w+) = ([^|\n]+)\| person \| ([^|\n]+)", head, re.MULTILINE)
    }
    whose = dict(re.findall(r"^  (\d+) = \w+ \| (\w+)", head, re.MULTILINE))
    for match in re.finditer(r"(?<=\} )\{s(\d+) ([^{}]+)\}(?=،? \{q|: )", body):
        name, office = people.get(whose.get(match[1], ""), ("", ""))
        if name and office and match[2].endswith(name) and len(match[2]) > len(name) + 1:
            forms = [_closed(match[1], form.format(n=name, r=office)) for form in _NAMED]
            yield Site(match.start(), match.end(), [form for form in forms if form != match[0]])


def _closed(number: str, form: str) -> str:
    return f"{{s{number} {form.removesuffix('،')}}}" + "،" * form.endswith("،")


CHANGES: Final[dict[str, Change]] = {
    "time-before-subject": _insert(_BEFORE_SUBJECT, [f" {phrase}" for phrase in _TOLD]),
    "phrase-before-subject": _insert(_BEFORE_SUBJECT, [f" {phrase}" for phrase in _TOLD_THERE]),
    "phrase-behind-subject": _insert(_BEHIND_SUBJECT, _ASIDES),
    "turn-in-front": _turn_in_front,
    "background-before-omitted-subject": _insert(_OMITTED, [f"{sentence} " for sentence in _BACKGROUND]),
    "name-and-office": _name_and_office,
}
"""Where a body can be changed, by the name of the change; it gets the lines before the body, too."""


def rewritten(body: str, site: Site, instead: str) -> str:
    """Return a body with one place changed."""
    return body[: site.start] + instead + body[site.end :]


def tried(block: str, change: str, each: int, extract: Extractor) -> Iterator[Outcome]:
    """Change up to ``each`` places of an annotated article, one at a time, and say what the program lost by it."""
    head, _, body = block.partition("\ntext:\n")
    sites = list(CHANGES[change](head, body))
    if not sites:
        return
    before = _misses(block, extract)
    choice = Random(f"{change} {head}")  # the same places in every run
    for site in choice.sample(sites, min(each, len(sites))):
        instead = choice.choice(site.instead)
        after = _misses(f"{head}\ntext:\n{rewritten(body, site, instead)}", extract)
        lost = tuple(sorted(after - before)) if len(after) > len(before) else ()
        shown = body[max(0, site.start - 60) : site.start] + f"[{instead}]" + body[site.end : site.end + 90]
        yield Outcome(parse(block).article["id"], " ".join(shown.split()), not lost, lost)


def _misses(block: str, extract: Extractor) -> set[str]:
    one = parse(block)
    scored = score_article(one.article, one.gold, extract(to_article(one.article)))
    return {f"{m.kind}: {m.expected} | {m.got}" for m in scored.misses if m.kind in _JUDGED}


def _remembering(extract: Extractor) -> Extractor:
    """Return an extractor that reads no article twice."""
    known: dict[tuple[str, str], Sequence[Quotation]] = {}

    def remembered(article: Article) -> Sequence[Quotation]:
        words = article.title, article.text
        if words not in known:
            known[words] = extract(article)
        return known[words]

    return remembered


def run(folder: Path, changes: Sequence[str], each: int, show: int, extract: Extractor) -> Iterator[str]:
    """Try changes on all articles of a folder; yield the report's lines."""
    extract = _remembering(extract)  # an article as it stands is asked for by every change
    blocks = [block for path in sorted(folder.glob("*.txt")) for block in split(path.read_text(encoding="utf-8"))]
    for change in changes:
        outcomes = [outcome for block in blocks for outcome in tried(block, change, each, extract)]
        held = sum(outcome.held for outcome in outcomes)
        yield f"{change:36}{len(outcomes):6} places {held / max(1, len(outcomes)):6.3f} held"
        for outcome in [outcome for outcome in outcomes if not outcome.held][:show]:
            yield f"  {outcome.article_id}: {outcome.text}"
            yield from (f"      {one}" for one in outcome.lost)


def main(argv: Sequence[str] | None = None) -> int:
    """Try the changes on the blind set."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation.rewriting", description="Rewrite and score.")
    parser.add_argument("--changes", default=",".join(CHANGES), help="comma-separated: %(default)s")
    parser.add_argument("--each", type=int, default=1, metavar="N", help="places of an article: %(default)s")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show up to N that did not hold")
    options = parser.parse_args(argv)
    try:
        changes = [name for name in options.changes.split(",") if name]
        if unknown := [name for name in changes if name not in CHANGES]:
            raise ConfigurationError(f"no change {', '.join(unknown)}: choose among {', '.join(CHANGES)}")
        for line in run(OWN["blind"], changes, options.each, options.show, extractor(Language())):
            sys.stdout.write(line + "\n")
    except QuotesError as error:
        sys.stderr.write(f"rewriting: {error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
