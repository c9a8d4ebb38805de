"""Say how sure a record is: the chance that its content and its source are both right, told a little low.

A logistic model over what the finished record shows: who the source is and how it was reached, where the cue stands,
how far content, source and cue lie apart, how long the content is. The weights are data (``confidence_weights.tsv``),
fitted by ``python -m tests.evaluation.fit_confidence --write`` on annotated articles; only numbers come from there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Final

from pipeline import words
from pipeline.records import Article, Cue, Quotation, Speaker, TextSpan

__all__ = ["FEATURES", "INTERCEPT", "confidence", "confidences", "features", "weights"]

INTERCEPT: Final = "intercept"
_NEAR: Final = 300  # code points before a cue in which its sentence begins
_FAR: Final = 2000  # code points before a cue in which sentences are counted: the work stays linear in the length
_MANY: Final = 6
_BREAKS: Final = ".!؟?\n"
_BREAK: Final = re.compile(f"[{_BREAKS}]+")
_COMMAS: Final = ("،", ",", "؛", ";")
_EDGE: Final = "\"'«»“”.,:،"
_CONJUNCTIONS: Final = "وف"
_IMPERFECT: Final = "ي"
_TELLING_RULES: Final = ("headline_colon", "interview_answer", "marked", "quote_after_colon", "bare_clause")
FEATURES: Final = (
    "content_under_3_words", "content_under_5_words", "content_length", "content_in_pieces", "content_ends_sentence",
    "nested", *[f"rule_{rule}" for rule in _TELLING_RULES],
    "cue_first", "cue_place", "cue_after_comma", "cue_with_conjunction", "cue_imperfect", "cue_participle",
    "cue_noun_or_preposition", "cue_claims",
    "unresolved", "implied", "short_name", "by_title", "person_full_name", "person_one_word", "person_many_words",
    "other_one_word", "anonymous", "mention_one_word", "said_more",
    "mention_first", "antecedent_unknown", "antecedent_sentences", "same_as_before", "gap",
)  # fmt: skip
_NOTHING: Final = dict.fromkeys(FEATURES, 0.0)

Shown = dict[str, float]
"""Features by name; those left out are 0."""


def confidences(article: Article, quotations: Sequence[Quotation]) -> list[float]:
    """Return the confidence of each record of one article."""
    fitted = weights()
    return [confidence(shown, fitted) for shown in _that_apply(article, quotations)]


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
    text = (resources.files("pipeline.language.attribution") / f"{name}.tsv").read_text(encoding="utf-8")
    return {row["feature"]: float(row["weight"]) for row in words.parse(name, text)}


def features(article: Article, quotations: Sequence[Quotation]) -> list[dict[str, float]]:
    """Return for each record of one article its features, all of them, 0 where one does not apply."""
    return [_NOTHING | shown for shown in _that_apply(article, quotations)]


def _that_apply(article: Article, quotations: Sequence[Quotation]) -> list[Shown]:
    said: dict[str, int] = {}
    for q in quotations:
        if q.speaker is not None:
            said[q.speaker.name] = said.get(q.speaker.name, 0) + 1
    found: list[Shown] = []
    for q, last in zip(quotations, _speakers_before(quotations), strict=True):
        text = article.section(q.section)
        shown: Shown = {}
        _content(shown, text, q)
        if q.cue is not None:
            _cue(shown, text, q.cue)
        _source(shown, q, said)
        if q.cue is not None and q.speaker is not None:
            _distances(shown, text, q, q.cue, q.speaker, last)
        found.append(shown)
    return found


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


def _content(shown: Shown, text: str, q: Quotation) -> None:
    count = len(q.text.split())
    end = q.spans[-1].end
    after = text[end : end + 2].strip(' "«»“”')
    if count < 3:
        shown["content_under_3_words"] = 1.0
    if count < 5:
        shown["content_under_5_words"] = 1.0
    shown["content_length"] = math.log(min(count, 40) + 1)
    if len(q.spans) > 1:
        shown["content_in_pieces"] = 1.0
    if not after or after[0] in ".\n":
        shown["content_ends_sentence"] = 1.0
    if q.parent_id is not None:
        shown["nested"] = 1.0
    for rule in _TELLING_RULES:
        if q.rule.startswith(rule):
            shown["rule_" + rule] = 1.0


def _cue(shown: Shown, text: str, cue: Cue) -> None:
    """Tell where in its sentence the cue stands, and what it is like: وأكد at the start is safer than الذي يزعم."""
    near = text[max(0, cue.start - _NEAR) : cue.start]
    before = near[max(map(near.rfind, _BREAKS)) + 1 :].split()
    if not before:
        shown["cue_first"] = 1.0
    shown["cue_place"] = min(len(before), 10) / 10
    if before and before[-1].endswith(_COMMAS):
        shown["cue_after_comma"] = 1.0
    if cue.text[:1] in _CONJUNCTIONS:
        shown["cue_with_conjunction"] = 1.0
    if cue.kind == "verb" and cue.text.lstrip(_CONJUNCTIONS).startswith(_IMPERFECT):
        shown["cue_imperfect"] = 1.0
    if cue.kind == "participle":
        shown["cue_participle"] = 1.0
    if cue.kind in ("noun", "preposition"):
        shown["cue_noun_or_preposition"] = 1.0
    if cue.stance == "claim":
        shown["cue_claims"] = 1.0


def _source(shown: Shown, q: Quotation, said: Mapping[str, int]) -> None:
    speaker = q.speaker
    if speaker is None:
        shown["unresolved"] = 1.0
        return
    count = len(speaker.name.split())
    if speaker.resolution in ("omitted_subject", "pronoun"):
        shown["implied"] = 1.0
    elif speaker.resolution == "short_name":
        shown["short_name"] = 1.0
    elif speaker.resolution == "title":
        shown["by_title"] = 1.0
    if speaker.kind == "person":
        words = "full_name" if count in (2, 3) else "one_word" if count < 2 else "many_words"
        shown["person_" + words] = 1.0
    elif count == 1:
        shown["other_one_word"] = 1.0
    if speaker.kind == "anonymous":
        shown["anonymous"] = 1.0
    if speaker.mention is not None and len(speaker.mention.text.split()) == 1:
        shown["mention_one_word"] = 1.0
    shown["said_more"] = min(max(said[speaker.name] - 1, 0), 3) / 3


def _distances(shown: Shown, text: str, q: Quotation, cue: Cue, speaker: Speaker, last: str | None) -> None:
    mention, antecedent = speaker.mention, speaker.antecedent
    if mention is not None:
        if mention.start < cue.start:
            shown["mention_first"] = 1.0
    elif antecedent is not None and antecedent.section == q.section and antecedent.start < cue.start:
        between = text[max(antecedent.end, cue.start - _FAR) : cue.start]
        shown["antecedent_sentences"] = min(len(_BREAK.findall(between)), _MANY) / _MANY
    else:
        shown["antecedent_unknown"] = 1.0
    if mention is None and last == speaker.name:
        shown["same_as_before"] = 1.0
    gap = _gap(text, cue, q.spans[0].start, mention, q.medium)
    if gap:
        shown["gap"] = min(gap, _MANY) / _MANY


def _gap(text: str, cue: Cue, content: int, mention: TextSpan | None, medium: TextSpan | None) -> int:
    """Count the words between cue and content that neither source nor medium explains."""
    if content <= cue.end:
        return 0
    count = sum([1 for word in text[cue.end : content].split() if word.strip(_EDGE)])
    for known in (mention, medium):
        if known is not None and cue.end <= known.start < content:
            count -= len(known.text.split())
    return max(count, 0)
