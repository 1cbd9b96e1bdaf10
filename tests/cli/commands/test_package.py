"""`servanda package`: out and in again, into another home, byte for byte."""

import json
import shutil

import pytest

from servanda.actions.package_files import files_in
from tests.cli.conftest import ROOT, servanda

SAMPLE = ROOT / "samples" / "gaza-2014"


def test_export_import_export_into_an_empty_home(home, bare, one, two, tmp_path):
    assert servanda(home, "take", one, two).code == 0
    assert servanda(home, "package", "export", "drill", tmp_path / "first").code == 0
    other = shutil.copytree(bare, tmp_path / "other")
    done = servanda(other, "package", "import", tmp_path / "first")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("no findings\n")
    assert servanda(other, "package", "export", "drill", tmp_path / "second.zip").code == 0
    assert files_in(tmp_path / "second.zip") == files_in(tmp_path / "first")
    assert servanda(other, "verify").code == 0


def test_check_needs_no_database(tmp_path):
    done = servanda(tmp_path / "home", "package", "check", SAMPLE)
    assert (done.code, done.out, done.err) == (0, "no findings\n", "")
    assert not (tmp_path / "home").exists()


@pytest.fixture
def faulty(tmp_path):
    """The sample with one amount that is no number."""
    path = tmp_path / "faulty"
    shutil.copytree(SAMPLE, path)
    sheet = path / "promises.csv"
    text = sheet.read_text(encoding="utf-8")
    assert ",200000000," in text
    sheet.write_text(text.replace(",200000000,", ",two hundred,", 1), encoding="utf-8")
    return path


def test_a_fault_is_named_and_the_rest_loads(run, faulty):
    checked = run("package", "check", faulty, "--json")
    assert checked.code == 1
    findings = json.loads(checked.out)["findings"]
    assert any("promises.csv" in f["where"] and "'two hundred'" in f["message"] for f in findings)
    assert all(f["advice"] for f in findings)
    done = run("package", "import", faulty)
    assert done.code == 1
    assert "gaza-2014: " in done.out
    assert "error: package." in done.out
    assert run("status", "--plan", "gaza-2014").code == 0
    assert run("verify").code == 0


@pytest.mark.parametrize("what", ["import", "check"])
def test_what_is_no_package(run, tmp_path, what):
    (tmp_path / "letter.txt").write_text("hello")
    for place, words in (
        ("gone", "there is no "),
        ("", "holds no datapackage.json"),
        ("letter.txt", "the ZIP file cannot be read"),
    ):
        done = run("package", what, tmp_path / place)
        assert (done.code, done.out) == (1, "")
        assert words in done.line


def test_where_an_export_does_not_go(run, drill, tmp_path):
    (tmp_path / "letter.txt").write_text("hello")
    done = run("package", "export", "drill", tmp_path)
    assert done.code == 1
    assert "holds other files. Name a new folder" in done.line
    done = run("package", "export", "nowhere", tmp_path / "x")
    assert done.line == "servanda: there is no plan 'nowhere'; there are: drill"
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    "words", [["export", "drill"], ["import", "a", "b"], ["check"], ["send", "x"], []]
)
def test_words_that_are_off(run, words):
    done = run("package", *words)
    assert done.code == 2
    assert done.line
