"""Projects made up for the tests: a bridge in Ruritania."""

import io
import json
from pathlib import Path
from typing import Any

from servanda.records.bulk import TABLES, Piece, Rows
from servanda.standards import oc4ids

SHARED = Path(__file__).parents[4] / "shared" / "standards" / "oc4ids"
ID = "oc4ids-abc123-bridge"


def eur(size: Any) -> dict[str, Any]:
    return {"amount": size, "currency": "EUR"}


SUMMARY = {
    "ocid": "ocds-abc123-1",
    "title": "The bridge itself",
    "nature": ["construction"],
    "tender": {"costEstimate": eur(900), "datePublished": "2021-02-01T00:00:00Z"},
    "suppliers": [{"id": "R-2", "name": "Zenda Bridges"}],
    "contractValue": eur(800),
    "contractPeriod": {"startDate": "2021-03-01T00:00:00Z", "endDate": "2022-03-01T00:00:00Z"},
    "modifications": [
        {"id": "1", "date": "2021-06-01T00:00:00Z"}
        | {"oldContractValue": eur(800), "newContractValue": eur(850)}
    ],
    "transactions": [{"id": "1", "date": "2021-07-01T00:00:00Z", "value": eur(300)}],
    "finalValue": eur(860),
}


def project(**changed: Any) -> dict[str, Any]:
    """Return a project without a fault; None takes a field out."""
    whole = {
        "id": ID,
        "updated": "2022-01-01T00:00:00Z",
        "title": "A bridge at Zenda",
        "status": "implementation",
        "type": "construction",
        "sector": ["transport", "transport.road"],
        "period": {"startDate": "2021-01-01T00:00:00Z", "endDate": "2022-12-31T00:00:00Z"},
        "publicAuthority": {"id": "R-1", "name": "Ministry of Roads"},
        "parties": [
            {"id": "R-1", "name": "Ministry of Roads", "roles": ["publicAuthority", "buyer"]},
            {"id": "R-2", "name": "Zenda Bridges", "roles": ["supplier"]},
            {"id": "R-3", "name": "Bank of Ruritania", "roles": ["funder"]},
        ],
        "locations": [
            {
                "id": "1",
                "description": "Zenda",
                "geometry": {"type": "Point", "coordinates": [15.5, 50.25]},
            }
        ],
        "budget": {
            "amount": eur(1000),
            "approvalDate": "2021-01-15T00:00:00Z",
            "finance": [
                {"id": "1", "type": "loan", "value": eur(500), "financingParty": {"id": "R-3"}}
            ],
        },
        "contractingProcesses": [{"id": "ocds-abc123-1", "summary": SUMMARY}],
    }
    return {name: value for name, value in (whole | changed).items() if value is not None}


def package(*projects: dict[str, Any], **more: Any) -> bytes:
    """Return a package of version 0.9."""
    envelope = {
        "uri": "https://example.org/1",
        "version": "0.9",
        "publishedDate": "2022-01-01T00:00:00Z",
        "publisher": {"name": "Ruritania"},
    }
    return json.dumps({**envelope, "projects": list(projects), **more}, indent=1).encode()


def taken(content: bytes) -> Rows:
    """Return the rows of a file."""
    rows, stream = Rows(), io.BytesIO(content)
    context = oc4ids.context(stream, "")
    for one in oc4ids.cut(stream, context):
        if isinstance(one, Piece):
            assert content[one.offset : one.offset + one.length] == one.content
            oc4ids.extract(one.content, context, rows)
    for name, held in rows.tables.items():
        assert all(len(row) == len(TABLES[name]) for row in held)
    return rows


def dicts(rows: Rows, name: str) -> list[dict[str, Any]]:
    """Return the rows of a table by column."""
    return [dict(zip(TABLES[name], row, strict=True)) for row in rows.tables[name]]


def codes(rows: Rows) -> list[str]:
    return [str(row["code"]) for row in dicts(rows, "finding")]
