"""The job with a real schema registry: Confluent's frame in and out, and every way in which the registry says no."""

from __future__ import annotations

import io
import json
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import fastavro
import pytest

from pipeline.avro import schema_text
from pipeline.broker import free_port
from tests.kafka.certificates import Authority, Identity
from tests.kafka.real_broker import RealBroker
from tests.kafka.real_registry import PASSWORD, USER, RealRegistry, front
from tests.lane.processes import Ended, start
from tests.lane.world import World

pytestmark = pytest.mark.kafka

KINDS = {"q": "quotation", "a": "annotated_article", "d": "dead_letter"}
OWN = json.dumps({"type": "record", "name": "News", "fields": [
    {"name": "text", "type": "string"}, {"name": "id", "type": ["null", "string"], "default": None},
    {"name": "more", "type": ["null", "string"], "default": None}]})  # fmt: skip
LOGIN = {"QUOTES_SCHEMA_REGISTRY_USER": USER, "QUOTES_SCHEMA_REGISTRY_PASSWORD": PASSWORD}


@pytest.fixture(scope="module", name="registry")
def _registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealRegistry]:
    registry = RealRegistry(tmp_path_factory.mktemp("registry"))
    registry.start()
    yield registry
    registry.kill()


@pytest.fixture(name="made")
def _made(broker: RealBroker, tmp_path: Path) -> World:
    made = World(broker.servers, tmp_path)
    made.make_topics()
    return made


def framed(schema_id: int, schema: Any, *records: Mapping[str, Any]) -> list[bytes]:
    found = []
    for record in records:
        out = io.BytesIO()
        fastavro.schemaless_writer(out, fastavro.parse_schema(schema), record)
        found.append(struct.pack(">bI", 0, schema_id) + out.getvalue())
    return found


def own(registry: RealRegistry, made: World, number: int = 12) -> list[bytes]:
    """Return articles in a schema that their sender has registered."""
    schema_id = registry.register(f"{made.topic}-value", OWN)
    articles = [{"text": f"{each % 3} quotes", "id": f"a{each}", "more": None} for each in range(number)]
    return framed(schema_id, json.loads(OWN), *articles)


def run(made: World, url: str, *more: str, command: str = "run", environment: Mapping[str, str] | None = None) -> Ended:
    made.runs += 1
    arguments = made.arguments(f"--schema-registry-url={url}", *more, command=command)
    if command == "verify":
        arguments = [each for each in arguments if not each.startswith("--chunk")]
    return start(made.folder / f"log-{made.runs}.txt", arguments, environment=environment).wait()


def one_line(ended: Ended) -> str:
    lines = [line for line in ended.output.splitlines() if line.startswith("error: ")]
    assert len(lines) == 1, ended.output
    assert "Traceback" not in ended.output
    assert len(lines[0]) < 500
    return lines[0]


def counts(made: World) -> dict[str, int]:
    return {kind: len(found) for kind, found in made.messages().items()}


def test_frames_come_in_and_go_out_under_subjects_by_topic(registry: RealRegistry, made: World) -> None:
    made.publish([*own(registry, made), b'{"id": "json", "text": "1 quote"}', b"bad"])
    ended = run(made, registry.url)
    assert ended.code == 0, ended.output
    assert counts(made) == {"q": 13, "a": 13, "d": 1}
    subjects = {f"{kind}-{made.name}-value" for kind in KINDS}
    assert subjects | {f"{made.topic}-value"} == {each for each in registry.get("/subjects") if made.name in each}
    for kind, name in KINDS.items():
        known = registry.get(f"/subjects/{kind}-{made.name}-value/versions/1")
        assert json.loads(known["schema"]) == json.loads(schema_text(name))
        schema = fastavro.parse_schema(json.loads(registry.get(f"/schemas/ids/{known['id']}")["schema"]))
        for *_, value in made.messages()[kind]:
            assert value[:5] == struct.pack(">bI", 0, known["id"])
            body = io.BytesIO(value[5:])
            assert fastavro.schemaless_reader(body, schema, None)
            assert not body.read()
    verified = run(made, registry.url, command="verify")
    assert verified.code == 0, verified.output


def test_what_publish_sends_is_read(registry: RealRegistry, made: World) -> None:
    path = made.folder / "articles.jsonl"
    path.write_text("\n".join(f'{{"id": "a{each}", "text": "2 quotes"}}' for each in range(6)), "utf-8")
    arguments = ["publish", str(path), f"--topic={made.topic}", f"--bootstrap-servers={made.servers}",
                 "--format=avro", f"--schema-registry-url={registry.url}"]  # fmt: skip
    assert start(made.folder / "publish.txt", arguments).wait().code == 0
    assert run(made, registry.url).code == 0
    assert counts(made) == {"q": 12, "a": 6, "d": 0}


