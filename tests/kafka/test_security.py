"""The job against a real Kafka that lets nobody in without TLS or a login: who gets in, who does not, what is told."""

from __future__ import annotations

import json
import os
import pickle
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.drain import Works, parts
from pipeline.lane.connection import Connection
from pipeline.lane.job import Job, MakeDecoder, MakeLanguage, MakeRegistry, Place
from pipeline.lane.outputs import Topics
from pipeline.lane.plan import Plan
from tests.kafka.secure_broker import MECHANISMS, PASSWORD, USER, SecureBroker
from tests.lane.processes import Ended, start
from tests.lane.world import World

pytestmark = pytest.mark.kafka

ARTICLES = [{"id": f"a{number}", "text": f"{number % 3} quotes"} for number in range(12)]
WRONG = "wr0ng-Geheim"


@pytest.fixture(scope="module", name="secure")
def _secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecureBroker]:
    broker = SecureBroker(tmp_path_factory.mktemp("secure"))
    broker.start()
    yield broker
    broker.plain.kill()


def login(secure: SecureBroker, mechanism: str, password: str = PASSWORD, protocol: str = "SASL_SSL") -> str:
    text = f"security.protocol={protocol}\nsasl.mechanism={mechanism}\nsasl.username={USER}\nsasl.password={password}\n"
    return text + (f"ssl.ca.location={secure.authority.path}\n" if protocol == "SASL_SSL" else "")


def command(made: World, name: str, settings: str, address: str, *more: str) -> Ended:
    """Run a command on a listener of the broker with the given settings file."""
    config = made.folder / f"{name}.properties"
    config.write_text(settings, "utf-8")
    base = {
        "publish": [f"--topic={made.topic}", "--timeout=20"],
        "verify": [each for each in made.arguments()[2:] if not each.startswith("--chunk")],
        "run": made.arguments()[2:],
    }[name]
    made.runs += 1
    arguments = [name, *base, f"--bootstrap-servers={address}", f"--kafka-config={config}", *more]
    return start(made.folder / f"log-{made.runs}.txt", arguments).wait()


def world(secure: SecureBroker, folder: Path, *, topics: bool = True) -> World:
    made = World(secure.plain.servers, folder)
    if topics:
        made.make_topics()
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)), "utf-8")
    return made


def assert_all_commands_work(made: World, settings: str, address: str) -> None:
    published = command(made, "publish", settings, address, str(made.folder / "articles.jsonl"))
    assert (published.code, published.output) == (0, f"12 articles sent to {made.topic}, 0 turned down\n")
    ran = command(made, "run", settings, address)
    assert ran.code == 0, ran.output
    verified = command(made, "verify", settings, address)
    assert verified.code == 0, verified.output
    assert "12 quotations, 12 annotated, 0 dead letters" in verified.output


@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_publish_run_and_verify_work_with_a_login_over_tls(
    secure: SecureBroker, tmp_path: Path, mechanism: str
) -> None:
    assert_all_commands_work(world(secure, tmp_path), login(secure, mechanism), secure.at("sasl"))


@pytest.mark.parametrize("mechanism", MECHANISMS[:2])
def test_a_login_without_tls_works_where_that_is_wanted(secure: SecureBroker, tmp_path: Path, mechanism: str) -> None:
    settings = login(secure, mechanism, protocol="SASL_PLAINTEXT")
    assert_all_commands_work(world(secure, tmp_path), settings, secure.at("open", "127.0.0.1"))


def test_publish_run_and_verify_work_over_tls(secure: SecureBroker, tmp_path: Path) -> None:
    settings = f"security.protocol=SSL\nssl.ca.location={secure.authority.path}\n"
    assert_all_commands_work(world(secure, tmp_path), settings, secure.at("tls"))


def test_publish_run_and_verify_work_with_a_certificate_for_the_client(secure: SecureBroker, tmp_path: Path) -> None:
    client = secure.authority.issue("client", password=PASSWORD)
    settings = (
        f"security.protocol=SSL\nssl.ca.location={secure.authority.path}\nssl.key.password={PASSWORD}\n"
        f"ssl.certificate.location={client.certificate}\nssl.key.location={client.key}\n"
    )
    assert_all_commands_work(world(secure, tmp_path), settings, secure.at("mutual"))


def test_another_name_for_the_host_is_taken_only_where_that_is_asked_for(secure: SecureBroker, tmp_path: Path) -> None:
    made, address = world(secure, tmp_path), secure.at("tls", "127.0.0.1")
    settings = f"security.protocol=SSL\nssl.ca.location={secure.authority.path}\n"
    refused = command(made, "run", settings, address)
    assert refused.code == 2
    assert "IP address mismatch" in one_line(refused)
    assert command(made, "run", f"{settings}ssl.endpoint.identification.algorithm=\n", address).code == 0


def one_line(ended: Ended) -> str:
    lines = ended.output.splitlines()
    assert len(lines) == 1, ended.output
    assert lines[0].startswith("error: ")
    assert len(lines[0]) < 400
    return lines[0]


