"""`servanda reconcile`: today's status of every promise, stored and counted."""

from servanda.cli.framework import today
from servanda.ledger import journal, store
from tests.cli.conftest import ROOT


def test_every_promise_has_its_status(run):
    run("package", "import", ROOT / "samples" / "gaza-2014")
    done = run("reconcile", "--plan", "gaza-2014")
    assert (done.code, done.err) == (0, "")
    kept = store.recall_standings("gaza-2014")
    assert len(kept) == len(store.recall("promise", "gaza-2014"))
    assert {status.as_of for status in kept} == {today()}
    counted = sum(int(part.split()[0]) for part in done.out.partition(": ")[2].split(", "))
    assert counted == len(kept)


def test_nothing_promised(run, drill):
    assert run("reconcile").out == "drill: no promises\n"
    assert run("reconcile", "--plan", "x").code == 1


def test_pairings_that_wait_again_are_named(run, drill, monkeypatch):
    def reopened(plan, *, actor, now):
        facts = {"reopened": [f"{plan}/a~1"]}
        journal.seal("reopen", f"plan:{plan}", [], actor=actor.id, at=now, facts=facts)
        return (f"{plan}/a~1",)

    monkeypatch.setattr("servanda.actions.reconcile.reopen_stranded", reopened)
    done = run("reconcile")
    assert (done.code, done.line) == (
        0,
        "servanda: drill/a~1 rested on what was withdrawn: it waits again",
    )
