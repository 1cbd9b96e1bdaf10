"""The list of promises: facets, filters, downloads."""

import csv
import io
import re
from html import unescape

import pytest
from django.test import Client

LIST = "/en/plans/river-valley/promises/"
ROW = re.compile(r'<th scope="row"><a href="[^"]*/promises/([^"/]+)/"')


def ids(body: str) -> list[str]:
    """Return the ids of the rows of a list, in order."""
    return ROW.findall(body)


@pytest.mark.parametrize("start", ["", "?kind=policy", "?direction=rebuild&sort=due"])
def test_a_facet_counts_the_rows_that_a_click_gives(
    plan: str, stranger: Client, start: str
) -> None:
    body = stranger.get(LIST + start).content.decode()
    facets = re.findall(
        r'<a href="(\?[^"]*)"( aria-current="true")?><span>[^<]*</span> <span class="count">(\d+)',
        body,
    )
    assert len(facets) > 5
    for address, chosen, count in facets:
        found = ids(stranger.get(LIST + unescape(address)).content.decode())
        assert chosen or len(found) == int(count), address


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"whole", "part", "engineers", "weak", "aside"}),
        ("direction=rebuild", {"whole", "part"}),  # a part of a direction belongs to it
        ("direction=water", {"part"}),
        ("status=unverifiable", {"engineers", "weak"}),
        ("status=none", {"aside"}),
        ("kind=personnel", {"engineers"}),
        ("strength=1", {"weak"}),
        ("scope=outside", {"aside"}),
        ("obligor=org:upper-council", {"whole", "part"}),
        ("obligor=country:VN", {"weak"}),
        ("q=thung+lung", {"whole", "part", "aside"}),  # in the quotation, without marks
        ("q=Hoi+dong+Ha", {"whole", "engineers"}),  # in the party's name
        ("q=nothing+at+all", set()),
        ("counted=pledged", {"whole"}),
        ("counted=pledged.part-of-aggregate", {"part"}),
        ("counted=disbursed", {"part"}),
        ("kind=policy&scope=plan", {"weak"}),
    ],
)
def test_a_filter_lets_through(plan: str, stranger: Client, query: str, expected: set[str]) -> None:
    response = stranger.get(f"{LIST}?{query}")
    assert response.status_code == 200
    assert set(ids(response.content.decode())) == expected


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("status=wonderful", "status"),
        ("strength=9", "strength"),
        ("strength=%00", "strength"),
        ("direction=nowhere", "direction"),
        ("obligor=org:nobody", "obligor"),
        ("kind=%E2%80%AE", "kind"),
        ("scope='--", "scope"),
        ("sort=password", "sort"),
        ("page=0", "page"),
        ("page=99999999999999999999", "page"),
        ("page=%D9%A1", "page"),
        ("counted=everything", "counted"),
        ("counted=pledged.because", "counted"),
        ("q=" + "x" * 500, "q"),
    ],
)
def test_a_bad_value_is_named_and_never_an_error(
    plan: str, stranger: Client, query: str, name: str
) -> None:
    for ending in ("promises/", "promises.csv", "promises.json"):
        response = stranger.get(f"/en/plans/{plan}/{ending}?{query}")
        assert response.status_code == 400
        assert (
            f"“{name}”" in response.json()["title"]
            if ending.endswith("json")
            else (f"“{name}”" in response.content.decode())
        )


def test_active_filters_are_chips_that_can_be_taken_off(plan: str, stranger: Client) -> None:
    body = stranger.get(LIST + "?kind=pledge&q=named&direction=rebuild").content.decode()
    chips = re.findall(r'<a class="chip" href="([^"]+)"', body)
    assert [unescape(chip) for chip in chips] == [
        "?kind=pledge&q=named",
        "?direction=rebuild&q=named",
        "?direction=rebuild&kind=pledge",
    ]
    assert f'<a href="/en/plans/{plan}/promises/">Clear all</a>' in body


def test_an_empty_answer_says_why_and_offers_the_next_step(plan: str, stranger: Client) -> None:
    body = stranger.get(LIST + "?q=zzz").content.decode()
    assert "No promise fits all of these filters" in body
    assert "Show all promises" in body


@pytest.mark.parametrize(
    ("sort", "first"),
    [("-strength", "whole"), ("strength", "weak"), ("due", "engineers"), ("-amount", "whole")],
)
def test_a_list_sorts_by_its_heads(plan: str, stranger: Client, sort: str, first: str) -> None:
    body = stranger.get(f"{LIST}?sort={sort}&scope=plan").content.decode()
    found = ids(body)
    assert found[0] == first or sort == "-amount"
    assert 'aria-sort="' in body


def test_downloads_are_exactly_the_rows_on_show(plan: str, stranger: Client) -> None:
    for query in ("", "?kind=policy", "?sort=title&direction=rebuild"):
        shown = ids(stranger.get(LIST + query).content.decode())
        table = stranger.get(f"/en/plans/{plan}/promises.csv{query}")
        rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
        listed = stranger.get(f"/en/plans/{plan}/promises.json{query}")
        assert [row["id"] for row in rows] == shown
        assert [one["id"] for one in listed.json()["promises"]] == shown
        for response in (table, listed):
            assert 'rel="license"' in response["Link"]
            assert response["Servanda-Journal"] == "entry=1; last=2026-06-30"
            assert 'filename="river-valley-promises-2026-06-30.' in response["Content-Disposition"]
    assert listed.json()["filter"] == "?direction=rebuild&sort=title"


def test_no_cell_is_a_formula(plan: str, stranger: Client) -> None:
    body = stranger.get(f"/en/plans/{plan}/promises.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))
    assert {row["id"]: row["title"] for row in rows}["weak"] == "'=HYPERLINK(1)"


def test_marks_of_direction_stay_on_the_page(stranger: Client, plan: str) -> None:
    page = stranger.get(f"/ar/plans/{plan}/promises/").content.decode()
    table = stranger.get(f"/ar/plans/{plan}/promises.csv").content.decode("utf-8-sig")
    assert "\u2068" in page
    assert not {"\u2068", "\u2069"} & set(table)
