"""Schema ids of a registry with Confluent's API: schemas kept under ``<topic>-value``, cached, asked for with patience.

User, password and CA file come from the environment alone, are read where the object is made, and are in no message.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

import requests

from pipeline.avro import schema_text
from pipeline.errors import BadMessageError, ConfigurationError, UnreachableError
from pipeline.writer_schema import UnusableSchemaError, WriterSchema, accept_schema

__all__ = ["Registry"]

USER = "QUOTES_SCHEMA_REGISTRY_USER"
PASSWORD = "QUOTES_SCHEMA_REGISTRY_PASSWORD"
CA_FILE = "QUOTES_SCHEMA_REGISTRY_CA_FILE"

MAX_ANSWER_BYTES = 4_000_000
MAX_REFERENCES = 32
MAX_CACHED = 1_000
UNKNOWN_FOR_SECONDS = 60.0
"""How long an unknown id is not asked for again: a topic full of them must not flood the registry."""

_MEDIA_TYPE = "application/vnd.schemaregistry.v1+json"
_NO_SUBJECT = 40401
_RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504})


class _AnswerError(Exception):
    """The registry answered with an error of its API."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


class Registry:
    """A schema registry. Make one per process: it keeps connections and what it has learnt; it cannot be pickled.

    Args:
        url: Address of the API, such as ``https://registry:8081`` or ``http://host:8080/apis/ccompat/v7``.
        register: Whether to register our schemas; False only looks them up.
        timeout: Seconds to wait for a connection, and for each part of an answer.
        attempts: How often to ask before the registry counts as unreachable.
        pause: Seconds to wait before the second attempt; doubled for each one after it.

    Raises:
        ConfigurationError: The URL is none, or holds a password.
    """

    def __init__(
        self, url: str, *, register: bool = True, timeout: float = 10.0, attempts: int = 4, pause: float = 0.25
    ) -> None:
        self._url = _checked(url)
        self._register = register
        self._timeout = timeout
        self._attempts = attempts
        self._pause = pause
        self._session = requests.Session()
        self._session.headers.update({"Accept": _MEDIA_TYPE, "Content-Type": _MEDIA_TYPE})
        self._session.auth = _credentials()
        self._verify: str | bool = _ca_file() or True
        self._lock = threading.RLock()
        self._ids: dict[tuple[str, str], int] = {}
        self._schemas: dict[int, WriterSchema | BadMessageError] = {}
        self._unknown: dict[int, float] = {}

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def schema_id(self, topic: str, name: str) -> int:
        """Return the id of our schema ``name`` as the value of a topic.

        Raises:
            ConfigurationError: It is not registered and may not be, or what is registered does not allow it.
            UnreachableError: No answer.
        """
        with self._lock:
            if (topic, name) not in self._ids:
                self._ids[topic, name] = self._ask_id(f"{topic}-value", name)
            return self._ids[topic, name]

    def writer_schema(self, schema_id: int) -> WriterSchema:
        """Return the schema of an id, as far as reading with it is safe.

        Raises:
            BadMessageError: ``unknown_schema`` or ``unusable_schema``.
            ConfigurationError: The registry refuses us.
            UnreachableError: No answer; the message is not at fault.
        """
        with self._lock:
            if self._unknown.get(schema_id, 0.0) > time.monotonic():
                raise _unknown_id(schema_id)
            if schema_id not in self._schemas:
                _make_room(self._schemas)
                self._schemas[schema_id] = self._ask_schema(schema_id)
            found = self._schemas[schema_id]
        if isinstance(found, BadMessageError):
            raise BadMessageError(found.reason, str(found))
        return found

    def _ask_id(self, subject: str, name: str) -> int:
        path = f"/subjects/{quote(subject, safe='')}"
        body = {"schema": json.dumps(json.loads(schema_text(name)))}
        try:
            found = self._look_up(path, body)
            if found is None and self._register:
                path += "/versions"
                found = int(self._ask("POST", path, body)["id"])
            if found is not None:
                return found
            raise ConfigurationError(
                f"{self._url}: schema {name} under {subject} is not registered; register it, or give --register-schemas"
            )
        except _AnswerError as error:
            if error.status == 409:
                what = "does not fit what is registered; set the subject's compatibility, or take another topic"
            else:
                what = "was refused; check what the registry allows"
            raise ConfigurationError(f"{self._url}: schema {name} under {subject} {what} ({error})") from error
        except (KeyError, TypeError, ValueError) as error:
            raise self._foreign(path) from error

    def _look_up(self, path: str, body: Mapping[str, Any]) -> int | None:
        """Return the id of a schema under a subject, or None where it is not there.

        Asked for as it stands, then normalised: Apicurio finds it in another layout (white space, order) only so, and
        would else take it for a new version.
        """
        for query in ("", "?normalize=true"):
            try:
                return int(self._ask("POST", path + query, body)["id"])
            except _AnswerError as error:
                if error.status != 404:
                    raise
                if error.code == _NO_SUBJECT:
                    return None
        return None

    def _ask_schema(self, schema_id: int) -> WriterSchema | BadMessageError:
        path = f"/schemas/ids/{schema_id}"
        try:
            answer = self._ask("GET", path)
            if answer.get("schemaType", "AVRO") != "AVRO":
                return BadMessageError(
                    "unusable_schema", f"Schema id {schema_id} is not Avro; send the article as Avro"
                )
            return accept_schema(answer["schema"], self._references(answer))
        except _AnswerError as error:
            if error.status == 404:
                _make_room(self._unknown)
                self._unknown[schema_id] = time.monotonic() + UNKNOWN_FOR_SECONDS
                raise _unknown_id(schema_id) from error
            raise ConfigurationError(f"{self._url}{path}: refused ({error}); check what the registry allows") from error
        except UnusableSchemaError as error:
            return BadMessageError("unusable_schema", f"Schema id {schema_id}: {error}; send with a plain schema")
        except (KeyError, TypeError, AttributeError) as error:
            raise self._foreign(path) from error

    def _references(self, answer: Mapping[str, Any]) -> list[str]:
        """Return the schemas that a schema refers to, each after those that it refers to itself."""
        found: dict[tuple[str, int], str] = {}

        def collect(references: list[Mapping[str, Any]], depth: int) -> None:
            for reference in references:
                key = reference["subject"], int(reference["version"])
                if key in found:
                    continue
                if depth == 0 or len(found) >= MAX_REFERENCES:
                    raise UnusableSchemaError(f"more than {MAX_REFERENCES} references, or in a circle")
                more = self._ask("GET", f"/subjects/{quote(key[0], safe='')}/versions/{key[1]}")
                collect(more.get("references") or [], depth - 1)
                found[key] = more["schema"]

        collect(answer.get("references") or [], MAX_REFERENCES)
        return list(found.values())

    def _ask(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Return the JSON that the registry answers, asking again while it is busy or away.

        Raises:
            _AnswerError: An error of its API.
            ConfigurationError: Refused, not trusted, or not a registry.
            UnreachableError: No answer after all attempts.
        """
        reason = ""
        for attempt in range(self._attempts):
            if attempt:
                time.sleep(self._pause * 2 ** (attempt - 1))
            try:
                status, answer = self._send(method, path, body)
            except requests.exceptions.SSLError as error:
                raise ConfigurationError(f"{self._url}: its certificate is not trusted; set {CA_FILE}") from error
            except (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError) as error:
                reason = type(error).__name__
            except (requests.RequestException, OSError) as error:
                raise ConfigurationError(
                    f"{self._url}: cannot be asked ({type(error).__name__}); check --schema-registry-url and {CA_FILE}"
                ) from error
            else:
                if status not in _RETRIED:
                    return self._judge(status, answer, path)
                reason = f"status {status}"
        raise UnreachableError(
            f"{self._url}: no answer from the schema registry after {self._attempts} attempts ({reason}); "
            "check --schema-registry-url, or run again when it is back"
        )

    def _send(self, method: str, path: str, body: Mapping[str, Any] | None) -> tuple[int, bytes]:
        with self._session.request(
            method,
            self._url + path,
            json=body,
            timeout=self._timeout,
            verify=self._verify,
            allow_redirects=False,
            stream=True,
        ) as response:
            answer = b""
            for part in response.iter_content(65_536):
                answer += part
                if len(answer) > MAX_ANSWER_BYTES:
                    raise self._foreign(path)
            return response.status_code, answer

    def _judge(self, status: int, answer: bytes, path: str) -> Any:
        if status in (401, 403):
            raise ConfigurationError(f"{self._url}: refused with {status}; check {USER} and {PASSWORD}")
        try:
            found = json.loads(answer)
            if status < 300 and isinstance(found, dict):
                return found
            code, message = int(found["error_code"]), str(found["message"])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise self._foreign(path) from error
        raise _AnswerError(status, code, " ".join(message.split())[:300])

    def _foreign(self, path: str) -> ConfigurationError:
        return ConfigurationError(f"{self._url}{path}: not Confluent's registry API; check --schema-registry-url")


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise ConfigurationError("--schema-registry-url: not a URL; check it") from error
    if parts.username or parts.password:
        raise ConfigurationError(f"--schema-registry-url: holds a user or password; put them in {USER} and {PASSWORD}")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ConfigurationError("--schema-registry-url: not of the form http(s)://host:port/path; check it")
    return url.rstrip("/")


def _credentials() -> tuple[str, str] | Callable[[Any], Any]:
    user = os.environ.get(USER)
    if user:
        return user, os.environ.get(PASSWORD, "")
    return lambda request: request  # else requests would take what ~/.netrc has for the host


def _ca_file() -> str | None:
    path = os.environ.get(CA_FILE)
    if path and not os.path.isfile(path):  # noqa: PTH113 - requests takes the path as text
        raise ConfigurationError(f"{CA_FILE}: there is no file {path}; check the path")
    return path or None


def _unknown_id(schema_id: int) -> BadMessageError:
    return BadMessageError(
        "unknown_schema", f"The registry knows no schema id {schema_id}; check --schema-registry-url"
    )


def _make_room(cache: dict[int, Any]) -> None:
    while len(cache) >= MAX_CACHED:
        cache.pop(next(iter(cache)))