@pytest.mark.parametrize("name", ["run", "verify", "publish"])
@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_a_wrong_password_ends_with_one_line(secure: SecureBroker, tmp_path: Path, mechanism: str, name: str) -> None:
    made = world(secure, tmp_path, topics=False)
    made.out.mkdir()
    more = [str(tmp_path / "articles.jsonl")] if name == "publish" else []
    ended = command(made, name, login(secure, mechanism, WRONG), secure.at("sasl"), *more)
    assert ended.code == 2, ended.output
    line = one_line(ended)
    assert "check user and password" in line
    assert WRONG not in line


@pytest.mark.parametrize(
    ("door", "settings", "told"),
    [
        ("tls", "security.protocol=SSL\nssl.ca.location={stranger}", r"self-signed|unable to get local issuer"),
        ("tls", "security.protocol=SSL", "unable to get local issuer"),
        ("sasl", "{login}ssl.ca.location={stranger}\n", "unable to get local issuer"),
        ("mutual", "security.protocol=SSL\nssl.ca.location={ca}", r"TLS was refused.*ssl\.certificate\.location"),
        ("tls", "# nothing", r"the broker wants TLS; set security\.protocol"),
        ("open", "security.protocol=SSL\nssl.ca.location={ca}", r"TLS was refused.*check the port, security\.protocol"),
        ("sasl", "{login}sasl.mechanism=SCRAM-SHA-256\nsasl.username=nobody", "login as nobody refused"),
        ("tls", "security.protocol=SSL\nssl.ca.location=/nowhere.pem", r"ssl\.ca\.location /nowhere\.pem"),
    ],
)
@pytest.mark.parametrize("name", ["run", "publish"])
def test_a_door_that_stays_shut_is_told_in_one_line(
    secure: SecureBroker, tmp_path: Path, name: str, door: str, settings: str, told: str
) -> None:
    made = world(secure, tmp_path, topics=False)
    text = settings.format(ca=secure.authority.path, stranger=secure.stranger.path, login=login(secure, "PLAIN"))
    more = [str(tmp_path / "articles.jsonl")] if name == "publish" else []
    ended = command(made, name, text, secure.at(door), "--broker-patience=4" if name == "run" else "--timeout=4", *more)
    assert ended.code in (2, 3), ended.output
    assert re.search(told, one_line(ended)), ended.output


def words_of_session(leader: int) -> str:
    """Return the command lines of all processes that a job consists of now."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) == leader:
                found.append((folder / "cmdline").read_text("utf-8"))
        except (ProcessLookupError, FileNotFoundError):
            continue  # it has ended meanwhile
    return "\n".join(found)


@pytest.mark.parametrize("password", [PASSWORD, WRONG])
def test_the_secret_is_in_nothing_that_a_job_leaves_or_shows(
    secure: SecureBroker, tmp_path: Path, password: str
) -> None:
    made = world(secure, tmp_path)
    made.publish([*(json.dumps(each).encode() for each in ARTICLES), b"bad"])
    config = tmp_path / "client.properties"
    config.write_text(login(secure, "SCRAM-SHA-512", password).replace(f"sasl.password={password}\n", ""), "utf-8")
    command_line = [sys.executable, "-m", "pipeline", *made.arguments(f"--kafka-config={config}", "--debug")]
    files = {name: tmp_path / name for name in ("summary", "metrics")}
    options = [f"--bootstrap-servers={secure.at('sasl')}", f"--summary={files['summary']}",
               f"--metrics-file={files['metrics']}", "--direct_num_workers=2",
               "--direct_running_mode=multi_processing"]  # fmt: skip
    seen = set()
    with (tmp_path / "log").open("wb") as log:
        job = subprocess.Popen(
            [*command_line, *options],
            stdout=log,
            stderr=log,
            env=os.environ | {"QUOTES_SASL_PASSWORD": password},
            start_new_session=True,
        )
        while job.poll() is None:
            seen.add(words_of_session(job.pid))
            time.sleep(0.05)
    output = (tmp_path / "log").read_text("utf-8")
    assert job.returncode == (0 if password == PASSWORD else 2), output
    assert ("sdk_worker_main" in "".join(seen)) == (password == PASSWORD), "the workers' command lines were not seen"
    left = [path for path in [*made.out.rglob("*"), *files.values(), config] if path.is_file()]
    assert len(left) > 3 or password == WRONG
    for content in [output, *seen, *(path.read_bytes().decode("latin-1") for path in left)]:
        assert password not in content
        assert password.partition("=")[0] not in content


def test_what_beam_stages_holds_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTES_SASL_PASSWORD", PASSWORD)
    monkeypatch.setenv("QUOTES_SCHEMA_REGISTRY_PASSWORD", PASSWORD)
    config = tmp_path / "client.properties"
    config.write_text(f"sasl.password={PASSWORD}\n", "utf-8")
    job = Job(Connection("broker:9093", str(config)), "articles", "quotes", tmp_path, Topics("q", "a", "d"))
    works = Works(MakeDecoder("https://registry", 1000), MakeLanguage("auto"), MakeRegistry("https://registry"), 10)
    staged = pickle.dumps(parts(job, Place("quotes", Plan((), ())), works, None))
    assert b"client.properties" in staged
    assert PASSWORD.encode() not in staged
