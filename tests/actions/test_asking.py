"""The one call that leaves the machine: only where it is set, bounded, and never beyond its address."""

import gzip
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

from servanda.actions import asking
from servanda.actions.asking import LARGEST, Endpoint, asker, endpoint
from servanda.extraction.second.proposer import Unanswered
from tests.actions.fake_endpoint import (
    Behave,
    Handler,
    dripping,
    dripping_headers,
    endless,
    hanging_up,
    plain,
    serving,
    silent,
)

OFF = {"url": "", "model": "", "key": "", "key_file": "", "timeout": "20"}
SET = OFF | {"url": "https://models.example.org/v1/", "model": "small-7b"}
SECRET = "not-to-be-shown"


@pytest.fixture(autouse=True)
def rested() -> Iterator[None]:
    """Begin with nobody left alone."""
    asking._resting.clear()
    yield
    asking._resting.clear()


def at(url: str, timeout: float = 20, key: str = SECRET) -> Endpoint:
    return Endpoint(url=url, model="m", key=key, timeout=timeout)


def test_nobody_is_asked_unless_it_is_set(settings: Any) -> None:
    assert settings.PROPOSER == OFF
    assert endpoint() is None


def test_nothing_of_it_is_loaded_unless_it_is_set() -> None:
    code = (
        "import sys, servanda.cli.framework as f; f.wake(ready=False)\n"
        "import servanda.actions.take, servanda.actions.second\n"
        "print([m for m in ('httpx', 'rapidfuzz', 'asyncio') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert "httpx" not in done.stdout
    assert "rapidfuzz" not in done.stdout


def test_the_settings_are_taken(settings: Any, tmp_path: Any) -> None:
    settings.PROPOSER = SET | {"key": " k1\n", "timeout": "2.5"}
    found = Endpoint(url="https://models.example.org/v1", model="small-7b", key="k1", timeout=2.5)
    assert endpoint() == found
    assert "k1" not in repr(found)
    kept = tmp_path / "key"
    kept.write_text("k2\n")
    settings.PROPOSER = SET | {"key": "k1", "key_file": str(kept)}
    assert endpoint().key == "k2"


@pytest.mark.parametrize(
    "change",
    [
        {"url": "models.example.org"},
        {"url": "ftp://models.example.org"},
        {"url": "file:///etc/passwd"},
        {"url": "http://models.example.org/v1"},
        {"url": "http://8.8.8.8/v1"},
        {"url": "https://name:word@models.example.org/v1"},
        {"url": "https://models.example.org/v1?x=1"},
        {"url": "https://models.example.org:port/v1"},
        {"url": "https://[::1/v1"},
        {"url": "https://"},
        {"model": ""},
        {"model": "a b"},
        {"model": "x" * 81},
        {"timeout": "soon"},
        {"timeout": "0"},
        {"timeout": "nan"},
        {"timeout": "601"},
        {"key": "a\r\nHost: b"},
        {"key": "khóa"},
        {"key_file": "/nowhere/at/all"},
    ],
)
def test_a_setting_that_is_off_is_said(settings: Any, change: dict[str, str]) -> None:
    settings.PROPOSER = SET | {"key": SECRET} | change
    with pytest.raises(Unanswered) as fault:
        endpoint()
    assert fault.value.finding.code == "proposer.settings"
    assert SECRET not in str(fault.value.finding)
    assert "word" not in fault.value.finding.message.replace("password", "")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8080/v1",
        "http://localhost:8080/v1",
        "http://[::1]:8080/v1",
        "http://10.0.0.7/v1",
        "http://models:11434/v1",
    ],
)
def test_plain_http_stays_near(settings: Any, url: str) -> None:
    settings.PROPOSER = SET | {"url": url}
    assert endpoint().url == url


def test_the_request_and_the_answer() -> None:
    with serving(plain(b'{"choices": []}')) as server:
        assert asker(at(server.url))(b'{"model": "m"}') == b'{"choices": []}'
        ((path, headers, body),) = server.asked
    assert (path, body) == ("/v1/chat/completions", {"model": "m"})
    assert headers["Authorization"] == f"Bearer {SECRET}"
    assert headers["Content-Type"] == "application/json"
    assert "Cookie" not in headers