def test_schemas_that_refer_to_others_are_followed(registry: RealRegistry, made: World) -> None:
    outlet = {"type": "record", "name": "Outlet", "namespace": "own", "fields": [{"name": "name", "type": "string"}]}
    fields = [{"name": "text", "type": "string"}, {"name": "outlet", "type": "own.Outlet"}]
    schema = {"type": "record", "name": "News", "namespace": "own", "fields": fields}
    registry.register(f"outlet-{made.name}", json.dumps(outlet))
    reference = {"name": "own.Outlet", "subject": f"outlet-{made.name}", "version": 1}
    schema_id = registry.register(f"{made.topic}-value", json.dumps(schema), [reference])
    whole = {**schema, "fields": [fields[0], {"name": "outlet", "type": outlet}]}
    made.publish(framed(schema_id, whole, {"text": "3 quotes", "outlet": {"name": "صحيفة الضفة"}}))
    ended = run(made, registry.url)
    assert ended.code == 0, ended.output
    assert counts(made) == {"q": 3, "a": 1, "d": 0}


def test_an_unknown_id_is_a_dead_letter_that_keeps_its_bytes(registry: RealRegistry, made: World) -> None:
    unknown = struct.pack(">bI", 0, 2_000_000_000) + b"\x06abc"
    made.publish([*own(registry, made, 8), unknown, unknown])
    ended = run(made, registry.url)
    assert ended.code == 0, ended.output
    letters = [each for *_, records in made.files()["dead_letters"] for each in records]
    assert [(each.error_class, each.value) for each in letters] == [("unknown_schema", unknown)] * 2


def test_without_leave_to_register_schemas_are_only_looked_up(registry: RealRegistry, made: World) -> None:
    made.publish(own(registry, made))
    refused = run(made, registry.url, "--no-register-schemas")
    assert refused.code == 2
    assert "is not registered; register it, or give --register-schemas" in one_line(refused)
    assert set(made.committed().values()) == {None}
    for kind, name in KINDS.items():
        registry.register(f"{kind}-{made.name}-value", schema_text(name))
    ended = run(made, registry.url, "--no-register-schemas")
    assert ended.code == 0, ended.output
    assert counts(made) == {"q": 12, "a": 12, "d": 0}
    assert registry.get(f"/subjects/q-{made.name}-value/versions") == [1]


def test_a_schema_that_does_not_fit_ends_the_run_and_commits_nothing(registry: RealRegistry, made: World) -> None:
    subject = f"q-{made.name}-value"
    registry.register(subject, OWN)
    registry.set_compatibility(subject, "FULL")
    made.publish(own(registry, made))
    ended = run(made, registry.url)
    assert ended.code == 2
    assert f"schema quotation under {subject} does not fit what is registered" in one_line(ended)
    assert set(made.committed().values()) == {None}


def test_a_registry_that_is_away_ends_the_run_and_loses_nothing(registry: RealRegistry, made: World) -> None:
    made.publish(own(registry, made))
    port = free_port()
    url = f"http://localhost:{port}/apis/ccompat/v7"
    ended = run(made, url, environment=LOGIN)
    assert ended.code == 3
    assert f"{url}: no answer from the schema registry after 4 attempts" in one_line(ended)
    assert set(made.committed().values()) == {None}
    with front(registry, port=port):
        assert run(made, url, environment=LOGIN).code == 0
    assert counts(made) == {"q": 12, "a": 12, "d": 0}


@pytest.fixture(scope="module", name="authority")
def _authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module", name="identity")
def _identity(authority: Authority) -> Identity:
    return authority.issue("registry", "localhost")


def test_a_login_over_tls_is_taken_and_its_secret_told_nowhere(
    registry: RealRegistry, made: World, authority: Authority, identity: Identity
) -> None:
    made.publish([*own(registry, made), b"bad"])
    summary = made.folder / "summary.json"
    environment = LOGIN | {"QUOTES_SCHEMA_REGISTRY_CA_FILE": str(authority.path)}
    with front(registry, identity) as url:
        ended = run(made, url, f"--summary={summary}", "--debug", environment=environment)
        assert ended.code == 0, ended.output
        wrong = environment | {"QUOTES_SCHEMA_REGISTRY_PASSWORD": PASSWORD + "!"}
        made.publish(own(registry, made))
        refused = run(made, url, "--debug", environment=wrong)
        untrusted = run(made, url, environment=LOGIN)
        misnamed = run(made, url.replace("localhost", "127.0.0.1"), environment=environment)
    assert counts(made) == {"q": 12, "a": 12, "d": 1}
    assert refused.code == 2
    assert "check QUOTES_SCHEMA_REGISTRY_USER and QUOTES_SCHEMA_REGISTRY_PASSWORD" in refused.output
    for each in (untrusted, misnamed):
        assert each.code == 2
        assert "its certificate is not trusted; set QUOTES_SCHEMA_REGISTRY_CA_FILE" in one_line(each)
    told = [ended.output, refused.output, summary.read_text("utf-8")]
    told += [path.read_bytes().decode("latin-1") for path in made.out.rglob("*") if path.is_file()]
    assert not [each for each in told if PASSWORD in each]
