"""Feeds into datasets: conditional, whole or not at all, and what fails is told."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from servanda import standards
from servanda.actions.actor import COMMAND_LINE, Actor
from servanda.actions.datasets import How
from servanda.actions.feeds import Feed, read_state
from servanda.actions.fetching import Rules
from servanda.actions.refresh import (
    Refreshed,
    addresses_in,
    configured,
    folder_of,
    next_page,
    refresh,
    rules_of,
    told,
)
from servanda.actions.refusals import Forbidden, Refused
from servanda.ledger.models import Dataset
from tests.actions import toy
from tests.actions.feed_server import Answer, Server, serving
from tests.actions.importing import NOW, many

Refresh = Callable[..., Refreshed]


@pytest.fixture
def server() -> Iterator[Server]:
    """A publisher."""
    with serving() as told:
        yield told


@pytest.fixture
def again(
    db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Server
) -> Refresh:
    """Refresh a feed of the publisher's paths."""
    settings.FLOWS = tmp_path / "flows"
    settings.FEEDS = {**settings.FEEDS, "folder": tmp_path / "feeds", "private": True}
    monkeypatch.setattr(standards, "BULK", (toy.MODULE,))

    def again(*paths: str, kind: str = "file", every: int = 0) -> Refreshed:
        addresses = tuple(server.url(path) for path in paths)
        hosts = frozenset({"127.0.0.1"})
        feed = Feed(dataset="d", addresses=addresses, kind=kind, hosts=hosts, every=every)
        rules = rules_of(feed, private=frozenset({server.host}))
        return refresh(feed, rules=rules, how=How(), actor=COMMAND_LINE, now=NOW)

    return again


def body(count: int, changed: int = 0) -> bytes:
    """Return a file of the toy standard."""
    return b"".join(json.dumps(one).encode() + b"\n" for one in many(count, changed=changed))


def test_only_what_changed_is_fetched_and_taken(again: Refresh, server: Server) -> None:
    server.at["/a.jsonl"] = Answer(body(3), etag='"1"')
    first = again("/a.jsonl", every=7)
    assert first.imported
    assert (first.changed, first.imported.records) == (1, 3)
    second = again("/a.jsonl", every=7)
    assert (second.changed, second.imported, second.failures) == (0, None, ())
    server.at["/a.jsonl"] = Answer(body(3, changed=1), etag='"2"')
    third = again("/a.jsonl", every=7)
    assert third.imported
    assert (third.imported.snapshot, third.imported.read) == ("00002", 1)
    dataset = Dataset.objects.get()
    assert (dataset.every, dataset.failure, dataset.checked_at) == (7, "", NOW)


def test_a_failure_is_kept_and_what_is_held_stays(again: Refresh, server: Server) -> None:
    server.at |= {"/a.jsonl": Answer(body(2)), "/b.jsonl": Answer(b"")}
    found = again("/a.jsonl", "/gone.jsonl")
    assert found.imported
    assert "answers 404" in found.failures[0]
    assert "answers 404" in Dataset.objects.get().failure
    server.at["/a.jsonl"] = Answer(status=503)
    assert "answers 503" in again("/a.jsonl", "/gone.jsonl").failures[0]
    assert Dataset.objects.get().current.number == "00001"
    assert "answers 503" in read_state(folder_of("d")).failure


def test_a_file_that_is_refused_is_a_failure(again: Refresh, server: Server) -> None:
    server.at["/a.jsonl"] = Answer(b"<html>", etag='"1"')
    found = again("/a.jsonl")
    assert found.imported is None
    assert "none of the formats" in found.failures[0]
    server.at["/a.jsonl"] = Answer(body(1), etag='"2"')
    assert not again("/a.jsonl").failures


def pages(server: Server, *bodies: bytes) -> None:
    """Serve a chain of pages: a toy record that is JSON with `meta.nextLink`."""
    for number, content in enumerate(bodies):
        record = json.loads(content)
        if number + 1 < len(bodies):
            record["meta"] = {"nextLink": f"/page{number + 1}"}
        server.at[f"/page{number}"] = Answer(json.dumps(record).encode())


