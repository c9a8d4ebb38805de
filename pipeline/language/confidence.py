"""Say how sure a record is: the chance that its content and its source are both right, told a little low.

A logistic model over what the finished record shows: who the source is and how it was reached, where the cue stands,
how far content, source and cue lie apart, how long the content is. The weights are data (``confidence_weights.tsv``),
fitted by ``python -m tests.evaluation.fit_confidence --write`` on annotated articles; only numbers come from there.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from itertools import pairwise

from pipeline import words
from pipeline.records import Article, Quotation, Speaker

__all__ = ["INTERCEPT", "confidence", "features", "weights", "with_confidence"]

INTERCEPT = "intercept"
_NEAR = 300  # code points before a cue in which its sentence begins
_FAR = 2000  # code points before a cue in which sentences are counted: keeps the work linear in the article's length
_MANY = 6
_BREAK = re.compile(r"[.!؟?\n]+")
_COMMAS = ("،", ",", "؛", ";")
_EDGE = "\"'«»“”.,:،"
_CONJUNCTIONS = "وف"
_IMPERFECT = "ي"
_TELLING_RULES = {
    f"rule_{rule}": rule
    for rule in ("headline_colon", "interview_answer", "marked", "quote_after_colon", "bare_clause")
}


def with_confidence(article: Article, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Return the records of one article, each with its confidence."""
    fitted = weights()
    return tuple(
        replace(q, confidence=confidence(f, fitted))
        for q, f in zip(quotations, features(article, quotations), strict=True)
    )


def confidence(shown: Mapping[str, float], fitted: Mapping[str, float]) -> float:
    """Return the confidence, 0 to 1 and rounded to three digits, for the features of one record."""
    worth = fitted[INTERCEPT] + sum([fitted[name] * value for name, value in shown.items()])
    return round(1 / (1 + math.exp(-worth)), 3)


@cache
def weights() -> Mapping[str, float]:
    """Read the shipped weights: one for each feature, and the intercept.

    Raises:
        WordTableError: The table is malformed.
    """
    name = "confidence_weights"
    text = (resources.files("pipeline.language") / f"{name}.tsv").read_text(encoding="utf-8")
    return {row["feature"]: float(row["weight"]) for row in words.parse(name, text)}


def features(article: Article, quotations: Sequence[Quotation]) -> list[dict[str, float]]:
    """Return for each record of one article its features, all of them, 0 where one does not apply."""
    said = Counter(q.speaker.name for q in quotations if q.speaker is not None)
    before = _speakers_before(quotations)
    return [_shown(article.section(q.section), q, said, last) for q, last in zip(quotations, before, strict=True)]


def _speakers_before(quotations: Sequence[Quotation]) -> list[str | None]:
    """Return for each record the source of the cue before its own, in the same section."""
    found: list[str | None] = [None] * len(quotations)
    order = sorted(
        (q.section, q.cue.start, i) for i, q in enumerate(quotations) if q.cue is not None and q.speaker is not None
    )
    for (section, _, i), (other, _, k) in pairwise(order):
        speaker = quotations[i].speaker
        if section == other and speaker is not None:
            found[k] = speaker.name
    return found


def _shown(text: str, q: Quotation, said: Counter[str], last: str | None) -> dict[str, float]:
    parts = (_content(text, q), _cue(text, q), _source(q, said), _distances(text, q, last))
    return {name: float(value) for part in parts for name, value in part.items()}


def _content(text: str, q: Quotation) -> dict[str, float]:
    count = len(q.text.split())
    after = text[q.spans[-1].end : q.spans[-1].end + 2].strip(' "«»“”')
    return {
        "content_under_3_words": count < 3,
        "content_under_5_words": count < 5,
        "content_length": math.log(min(count, 40) + 1),
        "content_in_pieces": len(q.spans) > 1,
        "content_ends_sentence": not after or after[0] in ".\n",
        "nested": q.parent_id is not None,
        **{name: q.rule.startswith(rule) for name, rule in _TELLING_RULES.items()},
    }


def _cue(text: str, q: Quotation) -> dict[str, float]:
    """Tell where in its sentence the cue stands, and what it is like: وأكد at the start is safer than الذي يزعم."""
    cue = q.cue
    if cue is None:
        return dict.fromkeys(_CUE, 0.0)
    before = _BREAK.split(text[max(0, cue.start - _NEAR) : cue.start])[-1].split()
    return {
        "cue_first": not before,
        "cue_place": min(len(before), 10) / 10,
        "cue_after_comma": bool(before) and before[-1].endswith(_COMMAS),
        "cue_with_conjunction": cue.text[:1] in _CONJUNCTIONS,
        "cue_imperfect": cue.kind == "verb" and cue.text.lstrip(_CONJUNCTIONS).startswith(_IMPERFECT),
        "cue_participle": cue.kind == "participle",
        "cue_noun_or_preposition": cue.kind in ("noun", "preposition"),
        "cue_claims": cue.stance == "claim",
    }


_CUE = (
    "cue_first", "cue_place", "cue_after_comma", "cue_with_conjunction", "cue_imperfect", "cue_participle",
    "cue_noun_or_preposition", "cue_claims",
)  # fmt: skip


def _source(q: Quotation, said: Counter[str]) -> dict[str, float]:
    speaker = q.speaker or Speaker("", "")
    count, person = len(speaker.name.split()), speaker.kind == "person"
    mention = len(speaker.mention.text.split()) if speaker.mention is not None else 0
    return {
        "unresolved": q.speaker is None,
        "implied": q.speaker is not None and speaker.resolution in ("omitted_subject", "pronoun"),
        "short_name": speaker.resolution == "short_name",
        "by_title": speaker.resolution == "title",
        "person_full_name": person and count in (2, 3),
        "person_one_word": person and count == 1,
        "person_many_words": person and count > 3,
        "other_one_word": not person and count == 1,
        "anonymous": speaker.kind == "anonymous",
        "mention_one_word": mention == 1,
        "said_more": min(max(said[speaker.name] - 1, 0), 3) / 3,
    }


def _distances(text: str, q: Quotation, last: str | None) -> dict[str, float]:
    cue, speaker = q.cue, q.speaker
    mention = speaker.mention if speaker is not None else None
    antecedent = speaker.antecedent if speaker is not None else None
    found = dict.fromkeys(("mention_first", "antecedent_unknown", "antecedent_sentences", "same_as_before", "gap"), 0.0)
    if cue is None or speaker is None:
        return found
    if mention is not None:
        found["mention_first"] = mention.start < cue.start
    elif antecedent is not None and antecedent.section == q.section and antecedent.start < cue.start:
        between = text[max(antecedent.end, cue.start - _FAR) : cue.start]
        found["antecedent_sentences"] = min(len(_BREAK.findall(between)), _MANY) / _MANY
    else:
        found["antecedent_unknown"] = 1.0
    found["same_as_before"] = mention is None and last == speaker.name
    found["gap"] = min(_gap(text, q), _MANY) / _MANY
    return found


def _gap(text: str, q: Quotation) -> int:
    """Count the words between cue and content that neither source nor medium explains."""
    assert q.cue is not None
    start, end = q.cue.end, q.spans[0].start
    if end <= start:
        return 0
    count = sum(1 for word in text[start:end].split() if word.strip(_EDGE))
    for known in (q.speaker.mention if q.speaker is not None else None, q.medium):
        if known is not None and start <= known.start < end:
            count -= len(known.text.split())
    return max(count, 0)
