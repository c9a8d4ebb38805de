"""TLS and SASL towards the broker: settings judged before they are used, and what is wrong with TLS found in one try.

kafka-python tries again for half a minute whatever the reason, and then only says that it could not connect: a wrong
password, a certificate that is not trusted and a broker that is down would all look alike. So the settings are made
into a TLS context here, and ``check_server`` shakes hands and logs in once before the first client does.
"""

from __future__ import annotations

import socket
import ssl
import struct
from collections.abc import Mapping
from typing import Any

from kafka.net.sasl import get_sasl_mechanism

from pipeline.errors import ConfigurationError

__all__ = ["check_server", "secured"]

MECHANISMS = ("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")

# Kafka's requests in the versions that need nothing but their fields; a broker answers the first to anybody.
_API_VERSIONS = (18, 0)
_SASL_HANDSHAKE = (17, 1)
_SASL_AUTHENTICATE = (36, 0)
_MAX_ANSWER_BYTES = 1_000_000
_TLS_ALERT = 0x15


def secured(settings: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Return settings for kafka-python in which what stands for TLS has become one ``ssl_context``.

    Args:
        settings: Arguments of kafka-python.
        where: What to name in an error.

    Raises:
        ConfigurationError: Something is missing, unknown or cannot be read. No value of a secret is in the message.
    """
    protocol = settings.get("security_protocol", "PLAINTEXT")
    rest = {name: value for name, value in settings.items() if not name.startswith("ssl_")}
    if protocol.startswith("SASL_"):
        rest["sasl_mechanism"] = _mechanism(settings, where)
    elif any(name.startswith("sasl_") for name in settings):
        raise ConfigurationError(f"{where}: has a user or password, but security.protocol is {protocol}; set SASL_SSL")
    if protocol.endswith("SSL"):
        rest["ssl_context"] = _context(settings, where)
    elif len(rest) < len(settings):
        raise ConfigurationError(f"{where}: has settings for TLS, but security.protocol is {protocol}; set SSL")
    return rest


def _mechanism(settings: Mapping[str, Any], where: str) -> str:
    mechanism = str(settings.get("sasl_mechanism", "")).upper()
    if mechanism not in MECHANISMS:
        raise ConfigurationError(f"{where}: sasl.mechanism is one of {', '.join(MECHANISMS)}")
    for name in ("username", "password"):
        if not settings.get(f"sasl_plain_{name}"):
            raise ConfigurationError(f"{where}: no sasl.{name}; give it there, or as QUOTES_SASL_{name.upper()}")
    return mechanism


def _context(settings: Mapping[str, Any], where: str) -> ssl.SSLContext:
    """Return a context that trusts the CA file, or else the machine's own CAs, and nobody else; TLS 1.2 or later."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = settings.get("ssl_check_hostname", True)
    _load(where, "ssl.ca.location", settings.get("ssl_cafile"), lambda path: context.load_verify_locations(path))
    if not settings.get("ssl_cafile"):
        context.load_default_certs()
    if settings.get("ssl_crlfile"):
        _load(where, "ssl.crl.location", settings["ssl_crlfile"], lambda path: context.load_verify_locations(path))
        context.verify_flags |= ssl.VERIFY_CRL_CHECK_LEAF
    if settings.get("ssl_ciphers"):
        _load(where, "ssl.cipher.suites", settings["ssl_ciphers"], context.set_ciphers)
    # Without a function that gives the password, OpenSSL would ask for it on the terminal, and wait.
    password = settings.get("ssl_password", "")
    _load(
        where,
        "ssl.certificate.location, with ssl.key.location and ssl.key.password,",
        settings.get("ssl_certfile"),
        lambda path: context.load_cert_chain(path, settings.get("ssl_keyfile"), lambda: password),
    )
    return context


def _load(where: str, name: str, value: str | None, load: Any) -> None:
    if not value:
        return
    try:
        load(value)
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or type(error).__name__
        raise ConfigurationError(f"{where}: {name} {value} cannot be used ({reason}); check the file") from error


def check_server(server: str, settings: Mapping[str, Any], seconds: float) -> None:
    """Ask a broker once whether it lets us in; nothing where it cannot be reached at all.

    Args:
        server: ``host:port``.
        settings: What ``secured`` returned.
        seconds: How long to wait for each answer.

    Raises:
        ConfigurationError: Its certificate is not trusted, TLS meets none, or the login is refused.
    """
    host, _, port = server.rpartition(":")
    host = host.strip("[]")
    context: ssl.SSLContext | None = settings.get("ssl_context")
    try:
        with socket.create_connection((host, int(port)), seconds) as plain:
            if context is None:
                _enter(plain, server, settings)
            else:
                with context.wrap_socket(plain, server_hostname=host) as wrapped:
                    _enter(wrapped, server, settings)
    except ssl.SSLCertVerificationError as error:
        raise ConfigurationError(
            f"{server}: the broker's certificate is not trusted ({error.verify_message.rstrip('.')}); "
            "check ssl.ca.location, and the host's name in --bootstrap-servers"
        ) from error
    except ssl.SSLError as error:
        raise ConfigurationError(
            f"{server}: TLS was refused ({error.reason or type(error).__name__}); check the port, "
            "security.protocol, and ssl.certificate.location where the broker wants a certificate"
        ) from error
    except (OSError, ValueError, struct.error):
        return  # not reached, no host:port, or no Kafka: its client says so, after it has tried for a while


def _enter(connection: socket.socket, server: str, settings: Mapping[str, Any]) -> None:
    """Send a first request, and log in: a broker that refuses us, or wants TLS, says so only in its answers."""
    _ask(connection, server, _API_VERSIONS, b"")
    mechanism = settings.get("sasl_mechanism")
    if mechanism is None:
        return
    answer = _ask(connection, server, _SASL_HANDSHAKE, _counted(">h", mechanism.encode()))
    if struct.unpack_from(">h", answer)[0]:
        raise ConfigurationError(f"{server}: the broker has no login by {mechanism}; set another sasl.mechanism")
    # kafka-python tells in its log that a password goes in the clear; its clients will do so.
    client = get_sasl_mechanism(mechanism)(**{**settings, "security_protocol": "SASL_SSL"})
    while not client.is_done():
        answer = _ask(connection, server, _SASL_AUTHENTICATE, _counted(">i", client.auth_bytes()))
        code, length = struct.unpack_from(">hh", answer)
        if code:
            reason = answer[4 : 4 + max(length, 0)].decode("utf-8", "replace")
            raise ConfigurationError(f"{server}: login as {settings['sasl_plain_username']} refused ({reason}); "
                                     "check user and password in --kafka-config or QUOTES_SASL_PASSWORD")  # fmt: skip
        client.receive(answer[8 + max(length, 0) :])


def _ask(connection: socket.socket, server: str, request: tuple[int, int], body: bytes) -> bytes:
    """Return the body of the answer to a request of a client without a name."""
    connection.sendall(_counted(">i", struct.pack(">hhih", *request, 0, -1) + body))
    size = _receive(connection, 4)
    if size[0] == _TLS_ALERT:
        raise ConfigurationError(f"{server}: the broker wants TLS; set security.protocol to SSL or SASL_SSL")
    (length,) = struct.unpack(">i", size)
    if not 4 <= length <= _MAX_ANSWER_BYTES:
        raise ValueError("not an answer of Kafka")
    return _receive(connection, length)[4:]


def _receive(connection: socket.socket, length: int) -> bytes:
    found = b""
    while len(found) < length:
        part = connection.recv(length - len(found))
        if not part:
            raise ConnectionError("the broker has hung up")
        found += part
    return found


def _counted(length: str, data: bytes) -> bytes:
    return struct.pack(length, len(data)) + data
