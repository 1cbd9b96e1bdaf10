"""Fetching goes to public addresses alone, whatever an address, a name or a redirect says."""

import gzip
import socket
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from servanda.actions.fetching import ANY, Fetched, Known, Rules, Unfetched, fetch, is_public
from tests.actions.feed_server import Answer, Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that a feed could be led to."""
    with serving() as told:
        yield told


def rules(server: Server, **more: Any) -> Rules:
    """Allow the test's own server."""
    return Rules(hosts=frozenset({"127.0.0.1"}), private=frozenset({server.host}), **more)


def get(
    server: Server, path: str, target: Path, known: Known | None = None, **more: Any
) -> Fetched:
    """Fetch a path of the allowed server."""
    return fetch(server.url(path), target, known=known or Known(), rules=rules(server, **more))


def test_a_file_is_fetched_once(server: Server, tmp_path: Path) -> None:
    server.at["/a"] = Answer(b"first", etag='"1"')
    found = get(server, "/a", tmp_path / "a")
    assert (found.changed, found.etag, found.size) == (True, '"1"', 5)
    assert not get(server, "/a", tmp_path / "a", Known(etag='"1"')).changed
    assert (tmp_path / "a").read_bytes() == b"first"
    assert server.asked[1][1]["if-none-match"] == '"1"'
    assert all("cookie" not in headers for _, headers in server.asked)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0.0.0.0"],
)
def test_loopback_is_refused_however_written(server: Server, tmp_path: Path, host: str) -> None:
    anywhere = Rules(hosts=frozenset({ANY}))
    with pytest.raises(Unfetched, match="not public"):
        fetch(server.url("/a", host), tmp_path / "a", known=Known(), rules=anywhere)
    assert server.connections == 0, "nothing was sent, not even a greeting"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://10.0.0.1/", "not public"),
        ("http://192.168.1.1/", "not public"),
        ("http://169.254.169.254/latest/meta-data/", "not public"),
        ("http://[::1]/", "not public"),
        ("http://[::ffff:127.0.0.1]/", "not public"),
        ("http://[fe80::1]/", "not public"),
        ("http://[64:ff9b::a00:1]/", "not public"),
        ("http://[2002:7f00:1::]/", "not public"),
        ("file:///etc/passwd", "no way to fetch"),
        ("gopher://example.org/", "no way to fetch"),
        ("http://me:secret@example.org/", "a name or a password"),
        ("http:///a", "names no host"),
        ("http://example.org:99999/", "cannot be fetched"),
    ],
)
def test_other_places_are_refused(tmp_path: Path, address: str, why: str) -> None:
    with pytest.raises(Unfetched, match=why):
        fetch(address, tmp_path / "a", known=Known(), rules=Rules(hosts=frozenset({ANY})))


def test_only_named_hosts_are_asked(server: Server, tmp_path: Path) -> None:
    elsewhere = Rules(hosts=frozenset({"example.org"}), private=frozenset({server.host}))
    with pytest.raises(Unfetched, match="not one that this feed names"):
        fetch(server.url("/a"), tmp_path / "a", known=Known(), rules=elsewhere)
    assert server.connections == 0


def test_each_redirect_is_judged_anew(server: Server, tmp_path: Path) -> None:
    server.at["/a"] = Answer(b"here")
    server.at["/near"] = Answer(status=302, headers={"Location": "/a"})
    assert get(server, "/near", tmp_path / "a").size == 4
    with serving() as other:
        server.at["/far"] = Answer(status=302, headers={"Location": other.url("/a", "localhost")})
        anywhere = Rules(hosts=frozenset({ANY}), private=frozenset({server.host}))
        with pytest.raises(Unfetched, match=r"localhost has the address .*not public"):
            fetch(server.url("/far"), tmp_path / "b", known=Known(), rules=anywhere)
        assert other.connections == 0
    server.at["/round"] = Answer(status=302, headers={"Location": "/round"})
    with pytest.raises(Unfetched, match="more than 5 times"):
        get(server, "/round", tmp_path / "c")


def test_a_name_that_changes_its_mind(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is public when it is looked up, and loopback when it is connected to."""
    real, calls = socket.getaddrinfo, []

    def fickle(host: Any, port: Any, *args: Any, **more: Any) -> Any:
        if host not in ("rebind.test", b"rebind.test"):
            return real(host, port, *args, **more)
        calls.append(host)
        where = "93.184.216.34" if len(calls) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (where, port))]

    monkeypatch.setattr(socket, "getaddrinfo", fickle)
    with pytest.raises(Unfetched, match="access denied"):
        fetch(
            server.url("/a", "rebind.test"),
            tmp_path / "a",
            known=Known(),
            rules=Rules(hosts=frozenset({ANY})),
        )
    assert len(calls) > 1
    assert server.asked == [], "no request was made"


def test_no_proxy_of_the_environment(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.at["/a"] = Answer(b"here")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert get(server, "/a", tmp_path / "a").changed


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(b"x" * 3000), "more than 0 MB"),
        (Answer(gzip.compress(b"x" * 10**6), headers={"Content-Encoding": "gzip"}), "more than"),
        (Answer(b"no", headers={"Content-Encoding": "gzip"}), "cannot be fetched"),
        (Answer(b"short", headers={"Content-Length": "500"}), "cannot be fetched"),
        (Answer(status=500), "answers 500"),
        (Answer(status=302), "redirects nowhere"),
    ],
)
def test_what_is_off_leaves_the_old_file(
    server: Server, tmp_path: Path, answer: Answer, why: str
) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    server.at["/a"] = answer
    with pytest.raises(Unfetched, match=why):
        get(server, "/a", target, size=2048)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert target.read_bytes() == b"old"


def test_a_server_that_is_slow_is_left(server: Server, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        private = frozenset({f"127.0.0.1:{port}"})
        told = Rules(hosts=frozenset({ANY}), private=private, seconds=0.3)
        with pytest.raises(Unfetched, match="seconds"):
            fetch(f"http://127.0.0.1:{port}/", tmp_path / "a", known=Known(), rules=told)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("ff0e::1", False),
        ("240.0.0.1", False),
        ("::", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::5db8:d822", True),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) == public
