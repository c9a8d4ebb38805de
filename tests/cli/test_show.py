"""``show``: records of files and folders, as tables and as JSON lines."""

import json

import pytest

from pipeline.avro import write_container
from pipeline.records import Article, DeadLetter


@pytest.fixture
def folder(tmp_path, call, news, fake_language):
    """A folder such as ``run`` leaves it."""
    for number in range(2):
        partition = tmp_path / "out" / "quotations" / "topic=t" / f"partition={number}"
        partition.mkdir(parents=True)
        call("extract", news, "--format", "avro", "--output", partition / f"t+{number}+0-3.avro")
    (tmp_path / "out" / "dead_letters").mkdir()
    letter = DeadLetter(b"k", b"\xff{", (("h", b"v"),), "t", 0, 1, 5, "decode", "not_utf8", "Byte 0 is not", "0.1.0")
    write_container(tmp_path / "out" / "dead_letters" / "t+0+0-3.avro", "dead_letter", [letter])
    return tmp_path / "out"


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_folder_is_read_at_any_depth_in_order(call, folder):
    records = lines(call("show", folder / "quotations", "--format", "jsonl"))

    assert [record["text"] for record in records] == ["نعم", "لا", "نعم", "لا"]


def test_one_file_is_read(call, folder):
    file = folder / "quotations" / "topic=t" / "partition=0" / "t+0+0-3.avro"

    assert len(lines(call("show", file, "--format", "jsonl"))) == 2


def test_kinds_can_be_mixed_and_chosen(call, folder):
    everything = lines(call("show", folder, "--format", "jsonl"))
    letters = lines(call("show", folder, "--format", "jsonl", "--kind", "dead_letter"))

    assert len(everything) == 5
    assert letters[0]["value"] == "\\xff{"
    assert letters[0]["headers"] == [{"name": "h", "value": "v"}]
    assert letters[0]["error_class"] == "not_utf8"


def test_tables_show_who_said_what(call, folder):
    output = call("show", folder).stdout

    assert "زيد" in output
    assert "نعم" in output
    assert "t/0/1" in output
    assert "not_utf8" in output


def test_articles_have_a_table_too(call, tmp_path):
    write_container(tmp_path / "a.avro", "article", [Article("a1", "نص الخبر", "عنوان")])

    assert "عنوان" in call("show", tmp_path / "a.avro").stdout


def test_the_limit_counts_over_all_kinds(call, folder):
    assert len(lines(call("show", folder, "--format", "jsonl", "--limit", "3"))) == 3
    assert len(lines(call("show", folder, "--format", "jsonl", "--limit", "5"))) == 5


def test_nothing_to_show_is_said(call, tmp_path):
    write_container(tmp_path / "empty.avro", "quotation", [])
    result = call("show", tmp_path / "empty.avro")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No records in 1 of 1 files.\n")


def test_what_cannot_be_shown_is_one_line_and_2(call, tmp_path):
    (tmp_path / "torn.avro").write_bytes(b"Obj\x01torn")
    for path in (tmp_path / "absent", tmp_path / "torn.avro", tmp_path.parent / "absent.avro"):
        result = call("show", path)
        assert result.exit_code == 2
        assert path.name in result.stderr
        assert result.stderr.count("\n") == 1


def test_a_folder_without_files_is_told(call, tmp_path):
    assert "holds no .avro files" in call("show", tmp_path).stderr
