"""Every word table is clean data: what a reader of a diff, a sort and a look-up rely on."""

import re
import unicodedata
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from pipeline import words
from pipeline.words import Row, load, tables

CODES = {
    "bare": {"y", "n"},
    "definite": {"y", "n"},
    "source": {"y", "n"},
    "state": {"a", "c"},
    "unique": {"y", "n"},
}
GENDERS = {"m", "f", "u"}
NUMBERS = {"s", "d", "p"}
SMALLEST = {
    "adjectives_of_place": 2000,
    "boilerplate": 500,
    "countries": 200,
    "first_names": 1600,
    "institutions": 600,
    "media": 300,
    "name_particles": 40,
    "org_heads": 200,
    "people": 400,
    "places": 700,
    "source_nouns": 500,
    "stopwords": 500,
    "surnames": 800,
    "time_words": 200,
    "titles": 500,
}
# Tatweel, bidi and zero-width controls, presentation forms A and B, BOM, no-break spaces, Persian yeh and kaf.
FOREIGN = re.compile(
    "[\u0640\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufb50-\ufdff\ufe70-\ufeff\u00a0\u202f\u06cc\u06a9]"
)
# Of the marks of vowel only fathatan may stand, as in غداً, and shadda, which tells أنّ from أن.
MARKS = re.compile("[\u064c-\u0650\u0652\u0670]")


def text_of(name: str) -> str:
    return (resources.files(words) / f"{name}.tsv").read_text(encoding="utf-8")


def forms(name: str) -> set[str]:
    column = "name" if name == "first_names" else "form"
    return {row[column] for row in load(name)}


@pytest.mark.parametrize("name", tables())
def test_text_is_composed_and_without_foreign_signs(name: str) -> None:
    text = text_of(name)
    assert unicodedata.is_normalized("NFC", text)
    assert [line for line in text.splitlines() if FOREIGN.search(line)] == []


@pytest.mark.parametrize("name", SMALLEST)
def test_forms_carry_no_marks_of_vowel(name: str) -> None:
    assert [line for line in text_of(name).splitlines() if MARKS.search(line)] == []


@pytest.mark.parametrize("name", tables())
def test_lines_are_sorted_by_code_point_and_distinct(name: str) -> None:
    lines = text_of(name).splitlines()[1:]
    assert lines == sorted(set(lines))


@pytest.mark.parametrize("name", tables())
def test_ascii_columns_come_first(name: str) -> None:
    rows = load(name)
    arabic = [any(not row.values[i].isascii() for row in rows) for i in range(len(rows[0].columns))]
    assert arabic == sorted(arabic)


@pytest.mark.parametrize("name", tables())
def test_rows_can_be_read(name: str) -> None:
    rows = load(name)
    assert len(rows) >= SMALLEST.get(name, 1)
    assert all(row.table == name for row in rows)


@pytest.mark.parametrize(("column", "allowed"), sorted(CODES.items()))
def test_coded_columns_hold_their_codes(column: str, allowed: set[str]) -> None:
    holders = [name for name in tables() if column in load(name)[0].columns]
    assert holders
    for name in holders:
        assert {row[column] for row in load(name)} <= allowed, name


@pytest.mark.parametrize("name", SMALLEST)
def test_gender_and_number_hold_their_codes(name: str) -> None:
    columns = load(name)[0].columns
    if "gender" in columns:
        assert {row["gender"] for row in load(name)} <= GENDERS
    if "number" in columns:
        assert {row["number"] for row in load(name)} <= NUMBERS


@pytest.mark.parametrize("name", ["first_names", "institutions", "name_particles", "people", "places", "surnames"])
def test_a_form_stands_once(name: str) -> None:
    column = "name" if name == "first_names" else "form"
    assert [form for form, times in Counter(row[column] for row in load(name)).items() if times > 1] == []


@pytest.mark.parametrize("row", load("countries"), ids=lambda row: row["iso2"])
def test_country_is_a_whole_family(row: Row) -> None:
    assert re.fullmatch("[A-Z]{2}", row["iso2"])
    assert row["nisba_f"].startswith(row["nisba_m"].split()[0])
    assert len(row.each("people")) >= 2
    assert set(row.each("capital")) <= forms("places")
    assert len(row.each("nisba_variants")) % 4 == 0  # masculine, feminine, two plurals of each
    named = (row["short"], row["official"], *row.each("name_variants"))
    assert len(set(named)) == len(named) or row["short"] == row["official"]


