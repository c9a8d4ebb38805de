"""Passives, participles and verbal nouns formed by rule."""

from __future__ import annotations

import pytest

from pipeline.language.letters import from_buckwalter
from pipeline.language.morphology.buckwalter import Line
from pipeline.language.morphology.derive import derived_lines, passive_perfect


@pytest.mark.parametrize(
    ("active", "category", "passive"),
    [
        ("katab", "PV", "kutib"),
        ("sa>al", "PV", "su}il"),
        ("bada>", "PV->", "budi}"),
        ("kar~am", "PV", "kur~im"),
        ("TAlab", "PV", "Tuwlib"),
        (">aEolan", "PV-n", ">uEolin"),
        ("|man", "PV-n", ">uwmin"),
        ("taHad~av", "PV", "tuHud~iv"),
        ("tasA'al", "PV", "tusuw}il"),
        ("{iEotabar", "PV", "{uEotubir"),
        ("{isotanokar", "PV", "{usotunokir"),
        ("qAl", "PV_V", "qiyl"),
        (">a$Ar", "PV_V", ">u$iyr"),
        ("{isota$Ar", "PV_V", "{usotu$iyr"),
        ("rad~", "PV_V", "rud~"),
        ("radad", "PV_C", "rudid"),
        (">aqar~", "PV_V", ">uqir~"),
        ("nafaY", "PV_0", "nufiy"),
        ("daEA", "PV_0h", "duEiy"),
        (">aboqaY", "PV_0", ">uboqiy"),
    ],
)
def test_passive_of_every_form(active: str, category: str, passive: str) -> None:
    assert passive_perfect(active, category) == passive


def verb(past: str, present: str, category: str = "IV_yu") -> list[Line]:
    lemma = f"{past}_1"
    return [Line("x", past, "PV", "do", (), lemma), Line("x", present, category, "do", (), lemma)]


@pytest.mark.parametrize(
    ("past", "present", "category", "nouns"),
    [
        ("gar~ad", "gar~id", "IV_yu", {"مُغَرِّد", "تَغْرِيد"}),
        ("nAqa$", "nAqi$", "IV_yu", {"مُناقِش", "مُناقَش"}),
        (">aEolan", "Eolin", "IV_yu", {"مُعْلِن", "إِعْلان"}),
        ("taray~av", "taray~av", "IV", {"مُتَرَيِّث", "تَرَيُّث"}),
        ("tanASaf", "tanASaf", "IV", {"مُتَناصِف", "تَناصُف"}),
        ("{inosaHab", "nosaHib", "IV", {"مُنْسَحِب", "اِنْسِحاب"}),
        ("{iEotabar", "Eotabir", "IV", {"مُعْتَبِر", "اِعْتِبار"}),
        ("{isotanokar", "sotanokir", "IV", {"مُسْتَنْكِر", "اِسْتِنْكار"}),
        ("barohan", "barohin", "IV_yu", {"مُبَرْهِن", "بَرْهَن"}),
        ("katab", "kotub", "IV", {"مَكْتُوب"}),
    ],
)
def test_participle_and_verbal_noun(past: str, present: str, category: str, nouns: set[str]) -> None:
    found = derived_lines(verb(past, present, category), known={})
    assert {from_buckwalter(line.vocalised) for line in found if line.category.startswith("N")} == nouns


@pytest.mark.parametrize(
    ("past", "present", "category", "imperative"),
    [
        ("katab", "kotub", "IV", "اُكْتُب"),
        ("fataH", "fotaH", "IV", "اِفْتَح"),
        ("waEad", "Eid", "IV", "عِد"),
        ("gar~ad", "gar~id", "IV_yu", "غَرِّد"),
        ("$Arak", "$Arik", "IV_yu", "شارِك"),
        (">aEolan", "Eolin", "IV_yu", "أَعْلِن"),
        ("taHad~av", "taHad~av", "IV", "تَحَدَّث"),
        ("{isotamaE", "sotamiE", "IV", "اِسْتَمِع"),
    ],
)
def test_imperative(past: str, present: str, category: str, imperative: str) -> None:
    found = derived_lines(verb(past, present, category), known={})
    assert [from_buckwalter(line.vocalised) for line in found if line.category.startswith("CV")] == [imperative]


def test_what_the_dictionary_has_is_not_formed_again() -> None:
    known = {"مغرد": {"Nall"}, "تغريد": {"N"}}
    found = derived_lines(verb("gar~ad", "gar~id"), known)
    assert [line.category for line in found] == ["PV_Pass", "IV_Pass_yu", "CV"]


def test_a_known_passive_is_kept() -> None:
    lines = [*verb("katab", "kotub", "IV"), Line("ktb", "kutib", "PV_Pass", "be written", (), "katab_1")]
    assert "PV_Pass" not in {line.category for line in derived_lines(lines, known={})}


def test_nouns_derive_nothing() -> None:
    assert list(derived_lines([Line("ktAb", "kitAb", "N", "book", (), "kitAb_1")], known={})) == []
