"""``report``: marks where the quotations stand, escapes everything, needs nothing but itself."""

import re
import sys
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline.avro import write_container
from pipeline.records import AnnotatedArticle, Article, Context, Cue, Quotation, Span, Speaker, TextSpan
from pipeline.report import Marked, mark, page
from tests.wire import strategies as made

TEXT = "قال زيد: «نعم، قال عمرو: لا» ثم مضى."


def quotation(number, *spans, text="نعم", **fields):
    given = {
        "section": "text", "type": "direct", "spans": tuple(Span(*span) for span in spans), "context": Context("", ""),
        "cue": None, "speaker": Speaker("زيد", "person"), "unresolved_reason": None, "medium": None, "parent_id": None,
        "confidence": 0.9, "rule": "r", "pipeline_version": "0",
    }  # fmt: skip
    return Quotation(quotation_id=str(number), article_id="a1", text=text, **{**given, **fields})


def annotated(text=TEXT, **fields):
    return AnnotatedArticle(Article(**{"id": "a1", "text": text, **fields}), (), (), (), "0")


class Reader(HTMLParser):
    """Notes elements, attributes and text of a page; a tag that is not closed in its turn fails."""

    VOID = frozenset({"meta", "br"})

    def __init__(self, source):
        super().__init__(convert_charrefs=True)
        self.open, self.elements, self.texts = [], [], []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append((tuple(self.open), data))

    def text_of(self, tag):
        return "".join(data for path, data in self.texts if tag in path and "sup" not in path)


def read(articles, quotations, limit=100):
    return Reader("".join(page(articles, quotations, limit)))


def test_the_stretches_are_the_whole_text_and_marked_where_the_spans_are():
    stretches = list(mark(TEXT, "text", [quotation(1, (10, 27)), quotation(2, (25, 27), type="indirect")]))

    assert "".join(stretch.text for stretch in stretches) == TEXT
    assert stretches[1] == Marked(TEXT[10:25], ("direct",), (1,))
    assert stretches[2] == Marked(TEXT[25:27], ("indirect", "inner"), (2,))


def test_cue_and_source_are_marked_with_the_words_around_them():
    spoken = quotation(
        1, (9, 12), cue=Cue(0, 3, "قال", "قال", "verb"), speaker=Speaker("زيد", "person", mention=TextSpan(4, 7, "زيد"))
    )
    stretches = list(mark(TEXT, "text", [spoken]))

    assert [stretch.text for stretch in stretches if "cue" in stretch.classes] == ["قال"]
    assert [stretch.text for stretch in stretches if "mention" in stretch.classes] == ["زيد"]


def test_a_quotation_of_several_spans_begins_once():
    stretches = list(mark(TEXT, "text", [quotation(1, (0, 3), (10, 13))]))

    assert [stretch.begins for stretch in stretches if stretch.begins] == [(1,)]
    assert sum(stretch.classes == ("direct",) for stretch in stretches) == 2


def test_each_section_has_its_own_quotations():
    title = quotation(1, (0, 3), section="title")

    assert [stretch.classes for stretch in mark("قال", "title", [title])] == [("direct",)]
    assert [stretch.classes for stretch in mark("قال", "text", [title])] == [()]


@given(made.articles(), made.quotations(), made.quotations())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_spans_leave_the_text_whole(article, one, other):
    for section in ("title", "text"):
        text = article.section(section)
        assert "".join(stretch.text for stretch in mark(text, section, [one, other])) == text


@given(made.annotated_articles(), made.quotations())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_record_makes_a_page_of_closed_elements_without_script(article, spoken):
    reader = read([article], {article.article.id: [spoken], spoken.article_id: [spoken]})

    assert {tag for tag, _ in reader.elements} <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "span", "details", "summary", "ul", "li",
        "bdi", "article", "div", "sup", "a", "table", "tr", "th", "td", "br",
    }  # fmt: skip


HOSTILE = '</div><script>alert(1)</script><img src=x onerror="alert(1)">\'"&amp;<!-- <style>'


