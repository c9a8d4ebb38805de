"""A schema registry of a hundred lines, that can be slow, busy or strange where a test wants it."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, Any]


class FakeRegistry:
    """Confluent's API over one dictionary of subjects; ``trouble`` answers first where it has something to say."""

    def __init__(self) -> None:
        self.subjects: dict[str, list[dict[str, Any]]] = {}
        self.schemas: dict[int, dict[str, Any]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.trouble: Callable[[str], Answer | None] = lambda path: None

    def add(self, subject: str, schema: dict[str, Any]) -> int:
        known = [number for number, kept in self.schemas.items() if kept == schema]
        number = known[0] if known else len(self.schemas) + 1
        self.schemas[number] = schema
        versions = self.subjects.setdefault(subject, [])
        if schema not in versions:
            versions.append(schema)
        return number

    def answer(self, method: str, path: str, body: Any) -> Answer:
        self.asked.append(f"{method} {path}")
        found = self.trouble(path)
        if found is not None:
            return found
        path, _, query = path.partition("?")
        match [method, *path.strip("/").split("/")]:
            case ["POST", "subjects", subject, "versions"]:
                return 200, {"id": self.add(subject, body)}
            case ["POST", "subjects", subject] if subject in self.subjects:
                wanted = _normalised(body) if query == "normalize=true" else body
                for each in self.subjects[subject]:
                    if wanted in (each, _normalised(each)):
                        return 200, {"id": self.add(subject, each), "subject": subject, "version": 1}
            case ["POST", "subjects", subject]:
                return 404, {"error_code": 40401, "message": f"Subject '{subject}' not found."}
            case ["GET", "schemas", "ids", number] if int(number) in self.schemas:
                return 200, self.schemas[int(number)]
            case ["GET", "subjects", subject, "versions", version]:
                return 200, self.subjects[subject][int(version) - 1]
        return 404, {"error_code": 40403, "message": "Schema not found"}


def _normalised(body: dict[str, Any]) -> Any:
    return json.loads(body["schema"])


@contextmanager
def serving(fake: FakeRegistry) -> Iterator[str]:
    """Serve the registry on a free port of this machine and give its URL."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(size)) if size else None
            fake.headers.append(dict(self.headers))
            status, answer = fake.answer(self.command, self.path, body)
            data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            if status == 302:
                self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = _serve  # noqa: N815 - the names that http.server calls

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    class Server(ThreadingHTTPServer):
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            """A client that gives up is part of the test."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
