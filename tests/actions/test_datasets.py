"""Published files into a dataset: visible at once or not at all, and nothing is counted twice."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from servanda import standards
from servanda.actions.actor import COMMAND_LINE, Actor
from servanda.actions.dataset_jobs import Job, work
from servanda.actions.datasets import How, Imported, import_files
from servanda.actions.refusals import Forbidden, Refused
from servanda.flows.drafts import Done
from servanda.flows.snapshot import Snapshot, open_snapshot
from servanda.ledger.audit import verify
from servanda.ledger.models import Dataset, Entry
from tests.actions import toy
from tests.actions.importing import NOW, lines, many

Take = Callable[..., Imported]


@pytest.fixture
def home(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of bulk data of one's own, and the toy standard in the tuple."""
    settings.FLOWS = tmp_path / "flows"
    monkeypatch.setattr(standards, "BULK", (toy.MODULE,))
    return tmp_path


@pytest.fixture
def take(home: Path) -> Take:
    """Take paths into the dataset `d`."""

    def take(*paths: Path, **how: Any) -> Imported:
        return import_files(paths, "d", how=How(**how), actor=COMMAND_LINE, now=NOW)

    return take


def seen(home: Path) -> Snapshot:
    """Open the snapshot that everybody sees."""
    row = Dataset.objects.get(key="d").current
    assert row is not None
    return open_snapshot(home / "flows" / "d" / row.number)


def ask(home: Path, question: str) -> list[tuple[Any, ...]]:
    with seen(home).connect() as con:
        return con.execute(question).fetchall()


def total(home: Path) -> tuple[Any, ...]:
    """Return the sum and the number of flows in USD, and how many activities there are."""
    usd = "SELECT sum(amount)::BIGINT, count(*) FROM flow WHERE currency = 'USD'"
    return (*ask(home, usd)[0], ask(home, "SELECT count(*) FROM activity")[0][0])


def left(home: Path) -> list[str]:
    """Return every file in the folder of bulk data."""
    return [str(p.relative_to(home)) for p in (home / "flows").rglob("*")]


def test_a_file_becomes_a_snapshot(home: Path, take: Take) -> None:
    found = take(lines(home / "a.jsonl", many(100)))
    assert (found.snapshot, found.records, found.read) == ("00001", 100, 100)
    assert found.rows == {"activity": 100, "flow": 200, "source": 100}
    assert total(home) == (4950, 100, 100)
    line = Entry.objects.get(verb="snapshot")
    assert (line.object, line.actor) == ("dataset:d", "cli")
    assert verify().sound


def test_the_same_again_adds_nothing(home: Path, take: Take) -> None:
    file = lines(home / "a.jsonl", many(100))
    take(file)
    again = take(file)
    assert (again.already, again.snapshot, again.read) == (True, "00001", 0)
    assert Entry.objects.filter(verb="snapshot").count() == 1


def test_only_what_changed_is_read(home: Path, take: Take) -> None:
    """100 records, 3 of them changed; then back again: each is read once, and counted once."""
    take(lines(home / "a.jsonl", many(100)))
    changed = take(lines(home / "a.jsonl", many(100, changed=3)))
    assert (changed.snapshot, changed.read) == ("00002", 3)
    assert total(home) == (4950 + 3000, 100, 100)
    gone = ask(home, "SELECT count(*) FROM source WHERE reason = 'gone'")
    assert gone == [(3,)]
    back = take(lines(home / "a.jsonl", many(100)))
    assert (back.snapshot, back.read) == ("00003", 0)
    assert total(home) == (4950, 100, 100)
    assert back.rows["flow"] == 200
    assert verify().sound


def test_what_is_mostly_gone_is_written_anew(home: Path, take: Take) -> None:
    take(lines(home / "a.jsonl", many(100)))
    found = take(lines(home / "a.jsonl", many(100, changed=60)))
    assert seen(home).manifest.whole
    assert total(home) == (4950 + 60_000, 100, 100)
    parts = [part.path for table in seen(home).manifest.tables.values() for part in table.parts]
    assert all(path.startswith("00002/") for path in parts)
    assert found.read == 60
    assert verify().sound


