"""Records as a judgement reads them: bare, of a plan or of a half, and otherwise as they were kept."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.ledger.halves import halves
from servanda.ledger.judged import USUAL, recall_judged
from servanda.ledger.store import keep, recall, withdraw
from servanda.records import Match, Observation, When, Wording
from servanda.records.columns import to_columns
from tests.ledger.test_halves import kept, paid, promise
from tests.strategies import PLAN, WHOLE, WORLD, records

NOW = datetime(2026, 6, 30, tzinfo=UTC)
LEAST = Match(plan=PLAN, id="m", promise="known", delivery="known")


@pytest.fixture
def world(db):
    keep(WORLD, recorded=NOW)


@pytest.mark.parametrize("kind", ["promise", "count", "observation", *USUAL])
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_what_is_recalled_bare_is_all_but_the_words(world, kind, data):
    keep([data.draw(records(kind))], recorded=NOW)
    unread = {"evidence": ()}
    unread |= {"title": Wording()} if kind == "delivery" else {}
    unread |= {"note": ""} if kind == "match" else {}
    whole = [replace(record, **unread) for record in recall(kind, PLAN)]
    assert recall_judged(kind, PLAN) == whole


def test_what_a_bare_record_leaves_unread_stands_at_its_default(world):
    for kind, usual in USUAL.items():
        (least,) = recall_judged(kind, PLAN) if kind == "delivery" else [LEAST]
        columns = to_columns(least)
        assert {name: columns[name] for name in usual} == usual


def test_each_half_has_what_bears_on_its_promises_and_both_have_all(world):
    seen = [
        Observation(plan=PLAN, id=f"o-{one}", promise=one, kind="met", date=When("2026"))
        for one in "ab"
    ]
    kept([*map(promise, "abcd"), *paid("d1", "a", "c"), *paid("d2", "b"), *paid("d3", "d"), *seen])
    two = halves(PLAN, least=2)
    found = {
        kind: [[one.id for one in recall_judged(kind, PLAN, half=half)] for half in two]
        for kind in ("promise", "delivery", "match", "observation")
    }
    assert found == {
        "promise": [["a", "b", "c"], ["d", "known"]],
        "delivery": [["d1", "d2"], ["d3"]],
        "match": [["a-d1", "b-d2", "c-d1"], ["d-d3"]],
        "observation": [["o-a", "o-b"], []],
    }


def test_what_was_withdrawn_is_in_no_half(world):
    kept([*map(promise, "abcd"), *paid("d1", "a"), *paid("d2", "b")])
    withdraw("delivery", f"{PLAN}/d1", recorded=NOW)
    withdraw("match", f"{PLAN}/b-d2", recorded=NOW)
    first, _ = halves(PLAN, least=2)
    assert recall_judged("delivery", PLAN, half=first) == []
    assert [one.id for one in recall_judged("match", PLAN, half=first)] == ["a-d1"]


@pytest.mark.parametrize("whole", [True, False])
def test_words_come_only_when_asked_for(world, whole):
    said = replace(promise("a"), evidence=(WHOLE,))
    kept([said, promise("b")])
    half = None if whole else halves(PLAN, least=2)[0]
    assert recall_judged("promise", PLAN, half=half, quoted=True)[0] == said
    assert recall_judged("promise", PLAN, half=half)[0] == replace(said, evidence=())
