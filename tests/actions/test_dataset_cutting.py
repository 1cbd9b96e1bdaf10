"""A changed file gives the very places, rows and manifest that it would give if it were cut as a whole."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.actions import dataset_cutting, dataset_intake
from servanda.actions.actor import COMMAND_LINE
from servanda.actions.datasets import How, Imported, import_files
from servanda.actions.refusals import Refused
from servanda.flows import again
from servanda.flows.snapshot import open_snapshot
from servanda.standards import iati
from tests.actions.importing import NOW
from tests.examples import examples

HEAD = '<?xml version="1.0"?>\n<iati-activities version="2.03">\n'
ORG = '<reporting-org ref="A" type="10"><narrative>A</narrative></reporting-org>'


def activity(number: int, *, title: str = "T", inside: str = "") -> str:
    """Return an activity with a transaction, and perhaps something that makes cutting hard."""
    return (
        f'<iati-activity default-currency="USD">{inside}<iati-identifier>A-{number}</iati-identifier>'
        f"{ORG}<title><narrative>{title}</narrative></title><transaction>"
        '<transaction-type code="3"/><transaction-date iso-date="2024-01-01"/>'
        f'<value value-date="2024-01-01">{number}</value></transaction></iati-activity>\n'
    )


HARD = [
    "<!-- </iati-activity> -->",
    "<!-- <iati-activity> -->",
    "<title><narrative><![CDATA[</iati-activity>]]></narrative></title>",
    "<?x </iati-activity> ?>",
    "<!-- open </iati-activity>",
    "<![CDATA[ open",
]
RECORDS = [activity(n) for n in range(12)] + [activity(n, title="Other") for n in range(4)]
RECORDS += [activity(20 + n, inside=inside) for n, inside in enumerate(HARD)]
BETWEEN = ["", "\n", "<!-- between -->", "<!-- <iati-activity> -->", "<?p?>", "-->", "]]>", "lost"]

parts = st.lists(
    st.tuples(
        st.integers(0, len(RECORDS) - 1),
        st.sampled_from([*[""] * 12, *BETWEEN]),
    ),
    min_size=1,
    max_size=14,
)
edits = st.lists(
    st.tuples(
        st.sampled_from(["change", "insert", "delete", "move", "double", "cut", "between"]),
        st.integers(0, 20),
        st.integers(0, len(RECORDS) - 1),
    ),
    max_size=6,
)


def file_of(given: list[tuple[int, str]]) -> bytes:
    inside = "".join(RECORDS[number] + between for number, between in given)
    return f"{HEAD}{inside}</iati-activities>\n".encode()


def edited(given: list[tuple[int, str]], edits: list[tuple[str, int, int]]) -> bytes:
    """Return the file after some edits."""
    now, cut = list(given), 0
    for kind, spot, number in edits:
        place = spot % len(now) if now else 0
        if kind == "insert" or not now:
            now.insert(place, (number, ""))
        elif kind == "change":
            now[place] = (number, now[place][1])
        elif kind == "delete":
            del now[place]
        elif kind == "move":
            now.insert(number % (len(now) + 1), now.pop(place))
        elif kind == "double":
            now.insert(place, now[place])
        elif kind == "between":
            now[place] = (now[place][0], BETWEEN[number % len(BETWEEN)])
        else:
            cut = spot
    content = file_of(now)
    return content[: len(content) - cut]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small files are large."""
    monkeypatch.setattr(dataset_cutting, "SMALLEST", 0)
    monkeypatch.setattr(dataset_intake, "LARGE", 0)
    monkeypatch.setattr(again, "FIRST", 64)


def opened(content: bytes, folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@given(given=parts, edits=edits)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(60))
def test_what_stands_again_is_what_cutting_would_find(
    tmp_path: Path, small: None, given: list[tuple[int, str]], edits: list[tuple[str, int, int]]
) -> None:
    """Whatever was changed, put in, left out, moved, doubled or cut off."""
    old, new = file_of(given), edited(given, edits)
    path = opened(old, tmp_path, "old")
    pieces, clean = _cut(path)
    if not clean or not pieces:
        return
    held = _held(path, pieces)
    with opened(new, tmp_path, "new").open("rb") as stream:
        resume = iati.cut_again(stream, b"")
        assert resume is not None
        found = again.compare(stream, held, resume=resume, digest=_digest)
    wanted, good = _cut(tmp_path / "new")
    if found is None:
        assert not good
        return
    spread = []
    for one in found:
        if isinstance(one, again.New):
            spread.append((one.offset, one.length, one.hash))
            continue
        for offset, length, mark in pieces[one.first : one.first + one.count]:
            spread.append((offset + one.shift, length, mark))
    assert good
    assert spread == wanted


