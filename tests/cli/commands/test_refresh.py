"""`servanda refresh`: nothing unless configured, nothing that is not public, and failures are told."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from servanda import standards
from tests.actions import toy
from tests.actions.feed_server import Answer, Server, serving
from tests.actions.importing import lines, many
from tests.cli.conftest import Done

Run = Callable[..., Done]


@pytest.fixture
def server() -> Iterator[Server]:
    """A publisher."""
    with serving() as told:
        yield told


@pytest.fixture
def feeds(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The operator's file, not written yet."""
    settings.FLOWS = tmp_path / "flows"
    path = tmp_path / "feeds.toml"
    settings.FEEDS = {**settings.FEEDS, "file": str(path), "folder": tmp_path / "feeds"}
    monkeypatch.setattr(standards, "BULK", (toy.MODULE,))
    return path


def test_nothing_is_fetched_unless_configured(run: Run, feeds: Path) -> None:
    done = run("refresh")
    assert (done.code, "nothing is fetched" in done.out) == (0, True)
    assert "no feed is configured for 'x'" in run("refresh", "x").line


def test_loopback_is_refused_and_told(run: Run, feeds: Path, server: Server) -> None:
    feeds.write_text(f'[toys]\naddresses = ["{server.url("/a.jsonl")}"]\n')
    done = run("refresh")
    assert done.code == 1
    assert "not public" in done.line
    assert server.connections == 0
    assert "SERVANDA_FEED_PRIVATE" in run("refresh", "--allow-host", "127.0.0.1").line
    told = run("datasets")
    assert told.code == 1
    assert "feed toys: 1 address, last asked " in told.out
    assert "not public" in told.out


def test_what_is_allowed_is_taken(
    run: Run, feeds: Path, server: Server, settings: Any, tmp_path: Path
) -> None:
    settings.FEEDS = {**settings.FEEDS, "private": True}
    file = lines(tmp_path / "a.jsonl", many(3))
    server.at["/a.jsonl"] = Answer(file.read_bytes(), etag='"1"')
    feeds.write_text(f'[toys]\naddresses = ["{server.url("/a.jsonl")}"]\nevery = 7\n')
    done = run("refresh", "toys", "--allow-host", server.host)
    assert (done.code, done.out) == (
        0,
        "toys: 1 address asked, 1 changed\n  snapshot 00001, records: 3\n",
    )
    (found,) = json.loads(run("refresh", "--allow-host", server.host, "--json").out)["feeds"]
    assert (found["changed"], found["snapshot"], found["failures"]) == (0, None, [])
    told = json.loads(run("datasets", "--json").out)
    assert (told["datasets"][0]["every"], told["feeds"][0]["failure"]) == (7, "")


def test_a_file_that_is_off(run: Run, feeds: Path) -> None:
    feeds.write_text("[a")
    assert "cannot be read" in run("refresh").line
    done = run("datasets")
    assert (done.code, "cannot be read" in done.out) == (1, True)
