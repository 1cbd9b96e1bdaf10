"""The rows behind each figure of a dataset: every figure of its page leads to rows that make it."""

import re
from html import unescape

import pytest
from django.test import Client

RECORD = re.compile(r'<th scope="row"><a href="/en/datasets/toys/records/\d+/"')


def test_each_figure_leads_to_as_many_rows_as_it_says(toys: str, stranger: Client) -> None:
    body = stranger.get(f"/en/datasets/{toys}/").content.decode()
    found = re.findall(r'<a href="(/en/datasets/toys/rows/[^"]*)">(?:from )?(\d+|one row)', body)
    assert len(found) >= 4
    for address, said in found:
        page = stranger.get(unescape(address)).content.decode()
        assert len(RECORD.findall(page)) == (1 if said == "one row" else int(said)), address


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("", 3),
        ("?stage=disbursement", 3),
        ("?stage=pledge", 0),
        ("?reason=duplicate", 1),
        ("?reason=duplicate&currency=EUR", 0),
        ("?reason=duplicate&other=pledge", 0),
        ("?reason=partly", 0),
        ("?party=-", 3),
        ("?party=nobody", 0),
        ("?rate=no-such", 0),
        ("?page=2", 0),
    ],
)
def test_which_rows(toys: str, stranger: Client, query: str, rows: int) -> None:
    body = stranger.get(f"/en/datasets/{toys}/rows/{query}").content.decode()
    assert len(RECORD.findall(body)) == rows


def test_the_file_has_the_same_rows(toys: str, stranger: Client) -> None:
    response = stranger.get(f"/en/datasets/{toys}/rows.csv?reason=duplicate")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    lines = b"".join(response).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("record,id,ref,stage,day,party,")
    assert [line.split(",")[1] for line in lines[1:]] == ["A1"]


def test_a_stage_that_is_none(toys: str, stranger: Client) -> None:
    assert stranger.get(f"/en/datasets/{toys}/rows/?stage=x").status_code == 404
