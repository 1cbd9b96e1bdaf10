"""OCHA's pages as rows, without the reader of FTS: for tests of totals alone."""

import json
from pathlib import Path
from typing import Any

import pytest

from servanda.records.bulk import Rows
from tests.flows.asked import days
from tests.flows.built import row_of

PAGES = Path(__file__).parents[3] / "shared" / "standards" / "fts"
STAGES = {"pledge": "pledge", "commitment": "commitment", "paid": "disbursement"}


def pages() -> Rows:
    """Return the flows of Afghanistan 2020; skip where the pages are not there."""
    found = sorted(PAGES.glob("custom-search-*.json"))
    if not found:
        pytest.skip(f"{PAGES} has no pages of FTS")
    rows = Rows()
    for path in found:
        for flow in json.loads(path.read_bytes())["data"]["flows"]:
            _add(rows, flow)
    return rows


def _add(rows: Rows, flow: dict[str, Any]) -> None:
    key = int(flow["id"])
    givers = [one for one in flow["sourceObjects"] if one["type"] == "Organization"]
    rows.add("activity", row_of("activity", record=key, id=flow["id"]))
    rows.add(
        "flow",
        row_of(
            "flow",
            record=key,
            ref="1",
            stage=STAGES[flow["status"]],
            amount=str(flow.get("originalAmount") or flow["amountUSD"]),
            currency=flow.get("originalCurrency") or "USD",
            converted=str(flow["amountUSD"]),
            converted_currency="USD",
            valued=days(flow["date"][:10]),
            provider=f"fts:{givers[0]['id']}" if len(givers) == 1 else "",
            provider_name="; ".join(one["name"] for one in givers),
            boundary=flow["boundary"],
            single=flow["onBoundary"] == "single",
        ),
    )
    clusters = [one for one in flow["destinationObjects"] if one["type"] == "GlobalCluster"]
    for one in clusters:
        percent = "100" if len(clusters) == 1 else None
        values = {"kind": "cluster", "vocabulary": "fts-global-cluster", "name": one["name"]}
        rows.add("share", row_of("share", record=key, code=one["id"], percent=percent, **values))
