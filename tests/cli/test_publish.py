"""``publish`` onto the embedded broker."""

import json
import uuid

import pytest
from kafka import KafkaConsumer, TopicPartition

from pipeline.broker import free_port
from pipeline.decode import decode
from pipeline.registry import Registry
from tests.wire.fake_registry import FakeRegistry, serving


@pytest.fixture
def topic(broker):
    name = f"articles-{uuid.uuid4().hex}"
    broker.make_topics({name: 1})
    return name


def messages(broker, topic):
    consumer = KafkaConsumer(bootstrap_servers=broker.bootstrap_servers, enable_auto_commit=False)
    partition = TopicPartition(topic, 0)
    consumer.assign([partition])
    consumer.seek_to_beginning(partition)
    end = consumer.end_offsets([partition])[partition]
    found = []
    while consumer.position(partition) < end:
        found += consumer.poll(timeout_ms=500).get(partition, [])
    consumer.close()
    return found


@pytest.mark.parametrize("form", ["json", "avro"])
def test_articles_arrive_with_their_ids_as_keys(call, broker, topic, news, form):
    result = call("publish", news, "--bootstrap-servers", broker.bootstrap_servers, "--topic", topic, "--format", form)
    found = messages(broker, topic)

    assert result.exit_code == 0
    assert [message.key for message in found] == [b"a1", b"a3"]
    assert [decode(message.value).text for message in found] == ["زيد قال: «نعم» ثم «لا».", "لم يقل أحد شيئاً."]
    assert (found[0].value[:2] == b"\xc3\x01") == (form == "avro")
    assert result.stderr.splitlines()[0].startswith(f"{news}:2: not_json")
    assert result.stderr.splitlines()[-1] == f"2 articles sent to {topic}, 1 turned down"


def test_thousands_arrive_in_order(call, broker, topic, tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps({"id": str(number), "text": "نص"}) + "\n" for number in range(2_500)), "utf-8")
    call("publish", path, "--bootstrap-servers", broker.bootstrap_servers, "--topic", topic)

    assert [int(message.key) for message in messages(broker, topic)] == list(range(2_500))


def test_too_many_bad_articles_end_with_4(call, broker, topic, news):
    result = call(
        "publish", news, "--bootstrap-servers", broker.bootstrap_servers, "--topic", topic, "--max-dead-letters", "0.1"
    )

    assert result.exit_code == 4
    assert len(messages(broker, topic)) == 2


def test_a_large_article_arrives(call, broker, topic, tmp_path):
    path = tmp_path / "large.json"
    path.write_text(json.dumps({"id": "l", "text": "قال الرئيس نعم " * 13_000}, ensure_ascii=False), "utf-8")
    result = call("publish", path, "--bootstrap-servers", broker.bootstrap_servers, "--topic", topic)

    assert result.exit_code == 0, result.stderr
    assert len(messages(broker, topic)) == 1


def test_no_broker_is_one_line_and_3(call, news):
    servers = f"127.0.0.1:{free_port()}"
    result = call("publish", news, "--bootstrap-servers", servers, "--topic", "t", "--timeout", "3")

    assert result.exit_code == 3
    last = result.stderr.splitlines()[-1]
    assert last.startswith("error: ")
    assert servers in last
    assert "--bootstrap-servers" in last


def test_secrets_of_the_settings_are_in_no_message(call, news, tmp_path):
    settings = tmp_path / "client.properties"
    settings.write_text(
        "security.protocol=SASL_PLAINTEXT\nsasl.mechanism=PLAIN\nsasl.username=u\nsasl.password=geheim\n"
    )
    result = call(
        "publish", news, "--bootstrap-servers", f"127.0.0.1:{free_port()}", "--topic", "t", "--timeout", "3",
        "--kafka-config", settings,
    )  # fmt: skip

    assert result.exit_code == 3
    assert "geheim" not in result.output + result.stderr


def test_topic_and_servers_come_from_the_environment(call, broker, topic, news, monkeypatch):
    monkeypatch.setenv("QUOTES_BOOTSTRAP_SERVERS", broker.bootstrap_servers)
    monkeypatch.setenv("QUOTES_TOPIC", topic)

    assert call("publish", news).exit_code == 0
    assert len(messages(broker, topic)) == 2


def test_avro_goes_in_the_registrys_frame(call, broker, topic, news):
    fake = FakeRegistry()
    with serving(fake) as url:
        result = call(
            "publish", news, "--bootstrap-servers", broker.bootstrap_servers, "--topic", topic, "--format", "avro",
            "--schema-registry-url", url,
        )  # fmt: skip
        found = [decode(message.value, registry=Registry(url)) for message in messages(broker, topic)]

    assert result.exit_code == 0
    assert [article.id for article in found] == ["a1", "a3"]
    assert list(fake.subjects) == [f"{topic}-value"]


def test_a_registry_without_avro_is_a_mistake(call, news):
    result = call("publish", news, "--bootstrap-servers", "x:1", "--topic", "t", "--schema-registry-url", "http://x")

    assert result.exit_code == 2
    assert "--format avro" in result.stderr
