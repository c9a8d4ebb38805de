"""Texts that were cut off: a feed that ends in the middle of a sentence is read like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.language import Language
from pipeline.records import Article
from tests.evaluation.markup import parse_many

_SENTENCES = Path(__file__).parents[1] / "evaluation" / "sentences"
_EVERY = 7  # of the sentences of a file, one is cut at each of its words


@pytest.mark.parametrize("path", sorted(_SENTENCES.glob("*.txt")), ids=lambda path: path.stem)
def test_each_word_may_be_the_last(language: Language, path: Path) -> None:
    blocks = parse_many(path.read_text(encoding="utf-8"), path.name)
    for block in blocks[::_EVERY]:
        words = block.article["text"].split(" ")
        for end in range(1, len(words)):
            document = language.segment(Article(id="1", text=" ".join(words[:end])))
            found = language.attribute(language.detect(language.tag(document)))
            assert all(span.start < span.end for q in found.quotations for span in q.spans)


@pytest.mark.parametrize(
    "text",
    [
        'وقال الناطق باسم الجامعة : " ',
        "وأضاف سامي الحداد: » ",
        'وشدد المجلس على "ضرورة',
        "وفيما أكد الوزير أن الوضع جيد، إلا",
        "صرح القيادي في «الفجر",
        "الطريق مغلق أمام الشاحنات. صرح بذلك مدير المرور",
        "قال الوزير إنه سيعود، وهي المرة يقول",
        "وقال الوزير إن السد ممتلئ. ويذكر أن",
        "من ناحيته، أشاد طبيب الفريق الدكتور",
    ],
)
def test_the_end_may_be_a_mark(language: Language, text: str) -> None:
    found = language.attribute(language.detect(language.tag(language.segment(Article(id="1", text=text)))))
    assert all(text[span.start : span.end].strip() for q in found.quotations for span in q.spans)
