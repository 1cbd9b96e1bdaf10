"""What the columns of a dataset's tables mean: proposed, shown, decided, and then read anew."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from servanda.actions.actor import COMMAND_LINE
from servanda.actions.dataset_mapping import (
    accept_mapping,
    context_of,
    is_remapped,
    keep_mapping,
    kept_mapping,
    mapping_of,
    module_by,
    put_back,
    semantics_of,
)
from servanda.actions.datasets import How, Imported, import_files
from servanda.actions.refusals import Refused
from servanda.flows.snapshot import Snapshot, open_snapshot
from servanda.records.bulk import Semantics
from servanda.standards import fts, pledges
from tests.actions.importing import NOW

TABLE = "Donor,Pledged (USD),Paid\nExampleland,100,20\nOtherland,50,5\nTotal,150,25\n"
Take = Callable[..., Imported]


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.FLOWS = tmp_path / "flows"
    return tmp_path / "flows" / "d"


@pytest.fixture
def take(db: None, folder: Path, tmp_path: Path) -> Take:
    """Take tables, by name, into the dataset `d`."""

    def take(tables: dict[str, str], **how: Any) -> Imported:
        paths = [tmp_path / name for name in tables]
        for path in paths:
            path.write_text(tables[path.name], encoding="utf-8")
        return import_files(paths, "d", how=How(**how), actor=COMMAND_LINE, now=NOW)

    return take


def seen(folder: Path) -> Snapshot:
    return open_snapshot(max(path for path in folder.glob("[0-9]*") if path.is_dir()))


def test_amounts_come_once_the_mapping_is_accepted(take: Take, folder: Path) -> None:
    first = take({"a.csv": TABLE})
    assert [one["code"] for one in first.findings] == ["pledges.mapping.proposed"]
    assert "flow" not in first.rows
    second = take({"a.csv": TABLE}, accept=True)
    assert (second.rows["flow"], second.findings) == (4, ())
    assert take({"a.csv": TABLE}).already
    assert json.loads(mapping_of(seen(folder), pledges))["accepted"] is True


def test_a_person_s_mapping_is_read_by_and_stays(take: Take, folder: Path) -> None:
    take({"a.csv": TABLE})
    given = json.loads(mapping_of(seen(folder), pledges))
    given |= {"accepted": True, "settings": {"currency": "EUR", "semantics": "exclusive"}}
    take({"a.csv": TABLE}, mapping=json.dumps(given).encode())
    with seen(folder).connect() as con:
        assert con.execute("SELECT DISTINCT currency FROM flow").fetchall() == [("EUR",)]
    assert seen(folder).semantics.kind == "exclusive"
    # The same row at the same place of two tables is one record; the other three are new.
    more = take({"b.csv": TABLE.replace("Exampleland", "Thirdland")})
    assert more.rows["flow"] == 6


def test_tables_of_other_columns_are_accepted_together(take: Take, folder: Path) -> None:
    """Each lacks what the other has, which is no fault; what both have is missed where it is gone."""
    other = TABLE.replace("Paid", "Due by now").replace("Exampleland", "Thirdland")
    take({"a.csv": TABLE, "b.csv": other})
    done = take({"a.csv": TABLE, "b.csv": other}, accept=True)
    assert (done.findings, done.rows["flow"]) == ((), 8)
    told = {one["heading"]: one.get("optional", False)
            for one in json.loads(mapping_of(seen(folder), pledges))["columns"]}  # fmt: skip
    assert told == {"Donor": False, "Pledged (USD)": False, "Paid": True, "Due by now": True}
    gone = take({"a.csv": TABLE.replace("Pledged (USD)", "Promised (USD)")})
    assert [one["message"].rpartition(": ")[2] for one in gone.findings] == ["Pledged (USD)"]


def test_what_is_no_mapping_is_refused_and_nothing_changes(take: Take, folder: Path) -> None:
    take({"a.csv": TABLE})
    with pytest.raises(Refused, match="no JSON"):
        take({"a.csv": TABLE}, mapping=b"{")
    assert not (folder / "mapping.json").exists()
    bad = {"columns": [{"heading": "Donor", "use": "giver"}]}
    with pytest.raises(Refused, match="no use of a column"):
        take({"a.csv": TABLE}, mapping=json.dumps(bad).encode())
    assert kept_mapping(folder) is None
    take(
        {"b.csv": TABLE.replace("Exampleland", "Thirdland")}
    )  # nothing stands in the way of the next


def test_an_import_that_fails_leaves_the_mapping_of_before(take: Take, folder: Path) -> None:
    take({"a.csv": TABLE})
    good = mapping_of(seen(folder), pledges).replace(b'"accepted": false', b'"accepted": true')
    take({"a.csv": TABLE}, mapping=good)
    with pytest.raises(Refused, match="no use of a column"):
        take({"a.csv": TABLE}, mapping=good.replace(b"amount:pledge", b"amount:promised"))
    assert kept_mapping(folder) == good
    other = {"accepted": True, "columns": [{"heading": "Who", "use": "party"}]}
    with pytest.raises(Refused, match=r"does not fit a.csv: .* none of its columns: 'Who'"):
        take({"a.csv": TABLE}, mapping=json.dumps(other).encode())
    assert (kept_mapping(folder), seen(folder).manifest.records) == (good, 3)
    put_back(folder, None)
    assert kept_mapping(folder) is None


ODD = "Wer,Wieviel,Bemerkung\nNordland,5,x\nSudland,7,y\n"
SAID = {
    "standard": "pledges",
    "accepted": True,
    "settings": {"currency": "USD", "scale": 1000000, "semantics": "cumulative"},
    "columns": [
        {"heading": "Wer", "use": "party"},
        {"heading": "Wieviel", "use": "amount:pledge", "how": "."},
    ],
}


def test_a_table_of_any_headings_is_read_by_a_person_s_mapping(take: Take, folder: Path) -> None:
    with pytest.raises(Refused, match="in none of the formats"):
        take({"odd.csv": ODD})
    done = take({"odd.csv": ODD, "notes.md": "Wer, was, wann"}, mapping=json.dumps(SAID).encode())
    assert (done.standard, done.rows["flow"]) == ("pledges", 2)
    assert [one["name"] for one in done.refused] == ["notes.md"]
    assert (
        take({"next.csv": ODD.replace("5", "6").replace("7", "8")}).rows["flow"] == 4
    )  # the mapping stays


@pytest.mark.parametrize(
    ("head", "name", "module"),
    [
        (ODD.encode(), "odd.csv", "servanda.standards.pledges"),
        (b"Wer,Was\nNordland,x\nSudland,y\n", "other.csv", ""),
        (b'{"Wer": 1, "Wieviel": 2}', "odd.json", ""),
        (b"PK\x03\x04 xl/workbook.xml", "odd.xlsx", "servanda.standards.pledges"),
        (b"PK\x03\x04 datapackage.json", "odd.zip", ""),
    ],
)
def test_only_tables_that_have_its_headings(
    folder: Path, head: bytes, name: str, module: str
) -> None:
    assert module_by(folder, head, name) == ""
    keep_mapping(folder, json.dumps(SAID).encode())
    assert module_by(folder, head, name) == module


def test_there_is_nothing_to_accept_before_a_table_was_seen(take: Take) -> None:
    with pytest.raises(Refused, match="no mapping to accept yet"):
        take({"a.csv": TABLE}, accept=True)


def test_files_that_differ_are_not_accepted_together(take: Take, folder: Path) -> None:
    take({"a.csv": TABLE, "b.csv": TABLE.replace("USD", "EUR")})
    with pytest.raises(Refused, match="differ in currency"):
        accept_mapping(folder, seen(folder), pledges)


def test_a_mapping_that_changed_is_noticed(take: Take, folder: Path) -> None:
    take({"a.csv": TABLE})
    snapshot = seen(folder)
    assert not is_remapped(snapshot, pledges, folder)
    keep_mapping(folder, mapping_of(snapshot, pledges).replace(b"false", b"true"))
    assert is_remapped(snapshot, pledges, folder)
    path = folder / "sources" / snapshot.manifest.sources[0].sha256
    with path.open("rb") as stream:
        context = context_of(pledges, stream, name="a.csv", folder=folder)
    assert json.loads(context)["accepted"] is True


def test_standards_that_say_themselves_what_their_fields_mean(folder: Path, take: Take) -> None:
    take({"a.csv": TABLE})
    assert semantics_of(fts, [b""]) == fts.SEMANTICS
    assert isinstance(semantics_of(pledges, []), Semantics)
    with pytest.raises(Refused, match="has no mapping"):
        mapping_of(seen(folder), fts)
