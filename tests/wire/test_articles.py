"""Articles from files of all kinds, and from standard input."""

import io
import json

import pytest

from pipeline.articles import read_articles
from pipeline.decode import max_message_bytes
from pipeline.errors import ConfigurationError


def read(*paths, stdin=b"", **options):
    return list(read_articles(paths, io.BytesIO(stdin), **options))


def texts(found):
    return [each.article and (each.article.title, each.article.text) for each in found]


@pytest.mark.parametrize(
    ("content", "title", "text"),
    [
        ("عنوان\nنص\nثان\n", "عنوان", "نص\nثان\n"),
        ("عنوان\r\nنص\r\nثان", "عنوان", "نص\r\nثان"),
        ("عنوان\n\n  نص", "عنوان", "\n  نص"),
        ("\ufeffعنوان\nنص", "عنوان", "نص"),
        ("\nنص", "", "نص"),
        ("نص وحيد", "", "نص وحيد"),
        ("نص وحيد\n\n", "", "نص وحيد\n\n"),
    ],
)
def test_a_text_file_is_title_and_text_exactly_as_it_stands(tmp_path, content, title, text):
    path = tmp_path / "a.txt"
    path.write_bytes(content.encode())

    assert texts(read(path)) == [(title, text)]
    assert texts(read("-", stdin=content.encode())) == [(title, text)]


def test_json_is_one_article_or_a_list(tmp_path):
    one, many = tmp_path / "one.json", tmp_path / "many.json"
    one.write_text(json.dumps({"text": "أ"}, indent=2), "utf-8")
    many.write_text(json.dumps([{"text": "أ"}, 3, {"text": "ب"}]), "utf-8")

    assert texts(read(one)) == [("", "أ")]
    assert texts(read(many)) == [("", "أ"), None, ("", "ب")]
    assert [each.where for each in read(many)] == [f"{many}[{number}]" for number in range(3)]
    assert read(many)[1].error.reason == "wrong_type"


@pytest.mark.parametrize("suffix", ["jsonl", "ndjson", "JSONL"])
def test_json_lines_are_articles_and_bad_ones_are_told_with_their_line(tmp_path, suffix):
    path = tmp_path / f"news.{suffix}"
    path.write_bytes('{"text": "أ"}\n\n{"text"\r\n{"text": "ب"}'.encode() + b"\n\xff\n")
    found = read(path)

    assert texts(found) == [("", "أ"), None, ("", "ب"), None]
    assert [each.where for each in found] == [f"{path}:{number}" for number in (1, 3, 4, 5)]
    assert [each.error.reason for each in found if each.error] == ["not_json", "not_utf8"]


def test_a_line_that_is_too_long_costs_only_itself(tmp_path):
    path = tmp_path / "news.jsonl"
    most = max_message_bytes(10)
    for size in (most - 1, most, most + 1, most + 2, most + 3, 2 * most + 4, 5 * most):
        long = json.dumps({"text": "a" * size})[: size - 1] + "\n"
        path.write_text('{"text": "أ"}\n' + long + '{"text": "ب"}\n', "utf-8")
        found = read(path, max_article_chars=10)

        assert texts(found) == [("", "أ"), None, ("", "ب")], size
        assert found[1].error.reason in {"too_long", "not_json"}


def test_a_long_text_file_is_turned_down_unread(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * (max_message_bytes(10) + 5))

    assert read(path, max_article_chars=10)[0].error.reason == "too_long"


@pytest.mark.parametrize(
    ("stdin", "expected"),
    [
        (b'{"text": "a"}\n{"text": "b"}\n', [("", "a"), ("", "b")]),
        (b'\n\n {"text": "a"}', [("", "a")]),
        (b'{\n"text":\n"a"\n}', [("", "a")]),
        (b'\xef\xbb\xbf[{"text": "a"},\n{"text": "b"}]', [("", "a"), ("", "b")]),
        (b"title\ntext", [("title", "text")]),
        (b"", [None]),
        (b"\n \n", [None]),
        (b"\xff\xfe", [None]),
        (b'{"text"', [None]),
    ],
)
def test_standard_input_is_told_by_its_first_characters(stdin, expected):
    assert texts(read("-", stdin=stdin)) == expected


def test_json_lines_of_standard_input_are_not_waited_for():
    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            line = b'{"text": "a"}\n'
            buffer[: len(line)] = line
            return len(line)

    found = read_articles(["-"], io.BufferedReader(Endless()))

    assert [next(found).article.text for _ in range(5)] == ["a"] * 5


def test_a_folder_is_read_in_order_of_names(tmp_path):
    (tmp_path / "b.txt").write_text("ب", "utf-8")
    (tmp_path / "a.json").write_text('{"text": "أ"}', "utf-8")
    (tmp_path / "README.md").write_text("not an article")
    (tmp_path / "c.txt").mkdir()

    assert texts(read(tmp_path)) == [("", "أ"), ("", "ب")]


def test_what_cannot_be_read_is_told_with_its_path(tmp_path):
    (tmp_path / "a.html").write_text("x")
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "a.html", tmp_path / "empty", tmp_path / "absent.txt"):
        with pytest.raises(ConfigurationError, match=path.name):
            read(path)


def test_articles_without_an_id_get_the_same_one_each_time(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("عنوان\nنص", "utf-8")

    assert read(path)[0].article.id == read(path)[0].article.id
