"""A real schema registry for tests: Apicurio, from Maven Central, with Confluent's API; and a front that guards it.

It is fetched once (110 MB) into the folder where ``jars`` keeps Kafka. What it holds is gone when it ends.
"""

from __future__ import annotations

import base64
import http.client
import os
import ssl
import subprocess
import tarfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import requests

from pipeline.broker import free_port
from tests.kafka.certificates import Identity
from tests.kafka.jars import FETCH_SECONDS, cache_folder

VERSION = "3.0.9"
API = "/apis/ccompat/v7"
USER = "registrar"
PASSWORD = "r3gistry-Geheim"


def program_folder() -> Path:
    """Return the folder with the registry's program, fetched if it is not there.

    Raises:
        AssertionError: Maven Central does not answer; a test must not pass over that.
    """
    folder = cache_folder(f"apicurio-{VERSION}")
    if (folder / "complete").exists():
        return folder
    artifact = f"io.apicurio:apicurio-registry-app:{VERSION}:tar.gz:all"
    command = ["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={artifact}", f"-DoutputDirectory={folder}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=FETCH_SECONDS, check=False)
    assert done.returncode == 0, f"Maven could not fetch {artifact}: {done.stdout[-2000:]}"
    archive = folder / f"apicurio-registry-app-{VERSION}-all.tar.gz"
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    archive.unlink()
    (folder / "complete").touch()
    return folder


@dataclass
class RealRegistry:
    """One registry, in memory."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}{API}"

    @property
    def log(self) -> Path:
        return self.folder / "registry.log"

    def start(self, seconds: float = 120.0) -> None:
        """Start it and wait until it answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        jar = program_folder() / f"apicurio-registry-app-{VERSION}-runner.jar"
        environment = os.environ | {"QUARKUS_HTTP_HOST": "127.0.0.1", "QUARKUS_HTTP_PORT": str(self.port)}
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                ["java", "-Xmx512m", "-XX:+UseSerialGC", "-jar", str(jar)],
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
            )
        deadline = time.monotonic() + seconds
        while True:
            assert self.process.poll() is None, f"The registry ended at once: {self.log.read_text('utf-8')[-3000:]}"
            try:
                if requests.get(f"{self.url}/subjects", timeout=5).ok:
                    return
            except requests.RequestException:
                assert time.monotonic() < deadline, f"It did not come up: {self.log.read_text('utf-8')[-3000:]}"
            time.sleep(0.2)

    def kill(self) -> None:
        """End it."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(30)

    def get(self, path: str) -> object:
        """Return what it answers to a question."""
        answer = requests.get(self.url + path, timeout=30)
        answer.raise_for_status()
        return answer.json()

    def register(self, subject: str, schema: str, references: list[dict[str, object]] | None = None) -> int:
        """Register a schema and return its id."""
        body = {"schema": schema, "schemaType": "AVRO", "references": references or []}
        answer = requests.post(f"{self.url}/subjects/{subject}/versions", json=body, timeout=30)
        assert answer.ok, answer.text
        return int(answer.json()["id"])

    def set_compatibility(self, subject: str, level: str) -> None:
        """Say what a new version of a subject must be compatible with."""
        answer = requests.put(f"{self.url}/config/{subject}", json={"compatibility": level}, timeout=30)
        assert answer.ok, answer.text


@contextmanager
def front(registry: RealRegistry, identity: Identity | None = None, port: int = 0) -> Iterator[str]:
    """Yield the URL of a server before the registry that asks for user and password, over TLS with an identity."""
    wanted = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if self.headers.get("Authorization") != wanted:
                self._answer(401, b"")
                return
            behind = http.client.HTTPConnection("127.0.0.1", registry.port, timeout=30)
            behind.request(self.command, self.path, body, {"Content-Type": self.headers.get("Content-Type", "")})
            answer = behind.getresponse()
            self._answer(answer.status, answer.read())
            behind.close()

        do_POST = do_GET  # noqa: N815

        def _answer(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    if identity is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(identity.certificate, identity.key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"{'https' if identity else 'http'}://localhost:{server.server_port}{API}"
    finally:
        server.shutdown()
        server.server_close()
