"""Quotation marks of every kind, paired as a reader pairs them."""

from __future__ import annotations

import re

import pytest

from pipeline.language.marks import Quoted, pair_marks
from tests.language.rows import rows, table


def pairs(text: str) -> tuple[Quoted, ...]:
    return pair_marks(text, [m.span() for m in re.finditer(r"[^\n]+", text)])


def inside(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in pairs(text)]


CLOSED = [
    ("straight", 'قال "نعم للسلام" أمس', ["نعم للسلام"]),
    ("guillemets", "قال «نعم للسلام» أمس", ["نعم للسلام"]),
    ("curly", "قال “نعم للسلام” أمس", ["نعم للسلام"]),
    ("low and high", "قال „نعم للسلام” أمس", ["نعم للسلام"]),
    ("low and high, German", "قال „نعم للسلام“ أمس", ["نعم للسلام"]),
    ("single guillemets", "قال ‹نعم للسلام› أمس", ["نعم للسلام"]),
    ("single curly", "قال ‘نعم للسلام’ أمس", ["نعم للسلام"]),
    ("single straight", "قال 'نعم للسلام' أمس", ["نعم للسلام"]),
    ("two apostrophes", "قال ''نعم للسلام'' أمس", ["نعم للسلام"]),
    ("double brackets", "قال ((نعم للسلام)) أمس", ["نعم للسلام"]),
    ("triple brackets", "قال (((نعم للسلام))) أمس", ["نعم للسلام"]),
    ("doubled straight", 'قال ""نعم للسلام"" أمس', ["نعم للسلام"]),
    ("doubled guillemets", "قال ««نعم للسلام»» أمس", ["نعم للسلام"]),
    ("doubled curly", "قال ““نعم للسلام”” أمس", ["نعم للسلام"]),
    ("reversed guillemets", "قال: »نعم للسلام« أمس", ["نعم للسلام"]),
    ("reversed guillemets among blanks", "قال: » نعم للسلام « أمس", [" نعم للسلام "]),
    ("reversed curly", "قال: ”نعم للسلام“ أمس", ["نعم للسلام"]),
    ("the closer twice", "قال ”نعم للسلام” أمس", ["نعم للسلام"]),
    ("the opener twice", "قال “نعم للسلام“ أمس", ["نعم للسلام"]),
    ("blanks inside", 'قال: " نعم للسلام " أمس', [" نعم للسلام "]),
    ("no blank before", 'قال:"نعم للسلام" أمس', ["نعم للسلام"]),
    ("proclitic before", 'منصة ب"نعم للسلام" أمس', ["نعم للسلام"]),
    ("full stop inside", 'قال "نعم للسلام."', ["نعم للسلام."]),
    ("full stop outside", 'قال "نعم للسلام".', ["نعم للسلام"]),
    ("comma behind", 'قال "نعم للسلام"، ثم خرج', ["نعم للسلام"]),
    ("two pairs", 'قال "نعم" ثم قال "لا" وخرج', ["نعم", "لا"]),
    ("two pairs side by side", "قال «نعم»، «لا» وخرج", ["نعم", "لا"]),
    ("two kinds", 'قال "نعم" ثم قال «لا» وخرج', ["نعم", "لا"]),
    ("at the very start", '"نعم للسلام" قال الوزير', ["نعم للسلام"]),
    ("the whole text", "«نعم للسلام»", ["نعم للسلام"]),
    ("several sentences", 'قال "نعم. لا شك. حقا." وخرج', ["نعم. لا شك. حقا."]),
    ("nested, another kind", 'قال "قرأت «الميثاق» أمس" وخرج', ["قرأت «الميثاق» أمس", "الميثاق"]),
    ("nested, the same kind", "قال «قرأت «الميثاق» أمس» وخرج", ["قرأت «الميثاق» أمس", "الميثاق"]),
    ("nested, three deep", "قال «سمعت “قرأت ‹الميثاق› أمس” منه» وخرج", ["سمعت “قرأت ‹الميثاق› أمس” منه", "قرأت ‹الميثاق› أمس", "الميثاق"]),
    ("nested at the end", "قال «قرأت «الميثاق»» وخرج", ["قرأت «الميثاق»", "الميثاق"]),
    ("doubled", "قال ««نعم»» وخرج", ["نعم"]),
    ("nested in reversed marks", "قال »قرأت »الميثاق«« وخرج", ["قرأت »الميثاق«", "الميثاق"]),
    ("nested at the end, curly", "قال “قرأت “الميثاق”” وخرج", ["قرأت “الميثاق”", "الميثاق"]),
    ("nested at the end, another kind", 'قال "قرأت «الميثاق»" وخرج', ["قرأت «الميثاق»", "الميثاق"]),
    ("brackets are no marks", "قال (نعم) أمس", []),
    ("apostrophe in a name", "قال D'Artagnan لا", []),
    ("feet and inches", "قال ان طوله 6'2 مترا", []),
    ("over a line", "قال «نعم\nللسلام» وخرج", ["نعم\nللسلام"]),
    ("over three paragraphs", "قال «نعم.\nلا شك.\nحقا» وخرج", ["نعم.\nلا شك.\nحقا"]),
    ("empty pair", 'قال "" وخرج', []),
    ("a lone mark", '"', []),
    ("nothing at all", "", []),
]  # fmt: skip


@table("text", "expected", cases=CLOSED)
def test_pairs(text: str, expected: list[str]) -> None:
    assert inside(text) == expected
    assert all(q.closed for q in pairs(text))


OPEN = [
    ("missing closer: to the end of the line", 'قال "نعم للسلام أمس', ["نعم للسلام أمس"], [False]),
    ("missing closer: not into the next line", "قال «نعم للسلام أمس\nوخرج الوزير «غاضبا» من القاعة", ["نعم للسلام أمس", "غاضبا"], [False, True]),
    ("a closer alone opens nothing", "نعم للسلام» قال الوزير", [], []),
    ("closed pair, then a missing closer", "قال «نعم» ثم قال «لا", ["نعم", "لا"], [True, False]),
    ("new speech ends the old one", "قال الوزير: «نعم للسلام. وأضاف الوزير: «لا للحرب».", ["نعم للسلام", "لا للحرب"], [False, True]),
    ("a closer nine lines away closes nothing", "قال «نعم" + "\nسطر" * 10 + "» وخرج", ["نعم"], [False]),
]  # fmt: skip


@table("text", "expected", "closed", cases=OPEN)
def test_marks_that_nobody_closed(text: str, expected: list[str], closed: list[bool]) -> None:
    assert inside(text) == expected
    assert [q.closed for q in pairs(text)] == closed


def test_depth_counts_the_pairs_around() -> None:
    found = pairs("قال «سمعت “قرأت ‹الميثاق› أمس” منه» ثم «خرج»")
    assert [q.depth for q in found] == [0, 1, 2, 0]


@pytest.mark.parametrize("text", [row.values[0] for row in rows(CLOSED) + rows(OPEN)])
def test_a_stretch_holds_its_marks_in_order(text: str) -> None:
    for q in pairs(text):
        assert 0 <= q.start < q.inner_start < q.inner_end <= q.end <= len(text)


@pytest.mark.parametrize(
    "text", ["«" * 20_000, '"ا' * 20_000, "«ا»" * 20_000, "((" * 20_000, "» " * 20_000], ids=lambda t: t[:4]
)
@pytest.mark.timeout(20)
def test_hostile_runs_of_marks_end_in_time(text: str) -> None:
    pairs(text)
