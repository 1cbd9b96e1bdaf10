"""`servanda verify`: what was checked, the head to note down, and each fault by name."""

import json

import pytest

from servanda.ledger import models


def test_nothing_is_wrong(run, drill, one):
    run("take", one)
    done = run("verify")
    assert (done.code, done.err) == (0, "")
    assert "2 journal entries, " in done.out
    assert done.out.endswith("nothing is wrong\n")
    found = json.loads(run("verify", "--json").out)
    assert (found["entries"], found["findings"]) == (2, [])


def test_a_row_altered_behind_its_back_is_named(run, drill):
    models.Plan.objects.update(title_en="Another")
    done = run("verify")
    assert done.code == 1
    assert "error: journal.row-altered: plan drill: the row is not as it was sealed" in done.out
    assert done.out.endswith("faults: 1\n")
    found = json.loads(run("verify", "--json").out)
    assert [f["code"] for f in found["findings"]] == ["journal.row-altered"]


def test_a_head_noted_earlier(run, drill, one):
    head = next(line for line in run("verify").out.splitlines() if line.startswith("head "))[5:]
    run("take", one)
    assert run("verify", "--expect", head).code == 0
    done = run("verify", "--expect", f"1:{'0' * 64}")
    assert done.code == 1
    assert "journal.truncated" in done.out


@pytest.mark.parametrize("head", ["x", "1", "1:abc", f":{'0' * 64}", f"one:{'0' * 64}"])
def test_a_head_that_is_none(run, db, head):
    done = run("verify", "--expect", head)
    assert done.code == 2
    assert "--expect takes a head as `servanda verify` printed it" in done.line
