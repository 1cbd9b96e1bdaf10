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
CARRIERS = Path(__file__).parents[1] / "samples" / "carriers"


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


@pytest.mark.parametrize("ending", ["", ".zip"])
def test_what_came_as_a_page_or_a_pdf_travels_with_its_bytes(plan, sound, tmp_path, ending):
    contents = [(CARRIERS / f"good.{name}").read_bytes() for name in ("html", "pdf", "docx", "eml")]
    for content in contents:
        take(content, "x", plan=PLAN, actor=SECRETARY, now=NOW)
    before = store.recall_plan(PLAN, proposals=True)
    files = export_files(PLAN)
    assert sum(path.startswith("originals/") for path in files) == len(contents)
    write_to(tmp_path / f"out{ending}", files)
    write_to(tmp_path / f"out{ending}", files)  # what an export wrote, an export may write again
    back = files_in(tmp_path / f"out{ending}")
    models.Original.objects.all().delete()
    assert not sound()
    assert importing(back).findings == ()
    assert store.recall_plan(PLAN, proposals=True) == before
    assert {bytes(one.content) for one in models.Original.objects.all()} == set(contents)
    assert export_files(PLAN) == files
    assert sound()


def test_without_the_originals_the_words_load_with_a_warning(plan, sound):
    done = take((CARRIERS / "good.html").read_bytes(), "x", plan=PLAN, actor=SECRETARY, now=NOW)
    files = export_files(PLAN)
    path = f"originals/{done.document}"
    for bare in ({k: v for k, v in files.items() if k != path}, files | {path: b"other"}):
        found = importing(bare).findings
        assert [f.code for f in found] == ["package.document.original"]
    assert [f.code for f in importing(files | {"originals/x": b""}).findings] == [
        "package.original.unlisted"
    ]
    assert sound()


def test_a_text_changed_by_hand_no_longer_is_what_was_read(plan):
    take((CARRIERS / "good.html").read_bytes(), "x", plan=PLAN, actor=SECRETARY, now=NOW)
    files = export_files(PLAN)
    (path,) = [name for name in files if name.startswith("documents/")]
    codes = {f.code for f in importing(files | {path: files[path] + b"More."}).findings}
    assert "package.document.sha256" in codes
    rows = files["documents.csv"].decode()
    mark = next(name for name in files if name.startswith("originals/")).removeprefix("originals/")
    codes = {
        f.code
        for f in importing(files | {"documents.csv": rows.replace(mark, "", 1).encode()}).findings
    }
    assert "package.document.no-id" in codes


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