def test_the_latest_of_an_identifier_counts(home: Path, take: Take) -> None:
    """A1 stands four times in two files: once as the very same bytes, twice with other dates."""
    old = {"id": "A1", "updated": "2026-01-01T00:00:00+05:00", "flows": [[1, "USD"]]}
    new = {"id": "A1", "updated": "2025-12-31T23:00:00Z", "flows": [[10, "USD"]]}
    undated = {"id": "A1", "flows": [[100, "USD"]]}
    other = {"id": "B", "flows": [[1000, "USD"]]}
    take(lines(home / "a.jsonl", [new, old]), lines(home / "b.jsonl", [old, undated, other]))
    assert total(home) == (1010, 2, 2)
    source = "SELECT file, reason, wins FROM source ORDER BY place"
    files = [one.sha256 for one in seen(home).manifest.sources]
    assert ask(home, source) == [
        (files[0], "", True),
        (files[0], "repeated", False),
        (files[1], "duplicate", False),
        (files[1], "duplicate", False),
        (files[1], "", True),
    ]
    told = ask(home, "SELECT code, message FROM finding")
    assert [code for code, _ in told] == ["flows.duplicate"]
    assert "A1 is claimed 3 times; this record, at a.jsonl 0" in told[0][1]


def test_when_the_winner_goes_the_other_counts(home: Path, take: Take) -> None:
    one = {"id": "A", "updated": "2026-02-01", "flows": [[1, "USD"]]}
    two = {"id": "A", "updated": "2026-01-01", "flows": [[2, "USD"]]}
    more = many(5)
    take(lines(home / "a.jsonl", [one, *more]), lines(home / "b.jsonl", [two]))
    assert total(home)[0] == 1 + 10
    found = take(lines(home / "a.jsonl", more))
    assert (found.read, total(home)[0]) == (0, 2 + 10)


