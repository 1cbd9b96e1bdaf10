"""A piece becomes the same rows wherever it is read; nothing that it holds raises."""

from hypothesis import given
from hypothesis import strategies as st

from servanda.records.bulk import Rows, key_of
from servanda.standards.iati.extracting import extract_record
from tests.standards.iati.built import SAMPLES, pieces_of

CONTEXT = b'{"kind": "activities"}'
GOOD = pieces_of((SAMPLES / "good.xml").read_bytes())[0][0].content


def test_rows_bear_the_key_of_the_bytes() -> None:
    rows = Rows()
    extract_record(GOOD, CONTEXT, rows)
    assert {row[0] for found in rows.tables.values() for row in found} == {key_of(GOOD, CONTEXT)}
    again = Rows()
    extract_record(GOOD, CONTEXT, again)
    assert again.tables == rows.tables


@given(st.integers(0, len(GOOD)), st.integers(0, 40), st.binary(max_size=20))
def test_damage_anywhere_is_survived(at: int, gone: int, noise: bytes) -> None:
    for kind in (CONTEXT, b'{"kind": "organisations", "encoding": "cp1252"}'):
        rows = Rows()
        extract_record(GOOD[:at] + noise + GOOD[at + gone :], kind, rows)
        assert rows.tables["activity"] or rows.tables["finding"]
