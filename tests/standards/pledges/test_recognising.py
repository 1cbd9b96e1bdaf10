"""Tables of pledges are known from their first bytes."""

import pytest

from servanda.standards import hxl
from servanda.standards.pledges import sniff
from tests.standards.books import table, workbook
from tests.standards.hxl.samples import NAMES, OTHER, ROW, TAGS
from tests.standards.pledges.samples import FACTS, LONG, WIDE, saved


@pytest.mark.parametrize("rows", [WIDE, LONG, [["A title"], [], *WIDE]])
def test_tables(rows):
    assert sniff(saved(rows)[:4096], "a.csv")
    assert not hxl.sniff(saved(rows)[:4096], "a.csv")


def test_a_workbook_by_its_name():
    content = workbook({"A": table(WIDE)})
    assert sniff(content[:4096], "Gaza pledges 2014.xlsx")
    assert not sniff(content[:4096], "a.xlsx")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"The donor, the pledge, the sum\nwere told, they said, today\n",
        saved([NAMES, TAGS, ROW]),
        saved([NAMES, ROW, OTHER]),
        saved([["date", "amountUSD", "donor", "pledge"], ["1", "2", "3", "4"]]),
        saved([["Donor", "Sector", "Pledged"], ["A", "Health", "2"]]),
        saved([["Donor", "Pledged"]]),
        b'{"donor": "pledged"}',
        b"<donor>",
    ],
)
def test_what_is_none(content):
    assert not sniff(content[:4096], "pledges.csv")


def test_the_facts_of_a_conference():
    if not FACTS.is_file():
        pytest.skip("the facts are not here")
    assert sniff(FACTS.read_bytes()[:4096], FACTS.name)
    assert not hxl.sniff(FACTS.read_bytes()[:4096], FACTS.name)
