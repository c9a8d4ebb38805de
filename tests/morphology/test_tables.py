"""The tables that make morphology: well-formed, and each entry really does what it says."""

from __future__ import annotations

import unicodedata

import pytest

from pipeline.language.letters import bare, to_buckwalter
from pipeline.language.morphology import layer
from pipeline.language.morphology.analyser import Morphology
from pipeline.words import load

TABLES = ("function_words", "modern_words", "morphology_layer", "noun_genders", "verbs")


@pytest.mark.parametrize("name", TABLES)
def test_lines_are_normal_sorted_and_distinct(name: str) -> None:
    lines = ["\t".join(row.values) for row in load(name)]
    assert lines == sorted(set(lines))
    assert all(unicodedata.is_normalized("NFC", line) for line in lines)
    assert not any("\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufeff" for letter in "".join(lines))


@pytest.mark.parametrize("row", load("function_words"), ids=lambda row: row["lemma"])
def test_function_words_have_their_part_of_speech(bundled: Morphology, row) -> None:
    found = {reading.pos for reading in bundled.analyses(row["lemma"])}
    assert set(row.each("pos")) <= found


@pytest.mark.parametrize("row", load("noun_genders"), ids=lambda row: row["lemma"])
def test_nouns_have_their_gender(bundled: Morphology, row) -> None:
    found = {
        reading.gender
        for reading in bundled.analyses(row["lemma"])
        if bare(reading.lemma) == bare(row["lemma"]) and reading.pos.startswith(("noun", "adj"))
    }
    assert row["gender"] in found


@pytest.mark.parametrize("row", load("modern_words"), ids=lambda row: row["form"])
def test_modern_words_are_found_with_clitics(bundled: Morphology, row) -> None:
    found = {
        (reading.pos, reading.proclitics, reading.source)
        for reading in bundled.analyses("وب" + row["form"])
        if bare(reading.lemma) == bare(row["lemma"])
    }
    assert (row["pos"], ("و", "ب"), "table") in found


@pytest.mark.parametrize("row", load("verbs"), ids=lambda row: row["root"])
def test_verbs_by_analogy_are_conjugated(bundled: Morphology, row) -> None:
    letters = str.maketrans(to_buckwalter(row["radicals"]), to_buckwalter(row["root"]))
    past = bare(row["model"]).translate(str.maketrans(row["radicals"], row["root"]))
    assert to_buckwalter(row["model"]).translate(letters) != to_buckwalter(row["model"])
    for word, person, number in ((past, "3", "s"), (past + "وا", "3", "p"), (f"سي{past}ون", "3", "p")):
        found = {
            (reading.pos, reading.person, reading.number)
            for reading in bundled.analyses(word)
            if bare(reading.lemma) == past and reading.source == "table"
        }
        assert ("verb", person, number) in found, word


@pytest.mark.parametrize("control", load(layer.CONTROL), ids=lambda row: f"{row['entering']}.{row['form']}")
def test_every_table_that_enters_gives_words(control) -> None:
    forms = [form for row in load(control["entering"]) for form in row.each(control["form"])]
    assert any(" " not in form for form in forms) or control["several"] != "skip"
    assert control["several"] in ("skip", "each", "words")


@pytest.mark.parametrize(
    ("word", "pos", "proclitics", "gender", "number"),
    [
        ("ولأفغانستان", "noun_prop", ("و", "ل"), "f", "s"),
        ("للعراق", "noun_prop", ("ل", "ال"), "m", "s"),
        ("والإماراتية", "adj", ("و", "ال"), "f", "s"),
        ("للأفغانيين", "noun", ("ل", "ال"), "m", "p"),
        ("المتحدثتان", "noun", ("ال",), "f", "d"),
        ("بآديل", "noun_prop", ("ب",), "f", "s"),
        ("هاشتاغه", "noun", (), "m", "s"),
        ("تغريدتها", "noun", (), "f", "s"),
        ("ودواعش", "noun", ("و",), "m", "p"),
    ],
)
def test_words_of_the_layer_take_clitics(bundled: Morphology, word, pos, proclitics, gender, number) -> None:
    found = {
        (reading.pos, reading.proclitics, reading.gender, reading.number)
        for reading in bundled.analyses(word)
        if reading.source == "table"
    }
    assert (pos, proclitics, gender, number) in found
