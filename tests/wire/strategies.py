"""Records of any content, hostile text included, for property tests."""

from hypothesis import strategies as st

from pipeline.forms import MAX_MILLIS, MIN_MILLIS
from pipeline.records import (
    AnnotatedArticle,
    Antecedent,
    Article,
    Context,
    Cue,
    DeadLetter,
    Origin,
    Quotation,
    Sentence,
    Span,
    Speaker,
    TextSpan,
    Token,
)

HOSTILE = "«»“”„\"'()[]{}<>&;\u200f\u202e\u2066\u200b\ufeff\u0640\u064b\ufefb\x00\x1b\r\n\t\ud800\udfff\U0001f600"
text = st.text(max_size=40) | st.text(alphabet=HOSTILE + "قال الرئيس", max_size=40)
clean = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
offset = st.integers(0, 2**31 - 1)
time = st.none() | st.integers(MIN_MILLIS, MAX_MILLIS)
sections = st.sampled_from(["title", "text"])
origins = st.none() | st.builds(Origin, clean, st.integers(0, 2**31 - 1), st.integers(0, 2**63 - 1), time)


def _maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | strategy


def articles(words: st.SearchStrategy = text) -> st.SearchStrategy:
    return st.builds(
        Article,
        id=words.filter(bool),
        text=words.filter(str.strip),
        title=words,
        url=_maybe(words.filter(bool)),
        source=_maybe(words.filter(bool)),
        language=words.filter(bool),
        published_at=time,
        metadata=st.dictionaries(words, words, max_size=3),
    )


def quotations(words: st.SearchStrategy = text) -> st.SearchStrategy:
    text_spans = st.builds(TextSpan, offset, offset, words)
    speakers = st.builds(
        Speaker,
        words,
        clean,
        _maybe(words),
        _maybe(text_spans),
        clean,
        _maybe(st.builds(Antecedent, sections, offset, offset, words)),
    )
    return st.builds(
        Quotation,
        quotation_id=clean,
        article_id=words,
        section=sections,
        type=st.sampled_from(["direct", "indirect", "mixed"]),
        spans=st.lists(st.builds(Span, offset, offset), max_size=3).map(tuple),
        text=words,
        context=st.builds(Context, words, words),
        cue=_maybe(st.builds(Cue, offset, offset, words, words, clean, clean, st.booleans())),
        speaker=_maybe(speakers),
        unresolved_reason=_maybe(words),
        medium=_maybe(text_spans),
        parent_id=_maybe(clean),
        confidence=st.floats(0, 1),
        rule=clean,
        pipeline_version=clean,
        article_url=_maybe(words),
        source=_maybe(words),
        article_title=_maybe(words),
        published_at=time,
        origin=origins,
    )


def annotated_articles(words: st.SearchStrategy = text) -> st.SearchStrategy:
    letter = _maybe(st.sampled_from("msfd123"))
    clitics = st.lists(words, max_size=2).map(tuple)
    tokens = st.builds(
        Token, offset, offset, sections, words, words, clean, clitics, clitics, letter, letter, letter, letter
    )
    return st.builds(
        AnnotatedArticle,
        articles(words),
        st.lists(st.builds(Sentence, offset, offset, sections, clean), max_size=3).map(tuple),
        st.lists(tokens, max_size=3).map(tuple),
        st.lists(clean, max_size=3).map(tuple),
        clean,
        origins,
    )


def dead_letters(words: st.SearchStrategy = text) -> st.SearchStrategy:
    data = _maybe(st.binary(max_size=40))
    return st.builds(
        DeadLetter,
        key=data,
        value=data,
        headers=st.lists(st.tuples(words, data), max_size=3).map(tuple),
        topic=_maybe(clean),
        partition=_maybe(st.integers(0, 2**31 - 1)),
        offset=_maybe(st.integers(0, 2**63 - 1)),
        timestamp=time,
        stage=clean,
        error_class=clean,
        message=words,
        pipeline_version=clean,
        attempt=st.integers(1, 1000),
    )


def records(words: st.SearchStrategy = text) -> st.SearchStrategy:
    return articles(words) | quotations(words) | annotated_articles(words) | dead_letters(words)
