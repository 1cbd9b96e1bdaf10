"""`servanda plan`: begin one, list them."""

import json

import pytest

from servanda.ledger import store


def test_a_plan_begins_and_is_listed(run):
    assert run("plan", "list").line == "there are no plans yet; begin one with `servanda plan new`"
    words = [
        "--title-vi",
        "Tập dượt",
        "--title-ar",
        "تمرين",
        "--currency",
        "EUR",
        "--nature",
        "exercise",
    ]
    assert run("plan", "new", "drill-1", *words).out == "plan drill-1 has begun\n"
    kept = store.recall_one("plan", "drill-1")
    assert (kept.title.vi, kept.title.ar, kept.currency, kept.nature) == (
        "Tập dượt",
        "تمرين",
        "EUR",
        "exercise",
    )
    assert run("plan", "list").out == "drill-1\topen\texercise\t\n"
    (row,) = json.loads(run("plan", "list", "--json").out)["plans"]
    assert row == {"key": "drill-1", "nature": "exercise", "state": "open", "title_en": ""}
    assert run("verify").code == 0


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        (["new"], 2, "a new plan needs a short name and a title"),
        (["new", "x"], 2, "a new plan needs a short name and a title"),
        (["new", "a/b", "--title-en", "T"], 2, "'a/b' is no short name; use small letters"),
        (["new", "Ả rập", "--title-en", "T"], 2, "is no short name"),
        (["new", "x", "--title-en", "T", "--currency", "dollar"], 2, "'dollar' is no currency"),
        (["new", "x", "--title-en", "T", "--nature", "fake"], 2, "invalid choice: 'fake'"),
        (["new", "drill", "--title-en", "T"], 1, "there is a plan drill already; choose another"),
    ],
)
def test_what_is_off(run, drill, words, code, line):
    done = run("plan", *words)
    assert done.code == code
    assert line in done.line
    assert [plan.id for plan in store.recall("plan", "drill")] == ["drill"]
