"""`servanda flows`: a total with what it leaves out, and the rows of each figure."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from servanda.ledger.datasets import Sealed, seal_snapshot
from servanda.ledger.models import Entry
from tests.cli.conftest import ROOT, Done
from tests.flows.asked import FTS, Book, days

Run = Callable[..., Done]
NOW = datetime(2026, 6, 30, tzinfo=UTC)


def keep(snapshot: Any, number: str = "00001") -> None:
    """Let the ledger name a snapshot that lies in `FLOWS/toy`."""
    manifest = snapshot.manifest
    sealed = Sealed(
        dataset="toy",
        number=number,
        standard="toy",
        manifest="0" * 64,
        records=manifest.records,
        files=1,
        size=1,
        rows={name: table.rows for name, table in manifest.tables.items()},
        refused=[],
    )
    seal_snapshot(sealed, actor="cli", now=NOW)


@pytest.fixture
def toy(db: None, settings: Any, tmp_path: Path) -> None:
    """Three flows inside the boundary, one outside it, one pledged."""
    settings.FLOWS = tmp_path / "flows"
    settings.HOME = tmp_path
    book = Book()
    for name, amount, values in (
        ("A", "100", {"provider": "x:1", "provider_name": "Alpha"}),
        ("B", "50.25", {"provider": "x:1", "provider_name": "Alpha", "stage": "commitment"}),
        ("C", "25", {"provider": "x:2", "provider_name": "Beta", "decided": days("2021-01-05")}),
        ("D", "999", {"boundary": "internal"}),
        ("E", "70", {"stage": "pledge"}),
    ):
        given = {"boundary": "incoming", "converted": amount, "converted_currency": "USD"} | values
        book.flow(name, amount, **given)
    keep(book.snapshot(tmp_path / "flows", FTS))


def test_a_total_as_json(run: Run, toy: None) -> None:
    done = run("flows", "total", "--dataset", "toy", "--json")
    assert done.code == 0
    assert json.loads(done.out) == {
        "total": 175.25,
        "currency": "USD",
        "rows": 3,
        "boundary": "incoming",
        "stage": ["commitment", "disbursement"],
        "since": None,
        "as_of": None,
        "rate_source": "publisher",
        "rates": [{"source": "publisher", "rows": 3}],
        "left_out": [
            {"reason": "not-in-boundary", "rows": 1, "amount": 999, "currency": "USD"},
            {
                "reason": "other-stage",
                "rows": 1,
                "amount": 70,
                "currency": "USD",
                "stage": "pledge",
            },
        ],
    }


def test_groups(run: Run, toy: None) -> None:
    found = json.loads(run("flows", "total", "--dataset", "toy", "--by", "party", "--json").out)
    assert found["groups"] == [
        {"key": "x:1", "name": "Alpha", "total": 150.25, "rows": 2},
        {"key": "x:2", "name": "Beta", "total": 25, "rows": 1},
    ]
    stages = json.loads(run("flows", "total", "--dataset", "toy", "--by", "stage", "--json").out)
    assert [(one["key"], one["total"], one["headline"]) for one in stages["groups"]] == [
        ("pledge", 70, False),
        ("commitment", 50.25, True),
        ("disbursement", 125, True),
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            (
                "175.25 USD: committed + disbursed",
                "Alpha [x:1]",
                "outside the boundary: 1; 999 USD [not-in-boundary]",
            ),
        ),
        ("vi", ("để ngoài tổng:", "ngoài phạm vi: 1; 999 USD")),
        ("ar", ("خارج المجموع:", "خارج الحدود: 1; 999 USD")),
    ],
)
def test_lines_for_a_terminal(run: Run, toy: None, language: str, words: tuple[str, ...]) -> None:
    done = run("flows", "total", "--dataset", "toy", "--by", "party", "--lang", language)
    assert done.code == 0
    assert [one for one in words if one not in done.out] == []


def test_the_rows_of_a_figure(run: Run, toy: None) -> None:
    """Each row names the place of its record in the file as taken."""
    done = run("flows", "rows", "--dataset", "toy", "--by", "party", "--group", "x:1")
    found = list(csv.DictReader(io.StringIO(done.out)))
    assert sorted((one["id"], one["worth"]) for one in found) == [("A", "100"), ("B", "50.25")]
    assert (found[0]["file_name"], found[0]["length"]) == ("toy.jsonl", "10")
    lines = run("flows", "total", "--dataset", "toy", "--rows", "--json").out.splitlines()
    assert sorted(json.loads(line)["id"] for line in lines) == ["A", "B", "C"]
    assert all(isinstance(json.loads(line)["record"], str) for line in lines)  # of 63 bits
    left = run("flows", "rows", "--dataset", "toy", "--reason", "any", "--json").out.splitlines()
    assert sorted(json.loads(line)["reason"] for line in left) == ["not-in-boundary", "other-stage"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("total",), 2, "with --dataset NAME"),
        (("rates", "--remove"), 2, "--remove goes with"),
        (("pillars", "table.csv"), 2, "with --plan PLAN"),
        (("rates", "none.csv"), 1, "there is no file"),
        (("total", "--dataset", "none"), 1, "there is no dataset 'none'"),
        (("total", "--dataset", "toy", "--stage", "pledge,commitment"), 1, "not of one kind"),
        (("total", "--dataset", "toy", "--group", "x"), 2, "choose rows"),
        (("rows", "--dataset", "toy", "--group", "x"), 2, "goes with --by"),
        (("rows", "--dataset", "toy", "--reason", "odd"), 2, "--reason is one of other-stage, dup"),
        (
            ("rows", "--dataset", "toy", "--by", "party", "--group", "Alpha"),
            0,
            "no row is in the group 'Alpha'",
        ),
        (("total", "--dataset", "toy", "--boundary", "odd"), 1, "is no boundary"),
    ],
)
def test_words_that_are_off(run: Run, toy: None, words: Any, code: int, told: str) -> None:
    done = run("flows", *words)
    assert (done.code, told in done.line) == (code, True)


def test_rates_are_kept_and_used(run: Run, toy: None, tmp_path: Path) -> None:
    """A missing rate leaves rows out and counts them; a table of the operator lets them in."""
    asked = ("flows", "total", "--dataset", "toy", "--currency", "VND", "--json")
    before = json.loads(run(*asked).out)
    assert before["rows"] == 0
    left = next(one for one in before["left_out"] if one["reason"] == "no-rate")
    assert (left["rows"], left["amount"], left["rate"]) == (3, 175.25, "USD/VND")
    assert left["advice"].endswith("load a table: servanda flows rates FILE")
    assert "nobody quotes USD in VND for those days" in run(*asked[:-1]).out
    table = tmp_path / "rates.csv"
    table.write_text("Date,Rate,Currency,Frequency\n2020-12-31,20000,VND,A\n2020-12-31,x,VND,A\n")
    done = run("flows", "rates", table)
    assert (done.code, "1 rows quote nothing" in done.line) == (0, True)
    after = json.loads(run(*asked).out)
    assert (after["total"], after["rows"], after["rate_source"]) == (3_005_000, 2, "rates.csv")
    assert "rates.csv: in USD" in run("flows", "rates").out
    assert Entry.objects.filter(object="table:rates/rates.csv").count() == 1
    assert run("flows", "rates", "rates.csv", "--remove").out == "rates.csv: used no more\n"
    assert json.loads(run(*asked).out) == before
    again = run("flows", "rates", "rates.csv", "--remove")
    assert (again.code, "there is no table of rates" in again.line) == (1, True)
    assert Entry.objects.filter(object="table:rates/rates.csv").count() == 2


def test_pillars_of_a_plan(run: Run, toy: None, drill: str, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(run("flows", "pillars").out.replace("dac,12,essential-needs", "dac,12,health"))
    assert run("flows", "pillars", table, "--plan", "drill").code == 0
    assert "dac,12,health" in run("flows", "pillars", "--plan", "drill").out
    assert "dac,12,essential-needs" in run("flows", "pillars").out
    found = json.loads(run("flows", "total", "--dataset", "toy", "--by", "pillar", "--json").out)
    assert found["groups"] == [{"key": "", "name": "", "total": 175.25, "rows": 3}]
    table.write_text("a,b\n")
    assert "has no row" in run("flows", "pillars", table, "--plan", "drill").line
    for words in (
        ("pillars", table),
        ("pillars",),
        ("total", "--dataset", "toy", "--by", "pillar"),
    ):
        assert "no plan 'none'" in run("flows", *words, "--plan", "none").line


def test_a_pillar_that_the_plan_does_not_know_is_told(run: Run, tmp_path: Path) -> None:
    from servanda.cli.commands.demo import load_samples

    samples = tmp_path / "samples"
    samples.mkdir()
    (samples / "gaza-2014").symlink_to(ROOT / "samples" / "gaza-2014")
    load_samples(str(samples))
    table = tmp_path / "table.csv"
    table.write_text("vocabulary,code,pillar\ndac,1,gaza\ndac,2,gazza\n")
    done = run("flows", "pillars", table, "--plan", "gaza-2014")
    assert (done.code, done.line) == (0, "servanda: no direction of gaza-2014 is called gazza")


def test_a_table_whose_mapping_waits_says_so(run: Run, settings: Any, tmp_path: Path) -> None:
    settings.FLOWS = tmp_path / "flows"
    file = tmp_path / "pledges.csv"
    file.write_text("Donor,Pledged (USD)\nExampleland,100\nOtherland,50\n", encoding="utf-8")
    run("take", file, "--dataset", "d")
    done = run("flows", "total", "--dataset", "d", "--lang", "vi")
    assert "`servanda datasets d --mapping`" in done.out
    assert (
        json.loads(run("flows", "total", "--dataset", "d", "--json").out)["mapping"] == "proposed"
    )
    assert run("take", file, "--dataset", "d", "--accept-mapping").code == 0
    assert "mapping" not in run("flows", "total", "--dataset", "d", "--json").out


def test_rows_as_a_file(run: Run, toy: None, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    done = run("flows", "rows", "--dataset", "toy", "--csv", str(path))
    assert (done.code, done.out.split(": ")[1]) == (0, "3 rows\n")
    with path.open(encoding="utf-8", newline="") as stream:
        assert sorted(row["id"] for row in csv.DictReader(stream)) == ["A", "B", "C"]
    assert run("flows", "total", "--dataset", "toy", "--csv", str(path)).code != 0


def test_only_iati_is_written_as_iati(run: Run, toy: None, tmp_path: Path) -> None:
    path = tmp_path / "out.xml"
    done = run("flows", "export", "--dataset", "toy", "--iati", str(path))
    assert done.code == 1
    assert "no IATI file can be made" in done.err
    assert not path.exists()
    assert run("flows", "export", "--dataset", "toy").code != 0
