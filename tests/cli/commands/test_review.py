"""`servanda review`: what waits, and a decision on one."""

import json

import pytest

from servanda.ledger import store


@pytest.fixture
def waiting(run, drill, one):
    run("take", one)
    return json.loads(run("review", "--json").out)["proposals"]


def key_of(waiting, kind):
    return next(item["key"] for item in waiting if item["kind"] == kind)


def test_what_waits(run, waiting):
    done = run("review")
    assert done.line == f"{len(waiting)} proposals wait in drill"
    assert all(item["key"] in done.out for item in waiting)
    assert "\tIndonesia sẽ đóng góp 8,5 triệu USD" in done.out
    only = json.loads(run("review", "--kind", "promise", "--json").out)["proposals"]
    assert {item["kind"] for item in only} == {"promise"}
    assert only[0]["values"]["modality"] in ("pledge", "intent")


def test_a_decision(run, waiting):
    key = key_of(waiting, "promise")
    done = run("review", key, "--accept", "--note", "clear")
    assert done.code == 0
    assert done.out.startswith("accepted: promise:")
    assert len(store.recall("promise", "drill")) == 1
    again = run("review", key, "--accept")
    assert again.code == 1
    assert again.line == (
        "servanda: this proposal was accepted already. See what it became in the desk."
    )


def test_an_amendment(run, waiting):
    amount = '{"maximum": 300, "unit": "soldier"}'
    done = run(
        "review",
        key_of(waiting, "promise"),
        "--amend",
        "strength=2",
        "due=2026-12",
        f"amount={amount}",
    )
    assert done.code == 0, done.err
    (kept,) = store.recall("promise", "drill")
    assert (kept.strength, kept.due.iso, kept.amount.maximum) == (2, "2026-12", 300)


def test_a_rejection_and_a_reading(run, waiting):
    assert run("review", key_of(waiting, "promise"), "--reject", "--note", "no").out == (
        "rejected: no record\n"
    )
    assert run("review", key_of(waiting, "date"), "--accept").out == "accepted: no record\n"


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        ([], 2, "say --accept, --amend FIELD=VALUE or --reject"),
        (["--amend", "strength"], 2, "'strength' is not FIELD=VALUE"),
        (["--amend", "amount={3"], 2, "amount: this is no JSON"),
        (["--accept", "--reject"], 2, "not allowed with argument"),
        (["--amend", "strength=9"], 1, "strength: '9' is not a grade. Write a whole number"),
        (["--amend", "due=31/2"], 1, "due: '31/2' is not a date. Write a day as"),
        (["--amend", "amount=abc"], 1, "amount: 'abc' is not an amount"),
        (["--amend", "colour=red"], 1, "a promise has no field 'colour'"),
    ],
)
def test_what_is_off_decides_nothing(run, waiting, words, code, line):
    done = run("review", key_of(waiting, "promise"), *words)
    assert done.code == code
    assert line in done.line
    assert len(json.loads(run("review", "--json").out)["proposals"]) == len(waiting)


def test_a_key_that_is_not_there(run, drill):
    done = run("review", "drill/none", "--accept")
    assert done.code == 1
    assert done.line == (
        "servanda: there is no proposal drill/none. See `servanda review --plan PLAN`."
    )
