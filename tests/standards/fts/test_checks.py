"""A file is checked as a whole: its flows, what they say of each other, and its totals."""

import io
import json

import pytest

from servanda.standards import fts
from tests.standards.fts.samples import REAL, flow, page


def checked(*flows: dict[str, object], **totals: dict[str, int]) -> list[tuple[str, str]]:
    found = fts.validate(io.BytesIO(page(*flows, **totals)), "page.json")
    return [(one.code, one.where) for one in found if one.code != "fts.publisher-total"]


@pytest.mark.parametrize(
    ("flows", "found"),
    [
        ([flow()], []),
        ([flow(), flow()], [("fts.flow.repeated", "flow 1")]),
        ([flow(status="given")], [("fts.flow.unknown-status", "flow 1, status")]),
        (
            [flow(), flow(id="2", parentFlowId=1, amountUSD=1201)],
            [("fts.flow.parent-unaware", "flow 2")],
        ),
        (
            [flow(childFlowIds=[2]), flow(id="2", parentFlowId=1)],
            [("fts.flow.parent-repeats", "flow 1")],
        ),
        ([flow(childFlowIds=[2]), flow(id="2", parentFlowId=1, amountUSD=1201)], []),
    ],
)
def test_between_flows(flows: list[dict[str, object]], found: list[tuple[str, str]]) -> None:
    assert checked(*flows) == found


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ({"flowCount": 2, "fundingTotal": 1200, "pledgeTotal": 1200}, []),
        (
            {"flowCount": 2, "fundingTotal": 2400, "pledgeTotal": 1200},
            [("fts.publisher-total.differs", "data.incoming")],
        ),
        ({"flowCount": 9, "fundingTotal": 99_000, "pledgeTotal": 0}, []),  # a page of several
    ],
)
def test_the_publishers_total(stated: dict[str, int], found: list[tuple[str, str]]) -> None:
    assert checked(flow(), flow(id="2", status="pledge"), incoming=stated) == found


def test_all_pages_together_are_as_their_publisher_says() -> None:
    if not REAL.is_dir():
        pytest.skip("the shared samples are not here")
    pages = [json.loads(path.read_bytes())["data"] for path in sorted(REAL.glob("*.json"))]
    flows = [one for data in pages for one in data["flows"]]
    assert checked(*flows, incoming=pages[0]["incoming"], internal=pages[0]["internal"]) == []


def test_a_key_that_stands_twice() -> None:
    content = page(flow()).replace(b'"amountUSD"', b'"amountUSD": 5, "amountUSD"')
    found = fts.validate(io.BytesIO(content), "page.json")
    assert ("json.key.again", "flow 1") in [(one.code, one.where) for one in found]
