"""A plan goes out as files and comes back the same, byte for byte; the faulty part says why not."""

import json
from pathlib import Path

import pytest

from servanda.actions.packages import export_files, files_in, import_files, write_to
from servanda.actions.refusals import Forbidden, Refused
from servanda.actions.take import take
from servanda.ledger import models, store
from tests.actions.articles import FIRST, SECOND
from tests.actions.conftest import CONTRIBUTOR, PLAN, READERS, SECRETARY
from tests.conftest import NOW

SAMPLES = Path(__file__).parents[2] / "samples"


def importing(files, actor=SECRETARY):
    return import_files(files, actor=actor, now=NOW)


@pytest.fixture
def taken(plan):
    for name, text in (("one.txt", FIRST), ("two.txt", SECOND)):
        take(text.encode(), name, plan=plan, actor=SECRETARY, now=NOW)
    return export_files(PLAN)


@pytest.mark.parametrize("sample", ["gaza-2014", "gaza-2026"])
@pytest.mark.parametrize("ending", ["", ".zip"])
def test_a_sample_comes_back_byte_for_byte(db, sound, tmp_path, sample, ending):
    given = files_in(SAMPLES / sample)
    done = importing(given)
    assert (done.plans, done.findings) == ((sample,), ())
    write_to(tmp_path / f"out{ending}", export_files(sample))
    assert files_in(tmp_path / f"out{ending}") == given
    assert sound()


def test_what_is_exported_is_imported_the_same(taken, sound):
    records = store.recall_plan(PLAN, proposals=True)
    done = importing(taken)
    assert (done.records, done.findings) == (len(records), ())
    assert store.recall_plan(PLAN, proposals=True) == records
    assert export_files(PLAN) == taken
    assert sound()


def test_a_public_export_holds_no_proposal(taken):
    assert "proposals.csv" in taken
    public = export_files(PLAN, public=True)
    assert "proposals.csv" not in public
    assert importing(public).findings == ()


def test_one_line_in_the_journal(taken):
    importing(taken)
    line = models.Entry.objects.order_by("-seq")[0]
    facts = {"records": len(store.recall_plan(PLAN, proposals=True)), "findings": 0}
    assert (line.verb, line.object) == ("import", f"plan:{PLAN}")
    assert json.loads(line.body)["facts"] == facts


def test_faults_are_reported_and_the_rest_is_kept(taken, sound):
    lines = taken["proposals.csv"].decode().splitlines()
    broken = dict(taken) | {"proposals.csv": "\n".join([*lines[:-1], "odd,row"]).encode()}
    whole = importing(taken)
    done = importing(broken)
    assert done.findings
    assert all(f.message and f.code.startswith("package.") for f in done.findings)
    assert whole.records > done.records > 0
    assert sound()


def test_a_package_without_a_plan_is_refused(db):
    for files in ({}, {"datapackage.json": b"{"}, {"datapackage.json": b'{"resources": []}'}):
        with pytest.raises(Refused, match="the package holds no plan: "):
            importing(files)
    assert not models.Entry.objects.exists()


@pytest.mark.parametrize("actor", [CONTRIBUTOR, *READERS], ids=lambda a: a.role or "stranger")
def test_only_a_secretary_imports(db, actor):
    with pytest.raises(Forbidden):
        importing(files_in(SAMPLES / "gaza-2014"), actor)
    assert not models.Plan.objects.exists()
