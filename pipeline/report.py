"""One HTML page of who said what: articles with their quotations marked, right to left, and a table under each.

All text comes from strangers. It is escaped where it is put in (``_text``), the page has no script and loads nothing,
and its content security policy forbids both; only http and https addresses become links.
"""

from __future__ import annotations

import html
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import pairwise
from urllib.parse import urlsplit

from pipeline.forms import iso_time, utf8
from pipeline.records import AnnotatedArticle, Quotation, Section

__all__ = ["Marked", "mark", "page"]

MOST_SPEAKERS = 300
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_TYPES = ("direct", "indirect", "mixed")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a section, and what stands there.

    Attributes:
        text: The words, as they came.
        classes: CSS classes: the innermost quotation's type, ``inner``, ``cue``, ``mention``.
        begins: Numbers of the quotations that begin here, counted from 1.
    """

    text: str
    classes: tuple[str, ...] = ()
    begins: tuple[int, ...] = ()


def page(
    articles: Iterable[AnnotatedArticle], quotations: Mapping[str, Sequence[Quotation]], limit: int
) -> Iterator[str]:
    """Yield the parts of the page.

    Args:
        articles: Read one at a time; one that comes again is left out.
        quotations: Those of each article id, in order; where the article itself is missing, their context is shown.
        limit: How many articles to show.
    """
    before, _, after = files("pipeline").joinpath("report_page.html").read_text("utf-8").partition("<!--content-->")
    yield before
    yield _head(quotations)
    seen: set[str] = set()
    more = False
    for article_id, annotated in _shown(articles, quotations):
        if article_id in seen:
            continue
        if len(seen) == limit:
            more = True
            break
        seen.add(article_id)
        found = _once(quotations.get(article_id, ()))
        yield _excerpts(len(seen), found) if annotated is None else _article(len(seen), annotated, found)
    yield f'<p class="note">{len(seen):,} articles{"; more were left out, see --limit" if more else ""}.</p>\n'
    yield after


def _shown(
    articles: Iterable[AnnotatedArticle], quotations: Iterable[str]
) -> Iterator[tuple[str, AnnotatedArticle | None]]:
    for annotated in articles:
        yield annotated.article.id, annotated
    for article_id in quotations:
        yield article_id, None


def mark(text: str, section: Section, quotations: Sequence[Quotation]) -> Iterator[Marked]:
    """Cut a section where something begins or ends; the stretches together are the whole section.

    Spans may nest and overlap: a stretch has the type of the shortest quotation there, and ``inner`` where a longer one
    is there too. Spans that lie outside the text are cut off at its end.
    """
    spans = _spans(len(text), section, quotations)
    first = {span.number: span.start for span in reversed(spans) if span.number}
    cuts = sorted({0, len(text)} | {cut for span in spans for cut in (span.start, span.end)})
    waiting, over = deque(spans), list[_Span]()
    for start, end in pairwise(cuts):
        while waiting and waiting[0].start == start:
            over.append(waiting.popleft())
        over = [span for span in over if span.end > start]
        begins = tuple(
            sorted({span.number for span in over if span.number and first[span.number] == span.start == start})
        )
        yield Marked(text[start:end], _classes(over), begins)


@dataclass(frozen=True, slots=True)
class _Span:
    """Where something stands; ``number`` is that of the quotation whose words these are, or 0 for a cue or a source."""

    start: int
    end: int
    kind: str
    number: int = 0


def _spans(size: int, section: Section, quotations: Sequence[Quotation]) -> list[_Span]:
    """Return what stands in a section of ``size`` code points, in order of starts; empty spans are left out."""
    found = []
    for number, quotation in enumerate(quotations, 1):
        if quotation.section != section:
            continue
        found += [_Span(span.start, span.end, quotation.type, number) for span in quotation.spans]
        if quotation.cue is not None:
            found.append(_Span(quotation.cue.start, quotation.cue.end, "cue"))
        if quotation.speaker is not None and quotation.speaker.mention is not None:
            found.append(_Span(quotation.speaker.mention.start, quotation.speaker.mention.end, "mention"))
    inside = (replace(span, start=max(0, span.start), end=min(span.end, size)) for span in found)
    return sorted((span for span in inside if span.start < span.end), key=lambda span: span.start)


def _classes(over: Sequence[_Span]) -> tuple[str, ...]:
    words = sorted((span for span in over if span.number), key=lambda span: span.end - span.start)
    classes = [words[0].kind, *(["inner"] if len(words) > 1 else [])] if words else []
    return (*classes, *dict.fromkeys(span.kind for span in over if not span.number))


def _once(quotations: Iterable[Quotation]) -> list[Quotation]:
    """Leave out what comes again: an article that was sent twice has every quotation twice."""
    return list({quotation.quotation_id: quotation for quotation in quotations}.values())


def _text(text: str) -> str:
    """Return text that can stand in an element or a quoted attribute."""
    return html.escape(_FORBIDDEN.sub("\ufffd", utf8(text)), quote=True)


def _head(quotations: Mapping[str, Sequence[Quotation]]) -> str:
    found = [quotation for several in quotations.values() for quotation in _once(several)]
    names = Counter(quotation.speaker.name for quotation in found if quotation.speaker is not None)
    items = "".join(
        f"<li><bdi>{_text(name)}</bdi> <span class=dim>{count}</span></li>"
        for name, count in names.most_common(MOST_SPEAKERS)
    )
    unknown = sum(quotation.speaker is None for quotation in found)
    return (
        "<h1>Who said what</h1>\n"
        f'<p class="note">{len(found):,} quotations of {len(names):,} sources; {unknown:,} without a source.</p>\n'
        f"<details><summary>Sources</summary><ul class=speakers>{items}</ul></details>\n"
        '<p class="legend"><span class="direct">direct</span><span class="indirect">indirect</span>'
        '<span class="mixed">mixed</span><span class="inner">inside another</span><span class="cue">cue</span>'
        '<span class="mention">source</span></p>\n'
    )


def _article(number: int, annotated: AnnotatedArticle, quotations: Sequence[Quotation]) -> str:
    article = annotated.article
    about = _about(article.source, article.published_at, article.url, article.id)
    title = _section(number, article.title, "title", quotations)
    text = _section(number, article.text, "text", quotations)
    return (
        f'<article id="a{number}">\n<h2 lang="ar">{title}</h2>\n{about}'
        f'<div class="text" lang="ar">{text}</div>\n{_table(number, quotations)}</article>\n'
    )


def _excerpts(number: int, quotations: Sequence[Quotation]) -> str:
    """Show the quotations of an article that is not there itself, each in its context."""
    first = quotations[0]
    about = _about(first.source, first.published_at, first.article_url, first.article_id)
    texts = "".join(
        f'<div class="text" lang="ar">… {_text(quotation.context.before)}{_marked(number, position, quotation)}'
        f"{_text(quotation.context.after)} …</div>\n"
        for position, quotation in enumerate(quotations, 1)
    )
    title = _text(first.article_title or "")
    return (
        f'<article id="a{number}">\n<h2 lang="ar">{title}</h2>\n{about}{texts}{_table(number, quotations)}</article>\n'
    )


def _marked(number: int, position: int, quotation: Quotation) -> str:
    stretch = Marked(quotation.text, (quotation.type,), (position,))
    return _stretch(number, stretch, [quotation] * position)


def _section(number: int, text: str, section: Section, quotations: Sequence[Quotation]) -> str:
    return "".join(_stretch(number, stretch, quotations) for stretch in mark(text, section, quotations))


def _stretch(number: int, stretch: Marked, quotations: Sequence[Quotation]) -> str:
    numbers = "".join(_number(number, each, quotations[each - 1]) for each in stretch.begins)
    if not stretch.classes:
        return numbers + _text(stretch.text)
    classes = " ".join(name for name in stretch.classes if name in (*_TYPES, "inner", "cue", "mention"))
    return f'{numbers}<span class="{classes}">{_text(stretch.text)}</span>'


def _number(number: int, position: int, quotation: Quotation) -> str:
    title = _text(_name(quotation))
    return f'<sup id="a{number}q{position}"><a href="#a{number}r{position}" title="{title}">{position}</a></sup>'


def _about(source: str | None, published_at: int | None, url: str | None, article_id: str) -> str:
    parts = [f"<bdi>{_text(source)}</bdi>"] if source else []
    if published_at is not None:
        parts.append(iso_time(published_at)[:16].replace("T", " ") + " UTC")
    parts.append(f"<bdi>{_text(article_id)}</bdi>")
    if url and _is_web(url):
        parts.append(f'<a href="{_text(url)}" rel="noopener noreferrer">article</a>')
    return f'<p class="about">{" · ".join(parts)}</p>\n'


def _is_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def _table(number: int, quotations: Sequence[Quotation]) -> str:
    if not quotations:
        return '<p class="note">No quotations.</p>\n'
    rows = "".join(_row(number, position, quotation) for position, quotation in enumerate(quotations, 1))
    return f"<table>\n<tr><th></th><th>who</th><th>how</th><th>what</th></tr>\n{rows}</table>\n"


def _row(number: int, position: int, quotation: Quotation) -> str:
    speaker, cue = quotation.speaker, quotation.cue
    role = f'<span class="dim">{_text(speaker.role)}</span>' if speaker is not None and speaker.role else ""
    how = [f'<span class="{quotation.type if quotation.type in _TYPES else ""}">{_text(quotation.type)}</span>']
    if cue is not None:
        how.append(f"<bdi>{_text(cue.text)}</bdi> {_text('not said' if cue.negated else cue.stance)}")
    if speaker is not None:
        how.append(_text(f"{speaker.kind}, {speaker.resolution.replace('_', ' ')}"))
    how.append(f'<span class="dim">{quotation.confidence:.2f}</span>')
    return (
        f'<tr id="a{number}r{position}"><td><a href="#a{number}q{position}">{position}</a></td>'
        f'<td class="who" lang="ar">{_text(_name(quotation))}{role}</td><td class="how">{"<br>".join(how)}</td>'
        f'<td class="what" lang="ar">{_text(quotation.text)}</td></tr>\n'
    )


def _name(quotation: Quotation) -> str:
    return quotation.speaker.name if quotation.speaker is not None else f"? {quotation.unresolved_reason or ''}".strip()
