"""Taking a document in with a second proposer set: both are kept, named and sealed; a fault loses nothing."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from servanda.actions import asking
from servanda.actions.second import second_proposals
from servanda.actions.take import Taken, take
from servanda.extraction.propose import propose
from servanda.extraction.reading import read
from servanda.ledger import models, store
from servanda.records import Document
from tests.actions.conftest import PLAN, SECRETARY
from tests.actions.fake_endpoint import Behave, plain, saying, serving, silent
from tests.conftest import NOW
from tests.extraction.seconding import ARTICLE, ROAD

SOLDIERS = {
    "kind": "promise",
    "quote": "Indonesia will send up to 8,000 soldiers to Gaza by 30 June 2026",
    "modality": "pledge",
    "obligors": ["Indonesia"],
    "amount": {"value": 9000, "unit": "soldier"},
}
OTHER = {"kind": "promise", "quote": ROAD, "modality": "pledge", "obligors": ["Norway"]}
LIE = {"kind": "promise", "quote": "Indonesia will build a harbour", "modality": "pledge"}


@pytest.fixture(autouse=True)
def rested() -> Iterator[None]:
    """Begin with nobody left alone."""
    asking._resting.clear()
    yield
    asking._resting.clear()


def taken(settings: Any, url: str, timeout: str = "5") -> Taken:
    settings.PROPOSER = settings.PROPOSER | {"url": url, "model": "fake", "timeout": timeout}
    return take(ARTICLE.encode(), "one.txt", plan=PLAN, actor=SECRETARY, now=NOW)


def facts() -> dict[str, Any]:
    entry = models.Entry.objects.get(verb="take")
    return dict(json.loads(entry.body)["facts"])


def document() -> tuple[Document, Any]:
    reading = read(ARTICLE)
    return Document(plan=PLAN, id=reading.sha256, text=ARTICLE, filename="a.txt"), reading


def test_without_a_setting_nothing_changes() -> None:
    kept, reading = document()
    rules = propose(reading, plan=PLAN, document=kept.id)
    done = second_proposals(kept, reading, rules)
    assert (done.proposals, done.findings, done.facts) == (tuple(rules), (), {})


def test_a_setting_that_is_off_is_a_finding(settings: Any) -> None:
    settings.PROPOSER = settings.PROPOSER | {"url": "http://models.example.org/v1", "model": "m"}
    kept, reading = document()
    done = second_proposals(kept, reading, [])
    assert (done.proposals, done.facts) == ((), {})
    assert [finding.code for finding in done.findings] == ["proposer.settings"]


def test_both_proposers_are_kept_named_and_sealed(settings: Any, plan: str, sound: Any) -> None:
    with serving(saying(SOLDIERS, OTHER, LIE)) as server:
        done = taken(settings, server.url)
        assert len(server.asked) == 1
    rules = {p.rule: p for p in store.recall("proposal", PLAN) if "model:fake" in p.rule}
    assert rules.keys() == {"promises.will + model:fake", "model:fake"}
    values = json.loads(rules["promises.will + model:fake"].values)
    assert values["amount"]["maximum"] == 8000
    assert values["marks"] == [{"code": "disagrees", "field": "amount", "claimed": "9000 soldier"}]
    assert rules["model:fake"].evidence[0].exact == ROAD
    assert facts()["second"] == {
        "proposer": "model:fake",
        "version": "1",
        "asked": 1,
        "agreed": 1,
        "added": 1,
        "rejected": 1,
    }
    assert {"proposer.rejected", "proposer.disagrees"} <= {f.code for f in done.findings}
    assert sound()


@pytest.mark.parametrize(
    ("behave", "code"),
    [
        (plain(b"no", 500), "proposer.status"),
        (silent(3), "proposer.timeout"),
        (plain(b"<html>"), "proposer.reply"),
        (plain(b"[" * 500_000), "proposer.reply"),
        (plain(b"x" * 2_000_000), "proposer.too-large"),
        (plain(b"", 302, Location="http://127.0.0.1:9/"), "proposer.status"),
    ],
)
def test_a_fault_of_the_other_side_loses_nothing(
    settings: Any, plan: str, sound: Any, *, behave: Behave, code: str
) -> None:
    kept, reading = document()
    rules = propose(reading, plan=PLAN, document=kept.id)
    with serving(behave) as server:
        done = taken(settings, server.url, timeout="1" if code == "proposer.timeout" else "20")
    assert {p.id for p in store.recall("proposal", PLAN)} == {p.id for p in rules}
    assert code in {finding.code for finding in done.findings}
    assert facts()["second"]["failed"] == [code]
    assert sound()


def test_what_is_kept_already_is_not_asked_about(settings: Any, plan: str) -> None:
    with serving(saying()) as server:
        taken(settings, server.url)
        assert taken(settings, server.url).already
        assert len(server.asked) == 1
