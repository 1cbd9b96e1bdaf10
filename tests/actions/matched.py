"""An invented page of flows and an invented plan whose promises some of them belong to."""

import json
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from servanda.actions.actor import COMMAND_LINE
from servanda.actions.datasets import How, import_files
from servanda.records import Amount, Anchor, Document, Promise, Record, When, Wording
from tests.actions.conftest import PLAN, seal
from tests.conftest import NOW

TODAY = date(2026, 11, 20)
TEXT = (
    "Peru gives 8.5 million dollars, see FTS flow 900001. Chile gives 4 million. Peru gives more."
)


def flow(number: int, dollars: int, payer: str, day: str, title: str) -> dict[str, Any]:
    """Return a flow as the API words it."""
    return {
        "id": str(number),
        "amountUSD": dollars,
        "date": f"{day}T00:00:00Z",
        "description": title,
        "status": "paid",
        "boundary": "incoming",
        "onBoundary": "single",
        "sourceObjects": [{"type": "Organization", "id": "1", "name": f"{payer}, Government of"}],
        "destinationObjects": [
            {"type": "Organization", "id": "2", "name": "Exercise Fund"},
            {"type": "Location", "id": "3", "name": "Haiti"},
        ],
    }


FLOWS = [
    flow(900001, 8_472_113, "Peru", "2026-05-03", "Khara port"),
    flow(900002, 4_000_000, "Chile", "2026-06-01", "Khara clinic"),
    flow(900003, 777_000, "Norway", "2026-06-01", "Something else"),
]


def take_flows(folder: Path, flows: list[dict[str, Any]] | None = None) -> None:
    """Take the page into the dataset `toy`."""
    page = {"status": "ok", "data": {"flows": FLOWS if flows is None else flows}}
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "page.json"
    file.write_text(json.dumps(page), encoding="utf-8")
    import_files([file], "toy", how=How(), actor=COMMAND_LINE, now=NOW)


def promise(name: str, payer: str, millions: str, quote: str) -> Promise:
    """Return a promise of the plan that rests on words of TEXT."""
    start = TEXT.index(quote)
    mark = sha256(TEXT.encode()).hexdigest()
    return Promise(
        plan=PLAN,
        id=name,
        title=Wording(en=f"Khara {name}"),
        kind="pledge",
        strength=4,
        obligors=(payer,),
        beneficiaries=("country:HT",),
        amount=Amount(unit="USD", value=Decimal(millions) * 1_000_000),
        stated=When("2026-02-19"),
        due=When("2026-06-30"),
        evidence=(Anchor(document=mark, start=start, end=start + len(quote), exact=quote),),
    )


def keep_promises() -> None:
    """Keep three promises: two that a flow belongs to, one that may have a part."""
    document = Document(
        plan=PLAN, id=sha256(TEXT.encode()).hexdigest(), text=TEXT, filename="a.txt", language="en"
    )
    named = "Peru gives 8.5 million dollars, see FTS flow 900001."
    records: list[Record] = [
        document,
        promise("port", "country:PE", "8.5", named),
        promise("clinic", "country:CL", "4", "Chile gives 4 million."),
        promise("school", "country:PE", "3", "Peru gives more."),
    ]
    seal(records)
