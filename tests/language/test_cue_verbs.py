"""Every verb of the table ``cues`` is found, with each preposition that the table gives it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.language import Language
from pipeline.language.normalise import fold
from pipeline.records import Article
from pipeline.words import load

CLASSES = ("say", "state", "opinion", "demand", "commit", "ask")
PREPOSITIONS = {
    "-": "أن الأسعار لن ترتفع",
    "an": "عن أن الأسعار لن ترتفع",
    "bi": "بأن الأسعار لن ترتفع",
    "ala": "على أن الأسعار لن ترتفع",
    "ila": "إلى أن الأسعار لن ترتفع",
    "min": "من أن الأسعار لن ترتفع",
    "fi": "في أن الأسعار لن ترتفع",
    "li": "لأن الأسعار لن ترتفع",
    "nazar": "النظر إلى أن الأسعار لن ترتفع",
}
# What a preposition of the table means that brings a person or a thing, never a clause.
NO_CLAUSE = {"li", "an", "fi"}
SHADDA = "\u0651"
REASONS: dict[tuple[str, str], str] = {
    ("حدّث", "-"): "without its shadda it is حدث أن (it happened that), which reports nothing",
    ("عدّ", "-"): "without its shadda وعدّ is written like وعد (he promised), which takes أن as well",
}


def _sentence(verb: str, preposition: str) -> str:
    word = verb.replace(SHADDA, "")
    clause = "إن الأسعار لن ترتفع" if word == "قال" else PREPOSITIONS[preposition]
    return f"و{word} الوزير سالم الرواحي {clause}."


def _cases() -> Iterator[object]:
    # أتمّ حديثه قائلا: what ends or goes on with anything speaks only with words behind it, and takes no clause.
    phases = {fold(row["form"]) for row in load("word_roles") if row["role"] == "phase_of_anything"}
    for row in load("cues"):
        if row["class"] not in CLASSES or fold(row["verb"]) in phases:
            continue
        for preposition in row["preps"].split(","):
            if preposition in NO_CLAUSE:
                continue
            reason = REASONS.get((row["verb"], preposition))
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            yield pytest.param(row["verb"], preposition, row["stance"], id=f"{row['verb']}-{preposition}", marks=marks)


@pytest.mark.parametrize(("verb", "preposition", "stance"), list(_cases()))
def test_verb(language: Language, verb: str, preposition: str, stance: str) -> None:
    text = _sentence(verb, preposition)
    done = language.attribute(language.detect(language.tag(language.segment(Article("a1", text)))))
    assert len(done.quotations) == 1, text
    (quotation,) = done.quotations
    assert quotation.cue is not None
    assert (quotation.cue.start, quotation.cue.text) == (0, text.split()[0])
    assert fold(quotation.cue.lemma.replace(SHADDA, "")) == fold(verb.replace(SHADDA, ""))
    assert quotation.cue.kind == "verb"
    assert quotation.cue.stance == stance
    assert quotation.speaker is not None
    assert quotation.speaker.name == "سالم الرواحي"
    assert quotation.text.endswith("الأسعار لن ترتفع")
