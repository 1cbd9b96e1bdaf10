"""Rows of delimited text are cut by byte, however they were written; nothing raises, nothing is lost."""

import csv
import io
import time
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.records import Finding
from servanda.standards import delimited
from servanda.standards.delimited import Dialect, Row, cells_of, cut_rows, dialect_of, split


def read(content: bytes) -> tuple[list[list[str]], list[str]]:
    dialect = dialect_of(content[: delimited.SAMPLE])
    rows, codes = [], []
    for one in cut_rows(BytesIO(content), dialect):
        if isinstance(one, Finding):
            codes.append(one.code)
        else:
            assert content[one.offset : one.offset + len(one.content)] == one.content
            rows.append(cells_of(one.content, dialect))
    return rows, codes


@pytest.mark.parametrize(
    ("content", "rows", "codes"),
    [
        (b"a;b\r\n1;2\r\n", [["a", "b"], ["1", "2"]], []),
        (b"a\tb\n1\t2", [["a", "b"], ["1", "2"]], []),
        (b"a|b\n1|2", [["a", "b"], ["1", "2"]], []),
        (b"a;b\nx, y;1,5\nz;2,5\n", [["a", "b"], ["x, y", "1,5"], ["z", "2,5"]], []),
        (b"sep=;\nname;x\n1;2\n", [["sep=", ""], ["name", "x"], ["1", "2"]], []),
        (b"a,b\r1,2\r3,4", [["a", "b"], ["1", "2"], ["3", "4"]], []),
        (b"a,b\n1,2\r3,4\n5\r6,7\n", [["a", "b"], ["1", "2"], ["3", "4"], ["5\r6", "7"]], []),
        (b'a,b\n"x\n y",2\n', [["a", "b"], ["x\n y", "2"]], []),
        (b'a,b,c\n1,"x\n","y\n"\n', [["a", "b", "c"], ["1", "x\n", "y\n"]], []),
        (b'a,b\n"x ""y""",2\n', [["a", "b"], ['x "y"', "2"]], []),
        (b'a,b\n5" pipe,2\n"x"y,3\n', [["a", "b"], ['5" pipe', "2"], ["xy", "3"]], []),
        (b'a,b\n"1,2\n3,4\n', [["a", "b"], ['"1', "2"], ["3", "4"]], ["sheet.quote.unclosed"]),
        (b'a,b\n"1,2\n3" x,4\n', [["a", "b"], ['"1', "2"], ['3" x', "4"]], ["sheet.quote.unclosed"]),
        (b"a,b\nx\0,2\n", [["a", "b"], ["x", "2"]], ["sheet.nul"]),
        (b"a,b\n\n,\n1,2\n", [["a", "b"], ["1", "2"]], []),
        ("a,b\nđ,2\nồ,2\n".encode() + b"\xe9,3\n", [["a", "b"], ["đ", "2"], ["ồ", "2"], ["é", "3"]], ["sheet.row.encoding"]),
        (b"", [], []),
    ],
)  # fmt: skip
def test_rows(content: bytes, rows: list[list[str]], codes: list[str]) -> None:
    assert read(content) == (rows, codes)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_keep_their_bytes(encoding: str) -> None:
    text = 'a,b\r\n"x\r\nz",đồng\r\n3,𐍈\r\n'
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    assert read(mark + text.encode(encoding)) == ([["a", "b"], ["x\r\nz", "đồng"], ["3", "𐍈"]], [])


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=8)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=6), st.integers(1, 30))
def test_what_a_writer_wrote_is_read(table: list[list[str]], block: int) -> None:
    held = io.StringIO(newline="")
    csv.writer(held, quoting=csv.QUOTE_ALL).writerows(table)
    dialect, before = Dialect(), delimited.BLOCK
    delimited.BLOCK = block
    try:
        found = list(cut_rows(BytesIO(held.getvalue().encode()), dialect))
    finally:
        delimited.BLOCK = before
    rows = [cells_of(one.content, dialect) for one in found if isinstance(one, Row)]
    assert len(rows) == len(found)
    assert rows == table


@given(st.binary(max_size=400))
def test_no_bytes_make_it_raise(content: bytes) -> None:
    read(content)


@given(st.text(max_size=60), st.sampled_from(",;\t|"))
def test_every_character_between_delimiters_is_in_a_cell(text: str, delimiter: str) -> None:
    cells = split(text, delimiter)
    if '"' not in text:
        assert delimiter.join(cells) == text
    assert cells


def test_a_cell_of_ten_megabytes_and_a_row_beyond_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large = b'a,b\n"' + b"line\n" * (2 << 20) + b'",2\n3,4\n'
    rows, codes = read(large)
    assert [len(row[0]) for row in rows] == [1, 5 * (2 << 20), 1]
    assert codes == []
    monkeypatch.setattr(delimited, "LIMIT", 1000)
    rows, codes = read(b"a,b\n" + b"x" * 600_000 + b",2\n3,4\n")
    assert (rows, codes) == ([["a", "b"], ["3", "4"]], ["sheet.row.too-large"])


def test_quotes_that_never_close_cost_no_more_than_lines() -> None:
    content = b"a,b\n" + b'"x,1\n"y,2\n' * 20_000 + b'"z,3\n'
    begun = time.process_time()
    rows, codes = read(content)
    assert time.process_time() - begun < 20
    assert len(rows) == 40_002
    assert codes.count("sheet.quote.unclosed") == delimited.UNCLOSED