ODD = {
    "surrogate": ({"id": "A\ud800", "flows": []}, "flows.text.surrogate"),
    "seven places": ({"id": "A", "flows": [["0.12345678", "USD"]]}, "flows.number.rounded"),
    "too long": ({"id": "A", "flows": [["9" * 50, "USD"]]}, "flows.value.unkeepable"),
    "no number": ({"id": "A", "flows": [["twelve", "USD"]]}, "flows.value.unkeepable"),
    "stumble": ({"id": "A", "fail": True}, "flows.record.failed"),
    "million digits": ({"id": "A", "flows": [[10**4000, "USD"]]}, "flows.value.unkeepable"),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_values_are_mended_and_said(home: Path, take: Take, name: str) -> None:
    record, code = ODD[name]
    take(lines(home / "a.jsonl", [record, *many(2)]))
    assert ask(home, "SELECT code FROM finding") == [(code,)]
    assert ask(home, "SELECT count(*) FROM source") == [(3,)]
    assert total(home)[1] >= 2


def test_nul_and_odd_letters_are_kept(home: Path, take: Take) -> None:
    odd = "a\0b\u202e\ufffe'\"\\\U0001f600"
    take(lines(home / "a.jsonl", [{"id": odd, "flows": []}]))
    assert ask(home, "SELECT id FROM activity") == [(odd,)]
    assert verify().sound


@pytest.mark.parametrize("content", [b"", b"prose", b"\0\1\2", b'{"id"', b"PK\3\4 broken"])
def test_what_cannot_be_used_leaves_nothing(home: Path, take: Take, content: bytes) -> None:
    path = home / "a.jsonl"
    path.write_bytes(content)
    with pytest.raises(Refused, match=r"a\.jsonl: .+\. .+"):
        take(path)
    assert left(home) == []
    assert not Dataset.objects.exists()
    assert not Entry.objects.exists()


def test_use_is_checked_before_anything(home: Path, take: Take) -> None:
    file = lines(home / "a.jsonl", many(1))
    with pytest.raises(Refused, match="no name for a dataset"):
        import_files([file], "../x", how=How(), actor=COMMAND_LINE, now=NOW)
    with pytest.raises(Forbidden):
        import_files([file], "d", how=How(), actor=Actor(id="x", role="monitor"), now=NOW)
    with pytest.raises(Refused, match="there is no file"):
        take(home / "absent")
    assert not (home / "flows").exists()


def test_a_bad_file_keeps_the_good_one_of_its_name(home: Path, take: Take) -> None:
    file = lines(home / "a.jsonl", many(3))
    take(file)
    for content in (b"", b'{"id"'):
        file.write_bytes(content)
        with pytest.raises(Refused):
            take(file)
    assert total(home) == (3, 3, 3)
    assert "a.jsonl" in Dataset.objects.get().failure
    kept = {one.name for one in (home / "flows" / "d" / "sources").iterdir()}
    take(lines(file, many(3)))
    assert Dataset.objects.get().failure == ""
    assert len(kept) <= 2
    assert verify().sound


def test_folders_and_archives(home: Path, take: Take) -> None:
    """Two good files and two that are none, once as a folder, once as an archive of it."""
    folder = home / "in"
    (folder / "sub").mkdir(parents=True)
    lines(folder / "a.jsonl", many(3))
    lines(folder / "sub" / "b.jsonl", [{"id": "B", "flows": [[5, "USD"]]}])
    (folder / "readme.txt").write_text("prose")
    (folder / ".hidden").write_text("x")
    found = take(folder)
    assert [one["name"] for one in found.refused] == ["readme.txt"]
    assert total(home) == (8, 4, 4)
    packed = home / "in.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in ("a.jsonl", "sub/b.jsonl", "readme.txt"):
            archive.write(folder / path, path)
    assert take(packed).already
    lone = lines(home / "sub_b", [{"id": "B", "flows": [[5, "USD"]]}])
    assert "the same as sub/b.jsonl" in take(lone).refused[0]["why"]


def test_files_that_are_not_given_stay_unless_they_are_dropped(home: Path, take: Take) -> None:
    take(lines(home / "a.jsonl", many(3)), lines(home / "b.jsonl", [{"id": "B", "flows": []}]))
    assert take(lines(home / "a.jsonl", many(4))).records == 5
    found = take(home / "a.jsonl", drop=True)
    assert (found.records, found.read) == (4, 0)
    assert [one.name for one in seen(home).manifest.sources] == ["a.jsonl"]


def stopping(after: int, done: list[int]) -> Callable[[Iterable[Job]], Iterator[Done]]:
    """Return an executor that does so many jobs and then is interrupted."""

    def run(jobs: Iterable[Job]) -> Iterator[Done]:
        for number, job in enumerate(jobs):
            if number == after:
                raise KeyboardInterrupt
            done.append(job.number)
            yield work(job)

    return run


def test_an_interrupted_import_goes_on(
    home: Path, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of ten jobs, four are done when it stops; the next run does the other six."""
    monkeypatch.setattr("servanda.actions.dataset_jobs.RECORDS", 10)
    file = lines(home / "a.jsonl", many(100))
    with pytest.raises(KeyboardInterrupt):
        take(file, executor=stopping(4, []))
    assert not Dataset.objects.exists()
    extracted: list[bytes] = []
    extract = toy.extract
    monkeypatch.setattr(toy, "extract", lambda c, x, r: (extracted.append(c), extract(c, x, r)))
    assert take(file).read == 100
    assert len(extracted) == 60
    assert total(home) == (4950, 100, 100)
    assert verify().sound


def test_after_an_interruption_another_file_may_come(
    home: Path, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("servanda.actions.dataset_jobs.RECORDS", 10)
    with pytest.raises(KeyboardInterrupt):
        take(lines(home / "a.jsonl", many(100)), executor=stopping(4, []))
    take(lines(home / "b.jsonl", many(30, changed=30)))
    assert total(home) == (435 + 30_000, 30, 30)
    names = {path.name for path in (home / "flows" / "d" / "sources").iterdir()}
    assert names == {seen(home).manifest.sources[0].sha256}
    assert verify().sound


def test_a_snapshot_that_never_reached_the_ledger(
    home: Path, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder has its number, the ledger fails: nothing is seen, and the next run uses it."""

    def broken(*given: object, **more: object) -> None:
        raise OSError("the disk is full")

    file = lines(home / "a.jsonl", many(10))
    with monkeypatch.context() as patch:
        patch.setattr("servanda.ledger.datasets.seal_snapshot", broken)
        with pytest.raises(OSError, match="full"):
            take(file)
    assert not Dataset.objects.exists()
    monkeypatch.setattr(toy, "extract", broken)  # not one record is read again
    assert take(file).snapshot == "00001"
    assert total(home) == (45, 10, 10)
    assert verify().sound


def test_another_way_of_reading_reads_all_anew(
    home: Path, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = lines(home / "a.jsonl", many(10))
    take(file)
    monkeypatch.setattr(toy, "READER", "2", raising=False)
    found = take(file)
    assert (found.snapshot, found.read, found.already) == ("00002", 10, False)
    assert total(home) == (45, 10, 10)


def test_what_pages_ask_may_fail_and_the_snapshot_stands_and_says_so(
    take: Take, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*given: Any, **named: Any) -> None:
        raise OSError("no room")

    monkeypatch.setattr("servanda.flows.preparing.prepare", full)
    found = take(lines(home / "a.jsonl", many(3)))
    assert found.records == 3
    assert [(one["code"], one["level"]) for one in found.findings][-1] == (
        "flows.roll-up.failed",
        "warning",
    )
    assert "no room" in found.findings[-1]["message"]
    assert seen(home).manifest.records == 3
