"""Releases made up for the tests: a road in Ruritania, told in three steps."""

import io
import json
from pathlib import Path
from typing import Any

from servanda.records import Finding
from servanda.records.bulk import TABLES, Piece, Rows
from servanda.standards import ocds

SHARED = Path(__file__).parents[4] / "shared" / "standards" / "ocds"
OCID = "ocds-abc123-1"


def release(number: int, **fields: Any) -> dict[str, Any]:
    """Return a release of one process, dated by its number."""
    base = {"ocid": OCID, "id": str(number), "date": f"2021-0{number}-01T00:00:00Z"}
    return {**base, "tag": ["planning"], "initiationType": "tender", **fields}


def eur(size: Any) -> dict[str, Any]:
    return {"amount": size, "currency": "EUR"}


PLANNED = release(
    1,
    buyer={"id": "R-1", "name": "Ministry of Roads"},
    planning={"budget": {"amount": eur(1000), "project": "A road"}},
    parties=[{"id": "R-1", "name": "Ministry of Roads", "roles": ["buyer"]}],
)
TENDERED = release(
    2,
    tender={
        "id": "t",
        "title": "A road to Zenda",
        "status": "active",
        "value": eur(900),
        "mainProcurementCategory": "works",
        "items": [{"id": "1", "classification": {"scheme": "CPV", "id": "45233130"}}],
    },
)
CONTRACTED = release(
    3,
    parties=[{"id": "R-2", "name": "Zenda Paving", "roles": ["supplier"]}],
    awards=[
        {"id": "a", "status": "active", "date": "2021-03-01T00:00:00Z", "value": eur(850)}
        | {"suppliers": [{"id": "R-2", "name": "Zenda Paving"}]}
    ],
    contracts=[
        {
            "id": "c",
            "awardID": "a",
            "status": "active",
            "dateSigned": "2021-03-05T00:00:00Z",
            "value": eur(840),
            "period": {"startDate": "2021-04-01T00:00:00Z", "endDate": "2021-12-31T00:00:00Z"},
            "implementation": {
                "transactions": [{"id": "1", "date": "2021-05-01T00:00:00Z", "value": eur(200)}]
            },
        }
    ],
)
PROCESS = (PLANNED, TENDERED, CONTRACTED)


def package(*releases: dict[str, Any], **more: Any) -> bytes:
    """Return a release package of version 1.1."""
    envelope = {
        "uri": "https://example.org/1",
        "version": "1.1",
        "publishedDate": "2021-06-01T00:00:00Z",
        "publisher": {"name": "Ruritania", "scheme": "R", "uid": "0"},
    }
    return json.dumps({**envelope, "releases": list(releases), **more}, indent=1).encode()


def records(*given: dict[str, Any]) -> bytes:
    """Return a record package."""
    whole = json.loads(package())
    del whole["releases"]
    return json.dumps({**whole, "records": list(given)}, indent=1).encode()


def pieces(content: bytes) -> tuple[list[Piece], list[Finding]]:
    """Return what a file is cut into."""
    stream = io.BytesIO(content)
    found = list(ocds.cut(stream, ocds.context(stream, "")))
    held = [one for one in found if isinstance(one, Piece)]
    for one in held:
        if one.length:
            assert content[one.offset : one.offset + one.length] == one.content
    return held, [one for one in found if isinstance(one, Finding)]


def taken(content: bytes) -> Rows:
    """Return the rows of a file."""
    rows, context = Rows(), ocds.context(io.BytesIO(content), "")
    for one in pieces(content)[0]:
        ocds.extract(one.content, context, rows)
    for name, held in rows.tables.items():
        assert all(len(row) == len(TABLES[name]) for row in held)
    return rows


def dicts(rows: Rows, name: str) -> list[dict[str, Any]]:
    """Return the rows of a table by column."""
    return [dict(zip(TABLES[name], row, strict=True)) for row in rows.tables[name]]


def codes(rows: Rows) -> list[str]:
    return [str(row["code"]) for row in dicts(rows, "finding")]
