"""What kind of line a sentence stands on, where a paper's paragraphs were joined to one line."""

from __future__ import annotations

import pytest

from pipeline.language.segment import segment
from pipeline.records import Article

NEWS = "قررت بلدية الواحة إغلاق الجسر القديم أمام الشاحنات. وقال رئيس البلدية سالم الكرخي إن الأعمدة تصدعت. " * 4
QUESTIONS = ("كيف بدأت الحكاية؟", "ومن علمك الصنعة؟", "وماذا عن السوق؟", "هل ستسافر؟")
ANSWER = "بدأت في دكان أبي وأنا صغير. كنت أجلس عنده كل مساء حتى يغلق السوق، ثم صرت أرسم وحدي."


def kinds(text: str) -> list[tuple[str, str]]:
    """Return the kind and the text of each sentence of a body."""
    section = segment(Article(id="a", text=text)).sections[1]
    return [(part.kind, section.text[part.start : part.end].strip()) for part in section.parts]


@pytest.mark.parametrize(
    "byline", ["كتب - هاني الغصن:", "كتبت- رباب الصايغ :", "كتب: ", "حاورها: سامي القطان -", "المصدر:"]
)
def test_a_byline_before_the_whole_article_takes_nothing_with_it(byline: str) -> None:
    found = kinds(f"{byline} {NEWS}")
    assert found[0][0] == "boilerplate"
    assert len(found[0][1]) < 30
    assert {kind for kind, _ in found[1:]} == {"body"}


def test_a_byline_without_a_colon_leaves_the_line_to_the_article() -> None:
    assert {kind for kind, _ in kinds(f"كتب - هاني الغصن {NEWS}")} == {"body"}


@pytest.mark.parametrize("line", ["كتب - هاني الغصن", "كتبت: رباب الصايغ"])
def test_a_byline_on_its_own_line_is_boilerplate(line: str) -> None:
    assert kinds(f"{line}\n{NEWS}")[0] == ("boilerplate", line)


@pytest.mark.parametrize(
    ("question", "answer"), [("• ", ""), ("- ", ""), ("• ", "- "), ("- ", "– "), ("س: ", "ج: "), ("* ", "- ")]
)
def test_an_interview_on_one_line_is_cut_into_its_turns(question: str, answer: str) -> None:
    text = "التقيناه في ورشته. " + " ".join(f"{question}{q} {answer}{ANSWER}" for q in QUESTIONS)
    section = segment(Article(id="a", text=text)).sections[1]
    paragraphs = {part.paragraph: section.text[part.start : part.end] for part in reversed(section.parts)}
    opened = [line.strip() for line in paragraphs.values()]
    assert sum(any(q in line for q in QUESTIONS) for line in opened) == len(QUESTIONS)
    assert sum(line.startswith(f"{answer}بدأت") for line in opened) == len(QUESTIONS)


def test_dashes_without_questions_cut_nothing() -> None:
    section = segment(Article(id="a", text=NEWS.replace(". ", ". - "))).sections[1]
    assert len({part.paragraph for part in section.parts}) == 1
