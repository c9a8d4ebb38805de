"""The schema registry, against a small server of our own that can be slow, busy, strange or closed."""

import base64
import json
import struct
import threading
from collections.abc import Iterator

import pytest

from pipeline.avro import schema_text
from pipeline.decode import decode
from pipeline.encode import encode_value
from pipeline.errors import BadMessageError, ConfigurationError, QuotesError, UnreachableError
from pipeline.records import Article
from pipeline.registry import Registry
from tests.wire.fake_registry import FakeRegistry, serving

ARTICLE = Article("1", "نص الخبر")


@pytest.fixture
def fake() -> FakeRegistry:
    return FakeRegistry()


@pytest.fixture
def url(fake: FakeRegistry) -> Iterator[str]:
    with serving(fake) as address:
        yield address


@pytest.fixture
def registry(url: str) -> Iterator[Registry]:
    made = Registry(url, pause=0.01, timeout=2, attempts=3)
    yield made
    made.close()


def frame(schema_id: int, data: bytes = b"") -> bytes:
    return struct.pack(">bI", 0, schema_id) + data


def test_a_schema_is_registered_under_its_topic_once(registry, fake):
    first = encode_value(ARTICLE, topic="news/ar", registry=registry)

    assert first == encode_value(ARTICLE, topic="news/ar", registry=registry)
    assert fake.asked == ["POST /subjects/news%2Far-value", "POST /subjects/news%2Far-value/versions"]
    assert json.loads(fake.schemas[1]["schema"]) == json.loads(schema_text("article"))


def test_what_one_writes_the_other_reads(registry):
    value = encode_value(ARTICLE, topic="articles", registry=registry)

    assert decode(value, registry=registry) == ARTICLE


def test_a_schema_is_asked_for_once(registry, fake):
    value = encode_value(ARTICLE, topic="articles", registry=registry)
    for _ in range(5):
        decode(value, registry=registry)

    assert fake.asked.count("GET /schemas/ids/1") == 1


def test_only_looking_up_finds_what_is_registered_and_registers_nothing(url, fake):
    fake.add("articles-value", {"schema": json.dumps(json.loads(schema_text("article")))})
    registry = Registry(url, register=False)

    assert registry.schema_id("articles", "article") == 1
    with pytest.raises(ConfigurationError, match=r"quotation under quotes-value is not registered.*--register-schemas"):
        registry.schema_id("quotes", "quotation")
    assert list(fake.subjects) == ["articles-value"]


@pytest.mark.parametrize("register", [True, False])
def test_what_is_registered_in_another_layout_is_found_and_not_registered_again(url, fake, register):
    number = fake.add("articles-value", {"schema": json.dumps(json.loads(schema_text("article")), indent=7)})

    assert Registry(url, register=register).schema_id("articles", "article") == number
    assert len(fake.subjects["articles-value"]) == 1


def test_another_schema_of_the_subject_is_no_match(registry, fake):
    fake.add("articles-value", {"schema": '"string"'})

    assert registry.schema_id("articles", "article") == 2


def test_an_incompatible_schema_is_told_with_the_registrys_reason(registry, fake):
    fake.trouble = lambda path: (409, {"error_code": 409, "message": "reader field 'text'\nhas no default"})

    with pytest.raises(
        ConfigurationError, match=r"does not fit what is registered.*reader field 'text' has no default"
    ):
        registry.schema_id("articles", "article")


def test_an_unknown_id_is_the_messages_fault_and_not_asked_for_again(registry, fake):
    for _ in range(3):
        with pytest.raises(BadMessageError) as caught:
            decode(frame(99), registry=registry)
        assert caught.value.reason == "unknown_schema"
    assert fake.asked == ["GET /schemas/ids/99"]


@pytest.mark.parametrize(
    "schema",
    [
        {"schema": 'syntax = "proto3";', "schemaType": "PROTOBUF"},
        {"schema": "no schema"},
        {"schema": '{"type":"record","name":"A","fields":[{"name":"a","type":["null","A"]}]}'},
        {"schema": '{"type":"array","items":"null"}'},
    ],
)
def test_an_unusable_schema_is_the_messages_fault(registry, fake, schema):
    number = fake.add("articles-value", schema)

    with pytest.raises(BadMessageError) as caught:
        decode(frame(number, b"\x02" * 1_000_000), registry=registry)
    assert caught.value.reason == "unusable_schema"


def test_references_are_followed(registry, fake):
    place = {"schema": '{"type":"record","name":"Place","namespace":"n","fields":[{"name":"city","type":"string"}]}'}
    outlet = {
        "schema": '{"type":"record","name":"Outlet","namespace":"n","fields":[{"name":"at","type":"n.Place"}]}',
        "references": [{"name": "n.Place", "subject": "place", "version": 1}],
    }
    fake.add("place", place)
    fake.add("outlet", outlet)
    fields = [{"name": "text", "type": "string"}, {"name": "by", "type": "n.Outlet"}, {"name": "in", "type": "n.Place"}]
    number = fake.add(
        "articles-value",
        {
            "schema": json.dumps({"type": "record", "name": "A", "fields": fields}),
            "references": [{"name": "n.Outlet", "subject": "outlet", "version": 1}],
        },
    )

    assert decode(frame(number, b"\x02a\x02b\x02c"), registry=registry).text == "a"


