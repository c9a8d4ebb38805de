"""Clitics, stems and features of nouns, names, prepositions and particles."""

import pytest

from pipeline.language.letters import bare
from pipeline.language.morphology.analyser import Morphology


@pytest.mark.parametrize(
    ("word", "lemma", "pos", "proclitics", "stem", "enclitics"),
    [
        ("وللرئيس", "رئيس", "noun", ("و", "ل", "ال"), "رئيس", ()),
        ("للقاء", "لقاء", "noun", ("ل", "ال"), "لقاء", ()),
        ("لقاء", "لقاء", "noun", (), "لقاء", ()),
        ("وبالرئيس", "رئيس", "noun", ("و", "ب", "ال"), "رئيس", ()),
        ("كالرئيس", "رئيس", "noun", ("ك", "ال"), "رئيس", ()),
        ("وزير", "وزير", "noun", (), "وزير", ()),
        ("ووزيرها", "وزير", "noun", ("و",), "وزير", ("ها",)),
        ("حكومته", "حكومة", "noun", (), "حكومت", ("ه",)),
        ("نظيره", "نظير", "noun", (), "نظير", ("ه",)),
        ("لفرنسا", "فرنسا", "noun_prop", ("ل",), "فرنسا", ()),
        ("فرنسا", "فرنسا", "noun_prop", (), "فرنسا", ()),
        ("منه", "من", "prep", (), "من", ("ه",)),
        ("عليها", "على", "prep", (), "علي", ("ها",)),
        ("لهم", "ل", "prep", (), "ل", ("هم",)),
        ("أنه", "أن", "conj_sub", (), "أن", ("ه",)),
        ("بأنهم", "أن", "conj_sub", ("ب",), "أن", ("هم",)),
        ("إنني", "إن", "conj_sub", (), "إن", ("ني",)),
        ("وإن", "إن", "conj_sub", ("و",), "إن", ()),
        ("لأنها", "أن", "conj_sub", ("ل",), "أن", ("ها",)),
        ("ولذلك", "ذلك", "pron_dem", ("و", "ل"), "ذلك", ()),
        ("بلا", "لا", "part_neg", ("ب",), "لا", ()),
        ("ألم", "لم", "part_neg", ("أ",), "لم", ()),
        ("أهذا", "هذا", "pron_dem", ("أ",), "هذا", ()),
        ("بيننا", "بين", "prep", (), "بين", ("نا",)),
        ("رأيي", "رأي", "noun", (), "رأي", ("ي",)),
        ("والذين", "الذي", "pron_rel", ("و",), "الذين", ()),
    ],
)
def test_clitics(bundled: Morphology, word, lemma, pos, proclitics, stem, enclitics) -> None:
    found = [
        (one.proclitics, one.stem, one.enclitics)
        for one in bundled.analyses(word)
        if one.pos == pos and bare(one.lemma) in (lemma, f"ال{lemma.removeprefix('ال')}", "الذين")
    ]
    assert (proclitics, stem, enclitics) in found


@pytest.mark.parametrize(
    ("word", "lemma", "pos", "gender", "number"),
    [
        ("المتحدث", "متحدث", "noun", "m", "s"),
        ("المتحدثة", "متحدث", "noun", "f", "s"),
        ("المتحدثان", "متحدث", "noun", "m", "d"),
        ("المتحدثون", "متحدث", "noun", "m", "p"),
        ("المتحدثين", "متحدث", "noun", "m", "p"),
        ("المتحدثات", "متحدث", "noun", "f", "p"),
        ("الوزراء", "وزير", "noun", "m", "p"),
        ("رؤساء", "رئيس", "noun", "m", "p"),
        ("مسؤولون", "مسؤول", "noun", "m", "p"),
        ("حكومة", "حكومة", "noun", "f", "s"),
        ("الحرب", "حرب", "noun", "f", "s"),
        ("رجال", "رجل", "noun", "m", "p"),
        ("كبيرة", "كبير", "adj", "f", "s"),
        ("كبار", "كبير", "adj", "m", "p"),
        ("أحكام", "حكم", "noun", "m", "p"),
        ("اللبنانية", "لبناني", "adj", "f", "s"),
        ("أكبر", "أكبر", "adj_comp", "m", "s"),
        ("ثلاثة", "ثلاث", "noun_num", "f", "s"),
        ("هذه", "هذا", "pron_dem", "f", "s"),
        ("هم", "هم", "pron", "m", "p"),
    ],
)
def test_gender_and_number(bundled: Morphology, word, lemma, pos, gender, number) -> None:
    found = [(one.gender, one.number) for one in bundled.analyses(word) if one.pos == pos and bare(one.lemma) == lemma]
    assert (gender, number) in found


@pytest.mark.parametrize(
    ("word", "pos"),
    [
        ("أن", "conj_sub"), ("إن", "conj_sub"), ("لأن", "conj_sub"), ("حيث", "conj_sub"), ("بينما", "conj_sub"),
        ("و", "conj"), ("أو", "conj"), ("ثم", "conj"), ("بل", "conj"), ("لكن", "conj"), ("لم", "part_neg"),
        ("لن", "part_neg"), ("لا", "part_neg"), ("ليس", "verb"), ("سوف", "part_fut"), ("قد", "part"),
        ("هل", "part_interrog"), ("ماذا", "pron_interrog"), ("يا", "part_voc"), ("من", "prep"), ("في", "prep"),
        ("على", "prep"), ("الذي", "pron_rel"), ("هو", "pron"), ("كل", "noun_quant"), ("بعض", "noun_quant"),
        ("مليون", "noun_num"), ("ثالث", "adj_num"), ("فقط", "adv"), ("2024", "digit"), ("١٢٫٥", "digit"), ("،", "punc"),
        ("BBC", "latin"), ("نعم", "interj"),
    ],
)  # fmt: skip
def test_part_of_speech_of_function_words(bundled: Morphology, word: str, pos: str) -> None:
    assert pos in {one.pos for one in bundled.analyses(word)}


@pytest.mark.parametrize("word", ["كرومفلدت", "ولكرومفلدت", "بشتروبفنهايم", "إيغوز", "اتزخف"])
def test_unknown_words_are_names_with_every_split(bundled: Morphology, word: str) -> None:
    found = bundled.analyses(word)
    assert {one.source for one in found} == {"backoff"}
    assert {one.pos for one in found} == {"noun_prop"}
    assert any(one.stem == word for one in found)


def test_unknown_name_without_its_proclitics_is_among_the_splits(bundled: Morphology) -> None:
    assert (("و", "ل"), "كرومفلدت") in [(one.proclitics, one.stem) for one in bundled.analyses("ولكرومفلدت")]


def test_clitics_and_stem_make_up_the_word(bundled: Morphology) -> None:
    """ل and ال are written لل, and a third ل of the stem is not; all else is plain."""
    for word in ("وللرئيس", "للقاء", "ولقاء", "حكومته", "سيعلنونها", "بأنهم", "فبالتالي"):
        for one in bundled.analyses(word):
            joined = "".join(one.proclitics) + one.stem + "".join(one.enclitics)
            assert joined.replace("لالل", "لل").replace("لال", "لل") == word, one


def test_no_reading_comes_twice(bundled: Morphology) -> None:
    for word in ("أعلن", "قال", "الوزراء", "كتب", "الأفغانيين"):
        found = bundled.analyses(word)
        assert len(found) == len(set(found))
