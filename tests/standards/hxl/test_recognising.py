"""Tables of who does what where are known from their first bytes, and nothing else is taken for one."""

import pytest

from servanda.standards.hxl import sniff
from tests.standards.books import table, workbook
from tests.standards.hxl.samples import NAMES, OTHER, REAL, ROW, TAGS, saved

FRENCH = [["Acteur", "Secteur", "Province"], ["ACF", "Santé", "Lac"], ["CARE", "EHA", "Lac"]]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (saved([NAMES, TAGS, ROW]), "3w.csv"),
        (saved([TAGS, ROW]), "3w.csv"),
        (saved([["A title"], [], NAMES, ROW, OTHER]), "3w.csv"),
        (saved([NAMES, ROW, OTHER], ";"), "3w.csv"),
        (saved(FRENCH).decode().encode("cp1252"), "3w.csv"),
        (saved(FRENCH).decode().encode("utf-16"), "3w.csv"),
        (workbook({"A": table([NAMES, ROW])}), "3w.xlsx"),
    ],
)
def test_tables(content, name):
    assert sniff(content[:4096], name)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.csv"),
        (b"The partner, the sector, and the province\nagreed, they said, on it\n", "a.txt"),
        (b"Organisation, secteur et province, dit-il.\nUn, deux.\n", "a.txt"),
        (
            saved(
                [["date", "amountUSD", "srcOrganization", "id"], ["#date", "#value", "#org", "#id"]]
            ),
            "fts.csv",
        ),
        (saved([["Donor", "Pledged", "Disbursed"], ["A", "1", "2"]]), "pledges.csv"),
        (saved([["Name", "Age", "Town"], ["A", "1", "B"]]), "people.csv"),
        (saved([["organisation", "sector", "province"]]), "header-alone.csv"),
        (b'{"organisation": "a", "sector": "b"}', "a.json"),
        (b"<iati-activities>", "a.xml"),
        (b"%PDF-1.7", "a.pdf"),
        (b"PK\x03\x04 xl/ datapackage.json", "package.zip"),
        (b"PK\x03\x04 word/document.xml", "a.docx"),
        (b"\xff\xfe\x00", "noise"),
        (b"\r" * 4096, "a.csv"),
        (b'"' * 4096, "a.csv"),
        (b"#organise #sector now\n", "a.txt"),
    ],
)
def test_what_is_none(content, name):
    assert not sniff(content[:4096], name)


def test_the_real_ones():
    if not REAL.is_dir():
        pytest.skip("the real tables are not here")
    for path in REAL.iterdir():
        assert sniff(path.read_bytes()[:4096], path.name), path.name
