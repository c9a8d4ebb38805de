"""Tables on a terminal: nothing that steers it, no line too wide, every line of a cell isolated."""

import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from rich.cells import cell_len
from rich.console import Console

from pipeline.records import Article, Context, Cue, Quotation, Span, Speaker
from pipeline.table import print_quotations, print_records, readable
from tests.wire import strategies as made

WORDS = "الدولة ماضية في تنفيذ خطتها لخفض انبعاثات قطاع الكهرباء بنسبة الثلث وأن ذلك لن يكون على حساب المستهلك بأي حال"


def quotation(number, text, **fields):
    given = {
        "section": "text", "type": "indirect", "spans": (Span(0, 1),), "context": Context("", ""),
        "cue": Cue(0, 1, "قال", "قال", "verb"), "speaker": Speaker("زيد بن عمرو", "person", "وزير الطاقة"),
        "unresolved_reason": None, "medium": None, "parent_id": None, "confidence": 0.9, "rule": "r",
        "pipeline_version": "0", "article_title": "عنوان",
    }  # fmt: skip
    return Quotation(quotation_id=str(number), article_id="a", text=text, **{**given, **fields})


def printed(records, width=100, terminal=False):
    out = io.StringIO()
    print_records(Console(file=out, width=width, force_terminal=terminal, color_system=None), iter(records))
    return out.getvalue()


def test_words_of_a_long_statement_are_all_there_and_whole():
    shown = printed([quotation(1, WORDS)])
    words = re.findall(r"\w+", shown)

    assert [word for word in words if word in WORDS.split()] == WORDS.split()


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(width):
    shown = printed([quotation(1, WORDS), quotation(2, "س" * 300)], width=width)

    assert max(cell_len(line) for line in shown.splitlines()) <= max(width, 52)


def test_on_a_terminal_each_line_of_a_cell_is_isolated():
    for line in printed([quotation(1, WORDS)], terminal=True).splitlines():
        outside = re.sub("\u2068[^\u2068\u2069]*\u2069", "", line)
        assert not re.search("[\u0600-\u06ff]", outside), line


def test_a_file_gets_no_isolates():
    assert not re.search("[\u2066-\u2069]", printed([quotation(1, WORDS)]))


def test_right_to_left_stands_at_the_right_and_latin_at_the_left():
    lines = printed([quotation(1, "نعم"), quotation(2, "We will")]).splitlines()

    assert any(line.endswith("نعم") for line in lines)
    assert any(re.search("   We will +$", line) for line in lines)


def test_a_statement_inside_another_is_marked():
    shown = printed([quotation(1, "قال إن أحمد قال نعم"), quotation(2, "نعم", parent_id="1")])

    assert shown.count("↳") == 1


def test_a_missing_source_says_why():
    assert "? no_source" in printed([quotation(1, "نعم", speaker=None, unresolved_reason="no_source", cue=None)])


def test_many_rows_are_printed_in_pieces():
    letters = [Article(str(number), "نص") for number in range(1_100)]
    shown = printed(letters)

    assert shown.count("─── ") + shown.count("───\n") >= 3
    assert all(str(number) in shown for number in (0, 499, 500, 1_099))


def test_an_article_is_headed_by_its_title_once():
    out = io.StringIO()
    count = print_quotations(Console(file=out, width=80), [quotation(1, "نعم"), quotation(2, "لا")])

    assert count == 2
    assert out.getvalue().count("عنوان") == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a[31mb"),
        ("a\x07\x08b\x9bc", "abc"),
        ("a\n\tb\u2028c\u00a0d", "a b c d"),
        ("أ\u202eب\u2066ج\u200f", "أبج"),
        ("\ud800أ", "أ"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u0645\u064e", "\u0645\u064e"),
    ],
)
def test_only_what_can_be_read_is_shown(text, shown):
    assert readable(text) == shown


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(made.quotations() | made.dead_letters() | made.annotated_articles() | made.articles())
def test_any_record_can_be_shown_without_steering_the_terminal(record):
    shown = printed([record], width=80, terminal=False)

    assert all(char.isprintable() or char in "\n\u200c\u200d" for char in shown)
    assert "\x1b" not in shown