def _digest(content: bytes) -> bytes:
    from hashlib import sha256

    return sha256(content).digest()


def _cut(path: Path) -> tuple[list[tuple[int, int, bytes]], bool]:
    """Return the records of a file, and whether nothing was found beside them."""
    with path.open("rb") as stream:
        found = list(iati.cut(stream, iati.context(stream, path.name)))
    pieces = [one for one in found if hasattr(one, "length")]
    records = [(one.offset, one.length, _digest(one.content)) for one in pieces]
    return records, len(pieces) == len(found)


def _held(path: Path, pieces: list[tuple[int, int, bytes]]) -> again.Held:
    import pyarrow as pa

    offsets, lengths, hashes = zip(*pieces, strict=True)
    table = pa.table({"offset": offsets, "length": lengths, "hash": hashes})
    return again.Held(path=path, size=path.stat().st_size, places=table)


@pytest.fixture
def take(db: None, small: None, settings: Any, tmp_path: Path) -> Any:
    """Take a content as the file `a.xml`, twice: into `again` as ever, into `whole` without comparing."""
    settings.FLOWS = tmp_path / "flows"

    def take(content: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[Imported, Imported]:
        path = opened(content, tmp_path, "a.xml")
        with monkeypatch.context() as patch:
            patch.setattr(dataset_cutting, "_changed", lambda *given: None)
            whole = import_files([path], "whole", how=How(), actor=COMMAND_LINE, now=NOW)
        seen = []
        with monkeypatch.context() as patch:
            compare = again.compare
            patch.setattr(
                dataset_cutting,
                "compare",
                lambda *given, **more: seen.append(1) or compare(*given, **more),
            )
            found = import_files([path], "again", how=How(), actor=COMMAND_LINE, now=NOW)
        assert len(seen) == (0 if found.snapshot == "00001" or found.already else 1)
        return found, whole

    return take


STEPS = [
    ([0, 1, 2, 3, 4, 5, 6], 7),
    ([0, 1, 12, 7, 3, 4, 5, 6], 2),  # one changed, A-0 again with another title; one put in
    ([5, 6, 0, 12, 7, 3, 4, 5, 5], 0),  # moved, left out, twice
    ([5, 6, 0, 13, 17, 19, 3, 4, 5, 5], 3),
    ([8, 9, 10, 11, 14, 15, 4], 6),
]


@pytest.mark.django_db
def test_the_manifest_is_the_same_as_of_a_file_that_was_cut_as_a_whole(
    take: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Change, insert, delete, reorder, duplicate; in the end almost all is new, and it is compacted."""
    for records, read in STEPS:
        found, whole = take(file_of([(number, "") for number in records]), monkeypatch)
        assert (found.read, found.rows) == (read, whole.rows)
        folders = [tmp_path / "flows" / name / found.snapshot for name in ("again", "whole")]
        texts = [(folder / "manifest.json").read_bytes() for folder in folders]
        assert texts[0] == texts[1].replace(b'"dataset": "whole"', b'"dataset": "again"')
        snapshot = open_snapshot(folders[0])
        for table in snapshot.manifest.tables:
            for path in snapshot.paths(table):
                assert pq.read_table(path).num_rows > 0


@pytest.mark.django_db
def test_a_large_file_that_is_held_under_another_name_is_told(
    take: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its hash is known only after it was cut: then all begins once more, with the hash."""
    content = file_of([(number, "") for number in range(5)])
    take(content, monkeypatch)
    other = opened(content, tmp_path, "b.xml")
    found = import_files([other], "again", how=How(), actor=COMMAND_LINE, now=NOW)
    assert found.already
    assert "the same as a.xml" in found.refused[0]["why"]
    both = import_files([tmp_path / "a.xml", other], "new", how=How(), actor=COMMAND_LINE, now=NOW)
    assert (both.records, len(both.refused)) == (5, 1)
    for name in ("again", "new"):
        held = {path.name for path in (tmp_path / "flows" / name / "sources").iterdir()}
        assert len(held) == 1
        assert not any(one.endswith(".copy") for one in held)


def test_a_file_is_refused_for_its_error_not_for_what_follows_of_it(
    db: None, settings: Any, tmp_path: Path
) -> None:
    settings.FLOWS = tmp_path / "flows"
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 and then nothing")
    with pytest.raises(Refused, match=r"a.xlsx: the workbook cannot be read"):
        import_files([tmp_path / "a.xlsx"], "d", how=How(), actor=COMMAND_LINE, now=NOW)
