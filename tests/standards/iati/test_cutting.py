"""Records found by bytes, whatever stands in, between and around them."""

from io import BytesIO
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.records import Finding
from servanda.records.bulk import Piece
from servanda.standards import iati
from servanda.standards.iati import cutting
from servanda.standards.iati.cutting import cut_bytes
from servanda.standards.iati.envelope import Envelope
from tests.standards.iati.built import SAMPLES, file_of, pieces_of

TRICKS = [
    ("", ["<iati-activity>1</iati-activity>"]),
    ("a start tag with > in it", ['<iati-activity a=">/>" b=\'"\'>1</iati-activity>']),
    ("an end tag with space", ["<iati-activity\n>1</iati-activity \n>"]),
    ("empty ones", ["<iati-activity/>", "<iati-activity a='1' />"]),
    ("a false end in a comment", ["<iati-activity><!-- </iati-activity> -->2</iati-activity>"]),
    ("a false end in CDATA", ["<iati-activity><![CDATA[</iati-activity>]]></iati-activity>"]),
    ("a false end in an instruction", ["<iati-activity><?x </iati-activity> ?></iati-activity>"]),
    ("a false start in a comment", ["<iati-activity><!-- <iati-activity> --></iati-activity>"]),
    ("a longer name", ["<iati-activity><iati-activity-x></iati-activity-x></iati-activity>"]),
]


@pytest.mark.parametrize(("name", "records"), TRICKS, ids=lambda one: str(one)[:30])
def test_records_end_where_they_end(name: str, records: list[str]) -> None:
    content = file_of("<!-- <iati-activity> -->", *records, "<?p <iati-activity> ?>")
    found, findings = pieces_of(content)
    assert [piece.content.decode() for piece in found] == records
    assert findings == []


FAULTS = [
    (["<iati-activity>1", "<iati-activity>2</iati-activity>"], ["iati.record.unclosed"], 1),
    (["lost words", "<iati-activity/>"], ["iati.file.between-records"], 1),
    (["<ext:more>1</ext:more>", "<iati-activity/>"], ["iati.file.between-records"], 1),
    (["<iati-activity><!-- 1"], ["iati.record.truncated"], 0),
    (["<iati-activity><!-- </iati-activity>"], ["iati.record.open-ended"], 1),
    (["<iati-activity a='"], ["iati.record.truncated"], 0),
    (["<iati-activity>1"] * 3, ["iati.record.unclosed"] * 2 + ["iati.record.truncated"], 0),
    (["<iati-activity/>", "<!-- 1", "<iati-activity/>"], ["iati.file.between-records"], 2),
    (
        ["<iati-activity/>", "<? 1", "<iati-activity/>", "<!--"],
        ["iati.file.between-records"] * 2,
        2,
    ),
    (
        ["x<iati-activity/>"] * 102,
        ["iati.file.between-records"] * 100 + ["iati.file.more-between"],
        102,
    ),
]


@pytest.mark.parametrize(("records", "codes", "left"), FAULTS)
def test_what_is_no_record_is_found_and_the_next_is_read(
    records: list[str], codes: list[str], left: int
) -> None:
    pieces, findings = pieces_of(file_of(*records))
    assert [found.code for found in findings] == codes
    assert len(pieces) == left


def test_a_record_that_is_too_large_is_passed_over_in_little_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cutting, "LIMIT", 4096)
    monkeypatch.setattr(cutting, "BLOCK", 512)
    large = f"<iati-activity>{'x' * 50_000}</iati-activity>"
    for records, codes, left in (
        ([large, "<iati-activity/>"], ["iati.record.too-large"], 1),
        ([f"<iati-activity>{'x' * 4090}</iati-activity>"], ["iati.record.too-large"], 0),
        ([large[:-16]], ["iati.record.too-large"], 0),
        ([large[:-16], "<iati-activity/>"], ["iati.record.too-large"], 1),
    ):
        pieces, findings = pieces_of(file_of(*records))
        assert [found.code for found in findings] == codes
        assert len(pieces) == left


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ("<iati-activities version='2.03'><iati-activity/>", ["iati.file.unended"]),
        ("<iati-activities version='2.03'>", ["iati.file.unended"]),
        ("<iati-activities version='2.03'/>", []),
        ("<iati-activity/>", ["iati.version.unknown", "iati.root.bare"]),
        ("<iati-organisations version='2.03'></iati-organisations>", []),
    ],
)
def test_a_root_has_an_end(content: str, codes: list[str]) -> None:
    assert sorted(found.code for found in pieces_of(content.encode())[1]) == sorted(codes)


@pytest.mark.parametrize(
    "strange",
    [
        *("<iati-activity>", "<iati-activity><!--", "<iati-activity></iati-activityx>"),
        *("<!--", "<iati-activity><![CDATA[", "</iati-activities"),
    ],
)
def test_beginnings_without_an_end_take_time_in_step_with_them(strange: str) -> None:
    """Forty thousand: gone through anew for each, they would take minutes."""
    begun = process_time()
    _, findings = pieces_of(file_of(strange * 40_000, "<iati-activity/>"))
    assert findings
    assert process_time() - begun < 5


@given(st.integers(1, 200))
def test_blocks_of_any_size_give_the_same_pieces(size: int) -> None:
    content = file_of(*(record for _, records in TRICKS[:-1] for record in records))
    begins = content.index(b">") + 1
    before, cutting.BLOCK = cutting.BLOCK, size
    near, cutting._NEAR = cutting._NEAR, 40
    try:
        stream = BytesIO(content)
        stream.seek(begins)
        found = list(cut_bytes(stream, Envelope(tag="iati-activity", begins=begins)))
    finally:
        cutting.BLOCK, cutting._NEAR = before, near
    assert found == pieces_of(content)[0]


@given(st.integers(0, 10_000))
def test_a_file_cut_off_anywhere_keeps_what_is_whole(size: int) -> None:
    content = (SAMPLES / "good.xml").read_bytes()
    whole, _ = pieces_of(content)
    cut = content[:size]
    pieces, findings = pieces_of(cut)
    assert pieces == [one for one in whole if one.offset + one.length <= len(cut)]
    if pieces != whole:
        assert findings


@given(st.binary(max_size=300))
def test_anything_at_all_is_cut_without_a_fault(noise: bytes) -> None:
    for content in (noise, b"<iati-activities>" + noise, file_of() + noise):
        stream = BytesIO(content)
        for found in iati.cut(stream, iati.context(stream, "x")):
            assert isinstance(found, Piece | Finding)
