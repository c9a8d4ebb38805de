"""Kafka's settings from a file and the environment: what is taken, what is refused, and that no secret is told."""

from __future__ import annotations

import pickle
import ssl
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ConfigurationError
from pipeline.lane.connection import Connection, read_settings
from tests.kafka.certificates import Authority, Identity

SECRET = "s3cr3t-Geheim"


def settings_of(tmp_path: Path, text: str) -> dict[str, Any]:
    path = tmp_path / "client.properties"
    path.write_text(text, "utf-8")
    return Connection("broker:9093", str(path)).settings()


@pytest.fixture(scope="module", name="authority")
def _authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module", name="client")
def _client(authority: Authority) -> Identity:
    return authority.issue("client", password=SECRET)


@pytest.mark.parametrize("mechanism", ["PLAIN", "SCRAM-SHA-256", "scram-sha-512"])
@pytest.mark.parametrize("name", ["sasl.mechanism", "sasl.mechanisms", "sasl_mechanism"])
def test_a_login_is_read(tmp_path: Path, mechanism: str, name: str) -> None:
    found = settings_of(
        tmp_path,
        f"# a comment\n\nsecurity.protocol = sasl_ssl\n{name}={mechanism}\nsasl.username=reader\n"
        f"sasl.password={SECRET}=with=signs\n",
    )
    assert found["security_protocol"] == "SASL_SSL"
    assert found["sasl_mechanism"] == mechanism.upper()
    assert (found["sasl_plain_username"], found["sasl_plain_password"]) == ("reader", f"{SECRET}=with=signs")
    assert isinstance(found["ssl_context"], ssl.SSLContext)


def test_the_form_of_java_clients_is_read_over_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "client.properties"
    path.write_text(
        "sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \\\n"
        f'    username="reader" \\\n    password="{SECRET}\\"x";\n! done\nclient.id=me\\\n',
        "utf-8",
    )
    assert read_settings(path) == {
        "sasl_plain_username": "reader",
        "sasl_plain_password": f'{SECRET}"x',
        "client_id": "me",
    }


def test_secrets_may_come_from_the_environment_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTES_SASL_USERNAME", "reader")
    monkeypatch.setenv("QUOTES_SASL_PASSWORD", SECRET)
    found = settings_of(tmp_path, "security.protocol=SASL_SSL\nsasl.mechanism=PLAIN\n")
    assert (found["sasl_plain_username"], found["sasl_plain_password"]) == ("reader", SECRET)


def test_certificates_are_checked_unless_told_otherwise(tmp_path: Path, authority: Authority) -> None:
    text = f"security.protocol=SSL\nssl.ca.location={authority.path}\n"
    for more, names in [("", True), ("ssl.endpoint.identification.algorithm=https\n", True),
                        ("ssl.endpoint.identification.algorithm=\n", False)]:  # fmt: skip
        context = settings_of(tmp_path, text + more)["ssl_context"]
        assert context.verify_mode is ssl.CERT_REQUIRED
        assert context.check_hostname is names
        assert context.minimum_version is ssl.TLSVersion.TLSv1_2


def test_a_ca_of_ones_own_replaces_those_of_the_machine(tmp_path: Path, authority: Authority) -> None:
    context = settings_of(tmp_path, f"security.protocol=SSL\nssl.ca.location={authority.path}\n")["ssl_context"]
    assert context.cert_store_stats()["x509"] == 1


def test_a_client_certificate_is_opened_with_its_password(
    tmp_path: Path, client: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"security.protocol=SSL\nssl.certificate.location={client.certificate}\nssl.key.location={client.key}\n"
    assert settings_of(tmp_path, f"{text}ssl.key.password={SECRET}\n")
    monkeypatch.setenv("QUOTES_SSL_KEY_PASSWORD", SECRET)
    assert settings_of(tmp_path, text)


SASL = f"security.protocol=SASL_SSL\nsasl.username=reader\nsasl.password={SECRET}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"sasl.pasword={SECRET}", r"line 1: unknown setting sasl\.pasword; known are .*sasl\.password"),
        (f"\n{SECRET}", "line 2: not of the form key=value"),
        (f"security.protocol={SECRET}", r"security\.protocol is one of PLAINTEXT, SSL"),
        (f"sasl.jaas.config=x password={SECRET}", r"needs username=\"…\" and password=\"…\""),
        (SASL, r"sasl\.mechanism is one of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512"),
        (SASL + "sasl.mechanism=GSSAPI", r"sasl\.mechanism is one of"),
        ("security.protocol=SASL_SSL\nsasl.mechanism=PLAIN\nsasl.username=reader", "QUOTES_SASL_PASSWORD"),
        (f"security.protocol=SASL_SSL\nsasl.mechanism=PLAIN\nsasl.password={SECRET}", "QUOTES_SASL_USERNAME"),
        (f"sasl.username=reader\nsasl.password={SECRET}", "security.protocol is PLAINTEXT; set SASL_SSL"),
        ("ssl.ca.location=/nowhere.pem", r"security\.protocol is PLAINTEXT; set SSL"),
        (
            "security.protocol=SSL\nssl.ca.location=/nowhere.pem",
            r"ssl\.ca\.location /nowhere\.pem cannot be used \(No ",
        ),
        ("security.protocol=SSL\nssl.cipher.suites=NONE-SUCH", r"ssl\.cipher\.suites NONE-SUCH cannot be used"),
        ("request.timeout.ms=soon", r"request\.timeout\.ms is a number of milliseconds"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_without_its_value(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigurationError, match=told) as caught:
        settings_of(tmp_path, text)
    assert SECRET not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("password", ["", f"ssl.key.password={SECRET}-no"])
def test_a_key_that_stays_closed_is_told_and_asks_nobody(tmp_path: Path, client: Identity, password: str) -> None:
    text = f"security.protocol=SSL\nssl.certificate.location={client.certificate}\nssl.key.location={client.key}\n"
    with pytest.raises(ConfigurationError, match=r"ssl\.key\.password") as caught:
        settings_of(tmp_path, text + password)
    assert SECRET not in str(caught.value)


def test_a_connection_that_is_staged_holds_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTES_SASL_PASSWORD", SECRET)
    path = tmp_path / "client.properties"
    path.write_text(f"{SASL}sasl.mechanism=PLAIN\n", "utf-8")
    connection = Connection("broker:9093", str(path))
    connection.settings()
    assert SECRET.encode() not in pickle.dumps(connection)
    assert SECRET not in repr(connection)
