"""A chat completions endpoint on loopback that behaves as a test tells it to, well or badly."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behave = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Keeps every request; does what the server was told."""

    server: "Endpoint"

    def do_POST(self) -> None:
        """Read the request and behave."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append((self.path, dict(self.headers), json.loads(body)))
        self.server.behave(self)

    def do_GET(self) -> None:
        """Keep what follows a redirect: nobody should."""
        self.server.asked.append((self.path, dict(self.headers), None))
        self.say(b"{}")

    def say(self, body: bytes, status: int = 200, **headers: str) -> None:
        """Answer with these bytes."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Keep quiet."""


class Endpoint(ThreadingHTTPServer):
    """Serves on a free port of loopback."""

    daemon_threads = True

    def __init__(self, behave: Behave) -> None:
        """Listen, and remember how to behave."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.behave = behave
        self.asked: list[tuple[str, dict[str, str], Any]] = []

    @property
    def url(self) -> str:
        """Return the base address."""
        return f"http://127.0.0.1:{self.server_port}/v1"

    def handle_error(self, *args: Any) -> None:
        """A client that hangs up is what some tests want."""


@contextmanager
def serving(behave: Behave) -> Iterator[Endpoint]:
    """Serve while the test runs."""
    server = Endpoint(behave)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def saying(*items: Any) -> Behave:
    """Answer every request with these proposals."""
    content = json.dumps({"proposals": items})
    body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
    return lambda handler: handler.say(body)


def plain(body: bytes, status: int = 200, **headers: str) -> Behave:
    """Answer with these bytes."""
    return lambda handler: handler.say(body, status, **headers)


def silent(seconds: float) -> Behave:
    """Say nothing for a while."""
    return lambda handler: time.sleep(seconds)


def dripping(handler: Handler) -> None:
    """Send a body a byte at a time, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    _drip(handler.connection)


def dripping_headers(handler: Handler) -> None:
    """Send a header a byte at a time, for ever."""
    handler.connection.sendall(b"HTTP/1.1 200 OK\r\nX-Long: ")
    _drip(handler.connection)


def _drip(connection: socket.socket) -> None:
    for _ in range(600):
        connection.sendall(b"x")
        time.sleep(0.05)


def endless(handler: Handler) -> None:
    """Send more and more, without saying how much."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"[" * 100_000)


def hanging_up(handler: Handler) -> None:
    """Close the line."""
    handler.connection.shutdown(socket.SHUT_RDWR)
