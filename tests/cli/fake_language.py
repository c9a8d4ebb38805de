"""A language side of a dozen lines, so that the commands are tested without dictionaries."""

import re
from dataclasses import dataclass

from pipeline.records import (
    Article,
    Context,
    Cue,
    Quotation,
    Sentence,
    Span,
    Speaker,
    TextSpan,
    Token,
    quotation_id,
)

MARKED = re.compile("«([^»]+)»")


@dataclass(frozen=True)
class Attributed:
    article: Article
    quotations: tuple[Quotation, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]


class FakeLanguage:
    """Takes what stands in «…» for direct speech of the article's first word; fails on the word انفجر."""

    def __init__(self, morphology: str = "auto") -> None:
        self.morphology = morphology

    def segment(self, article: Article) -> Article:
        if "انفجر" in article.text:
            raise ZeroDivisionError("a bug\nof two lines")
        return article

    def tag(self, article: Article) -> Article:
        return article

    def detect(self, article: Article) -> Article:
        return article

    def attribute(self, article: Article) -> Attributed:
        quotations = tuple(self._quotation(article, match) for match in MARKED.finditer(article.text))
        tokens = tuple(
            Token(match.start(), match.end(), "text", match[0], match[0], "noun")
            for match in re.finditer(r"\w+", article.text)
        )
        return Attributed(article, quotations, (Sentence(0, len(article.text), "text", "body"),), tokens)

    def _quotation(self, article: Article, match: re.Match[str]) -> Quotation:
        name = article.text.split()[0]
        span = Span(*match.span(1))
        return Quotation(
            quotation_id=quotation_id(article.id, "text", [span]),
            article_id=article.id,
            section="text",
            type="direct",
            spans=(span,),
            text=match[1],
            context=Context(article.text[: match.start()][-120:], article.text[match.end() :][:120]),
            cue=Cue(0, 0, "قال", "قال", "verb"),
            speaker=Speaker(name, "person", mention=TextSpan(0, len(name), name)),
            unresolved_reason=None,
            medium=None,
            parent_id=None,
            confidence=0.9,
            rule="fake",
            pipeline_version="0",
            article_title=article.title,
            source=article.source,
            published_at=article.published_at,
        )
