"""Settings of the Kafka clients, time limits round calls that have none, and Kafka's errors in one line for people."""

from __future__ import annotations

import os
import re
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from kafka import errors as kafka_errors

from pipeline.errors import ConfigurationError, FencedError, GapError, QuotesError, UnreachableError
from pipeline.lane.security import check_server, secured

__all__ = ["Connection", "kafka_trouble", "read_settings", "retried", "within"]

_T = TypeVar("_T")

RETRY_SECONDS = 0.5
"""How long to wait before a broker that refuses connections is asked again."""

# Names as Java clients and librdkafka write them, against the arguments of kafka-python.
_NAMES = {
    "security.protocol": "security_protocol",
    "sasl.mechanism": "sasl_mechanism",
    "sasl.mechanisms": "sasl_mechanism",
    "sasl.username": "sasl_plain_username",
    "sasl.password": "sasl_plain_password",
    "ssl.ca.location": "ssl_cafile",
    "ssl.certificate.location": "ssl_certfile",
    "ssl.key.location": "ssl_keyfile",
    "ssl.key.password": "ssl_password",
    "ssl.crl.location": "ssl_crlfile",
    "ssl.cipher.suites": "ssl_ciphers",
    "client.id": "client_id",
    "client.dns.lookup": "client_dns_lookup",
}
_NUMBERS = {
    "request.timeout.ms": "request_timeout_ms",
    "metadata.max.age.ms": "metadata_max_age_ms",
    "connections.max.idle.ms": "connections_max_idle_ms",
}
_PROTOCOLS = ("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL")
_JAAS = re.compile(r'(username|password)\s*=\s*"((?:[^"\\]|\\.)*)"')
# Secrets that the environment may hold in place of the file.
_ENVIRONMENT = {
    "QUOTES_SASL_USERNAME": "sasl_plain_username",
    "QUOTES_SASL_PASSWORD": "sasl_plain_password",
    "QUOTES_SSL_KEY_PASSWORD": "ssl_password",
}


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach the broker. Holds no secret, so it may be pickled and staged: they are read where they are used.

    Attributes:
        servers: ``host:port``, several with commas between.
        config_file: ``key=value`` lines with Kafka's security settings, or None.
        patience: Seconds to wait for an answer before the broker counts as unreachable.
    """

    servers: str
    config_file: str | None = None
    patience: float = 60.0

    def settings(self) -> dict[str, Any]:
        """Return the arguments for any client of kafka-python.

        Raises:
            ConfigurationError: The file cannot be read or has an unknown setting.
        """
        settings = read_settings(Path(self.config_file)) if self.config_file else {}
        settings |= {argument: os.environ[name] for name, argument in _ENVIRONMENT.items() if os.environ.get(name)}
        settings = secured(settings, f"--kafka-config {self.config_file}" if self.config_file else "--kafka-config")
        settings["bootstrap_servers"] = self._servers()
        settings["bootstrap_timeout_ms"] = int(min(self.patience, 30.0) * 1000)
        # By default the pauses between attempts grow to half a minute: as long as a broker's restart is waited for.
        settings["reconnect_backoff_max_ms"] = 1000
        return settings

    def check(self) -> None:
        """Fail at once, and with the reason, where no client could connect however often it tried.

        Raises:
            ConfigurationError: The settings are wrong, or a broker's certificate is not trusted.
        """
        settings = self.settings()
        for server in self._servers():
            check_server(server, settings, min(self.patience, 5.0))

    def _servers(self) -> list[str]:
        return [server.strip() for server in self.servers.split(",") if server.strip()]


def read_settings(path: Path) -> dict[str, Any]:
    """Return the arguments for kafka-python from a file of Kafka's ``key=value`` lines.

    Raises:
        ConfigurationError: The file cannot be read, or a line is none of the known settings. Values, which may be
            secrets, are never in the message.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"--kafka-config {path}: cannot be read ({_reason(error)})") from error
    settings: dict[str, Any] = {}
    for number, line in _logical_lines(text):
        name, separator, value = line.partition("=")
        if not separator:
            raise ConfigurationError(f"--kafka-config {path}, line {number}: not of the form key=value")
        settings |= _setting(name.strip(), value.strip(), f"--kafka-config {path}, line {number}")
    return settings


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are no comment, with the number of their first; a backslash at the end joins the next."""
    begun, first = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if not begun and (not line or line.startswith(("#", "!"))):
            continue
        first = first if begun else number
        begun += line.removesuffix("\\")
        if not line.endswith("\\"):
            yield first, begun
            begun = ""
    if begun:
        yield first, begun


def _setting(name: str, value: str, where: str) -> dict[str, Any]:
    name = name.replace("_", ".")
    if name == "sasl.jaas.config":
        found = dict(_JAAS.findall(value))
        if found.keys() != {"username", "password"}:
            raise ConfigurationError(f'{where}: sasl.jaas.config needs username="…" and password="…"')
        return {f"sasl_plain_{key}": re.sub(r"\\(.)", r"\1", text) for key, text in found.items()}
    if name == "ssl.endpoint.identification.algorithm":
        return {"ssl_check_hostname": bool(value) and value.lower() != "none"}
    if name == "security.protocol" and value.upper() not in _PROTOCOLS:
        raise ConfigurationError(f"{where}: security.protocol is one of {', '.join(_PROTOCOLS)}")
    if name == "security.protocol":
        return {"security_protocol": value.upper()}
    if name in _NUMBERS:
        if not (value.isascii() and value.isdigit()):
            raise ConfigurationError(f"{where}: {name} is a number of milliseconds")
        return {_NUMBERS[name]: int(value)}
    known = {argument.replace("_", "."): argument for argument in _NAMES.values()} | _NAMES
    if name not in known:
        raise ConfigurationError(f"{where}: unknown setting {name}; known are {', '.join(sorted(_NAMES | _NUMBERS))}")
    return {known[name]: value}


def within(seconds: float, what: str, call: Callable[[], _T]) -> _T:
    """Return ``call()``, or give it up after ``seconds``: some calls of kafka-python wait for ever.

    A call given up goes on in a daemon thread; its client must not be used again.

    Raises:
        UnreachableError: No answer in time.
    """
    outcome: list[_T] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(call())
        except BaseException as error:  # noqa: BLE001 - raised again below, in the caller's thread
            failure.append(error)

    thread = threading.Thread(target=run, name=f"within: {what}", daemon=True)
    thread.start()
    thread.join(seconds)
    if failure:
        raise failure[0]
    if not outcome:
        raise UnreachableError(f"{what}: no answer from the broker in {seconds:g} s; run again when it is back")
    return outcome[0]


def retried(seconds: float, call: Callable[[], _T]) -> _T:
    """Return ``call()``, tried again for ``seconds`` while the broker refuses connections, as one that restarts does.

    Raises:
        KafkaConnectionError: It still does after that.
    """
    deadline = time.monotonic() + seconds
    while True:
        try:
            return call()
        except kafka_errors.KafkaConnectionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(RETRY_SECONDS)


@contextmanager
def kafka_trouble(what: str) -> Iterator[None]:
    """Raise what kafka-python raises inside as an error of ours, told as ``what: reason; what to do``."""
    try:
        yield
    except (kafka_errors.KafkaError, ssl.SSLError, OSError, AssertionError) as error:
        raise _translated(what, error) from error


_FENCED = (
    kafka_errors.ProducerFencedError,
    kafka_errors.InvalidProducerEpochError,
    kafka_errors.TransactionCoordinatorFencedError,
)
_REFUSED = (
    kafka_errors.AuthorizationError,
    kafka_errors.SaslAuthenticationFailedError,
    kafka_errors.UnsupportedSaslMechanismError,
    kafka_errors.KafkaConfigurationError,
    kafka_errors.UnsupportedVersionError,
    kafka_errors.InvalidTopicError,
    kafka_errors.UnknownTopicOrPartitionError,
    kafka_errors.MessageSizeTooLargeError,
    kafka_errors.InvalidTransactionTimeoutError,
    kafka_errors.IllegalArgumentError,
)
_ADVICE: Mapping[type[BaseException], str] = {
    kafka_errors.AuthorizationError: "check what the broker allows this user",
    kafka_errors.SaslAuthenticationFailedError: "check user and password",
    kafka_errors.UnknownTopicOrPartitionError: "check the topic's name, or create it",
    kafka_errors.MessageSizeTooLargeError: "raise max.message.bytes of the topic",
}


def _translated(what: str, error: BaseException) -> QuotesError:
    advice = next((text for kind, text in _ADVICE.items() if isinstance(error, kind)), "")
    if isinstance(error, _FENCED):
        return FencedError(f"{what}: another copy of this job took over (same --group, --topic); stop one of the two")
    if isinstance(error, kafka_errors.OffsetOutOfRangeError):
        return GapError(f"{what}: the next offset is gone (retention); --on-gap skip goes on without it")
    if isinstance(error, (*_REFUSED, AssertionError, FileNotFoundError)):
        return ConfigurationError(f"{what}: {_reason(error)}; {advice or 'check the settings'}")
    return UnreachableError(f"{what}: {_reason(error)}; check --bootstrap-servers and --kafka-config, or run again")


def _reason(error: BaseException) -> str:
    name = type(error).__name__
    text = " ".join(str(error.args[0] if error.args and error.args[0] else error).split())
    return name if not text or name in text else f"{name}: {text}"
