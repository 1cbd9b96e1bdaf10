"""A ZIP from a stranger: slips, bombs, locks and links are told, and the good rest is taken."""

import io
import stat
import struct
import zipfile

import pytest

from servanda.extraction.carriers import DEPTH, Opened, documents, zipped
from servanda.extraction.carriers.protocol import Enclosed
from servanda.records import Finding
from tests.extraction.carriers.making import zip_of

GOOD = {"good.txt": "The ships sail on Monday."}


def found(content: bytes) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the names of the documents, and (code, place) of the findings."""
    items = list(documents(content, "a.zip"))
    names = [item.filename for item in items if isinstance(item, Opened)]
    return names, [(item.code, item.where) for item in items if isinstance(item, Finding)]


@pytest.mark.parametrize(
    "name",
    ["../out.txt", "/etc/out.txt", "a/../../out.txt", "c:\\out.txt", "a\\..\\out.txt", "./out.txt"],
)
def test_a_path_that_leads_out(name: str) -> None:
    names, findings = found(zip_of({name: "bad words", **GOOD}))
    assert names == ["a.zip/good.txt"]
    assert findings == [("carrier.zip.unsafe-path", f"a.zip: {name}")]


def test_a_bomb() -> None:
    names, findings = found(zip_of({"bomb.txt": b"a" * 5_000_000, **GOOD}))
    assert names == ["a.zip/good.txt"]
    assert findings == [("carrier.zip.too-large", "a.zip: bomb.txt")]


def test_archives_inside_archives() -> None:
    content = zip_of({"deep.txt": "The ships sail on Monday."})
    for _ in range(DEPTH):
        content = zip_of({"in.zip": content, **GOOD})
    names, findings = found(content)
    assert len(names) == DEPTH
    assert findings == [("carrier.too-deep", "a.zip" + "/in.zip" * DEPTH)]


def test_a_link() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        member = zipfile.ZipInfo("link.txt")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, "/etc/passwd")
    assert found(out.getvalue()) == ([], [("carrier.zip.link", "a.zip: link.txt")])


def test_a_lock() -> None:
    content = bytearray(zip_of(GOOD))
    at = content.index(b"PK\x01\x02")
    content[6] |= 1
    content[at + 8] |= 1
    assert found(bytes(content)) == ([], [("carrier.zip.encrypted", "a.zip: good.txt")])


def test_a_damaged_file_does_not_keep_the_others_out() -> None:
    content = bytearray(zip_of({"a.txt": "The first file.", **GOOD}))
    at = content.index(b"a.txt") + len("a.txt")
    content[at : at + 4] = struct.pack("<I", 0xFFFFFFFF)
    names, findings = found(bytes(content))
    assert names == ["a.zip/good.txt"]
    assert findings == [("carrier.zip.member-broken", "a.zip: a.txt")]


def test_too_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MEMBERS", 3)
    names, findings = found(zip_of({f"{n}.txt": f"The ships sail on day {n}." for n in range(5)}))
    assert len(names) == 3
    assert [code for code, _ in findings] == ["carrier.zip.too-many"]


def test_too_much_inside_all_archives_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("servanda.extraction.carriers.MOST", 3)
    inner = zip_of({f"{n}.txt": f"The ships sail on day {n}." for n in range(5)})
    names, findings = found(zip_of({"in.zip": inner, **GOOD}))
    assert len(names) == 2
    assert findings == [("carrier.too-much-inside", "a.zip/in.zip/2.txt")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (zip_of(GOOD)[:-30], "carrier.zip.broken"),
        (zip_of({}), "carrier.empty"),
        (zip_of({"__MACOSX/._a.txt": "x", ".DS_Store": "x"}), "carrier.empty"),
    ],
)
def test_nothing_to_take(content: bytes, code: str) -> None:
    assert [one for one, _ in found(content)[1]] == [code]


def test_files_of_other_kinds_are_counted() -> None:
    names, findings = found(zip_of({"a.css": "p {}", "b.css": "p {}", "LICENCE": "words", **GOOD}))
    assert names == ["a.zip/good.txt"]
    assert findings == [("carrier.passed-over", "")]


def test_a_file_is_read_when_it_is_asked_for() -> None:
    first = next(zipped.unwrap(zip_of({**GOOD, "b.txt": "x"}), "a.zip"))
    assert first == Enclosed(filename="good.txt", content=GOOD["good.txt"].encode())
    assert zipped.size(zip_of({**GOOD, "b.txt": "x"})) == 2
    assert zipped.size(b"no archive") == 1
