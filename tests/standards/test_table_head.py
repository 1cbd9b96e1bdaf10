"""The first bytes of a file, as a table."""

import pytest

from servanda.standards.table_head import beginning, is_other, is_workbook


def test_header_and_rows():
    header, rows = beginning(b"A title\n\nDonor;Pledged\nQatar;1000\nKuwait;200\n")
    assert (header.names, rows) == (("Donor", "Pledged"), [["Qatar", "1000"], ["Kuwait", "200"]])


def test_a_row_that_may_be_cut_off_is_left_out():
    content = b"Donor,Pledged\n" + b"Qatar,1000\n" * 400
    assert beginning(content[:4096])[1][-1] == ["Qatar", "1000"]


def test_prose_is_divided_otherwise():
    assert beginning(b"The donor, the sum, the day\nwere told, they said, today\n")[0].names == ()


@pytest.mark.parametrize("head", [b"", b" {}", b"\xef\xbb\xbf[1]", b"<a>", b"%PDF-1.7"])
def test_others(head):
    assert is_other(head)
    assert not is_workbook(head, "a.csv")


def test_workbooks():
    assert is_workbook(b"PK\x03\x04...", "a.XLSX")
    assert is_workbook(b"PK\x03\x04 xl/workbook.xml", "a")
    assert not is_workbook(b"PK\x03\x04 datapackage.json", "a.xlsx")