def test_references_in_a_circle_are_unusable(registry, fake):
    circle = {"schema": '"string"', "references": [{"name": "x", "subject": "s", "version": 1}]}
    number = fake.add("s", circle)

    with pytest.raises(BadMessageError) as caught:
        registry.writer_schema(number)
    assert caught.value.reason == "unusable_schema"


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_busy_registry_is_asked_again(registry, fake, status):
    left = [status, status]
    fake.trouble = lambda path: (left.pop(), {}) if left else None

    assert registry.schema_id("articles", "article") == 1
    assert len(fake.asked) == 4


def test_a_registry_that_stays_away_is_unreachable(registry, fake):
    fake.trouble = lambda path: (503, b"busy")

    with pytest.raises(UnreachableError, match=r"after 3 attempts \(status 503.*--schema-registry-url"):
        registry.schema_id("articles", "article")


def test_nobody_at_the_address_is_unreachable():
    registry = Registry("http://127.0.0.1:9", attempts=2, pause=0.01, timeout=1)

    with pytest.raises(UnreachableError, match="ConnectionError"):
        decode(frame(1), registry=registry)


def test_a_registry_that_says_nothing_is_given_up(fake, url):
    wait = threading.Event()
    fake.trouble = lambda path: (200, {}) if wait.wait(5) else None
    registry = Registry(url, attempts=2, pause=0.01, timeout=0.1)

    with pytest.raises(UnreachableError, match="Timeout"):
        registry.schema_id("articles", "article")
    wait.set()


@pytest.mark.parametrize(
    "answer",
    [(200, b"<html>"), (404, b"<html>"), (302, b""), (200, []), (200, {}), (400, {"message": 3}), (200, b"[" * 100_000),
     (200, b" " * 5_000_000)],
)  # fmt: skip
def test_what_is_no_registry_is_told(registry, fake, answer):
    fake.trouble = lambda path: answer

    with pytest.raises(ConfigurationError, match="not Confluent's registry API; check --schema-registry-url"):
        registry.schema_id("articles", "article")
    with pytest.raises(ConfigurationError):
        registry.writer_schema(1)


def test_user_and_password_come_from_the_environment(url, fake, monkeypatch):
    monkeypatch.setenv("QUOTES_SCHEMA_REGISTRY_USER", "reader")
    monkeypatch.setenv("QUOTES_SCHEMA_REGISTRY_PASSWORD", "geheim")
    Registry(url).schema_id("articles", "article")

    assert base64.b64decode(fake.headers[0]["Authorization"].split()[1]) == b"reader:geheim"


def test_without_a_user_nothing_of_netrc_is_sent(url, fake, monkeypatch, tmp_path):
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login someone password else\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    Registry(url).schema_id("articles", "article")

    assert "Authorization" not in fake.headers[0]


@pytest.mark.parametrize("status", [401, 403])
def test_a_refusal_names_the_variables_but_no_secret(url, fake, monkeypatch, status):
    monkeypatch.setenv("QUOTES_SCHEMA_REGISTRY_USER", "reader")
    monkeypatch.setenv("QUOTES_SCHEMA_REGISTRY_PASSWORD", "geheim")
    fake.trouble = lambda path: (status, {"error_code": status, "message": "geheim is wrong"})

    with pytest.raises(ConfigurationError, match="QUOTES_SCHEMA_REGISTRY_PASSWORD") as caught:
        Registry(url).schema_id("articles", "article")
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    "bad", ["", "registry:8081", "ftp://host", "http://", "http://[", "http://host?x=1", "http://reader:geheim@host:1"]
)
def test_a_wrong_url_is_told_without_its_secrets(bad):
    with pytest.raises(ConfigurationError, match="--schema-registry-url") as caught:
        Registry(bad)
    assert "geheim" not in str(caught.value)


def test_a_missing_ca_file_is_told(monkeypatch):
    monkeypatch.setenv("QUOTES_SCHEMA_REGISTRY_CA_FILE", "/nowhere/ca.pem")

    with pytest.raises(ConfigurationError, match=r"QUOTES_SCHEMA_REGISTRY_CA_FILE.*/nowhere/ca\.pem"):
        Registry("https://host")


def test_all_failures_are_one_line(registry, fake):
    for answer in [(500, b""), (401, b""), (200, b"x"), (422, {"error_code": 42201, "message": "a\nb"})]:
        fake.trouble = lambda path, answer=answer: answer
        with pytest.raises(QuotesError) as caught:
            registry.schema_id("articles", "article")
        assert "\n" not in str(caught.value)