def test_hostile_text_stays_text_wherever_it_stands():
    spoken = quotation(
        1, (0, 10), text=HOSTILE, cue=Cue(0, 3, HOSTILE, HOSTILE, "verb", stance=HOSTILE), type=HOSTILE,
        speaker=Speaker(HOSTILE, HOSTILE, HOSTILE, resolution=HOSTILE), article_title=HOSTILE,
        context=Context(HOSTILE, HOSTILE), source=HOSTILE, article_url=HOSTILE,
    )  # fmt: skip
    article = annotated(HOSTILE, title=HOSTILE, url=HOSTILE, source=HOSTILE, id=HOSTILE)
    reader = read([article], {HOSTILE: [spoken], "other": [spoken]})

    assert not {"script", "img"} & {tag for tag, _ in reader.elements}
    assert not any(name.startswith("on") or name == "src" for _, attributes in reader.elements for name in attributes)
    assert HOSTILE in reader.text_of("article")
    assert sum(tag == "style" for tag, _ in reader.elements) == 1


def test_the_page_loads_nothing():
    source = "".join(page([annotated(url="https://news.example/1")], {"a1": [quotation(1, (0, 3))]}, 10))
    reader = Reader(source)

    assert not re.search(r"src=|@import|url\(|<link|<script|<iframe", source)
    policy = next(each["content"] for _, each in reader.elements if each.get("http-equiv"))
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://news.example/1", True),
        ("http://news.example/1?a=1&b=2", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("http://[", False),
        ("news.example/1", False),
    ],
)
def test_only_web_addresses_become_links(url, linked):
    reader = read([annotated(url=url)], {})

    assert [each["href"] for tag, each in reader.elements if tag == "a"] == ([url] if linked else [])


def test_numbers_lead_from_text_to_table_and_back():
    reader = read([annotated()], {"a1": [quotation(1, (0, 3)), quotation(2, (10, 13))]})
    ids = {each["id"] for _, each in reader.elements if "id" in each}
    targets = [each["href"] for tag, each in reader.elements if tag == "a"]

    assert len(targets) == 4
    assert all(target[1:] in ids for target in targets)


def test_an_article_stands_once_and_so_do_its_quotations():
    reader = read([annotated(), annotated()], {"a1": [quotation(1, (0, 3)), quotation(1, (0, 3))]})

    assert sum(tag == "article" for tag, _ in reader.elements) == 1
    assert sum(tag == "td" and each.get("class") == "what" for tag, each in reader.elements) == 1


def test_without_its_article_a_quotation_stands_in_its_context():
    spoken = quotation(1, (0, 3), context=Context("قبل ", " بعد"), article_title="عنوان")
    text = read([], {"a1": [spoken]}).text_of("article")

    assert "قبل نعم بعد" in text
    assert "عنوان" in text


def test_the_limit_counts_articles_and_says_that_more_were_left_out():
    articles = [annotated(id=str(number)) for number in range(5)]
    reader = read(articles, {"other": [quotation(1, (0, 3))]}, limit=3)

    assert sum(tag == "article" for tag, _ in reader.elements) == 3
    assert "more were left out" in "".join(data for _, data in reader.texts)


def test_right_to_left_is_said_where_arabic_stands():
    source = "".join(page([annotated(title="عنوان")], {}, 10))

    assert "direction: rtl" in source
    assert '<h2 lang="ar">' in source


def test_many_quotations_in_a_long_text_take_linear_time():
    def lines_run(count):
        spoken = [quotation(number, (number * 20, number * 20 + 10)) for number in range(count)]
        run = 0

        def trace(frame, event, argument):
            nonlocal run
            run += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            list(mark("ن" * (count * 20), "text", spoken))
        finally:
            sys.settrace(before)
        return run

    assert 0 < lines_run(4_000) < 12 * lines_run(400)


def test_the_command_writes_the_page_from_what_extract_wrote(call, news, tmp_path, fake_language):
    call("extract", news, "--format", "avro", "--output", tmp_path / "q.avro", "--annotated", tmp_path / "a.avro")
    result = call("report", tmp_path, "--output", tmp_path / "r.html")
    reader = Reader((tmp_path / "r.html").read_text("utf-8"))

    assert result.exit_code == 0
    assert "زيد قال: «نعم» ثم «لا»." in reader.text_of("article")
    assert "لم يقل أحد شيئاً." in reader.text_of("article")
    assert "2 quotations of 1 sources" in "".join(data for _, data in reader.texts)


def test_files_of_other_records_are_told(call, tmp_path):
    write_container(tmp_path / "a.avro", "article", [Article("1", "نص")])
    result = call("report", tmp_path / "a.avro", "--output", tmp_path / "r.html")

    assert result.exit_code == 2
    assert "neither quotations nor annotated articles" in result.stderr
    assert not (tmp_path / "r.html").exists()
