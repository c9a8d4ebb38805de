"""Messages for the output topics: keys, headers, frames; and dead letters back to what they were."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.avro import from_avro, schema_fingerprint, to_avro
from pipeline.decode import decode, decode_record
from pipeline.encode import (
    ATTEMPT_HEADER,
    article_message,
    attempt_of,
    dead_letter_message,
    encode_value,
    record_message,
    replay_message,
)
from pipeline.records import AnnotatedArticle, Article, Context, DeadLetter, Origin, Quotation, Span
from tests.wire import strategies as made

ARTICLE = Article("خبر-1", "نص الخبر", "عنوان", published_at=1_700_000_000_123)
QUOTATION = Quotation(
    "q1", "خبر-1", "text", "direct", (Span(0, 2),), "نص", Context("", " الخبر"), None, None, "no_source", None, None,
    0.5, "marks", "0.1.0", origin=Origin("articles", 3, 17, 1_700_000_000_000),
)  # fmt: skip
LETTER = DeadLetter(
    b"k", b"\xff", (("h", b"v"), ("none", None)), "articles", 3, 17, 1, "decode", "not_utf8", "Byte 0", "0.1.0"
)


class Ids:
    """A registry that notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def schema_id(self, topic: str, name: str) -> int:
        self.asked.append((topic, name))
        return 258


def test_a_quotation_goes_out_under_its_article_with_its_source_offset():
    message = record_message(QUOTATION, topic="quotes")

    assert message.key == "خبر-1".encode()
    assert message.headers == (("article_source_offset", b"articles/3/17"),)
    assert message.value == b"\xc3\x01" + schema_fingerprint("quotation") + to_avro(QUOTATION)


def test_an_annotated_article_goes_out_under_its_own_id():
    annotated = AnnotatedArticle(ARTICLE, (), (), ("q1",), "0.1.0")
    message = record_message(annotated, topic="annotated")

    assert (message.key, message.headers) == ("خبر-1".encode(), ())
    assert decode_record("annotated_article", message.value) == annotated


def test_a_key_that_utf8_cannot_hold_is_the_id_of_the_record():
    message = record_message(AnnotatedArticle(Article("a\ud800", "نص"), (), (), (), ""), topic="t")

    assert message.key.decode() == decode_record("annotated_article", message.value).article.id


def test_with_a_registry_values_have_confluents_frame():
    registry = Ids()
    value = encode_value(QUOTATION, topic="quotes", registry=registry)

    assert value[:5] == struct.pack(">bI", 0, 258)
    assert from_avro("quotation", value[5:]) == QUOTATION
    assert registry.asked == [("quotes", "quotation")]


def test_a_dead_letter_says_what_is_wrong_in_connects_headers():
    message = dead_letter_message(LETTER, topic="dead")

    assert message.key == b"k"
    assert decode_record("dead_letter", message.value) == LETTER
    assert dict(message.headers) == {
        "article_source_offset": b"articles/3/17",
        "__connect.errors.topic": b"articles",
        "__connect.errors.partition": b"3",
        "__connect.errors.offset": b"17",
        "__connect.errors.stage": b"decode",
        "__connect.errors.connector.name": b"arabic-news-quotes",
        "__connect.errors.exception.class.name": b"not_utf8",
        "__connect.errors.exception.message": b"Byte 0",
        "quotes.attempt": b"1",
    }


@given(made.dead_letters())
def test_any_dead_letter_can_be_sent(letter):
    message = dead_letter_message(letter, topic="dead")

    assert decode_record("dead_letter", message.value).value == letter.value
    assert all(isinstance(value, bytes) for _, value in message.headers)


def test_a_replayed_message_is_the_one_that_came_with_its_attempt_counted():
    message = replay_message(LETTER)

    assert (message.key, message.value) == (b"k", b"\xff")
    assert message.headers == (("h", b"v"), ("none", None), (ATTEMPT_HEADER, b"2"))
    assert attempt_of(message.headers) == 2


def test_attempts_count_on_and_stand_once():
    letter = LETTER
    for attempt in range(2, 5):
        headers = replay_message(letter).headers
        letter = DeadLetter(**{**{n: getattr(letter, n) for n in letter.__slots__}, "headers": headers,
                               "attempt": attempt_of(headers)})  # fmt: skip
        assert attempt_of(headers) == attempt
        assert [name for name, _ in headers].count(ATTEMPT_HEADER) == 1


@pytest.mark.parametrize("value", [None, b"", b"x", b"-3", b"0", b"9" * 400, "\u0663".encode(), b"1.5"])
def test_a_strange_attempt_counts_as_the_first(value):
    assert attempt_of([(ATTEMPT_HEADER, value)]) == 1


@given(st.lists(st.tuples(st.just(ATTEMPT_HEADER) | made.text, st.none() | st.binary()), max_size=4))
def test_any_headers_have_an_attempt(headers):
    assert 1 <= attempt_of(headers) <= 10_000_000


@pytest.mark.parametrize("avro", [False, True])
def test_a_published_article_is_decoded_as_it_was(avro):
    message = article_message(ARTICLE, topic="articles", avro=avro)

    assert message.key == "خبر-1".encode()
    assert decode(message.value) == ARTICLE


@given(made.articles(made.clean | st.text("\ud800ن ", max_size=5)))
def test_any_article_comes_back_from_its_json_message(article):
    assert decode(article_message(article, topic="t").value) == article
