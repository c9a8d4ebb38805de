"""The notation of the annotated articles: what it compiles to, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evaluation.markup import Annotated, MarkupError, parse, parse_many, read_folder

ARTICLE = """\
id: 017
phenomenon: omitted subject
source: صحيفة الميناء
published_at: 2026-03-02T08:00:00Z
title: {s0 الوزير}{c0 :} {q0 لا زيادة}
entities:
  e1 = سالم الرواحي | person | وزير التجارة | الوزير ; الرواحي
quotations:
  0 = indirect | e1
  1 = direct | e1
text:
"{q1 سنراجع}"، {c1 قال} {s1 الرواحي} {m1 لـ"الميناء"}، "{q1 كل شيء}".

سطر أخير.
"""


def one(body: str, quotations: str, entities: str = "  e1 = فلان | person") -> Annotated:
    return parse(f"id: 1\ntitle: عنوان\nentities:\n{entities}\nquotations:\n{quotations}\ntext:\n{body}\n")


def words(article: Annotated, span: list[int], section: str = "text") -> str:
    return str(article.article[section][slice(*span)])


def test_the_braces_are_gone_and_the_body_is_kept_line_for_line() -> None:
    found = parse(ARTICLE)
    assert found.article == {
        "id": "017",
        "source": "صحيفة الميناء",
        "published_at": "2026-03-02T08:00:00Z",
        "title": "الوزير: لا زيادة",
        "text": '"سنراجع"، قال الرواحي لـ"الميناء"، "كل شيء".\n\nسطر أخير.',
    }
    assert found.phenomenon == "omitted subject"


def test_an_entity_has_its_name_kind_role_and_mentions() -> None:
    assert parse(ARTICLE).gold["entities"] == [
        {
            "id": "e1",
            "name": "سالم الرواحي",
            "mentions": ["الوزير", "الرواحي"],
            "kind": "person",
            "role": "وزير التجارة",
        }
    ]


def test_spans_point_at_the_words_they_enclose() -> None:
    found = parse(ARTICLE)
    title, body = found.gold["quotations"]
    assert (title["section"], title["type"], title["entity"], title["parent"]) == ("title", "indirect", "e1", None)
    assert [words(found, s, "title") for s in (*title["content"], title["cue"], title["speaker"])] == [
        "لا زيادة", ":", "الوزير"
    ]  # fmt: skip
    assert [words(found, s) for s in body["content"]] == ["سنراجع", "كل شيء"]
    assert [words(found, body[key]) for key in ("cue", "speaker", "medium")] == ["قال", "الرواحي", 'لـ"الميناء"']


def test_what_is_not_marked_is_null() -> None:
    (found,) = one('"{q0 نعم}"', "  0 = direct | -").gold["quotations"]
    assert (found["cue"], found["speaker"], found["medium"], found["entity"]) == (None, None, None, None)


def test_quotations_are_ordered_by_content_and_parents_follow() -> None:
    found = one(
        "{c7 قال} {q7 إن {s2 فلاناً} {c2 أكد} {q2 أن لا}}. {c1 وأضاف} {q1 أنه غاب}",
        "  1 = indirect | e1\n  2 = indirect | e1 | parent 7\n  7 = indirect | e1",
    )
    rows = found.gold["quotations"]
    assert [words(found, r["content"][0]) for r in rows] == ["إن فلاناً أكد أن لا", "أن لا", "أنه غاب"]
    assert [r["parent"] for r in rows] == [None, 0, None]


def test_one_word_can_be_the_source_of_two_quotations() -> None:
    found = one(
        "{s0 {s1 فلان}} {c0 قال} {q0 إنه هنا}، {c1 مؤكداً} {q1 أنه باق}", "  0 = indirect | e1\n  1 = indirect | e1"
    )
    assert {words(found, r["speaker"]) for r in found.gold["quotations"]} == {"فلان"}


def test_one_file_can_hold_several_articles(tmp_path: Path) -> None:
    second = ARTICLE.replace("id: 017", "id: 018")
    assert [a.gold["id"] for a in parse_many(f"{ARTICLE}\n====\n{second}")] == ["017", "018"]
    (tmp_path / "b.txt").write_text(second, encoding="utf-8")
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert [a.gold["id"] for a in read_folder(tmp_path)] == ["017", "018"]


@pytest.mark.parametrize(
    ("body", "quotations", "message"),
    [
        ("{q0 كلام", "  0 = direct | e1", "never closed"),
        ("كلام}", "", "without an opening brace"),
        ("{x0 كلام}", "", "a brace must open with"),
        ("{q0 كلام}", "  0 = said | e1", "a quotation is"),
        ("{q0 كلام}", "  0 = direct | e9", "unknown entity 'e9'"),
        ("{c0 قال}", "  0 = direct | e1", "has no content"),
        ("{q0 كلام} {q1 آخر}", "  0 = direct | e1", "differ"),
    ],
)
def test_broken_notation_is_refused_with_what_is_wrong(body: str, quotations: str, message: str) -> None:
    with pytest.raises(MarkupError, match=message):
        one(body, quotations)


def test_a_file_without_a_body_or_with_an_unknown_kind_is_refused() -> None:
    with pytest.raises(MarkupError, match="no 'text:' line"):
        parse("id: 1\n")
    with pytest.raises(MarkupError, match="an entity is"):
        one("كلام", "", entities="  e1 = فلان | minister")
    with pytest.raises(MarkupError, match="cannot read"):
        parse("id 1\ntext:\nكلام\n")
