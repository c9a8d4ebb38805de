"""The cue of an attribution: all of it where a preposition alone says nothing, and its form in a dictionary."""

from __future__ import annotations

import pytest

from pipeline.language import Language
from pipeline.records import Article

OPENING = [
    ("بحسب", "بحسب", "بحسب"),
    ("وبحسب", "وبحسب", "بحسب"),
    ("ووفقاً لـ", "ووفقاً", "وفقا"),
    ("وفقا لـ", "وفقا", "وفقا"),
    ("وفق", "وفق", "وفق"),
    ("ووفق", "ووفق", "وفق"),
    ("وحسب", "وحسب", "حسب"),
    ("وفي رأي", "وفي رأي", "في"),
    ("وفي نظر", "وفي نظر", "في"),
    ("وفي تقدير", "وفي تقدير", "في"),
    ("ومن وجهة نظر", "ومن وجهة نظر", "من"),
    ("وعلى حد قول", "وعلى حد قول", "على"),
    ("وبرأي", "وبرأي", "برأي"),
]


def _cue(language: Language, text: str) -> tuple[str, str, str]:
    done = language.attribute(language.detect(language.tag(language.segment(Article("a1", text)))))
    (quotation,) = done.quotations
    assert quotation.cue is not None
    return quotation.cue.text, quotation.cue.lemma, quotation.cue.kind


@pytest.mark.parametrize(("opening", "cue", "lemma"), OPENING, ids=[row[0] for row in OPENING])
def test_an_opening_phrase(language: Language, opening: str, cue: str, lemma: str) -> None:
    said_by = opening + ("" if opening.endswith("ـ") else " ") + "سالم الرواحي"
    assert _cue(language, f"{said_by}، فإن الأسعار لن ترتفع.") == (cue, lemma, "preposition")


@pytest.mark.parametrize(
    ("closing", "cue", "lemma", "kind"),
    [
        ("على حد قوله", "على حد قوله", "على", "preposition"),
        ("بحسب ما صرح سالم الرواحي", "بحسب ما صرح", "بحسب", "preposition"),
        ("كما قالت سلمى الرواحي", "كما قالت", "كما", "preposition"),
        ("يقول سالم الرواحي", "يقول", "قال", "verb"),
    ],
)
def test_a_closing_phrase(language: Language, closing: str, cue: str, lemma: str, kind: str) -> None:
    assert _cue(language, f"الأسعار لن ترتفع هذا العام في كل المدن، {closing}.") == (cue, lemma, kind)
