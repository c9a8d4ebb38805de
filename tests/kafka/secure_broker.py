"""The real Kafka with every door that a client may have to come in by: TLS, with certificates of its own, SASL."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kafka import KafkaAdminClient
from kafka.admin import UserScramCredentialUpsertion

from pipeline.broker import free_port
from tests.kafka.certificates import Authority
from tests.kafka.real_broker import RealBroker

USER = "reader"
PASSWORD = "s3cr3t-Geheim=1"
MECHANISMS = ("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")
DOORS = ("tls", "mutual", "sasl", "open")

# The certificate names localhost alone, so that 127.0.0.1 is the wrong name for the same broker.
_PROPERTIES = """
listeners=PLAINTEXT://127.0.0.1:{port},TLS://127.0.0.1:{tls},MUTUAL://127.0.0.1:{mutual},SASL://127.0.0.1:{sasl},\
OPEN://127.0.0.1:{open},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{port},TLS://localhost:{tls},MUTUAL://localhost:{mutual},\
SASL://localhost:{sasl},OPEN://localhost:{open}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,TLS:SSL,MUTUAL:SSL,SASL:SASL_SSL,\
OPEN:SASL_PLAINTEXT
ssl.keystore.type=PEM
ssl.keystore.location={keys}
ssl.truststore.type=PEM
ssl.truststore.location={trusted}
listener.name.mutual.ssl.client.auth=required
sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512
"""
_LOGINS = """
listener.name.{door}.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
user_{user}="{password}";
listener.name.{door}.scram-sha-256.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.{door}.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
"""


@dataclass
class SecureBroker:
    """A broker whose open listener (``plain.servers``) is for the tests, and the others for the job."""

    folder: Path
    doors: dict[str, int] = field(default_factory=lambda: {door: free_port() for door in DOORS})

    def __post_init__(self) -> None:
        self.authority = Authority(self.folder / "certificates")
        self.stranger = Authority(self.folder / "certificates", "stranger")
        self.plain = RealBroker(self.folder / "broker")

    def start(self) -> None:
        """Start it, with one user for each mechanism."""
        keys = self.authority.issue("broker", "localhost").both
        ports = {"port": self.plain.port, "controller": self.plain.controller, **self.doors}
        text = _PROPERTIES.format(keys=keys, trusted=self.authority.path, **ports)
        logins = [_LOGINS.format(door=door, user=USER, password=PASSWORD) for door in ("sasl", "open")]
        self.plain.prepare(text + "".join(logins))
        self.plain.start()
        admin = KafkaAdminClient(bootstrap_servers=self.plain.servers)
        for mechanism in MECHANISMS[1:]:
            done = admin.alter_user_scram_credentials([UserScramCredentialUpsertion(USER, mechanism, PASSWORD)])
            assert done == {USER: None}, done
        admin.close()

    def at(self, door: str, host: str = "localhost") -> str:
        """Return the address of one listener."""
        return f"{host}:{self.doors[door]}"