def test_pages_follow_each_other(again: Refresh, server: Server) -> None:
    one, two = (json.dumps(record).encode() for record in many(2))
    pages(server, one, two)
    found = again("/page0", kind="fts")
    assert found.imported
    assert (found.asked, found.imported.records) == (2, 2)
    pages(server, one)
    shorter = again("/page0", kind="fts")
    assert shorter.imported
    assert shorter.imported.records == 1, "a page that is gone is no longer counted"


def test_of_a_broken_chain_nothing_is_taken(again: Refresh, server: Server) -> None:
    one, two = (json.dumps(record).encode() for record in many(2))
    pages(server, one, two)
    server.at["/page1"] = Answer(status=500)
    found = again("/page0", kind="fts")
    assert found.imported is None
    assert "answers 500" in found.failures[0]
    assert not Dataset.objects.exists()
    server.at["/page1"] = Answer(two)
    assert again("/page0", kind="fts").imported


@pytest.mark.parametrize("link", ["http://example.org/2", "/page0", "file:///etc/passwd"])
def test_a_next_page_elsewhere_is_not_asked(again: Refresh, server: Server, link: str) -> None:
    record = {**many(1)[0], "meta": {"nextLink": link}}
    server.at["/page0"] = Answer(json.dumps(record).encode())
    found = again("/page0", kind="fts")
    assert (found.asked, found.imported) == (1, None)
    assert "another host, or stood before" in found.failures[0]


def test_a_list_leads_to_files(again: Refresh, server: Server) -> None:
    listed = {"result": {"results": [{"url": "x", "resources": [{"url": server.url("/a.jsonl")}]}]}}
    server.at |= {
        "/list": Answer(json.dumps(listed).encode()),
        "/a.jsonl": Answer(body(2)),
    }
    found = again("/list", kind="list")
    assert found.imported
    assert (found.asked, found.imported.records) == (2, 2)
    server.at["/list"] = Answer(b"{}")
    assert "lists no address" in again("/list", kind="list").failures[0]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (
            b"https://a.example/x.xml\nhttps://b.example/y",
            ["https://a.example/x.xml", "https://b.example/y"],
        ),
        (b"id,url\n1,https://a.example/x\n", ["https://a.example/x"]),
        (b'["https://a.example/x", 1]', ["https://a.example/x"]),
        (b'[{"url": "ftp://a.example"}, {"url": "https://a.example/x"}]', ["https://a.example/x"]),
        (b"nothing", []),
    ],
)
def test_addresses_of_a_list(content: bytes, found: list[str]) -> None:
    assert addresses_in(content) == found


@pytest.mark.parametrize(
    ("content", "following"),
    [
        (b'{"meta": {"nextLink": "https://x"}}', "https://x"),
        (b'{"meta": {}}', ""),
        (b'{"meta": []}', ""),
        (b"[]", ""),
        (b"\xff", ""),
        (b'{"meta": {"nextLink": 4}}', ""),
    ],
)
def test_the_next_page(content: bytes, following: str) -> None:
    assert (next_page(content) or "") == following


def test_private_hosts_need_a_setting(settings: Any) -> None:
    feed = Feed(dataset="d", addresses=("http://127.0.0.1/",), hosts=frozenset({"127.0.0.1"}))
    settings.FEEDS = {**settings.FEEDS, "private": False}
    with pytest.raises(Refused, match="SERVANDA_FEED_PRIVATE"):
        rules_of(feed, private=frozenset({"127.0.0.1"}))
    settings.FEEDS = {**settings.FEEDS, "megabytes": "many"}
    with pytest.raises(Refused, match="SERVANDA_FEED_MEGABYTES"):
        rules_of(feed)


def test_nothing_is_configured_at_first(settings: Any, tmp_path: Path) -> None:
    settings.FEEDS = {**settings.FEEDS, "file": str(tmp_path / "feeds.toml")}
    assert configured() == []


def test_a_stranger_may_not(db: None) -> None:
    feed = Feed(dataset="d", addresses=("https://x.example",))
    with pytest.raises(Forbidden):
        refresh(
            feed, rules=Rules(hosts=feed.hosts), how=How(), actor=Actor(id="u", role=""), now=NOW
        )


def test_failures_in_a_line() -> None:
    assert told(["a", "b", "c", "d"]) == "a; b; c; and 1 more"
