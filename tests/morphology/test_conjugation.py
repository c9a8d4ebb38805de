"""Reporting verbs in all persons, numbers, genders, aspects and voices come out with their lemma."""

from pathlib import Path

import pytest

from pipeline.language.letters import bare
from pipeline.language.morphology.analyser import Morphology

TABLE = Path(__file__).with_name("conjugation.tsv")
ROWS = [tuple(line.split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]


def features(morphology: Morphology, word: str, lemma: str) -> set[tuple[str | None, ...]]:
    return {
        (reading.aspect, reading.person, reading.gender, reading.number, reading.voice)
        for reading in morphology.analyses(word)
        if reading.pos == "verb" and bare(reading.lemma) == lemma
    }


@pytest.mark.parametrize(("aspect", "person", "gender", "number", "voice", "form", "lemma"), ROWS)
def test_every_form_of_the_paradigm(bundled: Morphology, aspect, person, gender, number, voice, form, lemma) -> None:
    wanted = (aspect, person, None if gender == "-" else gender, number, voice)
    assert wanted in features(bundled, form, lemma)


@pytest.mark.parametrize(
    ("word", "lemma", "proclitics", "enclitics", "stem"),
    [
        ("سيعلن", "أعلن", ("س",), (), "يعلن"),
        ("وسيعلنون", "أعلن", ("و", "س"), (), "يعلنون"),
        ("فقالت", "قال", ("ف",), (), "قالت"),
        ("وقالوا", "قال", ("و",), (), "قالوا"),
        ("ليؤكد", "أكد", ("ل",), (), "يؤكد"),
        ("وليقول", "قال", ("و", "ل"), (), "يقول"),
        ("أبلغه", "أبلغ", (), ("ه",), "أبلغ"),
        ("أبلغتها", "أبلغ", (), ("ها",), "أبلغت"),
        ("أبلغني", "أبلغ", (), ("ني",), "أبلغ"),
        ("أخبرنا", "أخبر", (), ("نا",), "أخبر"),
        ("اتهمهم", "اتهم", (), ("هم",), "اتهم"),
        ("سألوه", "سأل", (), ("ه",), "سألو"),
        ("ويطالبونها", "طالب", ("و",), ("ها",), "يطالبون"),
        ("نقله", "نقل", (), ("ه",), "نقل"),
        ("رآها", "رأى", (), ("ها",), "رآ"),
        ("دعاهما", "دعا", (), ("هما",), "دعا"),
        ("أتعلمون", "علم", ("أ",), (), "تعلمون"),
        ("أخبرهم", "أخبر", (), ("هم",), "أخبر"),
        ("تابعونا", "تابع", (), ("نا",), "تابعو"),
        ("أخبرتكم", "أخبر", (), ("كم",), "أخبرت"),
    ],
)
def test_clitics_of_verbs(bundled: Morphology, word, lemma, proclitics, enclitics, stem) -> None:
    found = {
        (reading.proclitics, reading.enclitics, reading.stem)
        for reading in bundled.analyses(word)
        if reading.pos == "verb" and bare(reading.lemma) == lemma
    }
    assert (proclitics, enclitics, stem) in found


def test_every_cue_verb_is_known(bundled: Morphology) -> None:
    from pipeline.words import load

    verbs = {bare(row["verb"]) for row in load("cues")} - {"-"}
    unknown = {
        verb
        for verb in verbs
        if verb not in {bare(r.lemma) for r in bundled.analyses(verb) if r.pos == "verb" and r.aspect == "p"}
    }
    assert unknown == set()
