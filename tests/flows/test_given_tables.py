"""Tables as people's spreadsheets save them are read alike."""

import pytest

from servanda.flows.given_tables import table_of

PLAIN = "Date,Rate,Currency\n2020-12-31,2,VND\n\n2021-12-31,3,Đ\n"
ROWS = [
    (2, {"date": "2020-12-31", "rate": "2", "currency": "VND"}),
    (4, {"date": "2021-12-31", "rate": "3", "currency": "Đ"}),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1258"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_however_it_was_saved(encoding, delimiter):
    content = PLAIN.replace(",", delimiter).encode(encoding)
    if encoding == "utf-16-be":
        content = b"\xfe\xff" + content
    header, rows = table_of(content, ("date", "rate", "currency"))
    assert header == (("date", "rate", "currency"), delimiter)
    found = list(rows)
    assert [line for line, _ in found] == [2, 4]
    assert found == ROWS or encoding == "cp1258"  # of one letter nobody tells the code page


@pytest.mark.parametrize("content", [b"", b"\xff", b"\xff\xfe\x00", b"a;b"])
def test_what_is_no_table_has_no_rows(content):
    _, rows = table_of(content, ("date",))
    assert list(rows) == []
