"""A server on loopback that answers as it is told, and remembers who asked for what."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Answer:
    """What the server says at a path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str = ""


@dataclass
class Server:
    """The server: `at` has its answers, `asked` each request with its headers."""

    port: int
    at: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    connections: int = 0

    @property
    def host(self) -> str:
        """Return what to allow."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.port}{path}"


class _Http(ThreadingHTTPServer):
    told: Server
    daemon_threads = True

    def get_request(self):  # type: ignore[no-untyped-def]
        self.told.connections += 1
        return super().get_request()


class _Handler(BaseHTTPRequestHandler):
    server: _Http

    def do_GET(self) -> None:
        told = self.server.told
        told.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        answer = told.at.get(self.path, Answer(status=404))
        same = answer.etag and self.headers.get("If-None-Match") == answer.etag
        body = b"" if same else answer.body
        self.send_response(304 if same else answer.status)
        headers = {"Content-Length": str(len(body)), "Set-Cookie": "a=b"} | answer.headers
        if answer.etag:
            headers["ETag"] = answer.etag
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Server]:
    """Serve on a free port of loopback until the test ends."""
    with _Http(("127.0.0.1", 0), _Handler) as http:
        http.told = Server(port=http.server_address[1])
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield http.told
        finally:
            http.shutdown()
            thread.join()
