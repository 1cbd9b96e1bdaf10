"""One test over every carrier: it knows its own sample and no other's, and nothing makes it raise."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.extraction.carriers import CARRIERS, Known, Opened, documents, recognise
from servanda.extraction.carriers.protocol import HEAD, Carried
from servanda.records import Finding, Level

SAMPLES = Path(__file__).parents[2] / "samples" / "carriers"
NAMES = [carrier.NAME for carrier in CARRIERS]
ENDING = {"text": "txt", "zip": "zip"}
SLOW = {"pdf"}  # each look at one is a process of its own


def sample(name: str, which: str = "good") -> tuple[bytes, str]:
    path = SAMPLES / f"{which}.{ENDING.get(name, name)}"
    return path.read_bytes(), path.name


def opened(content: bytes, filename: str) -> list[Opened]:
    return [item for item in documents(content, filename) if isinstance(item, Opened)]


def codes(content: bytes, filename: str) -> list[str]:
    return [item.code for item in documents(content, filename) if isinstance(item, Finding)]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("named", [True, False], ids=["by name", "by content"])
def test_it_knows_its_own_sample_and_no_other_does(name: str, named: bool) -> None:
    content, filename = sample(name)
    found = recognise(content[:HEAD], filename if named else "")
    assert (found.NAME if found else "text") == name


EXPECTED = {
    "text": [("Alpha pledges tents for the Lower Valley", "", "")],
    "html": [("Thung lũng Hạ nhận ba trăm lều bạt", "2026-03-02", "Báo Ví Dụ")],
    "pdf": [("Thung lũng Hạ nhận ba trăm lều bạt", "2026-03-03", "")],
    "docx": [("ألفا تتعهد بخيام للوادي الأسفل", "2026-03-03", "")],
    "eml": [
        ("Alpha pledges tents for the Lower Valley", "2026-03-02", "Example Agency"),
        ("Thung lũng Hạ nhận ba trăm lều bạt", "", ""),
    ],
    "zip": [
        ("Alpha pledges tents for the Lower Valley", "", ""),
        ("Thung lũng Hạ nhận ba trăm lều bạt", "2026-03-02", "Báo Ví Dụ"),
    ],
}


@pytest.mark.parametrize("name", NAMES)
def test_it_reads_its_good_sample(name: str) -> None:
    found = opened(*sample(name))
    first = [one.carried.text.split("\n")[0] for one in found]
    told = [(one.carried.published, one.carried.outlet) for one in found]
    assert [(line, *rest) for line, rest in zip(first, told, strict=True)] == EXPECTED[name]
    assert all(("5 " in one.carried.text) and "49.000" not in one.carried.text for one in found)


FAULTS = {
    "text": ["carrier.empty"],
    "html": ["carrier.html.no-text"],
    "pdf": ["carrier.pdf.no-text"],
    "docx": ["carrier.docx.no-document"],
    "eml": ["carrier.eml.no-text"],
    "zip": ["carrier.zip.unsafe-path", "carrier.zip.too-large"],
}


@pytest.mark.parametrize("name", NAMES)
def test_it_says_what_is_wrong_with_its_bad_sample(name: str) -> None:
    content, filename = sample(name, "bad")
    found = list(documents(content, filename))
    assert [item.code for item in found if isinstance(item, Finding)] == FAULTS[name]
    assert all(isinstance(item, Finding) and item.message and item.advice for item in found)


@pytest.mark.parametrize("name", NAMES)
def test_cut_off_at_any_byte_it_never_raises(name: str) -> None:
    content, filename = sample(name)
    step = len(content) // 8 if name in SLOW else 1
    for end in range(0, len(content), step):
        for item in documents(content[:end], filename):
            assert isinstance(item, Opened | Known) or item.advice


@pytest.mark.parametrize("name", [name for name in NAMES if name not in SLOW])
@settings(max_examples=60)
@given(data=st.data())
def test_with_bytes_changed_it_never_raises(name: str, data: st.DataObject) -> None:
    content, filename = sample(name)
    harmed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 6))):
        harmed[data.draw(st.integers(0, len(harmed) - 1))] = data.draw(st.integers(0, 255))
    for item in documents(bytes(harmed), filename):
        assert isinstance(item, Opened | Known) or item.level in Level


@pytest.mark.parametrize("filename", ["x", "x.html", "x.docx", "x.eml", "x.zip", "x.txt"])
@settings(max_examples=40)
@given(content=st.binary(max_size=300))
def test_any_bytes_under_any_name_never_raise(filename: str, content: bytes) -> None:
    for item in documents(content, filename):
        assert isinstance(item, Opened) or item.message


def test_a_text_that_is_its_own_bytes_has_no_extractor() -> None:
    (found,) = opened("Ba trăm lều bạt.".encode(), "a.txt")
    assert (found.extractor, found.carried) == ("", Carried(text="Ba trăm lều bạt."))
    (found,) = opened("Ba trăm lều bạt.".encode("utf-16"), "a.txt")
    assert found.extractor == "text 1"


def test_what_is_known_is_not_read_again() -> None:
    content, filename = sample("zip")
    marks = {one.sha256 for one in opened(content, filename)}
    found = list(documents(content, filename, known=marks.__contains__))
    assert [type(item) for item in found] == [Known, Known, Finding]
    assert [item.code for item in found if isinstance(item, Finding)] == ["carrier.passed-over"]


def test_marks_that_turn_letters_round_are_told() -> None:
    (found,) = opened("The fund of \u202eahplA\u202c pays 5 dollars.".encode(), "a.txt")
    assert [(f.code, f.where) for f in found.findings] == [
        ("carrier.text.direction", "character 12")
    ]