def test_countries_stand_once() -> None:
    codes = [row["iso2"] for row in load("countries")]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("رئيس", {"رئيس", "رئيسة", "رؤساء", "رئيسات", "رئيسان", "رئيسين"}),
        ("مسؤول", {"مسؤول", "مسؤولة", "مسؤولون", "مسؤولين", "مسؤولو", "مسؤولي", "مسؤولات"}),
        ("محامي", {"محام", "محامي", "محامية", "محامون", "محامين", "محاميات"}),
        ("قاضي", {"قاض", "قاضي", "قاضية", "قضاة", "قاضيان"}),
        ("ناشط", {"ناشط", "ناشطة", "ناشطون", "نشطاء", "ناشطات"}),
        ("أخ", {"أخ", "أخت", "إخوة", "أخوات"}),
    ],
)
def test_title_has_its_whole_family(lemma: str, expected: set[str]) -> None:
    assert expected <= {row["form"] for row in load("titles") if row["lemma"] == lemma}


def test_forms_of_a_title_agree_on_gender() -> None:
    feminine = {row["form"] for row in load("titles") if row["gender"] == "f" and row["number"] == "s"}
    masculine = {row["form"] for row in load("titles") if row["gender"] == "m" and row["number"] == "s"}
    assert feminine & masculine == set()


def test_every_ministry_has_its_minister() -> None:
    titles = forms("titles")
    ministries = {row["form"].removeprefix("وزارة ") for row in load("institutions") if row["kind"] == "ministry"}
    assert {name for name in ministries if not {f"وزير {name}", f"وزيرة {name}"} <= titles} == set()


def test_first_names_of_people_are_known_with_their_gender() -> None:
    """A public figure's first name contradicts no entry: بنازير بوتو is not said of a man."""
    genders = {row["name"]: row["gender"] for row in load("first_names")}
    wrong = []
    for person in load("people"):
        first = person["form"].split()[0]
        if genders.get(first, "u") not in ("u", person["gender"]) and not any(
            person["form"].startswith(f"{name} ") for name in genders if " " in name
        ):
            wrong.append(person["form"])
    assert wrong == []


@pytest.mark.parametrize("form", ["كان", "بيان", "اليوم", "ملك", "غير", "أول", "متى", "هنا", "وفي", "نادي"])
def test_everyday_words_are_no_first_names(form: str) -> None:
    assert form not in forms("first_names")


@pytest.mark.parametrize(
    ("name", "form", "bare"),
    [
        ("media", "رويترز", "y"),
        ("media", "اليوم", "n"),
        ("media", "الحياة", "n"),
        ("institutions", "الكرملين", "y"),
        ("institutions", "الشرطة", "y"),
        ("institutions", "الهلال", "n"),
        ("places", "طهران", "y"),
        ("places", "الباب", "n"),
        ("surnames", "لافروف", "y"),
        ("surnames", "الأسد", "n"),
    ],
)
def test_bare_tells_names_from_everyday_words(name: str, form: str, bare: str) -> None:
    assert {row["bare"] for row in load(name) if row["form"] == form} == {bare}


def test_boilerplate_says_how_it_matches() -> None:
    assert {row["match"] for row in load("boilerplate")} == {"line", "prefix", "opening", "contains"}
    kinds = {"related_link", "share", "byline", "agency_tag", "caption", "subscription", "navigation"}
    assert {row["kind"] for row in load("boilerplate")} == kinds


@pytest.mark.parametrize(
    ("pos", "form"),
    [
        ("prep", "على"),
        ("conj", "ثم"),
        ("conj_sub", "بينما"),
        ("part_neg", "لن"),
        ("part_fut", "سوف"),
        ("part_verb", "قد"),
        ("part_interrog", "هل"),
        ("pron", "هم"),
        ("pron_dem", "أولئك"),
        ("pron_rel", "اللواتي"),
        ("adv", "أيضاً"),
        ("num", "ثمانمئة"),
    ],
)
def test_closed_class_holds_its_members(pos: str, form: str) -> None:
    assert form in {row["form"] for row in load("stopwords") if row["pos"] == pos}


@pytest.mark.parametrize("kind", ["month_gregorian", "month_levant", "month_hijri"])
def test_a_calendar_has_twelve_months(kind: str) -> None:
    assert len({row["form"] for row in load("time_words") if row["kind"] == kind}) >= 12


def test_every_role_is_read_and_no_other() -> None:
    code = "".join(path.read_text("utf-8") for path in Path(words.__file__).parents[1].rglob("*.py"))
    by_name = re.findall(r'roles\["(\w+)"\]', code)
    of_a_word = re.findall(r'"([a-z_]+)" (?:not )?in (?:[^",\n]+\.)?(?:roles|stem_roles|lemma_roles|acts)\b', code)
    assert {row["role"] for row in load("word_roles")} == {*by_name, *of_a_word}
