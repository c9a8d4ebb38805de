"""A language side for tests of the lane: quick, and every word of an article decides what comes of it.

The text ``3 quotes`` gives three quotations; ``bug in tag`` raises in that step.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import Article, Context, Quotation, Sentence, Span, Token, quotation_id


@dataclass(frozen=True)
class FakeAttributed:
    article: Article
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]


class FakeLanguage:
    """Has the methods of ``pipeline.language.Language``."""

    def __init__(self, morphology: str = "auto") -> None:
        self.morphology = morphology

    def segment(self, article: Article) -> Article:
        return self._pass("segment", article)

    def tag(self, article: Article) -> Article:
        return self._pass("tag", article)

    def detect(self, article: Article) -> Article:
        return self._pass("detect", article)

    def attribute(self, article: Article) -> FakeAttributed:
        self._pass("attribute", article)
        first = article.text.split()[0]
        number = int(first) if first.isdigit() else 0
        sentences = (Sentence(0, len(article.text), "text", "body"),)
        tokens = (Token(0, len(first), "text", first, first, "noun"),)
        return FakeAttributed(article, tuple(fake_quotation(article, n) for n in range(number)), sentences, tokens)

    def _pass(self, step: str, article: Article) -> Article:
        if article.text == f"bug in {step}":
            raise ValueError(f"made for the test of {step}")
        return article


def fake_quotation(article: Article, number: int) -> Quotation:
    spans = (Span(number, number + 1),)
    return Quotation(
        quotation_id=quotation_id(article.id, "text", spans),
        article_id=article.id,
        section="text",
        type=("direct", "indirect", "mixed")[number % 3],
        spans=spans,
        text=article.text[number : number + 1],
        context=Context("", article.text[number + 1 :][:120]),
        cue=None,
        speaker=None,
        unresolved_reason="made for a test",
        medium=None,
        parent_id=None,
        confidence=0.5,
        rule="fake",
        pipeline_version="0",
    )