def test_no_key_no_header() -> None:
    with serving(plain(b"{}")) as server:
        asker(at(server.url, key=""))(b"{}")
        assert "Authorization" not in server.asked[0][1]


def packed(handler: Handler) -> None:
    """Answer with fifty megabytes in fifty kilobytes."""
    plain(gzip.compress(b"[" * 50_000_000, 1), Content_Encoding="gzip")(handler)


BAD: list[tuple[str, Behave, str]] = [
    ("500", plain(b"no", 500), "proposer.status"),
    ("401", plain(b"no", 401), "proposer.status"),
    ("nothing", plain(b"", 204), "proposer.status"),
    ("silence", silent(5), "proposer.timeout"),
    ("body dripping", dripping, "proposer.timeout"),
    ("headers dripping", dripping_headers, "proposer.timeout"),
    ("huge", plain(b"x" * (LARGEST + 1)), "proposer.too-large"),
    ("endless", endless, "proposer.too-large"),
    ("packed", packed, "proposer.too-large"),
    ("hung up", hanging_up, "proposer.unreachable"),
]


@pytest.mark.parametrize(("name", "behave", "code"), BAD, ids=[b[0] for b in BAD])
def test_bad_behaviour_is_a_finding_in_time(name: str, behave: Behave, code: str) -> None:
    late = 1 if code == "proposer.timeout" else 20
    with serving(behave) as server:
        began = time.monotonic()
        with pytest.raises(Unanswered) as fault:
            asker(at(server.url, timeout=late))(b"{}")
        assert time.monotonic() - began < late + 20  # who drips does so for half a minute
    assert fault.value.finding.code == code
    assert SECRET not in str(fault.value.finding)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with serving(plain(b"{}")) as other:
        elsewhere = plain(b"", status, Location=f"{other.url}/chat/completions")
        with serving(elsewhere) as server, pytest.raises(Unanswered) as fault:
            asker(at(server.url))(b"{}")
        assert other.asked == []
    assert fault.value.finding.code == "proposer.status"
    assert "points elsewhere" in fault.value.finding.message


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(plain(b"{}")) as server, serving(plain(b"{}", 500)) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        assert asker(at(server.url))(b"{}") == b"{}"
        assert proxy.asked == []


def test_who_did_not_answer_is_left_alone() -> None:
    with serving(plain(b"no", 500)) as server:
        for code in ("proposer.status", "proposer.resting", "proposer.resting"):
            with pytest.raises(Unanswered) as fault:
                asker(at(server.url))(b"{}")
            assert fault.value.finding.code == code
        assert len(server.asked) == 1
        server.behave = plain(b"{}")
        asking._resting[at(server.url).url] = time.monotonic() - 1
        assert asker(at(server.url))(b"{}") == b"{}"


def test_who_answered_once_is_asked_for_the_next_document() -> None:
    with serving(plain(b"{}")) as server:
        ask = asker(at(server.url))
        ask(b"{}")
        server.behave = plain(b"no", 500)
        with pytest.raises(Unanswered):
            ask(b"{}")
        server.behave = plain(b"{}")
        assert asker(at(server.url))(b"{}") == b"{}"


def test_all_requests_of_a_document_share_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(asking, "monotonic", lambda: clock[0])
    with serving(plain(b"{}")) as server:
        ask = asker(at(server.url, timeout=20))
        clock[0] += 10
        ask(b"{}")
        clock[0] += 10.1
        with pytest.raises(Unanswered) as fault:
            ask(b"{}")
        assert fault.value.finding.code == "proposer.timeout"
        assert len(server.asked) == 1


def test_nobody_is_there() -> None:
    with serving(plain(b"{}")) as server:
        url = server.url
    with pytest.raises(Unanswered) as fault:
        asker(at(url))(b"{}")
    assert fault.value.finding.code == "proposer.unreachable"
