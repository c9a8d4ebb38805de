"""``extract``: what goes in, what comes out, and what happens to bad articles."""

import json

import pytest

from pipeline.avro import read_container

pytestmark = pytest.mark.usefixtures("fake_language")


def test_quotations_are_json_lines(call, news):
    result = call("extract", news)
    records = [json.loads(line) for line in result.stdout.splitlines()]

    assert result.exit_code == 0
    assert [(record["article_id"], record["text"]) for record in records] == [("a1", "نعم"), ("a1", "لا")]
    assert records[0]["spans"] == [{"start": 10, "end": 13}]
    assert records[0]["speaker"]["name"] == "زيد"


def test_a_bad_article_is_told_with_its_place_and_the_others_go_on(call, news):
    result = call("extract", news)

    assert result.stderr.splitlines()[0].startswith(f"{news}:2: not_json: ")
    assert result.stderr.splitlines()[1] == "3 articles, 2 quotations, 1 turned down"


def test_too_many_bad_articles_end_with_4_after_everything_was_written(call, news):
    result = call("extract", news, "--max-dead-letters", "0.2")

    assert result.exit_code == 4
    assert len(result.stdout.splitlines()) == 2
    assert "raise --max-dead-letters" in result.stderr.splitlines()[-1]


def test_an_error_of_our_own_on_one_article_does_not_cost_the_others(call, tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text('{"text": "انفجر"}\n{"text": "زيد قال: «نعم»."}\n', "utf-8")
    result = call("extract", path)

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.splitlines()[0].startswith(f"{path}:1: bug: ZeroDivisionError: a bug of two lines")
    assert "Traceback" not in result.stderr
    assert "Traceback" in call("extract", path, "--debug").stderr


def test_standard_input_is_read_without_a_file_and_as_a_dash(call):
    article = "عنوان\nزيد قال: «نعم»."
    for arguments in ([], ["-"]):
        result = call("extract", *arguments, stdin=article.encode())
        assert json.loads(result.stdout)["article_title"] == "عنوان"


def test_avro_goes_to_a_file(call, news, tmp_path):
    path = tmp_path / "q.avro"
    result = call("extract", news, "--format", "avro", "--output", path)

    assert result.stdout == ""
    assert [quotation.text for quotation in read_container(path, "quotation")] == ["نعم", "لا"]


def test_avro_goes_to_standard_output(call, news, tmp_path):
    path = tmp_path / "q.avro"
    path.write_bytes(call("extract", news, "--format", "avro").stdout_bytes)

    assert len(list(read_container(path))) == 2


def test_annotated_articles_are_written_beside_the_quotations(call, news, tmp_path):
    path = tmp_path / "a.avro"
    result = call("extract", news, "--annotated", path)
    articles = list(read_container(path, "annotated_article"))

    assert [each.article.id for each in articles] == ["a1", "a3"]
    assert list(articles[0].quotation_ids) == [json.loads(line)["quotation_id"] for line in result.stdout.splitlines()]
    assert articles[0].tokens[0].text == "زيد"


def test_a_table_is_for_people(call, news):
    output = call("extract", news, "--format", "table").stdout

    assert "عنوان · صحيفة" in output
    assert "زيد" in output
    assert "direct" in output


def test_no_quotation_is_no_error(call, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("عنوان\nلم يقل أحد شيئاً.", "utf-8")

    for form in ("jsonl", "table", "avro"):
        assert call("extract", path, "--format", form, "--output", tmp_path / "out").exit_code == 0
    assert list(read_container(tmp_path / "out")) == []


def test_an_output_file_is_whole_or_not_there(call, tmp_path):
    output = tmp_path / "q.jsonl"
    output.write_text("earlier")
    (tmp_path / "a.txt").write_text("زيد قال: «نعم».", "utf-8")
    (tmp_path / "b.xyz").write_text("x")
    result = call("extract", tmp_path / "a.txt", tmp_path / "b.xyz", "--output", output)

    assert result.exit_code == 2
    assert "b.xyz" in result.stderr
    assert output.read_text() == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.xyz", "q.jsonl"]


def test_an_output_that_cannot_be_written_is_told(call, news, tmp_path):
    result = call("extract", news, "--output", tmp_path / "absent" / "q.jsonl")

    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: {tmp_path / 'absent' / 'q.jsonl'}: cannot be written")


def test_a_long_article_is_turned_down_by_option_and_by_variable(call, news, monkeypatch):
    assert "too_long" in call("extract", news, "--max-article-chars", "5").stderr
    monkeypatch.setenv("QUOTES_MAX_ARTICLE_CHARS", "5")
    assert "too_long" in call("extract", news).stderr


def test_what_a_message_holds_cannot_steer_the_terminal(call, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("ع\nزيد\x1b]0;x\x07 قال: «\x1b[31mنعم\u202e».", "utf-8")
    output = call("extract", path, "--format", "table").stdout

    assert not set(output) & {"\x1b", "\x07", "\u202e"}


def test_lone_surrogates_come_out_as_they_came_in(call):
    result = call("extract", stdin='{"text": "زيد قال: «ن\\ud800عم»."}'.encode())

    assert json.loads(result.stdout)["text"] == "ن\ud800عم"
    assert result.exit_code == 0


def test_the_morphology_is_passed_on(call, news, monkeypatch):
    from tests.cli.fake_language import FakeLanguage

    asked = []
    monkeypatch.setattr(
        "pipeline.cli.extract.make_language", lambda morphology: asked.append(morphology) or FakeLanguage()
    )
    call("extract", news)
    call("extract", news, "--morphology", "bundled")

    assert asked == ["auto", "bundled"]
