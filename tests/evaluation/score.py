"""Score predicted quotations against annotated ones, article by article.

The definitions are those of the outside scorer (``../shared/eval/score.py``), so that the figures agree: predictions
and annotations of one article and section are paired one to one so that the sum of token IoU is greatest; a token is
a whitespace word stripped of punctuation and belongs to every span it overlaps. A pair counts as detected at
IoU ≥ 0.5; type, cue, mention, medium, kind and entity are measured over detected pairs; end-to-end asks for a detected
pair with the right entity.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.records import Quotation, Section, Speaker
from tests.evaluation.pairing import best_pairs

__all__ = [
    "Figures",
    "Miss",
    "Scored",
    "confidence_curve",
    "entity_right",
    "figures",
    "normalise",
    "score_article",
    "tokens",
]

Pair = tuple[int, int]
SECTIONS: tuple[Section, ...] = ("title", "text")
DETECTED = 0.5

_WORD = re.compile(r"\S+")
_EDGE = "\"'«»“”„‟‘’‹›()[]{}،,؛;:.…!؟?-–—ـ"
_UNSEEN = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_FOLD = str.maketrans({"إ": "ا", "أ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that is wrong, for people to read.

    ``kind`` is missed, spurious, source, border, type, cue, mention, medium or speaker-kind.
    """

    article_id: str
    section: str
    kind: str
    text: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Scored:
    """What one article gave: counts to add up, what went wrong, and (confidence, right) of each prediction."""

    counts: Counter[str]
    misses: tuple[Miss, ...]
    judged: tuple[tuple[float, bool], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a set; accuracies are NaN where nothing could be measured."""

    articles: int
    gold: int
    predicted: int
    precision: float
    recall: float
    detection: float
    exact: float
    type: float
    cue: float
    mention: float
    medium: float
    kind: float
    entity: float
    end_to_end: float
    false_alarms: int


def normalise(text: str) -> str:
    """Fold spelling variants, strip diacritics and outer punctuation of each word."""
    folded = _UNSEEN.sub("", text).translate(_FOLD).casefold()
    return " ".join(w for w in (t.strip(_EDGE) for t in folded.split()) if w)


def tokens(text: str) -> list[Pair]:
    """Return ``[start, end)`` in code points of every whitespace word that is more than punctuation."""
    return [m.span() for m in _WORD.finditer(text) if m.group().strip(_EDGE)]


def covered(words: Sequence[Pair], spans: Iterable[Pair]) -> frozenset[int]:
    """Return the indices of the words that any span overlaps."""
    chosen = list(spans)
    return frozenset(i for i, (s, e) in enumerate(words) if any(s < b and a < e for a, b in chosen))


def entity_right(speaker: Speaker | None, entity: Mapping[str, Any] | None) -> bool:
    """Tell whether a predicted source names the annotated one.

    Nobody is right for an entity that cannot be told. For unnamed sources half of the words in common are enough.
    """
    name = normalise(speaker.name) if speaker else ""
    if entity is None or not name:
        return entity is None and not name
    forms = _forms(entity)
    if name in forms:
        return True
    if entity["kind"] not in ("anonymous", "group", "document"):
        return False
    bag = set(name.split())
    return any(len(bag & set(f.split())) / len(bag | set(f.split())) >= 0.5 for f in forms)


def _forms(entity: Mapping[str, Any]) -> set[str]:
    forms = {normalise(entity["name"]), *(normalise(m) for m in entity.get("mentions", ()))}
    if role := normalise(entity.get("role") or ""):
        forms |= {role, f"{role} {normalise(entity['name'])}"}
    return {f for f in forms if f}


def score_article(article: Mapping[str, Any], gold: Mapping[str, Any], predicted: Sequence[Quotation]) -> Scored:
    """Score the predictions for one article against its annotation."""
    counts: Counter[str] = Counter(articles=1)
    misses: list[Miss] = []
    judged: list[tuple[float, bool]] = []
    for section in SECTIONS:
        one = _Section(
            article_id=str(article["id"]),
            section=section,
            text=article.get(section) or "",
            gold=[q for q in gold["quotations"] if q["section"] == section],
            predicted=[q for q in predicted if q.section == section],
            entities={e["id"]: e for e in gold["entities"]},
        )
        part = _score_section(one)
        counts += part.counts
        misses += part.misses
        judged += part.judged
    if not gold["quotations"]:
        counts["false_alarms"] += len(predicted)
    return Scored(counts, tuple(misses), tuple(judged))


@dataclass(frozen=True, slots=True)
class _Section:
    article_id: str
    section: Section
    text: str
    gold: list[dict[str, Any]]
    predicted: list[Quotation]
    entities: dict[str, dict[str, Any]]

    def words(self, span: Sequence[int] | None) -> str:
        return self.text[span[0] : span[1]] if span else ""

    def miss(self, kind: str, at: Sequence[int], expected: str, got: str) -> Miss:
        return Miss(self.article_id, self.section, kind, self.text[at[0] : at[0] + 70], expected, got)


def _score_section(one: _Section) -> Scored:
    words = tokens(one.text)
    wanted = [covered(words, [(a, b) for a, b in q["content"]]) for q in one.gold]
    found = [covered(words, _spans(q)) for q in one.predicted]
    counts: Counter[str] = Counter(gold=len(wanted), predicted=len(found))
    misses: list[Miss] = []
    right: dict[int, bool] = {}
    paired: set[int] = set()
    for i, j, overlap in _pairs(wanted, found):
        counts["exact"] += wanted[i] == found[j]
        if overlap < DETECTED:
            continue
        paired.add(i)
        verdict = _judge(one, one.gold[i], one.predicted[j], words)
        right[j] = bool(verdict.counts["entity_ok"])
        counts += verdict.counts
        misses += verdict.misses
        if wanted[i] != found[j]:
            misses.append(
                one.miss("border", one.gold[i]["content"][0], _shown(one, one.gold[i]), one.predicted[j].text)
            )
    misses += [
        one.miss("missed", q["content"][0], _shown(one, q), "") for i, q in enumerate(one.gold) if i not in paired
    ]
    misses += [
        one.miss("spurious", _spans(q)[0], "", f"{q.text} [{q.rule}]")
        for j, q in enumerate(one.predicted)
        if j not in right
    ]
    judged = tuple((q.confidence, right.get(j, False)) for j, q in enumerate(one.predicted))
    return Scored(counts, tuple(misses), judged)


def _pairs(wanted: Sequence[frozenset[int]], found: Sequence[frozenset[int]]) -> list[tuple[int, int, float]]:
    overlap = [[len(a & b) / len(a | b) if a or b else 0.0 for b in found] for a in wanted]
    return [(i, j, overlap[i][j]) for i, j in best_pairs(overlap) if overlap[i][j] > 0]


def _judge(one: _Section, gold: Mapping[str, Any], got: Quotation, words: Sequence[Pair]) -> Scored:
    """Compare the fields of one detected pair. A field that the annotation leaves empty is counted as outside."""
    entity = one.entities.get(gold["entity"]) if gold["entity"] else None
    mention = _pair(got.speaker.mention) if got.speaker and got.speaker.mention else None
    cue, medium = _pair(got.cue), _pair(got.medium)
    kind = got.speaker.kind if got.speaker else ""
    checks: list[tuple[str, bool, str, str]] = [
        ("type", gold["type"] == got.type, gold["type"], got.type),
        ("mention", _same_mention(gold["speaker"], mention), one.words(gold["speaker"]), one.words(mention)),
        ("entity", entity_right(got.speaker, entity), _called(entity), got.speaker.name if got.speaker else "-"),
    ]
    if gold["cue"]:
        checks.append(("cue", _overlap(gold["cue"], cue), one.words(gold["cue"]), one.words(cue)))
    if gold["medium"]:
        checks.append(("medium", _overlap(gold["medium"], medium), one.words(gold["medium"]), one.words(medium)))
    if entity:
        checks.append(("kind", kind == entity["kind"], entity["kind"], kind))
    counts: Counter[str] = Counter(detected=1)
    misses = []
    for name, ok, expected, actual in checks:
        counts[f"{name}_n"] += 1
        counts[f"{name}_ok"] += ok
        if not ok:
            label = {"entity": "source", "kind": "speaker-kind"}.get(name, name)
            misses.append(one.miss(label, gold["content"][0], expected or "(none)", actual or "(none)"))
    return Scored(counts, tuple(misses), ())


def _same_mention(gold: Sequence[int] | None, got: Pair | None) -> bool:
    return _overlap(gold, got) if gold else got is None


def _overlap(a: Sequence[int] | None, b: Sequence[int] | None) -> bool:
    return bool(a and b and a[0] < b[1] and b[0] < a[1])


def _pair(span: Any) -> Pair | None:
    return (span.start, span.end) if span is not None else None


def _spans(quotation: Quotation) -> list[Pair]:
    return [(s.start, s.end) for s in quotation.spans]


def _shown(one: _Section, gold: Mapping[str, Any]) -> str:
    return " … ".join(one.words(s) for s in gold["content"])


def _called(entity: Mapping[str, Any] | None) -> str:
    return str(entity["name"]) if entity else "-"


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def figures(scored: Iterable[Scored]) -> Figures:
    """Add up what the articles of a set gave."""
    c: Counter[str] = Counter()
    for s in scored:
        c.update(s.counts)

    def f1(hits: str) -> float:
        return _ratio(2 * c[hits], c["predicted"] + c["gold"])

    def accuracy(name: str) -> float:
        return _ratio(c[f"{name}_ok"], c[f"{name}_n"])

    return Figures(
        articles=c["articles"],
        gold=c["gold"],
        predicted=c["predicted"],
        precision=_ratio(c["detected"], c["predicted"]),
        recall=_ratio(c["detected"], c["gold"]),
        detection=f1("detected"),
        exact=f1("exact"),
        type=accuracy("type"),
        cue=accuracy("cue"),
        mention=accuracy("mention"),
        medium=accuracy("medium"),
        kind=accuracy("kind"),
        entity=accuracy("entity"),
        end_to_end=f1("entity_ok"),
        false_alarms=c["false_alarms"],
    )


def confidence_curve(
    scored: Iterable[Scored], thresholds: Sequence[float] = (0.5, 0.6, 0.7, 0.8, 0.9)
) -> list[tuple[float, int, float]]:
    """Return (threshold, records at or above it, share of them that are right end to end)."""
    judged = [j for s in scored for j in s.judged]
    curve = []
    for t in thresholds:
        kept = [right for confidence, right in judged if confidence >= t]
        curve.append((t, len(kept), _ratio(sum(kept), len(kept))))
    return curve
