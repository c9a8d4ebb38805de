"""The loader reads well-formed tables and names the line of a malformed one."""

import pytest

from pipeline.words import WordTableError, load, parse, tables

TABLE = "kind\tunique\tform\ncity\ty\tالقاهرة\nriver\tn\tالنيل;نهر النيل\nsea\ty\t\n"


def test_parse_gives_cells_by_column_name() -> None:
    rows = parse("places", TABLE)
    assert [row["kind"] for row in rows] == ["city", "river", "sea"]
    assert rows[0]["form"] == "القاهرة"
    assert rows[1].line == 3


def test_each_splits_a_cell_of_several_values() -> None:
    rows = parse("places", TABLE)
    assert rows[1].each("form") == ("النيل", "نهر النيل")
    assert rows[2].each("form") == ()


def test_flag_reads_y_and_n() -> None:
    rows = parse("places", TABLE)
    assert [row.flag("unique") for row in rows] == [True, False, True]


def test_flag_refuses_other_cells() -> None:
    with pytest.raises(WordTableError, match=r"places\.tsv:2: kind is 'city'"):
        parse("places", TABLE)[0].flag("kind")


def test_unknown_column_names_the_known_ones() -> None:
    with pytest.raises(WordTableError, match="kind, unique, form"):
        parse("places", TABLE)[0]["gender"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no line feed"),
        ("kind\tform", "no line feed"),
        ("kind\tkind\n", r"places\.tsv:1"),
        ("kind\t\n", r"places\.tsv:1"),
        ("kind\tform\ncity\n", r"places\.tsv:2: 1 cells, expected 2"),
        ("kind\tform\ncity\tالقاهرة\textra\n", r"places\.tsv:2: 3 cells"),
        ("kind\tform\ncity\tعمان\n\n", r"places\.tsv:3: 1 cells"),
        ("kind\tform\ncity\t عمان\n", r"places\.tsv:2: stray white space"),
        ("kind\tform\ncity\tبور  سعيد\n", "stray white space"),
        ("kind\tform\r\n", r"places\.tsv:1"),
    ],
)
def test_malformed_table_is_refused(text: str, message: str) -> None:
    with pytest.raises(WordTableError, match=message):
        parse("places", text)


def test_load_of_a_missing_table_names_those_there_are() -> None:
    with pytest.raises(WordTableError, match=r"there is no word table 'nothing'; there are .*titles"):
        load("nothing")


def test_load_reads_once() -> None:
    assert load("titles") is load("titles")


def test_tables_are_listed_without_their_ending() -> None:
    assert "first_names" in tables()
    assert list(tables()) == sorted(tables())
