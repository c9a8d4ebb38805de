"""Spelling as newspapers have it: dropped hamzas, ى for ي, ه for ة, diacritics, tatweel."""

import pytest

from pipeline.language.letters import bare, fold_spelling, from_buckwalter, to_buckwalter
from pipeline.language.morphology.analyser import Morphology


def lemmas(morphology: Morphology, word: str) -> set[tuple[str, str]]:
    return {(bare(one.lemma), one.pos) for one in morphology.analyses(word)}


@pytest.mark.parametrize(
    ("word", "lemma", "pos"),
    [
        ("اكد", "أكد", "verb"),
        ("اعلن", "أعلن", "verb"),
        ("ان", "أن", "conj_sub"),
        ("ان", "إن", "conj_sub"),
        ("الى", "إلى", "prep"),
        ("الاميركي", "أمريكي", "adj"),
        ("الامين", "أمين", "noun"),
        ("اضاف", "أضاف", "verb"),
        ("حكومه", "حكومة", "noun"),
        ("علي", "على", "prep"),
        ("فى", "في", "prep"),
        ("التى", "الذي", "pron_rel"),
    ],
)
def test_spelling_variants(bundled: Morphology, word: str, lemma: str, pos: str) -> None:
    found = lemmas(bundled, word)
    assert any(got[1] == pos and got[0] in (lemma, "التي") for got in found), found


@pytest.mark.parametrize("word", ["حكومة", "مدرسة", "وزارة"])
def test_the_nearer_spelling_wins(bundled: Morphology, word: str) -> None:
    """حكومة is never حكوم + ه, though the analyser folds both letters."""
    assert bundled.analyses(word)
    assert not any(one.enclitics for one in bundled.analyses(word))


def test_a_written_hamza_is_kept(bundled: Morphology) -> None:
    assert "إن" not in {bare(one.lemma) for one in bundled.analyses("أن")}


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("أُعلن", {("أعلن", "p")}),
        ("قُتل", {("قتل", "p")}),
        ("أَعلَن", {("أعلن", "a")}),
    ],
)
def test_written_vowels_choose_the_voice(bundled: Morphology, word: str, wanted: set[tuple[str, str]]) -> None:
    found = {(bare(one.lemma), one.voice) for one in bundled.analyses(word) if one.pos == "verb" and one.aspect == "p"}
    assert wanted <= found
    assert {voice for _, voice in found} == {voice for _, voice in wanted}


def test_written_shadda_chooses_the_lemma(bundled: Morphology) -> None:
    assert {one.lemma for one in bundled.analyses("أنّ") if one.pos == "conj_sub"} == {from_buckwalter(">an~a")}


@pytest.mark.parametrize(
    ("word", "lemma"), [("أكدّ", "أكد"), ("وحذرّ", "حذر"), ("يؤكدّ", "أكد"), ("وصرحّ", "صرح"), ("بينّ", "بين")]
)
def test_a_shadda_one_letter_off_leaves_the_verb_that_is_meant(bundled: Morphology, word: str, lemma: str) -> None:
    assert (lemma, "verb") in lemmas(bundled, word)


@pytest.mark.parametrize(
    ("word", "same"), [("أكــد", "أكد"), ("الرَّئِيسُ", "الرئيس"), ("مؤكّداً", "مؤكدا"), ("اللبنانيّة", "اللبنانية")]
)
def test_marks_lose_no_reading_of_the_right_lemma(bundled: Morphology, word: str, same: str) -> None:
    assert lemmas(bundled, word)
    assert lemmas(bundled, word) <= lemmas(bundled, same)


@pytest.mark.parametrize("word", ["", " ", "\u064e", "ـ", "\u200f", "…", "«", "ﷲ", "\ud800", "ا", "ءءءء" * 50])
def test_no_word_breaks_the_analyser(bundled: Morphology, word: str) -> None:
    assert isinstance(bundled.analyses(word), tuple)


def test_letters() -> None:
    assert bare("أَعْلَنَـ") == "أعلن"
    assert fold_spelling("إلى المدرسةِ") == "الي المدرسه"
    assert from_buckwalter("{iEotabar") == "اِعْتَبَر"
    assert to_buckwalter(from_buckwalter("taHam~al")) == "taHam~al"
