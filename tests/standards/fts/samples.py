"""Flows made up for the tests, as pages of the API and as the table that HDX makes of them."""

import csv
import io
import json
from pathlib import Path
from typing import Any

from servanda.records import Finding
from servanda.records.bulk import TABLES, Piece, Rows
from servanda.standards import fts

REAL = Path(__file__).parents[4] / "shared" / "standards" / "fts"

HEADER = [
    *("date", "budgetYear", "description", "amountUSD", "srcOrganization"),
    *("srcOrganizationTypes", "srcLocations", "srcUsageYearStart", "srcUsageYearEnd"),
    *("destPlan", "destPlanCode", "destPlanId", "destOrganization"),
    *("destOrganizationTypes", "destGlobalClusters", "destLocations", "destProject"),
    *("destProjectCode", "destEmergency", "destUsageYearStart", "destUsageYearEnd"),
    *("contributionType", "flowType", "method", "boundary", "onBoundary", "status"),
    *("firstReportedDate", "decisionDate", "keywords", "originalAmount"),
    *("originalCurrency", "exchangeRate", "id", "refCode", "createdAt", "updatedAt"),
]
TAGS = ["#date", "#date+year+budget", "#description+notes", "#value+funding+total+usd"]


def flow(**changed: Any) -> dict[str, Any]:
    """Return a flow without a fault; None takes a field out."""
    whole = {
        "id": "1",
        "amountUSD": 1200,
        "originalAmount": 1000,
        "originalCurrency": "EUR",
        "exchangeRate": 0.833,
        "status": "paid",
        "date": "2021-03-02T00:00:00Z",
        "decisionDate": "2021-02-01T00:00:00Z",
        "updatedAt": "2021-03-02T10:00:00Z",
        "description": "Tents, and\nblankets",
        "contributionType": "financial",
        "flowType": "Standard",
        "boundary": "incoming",
        "onBoundary": "single",
        "newMoney": True,
        "sourceObjects": [thing("Organization", "7", "Ruritania, Government of")],
        "destinationObjects": [thing("Location", "9", "Erewhon"), thing("UsageYear", "42", "2021")],
    }
    return {name: value for name, value in (whole | changed).items() if value is not None}


def thing(kind: str, number: str, name: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "id": number, "name": name, "behavior": "single", **more}


def page(*flows: dict[str, Any], **totals: dict[str, int]) -> bytes:
    """Return a page of the API."""
    return json.dumps({"status": "ok", "data": {**totals, "flows": list(flows)}}).encode()


def table(flows: list[dict[str, Any]]) -> bytes:
    """Return the flows as HDX's table of them, with its row of tags."""
    held = io.StringIO(newline="")
    writer = csv.DictWriter(held, HEADER, restval="", extrasaction="ignore")
    writer.writeheader()
    held.write(",".join(TAGS) + "," * (len(HEADER) - len(TAGS)) + "\r\n")
    for one in flows:
        writer.writerow(_row(one))
    return held.getvalue().encode()


def _row(one: dict[str, Any]) -> dict[str, Any]:
    row = {name: one[name] for name in HEADER if one.get(name) is not None}
    row["keywords"] = ",".join(one.get("keywords") or [])
    for side, prefix in (("sourceObjects", "src"), ("destinationObjects", "dest")):
        named: dict[str, list[str]] = {}
        for thing_ in one[side]:
            named.setdefault(thing_["type"], []).append(thing_["name"])
        row[f"{prefix}Organization"] = ";".join(named.get("Organization", []))
        row[f"{prefix}Locations"] = ";".join(named.get("Location", []))
        row[f"{prefix}GlobalClusters"] = ";".join(named.get("GlobalCluster", []))
        years = sorted(named.get("UsageYear", [""]))
        row[f"{prefix}UsageYearStart"], row[f"{prefix}UsageYearEnd"] = years[0], years[-1]
    return {name: value for name, value in row.items() if name in HEADER}


def taken(*contents: bytes) -> tuple[Rows, list[Finding]]:
    """Return the rows of files, and what cutting them found."""
    rows, findings = Rows(), []
    for content in contents:
        stream = io.BytesIO(content)
        context = fts.context(stream, "")
        for one in fts.cut(stream, context):
            if isinstance(one, Piece):
                assert content[one.offset : one.offset + one.length] == one.content
                fts.extract(one.content, context, rows)
            else:
                findings.append(one)
    return rows, findings


def dicts(rows: Rows, name: str) -> list[dict[str, Any]]:
    """Return the rows of a table by column."""
    return [dict(zip(TABLES[name], row, strict=True)) for row in rows.tables[name]]


def codes(rows: Rows) -> list[str]:
    return [str(row["code"]) for row in dicts(rows, "finding")]
