"""A flow becomes rows: itself, who gives and receives, what and where it is for, how it hangs together.

    pledge -> pledge, commitment -> commitment, paid -> disbursement

The amount is the original one where it is stated, else the amount in US dollars, which stands as the
publisher's conversion in any case. A flow for several places, clusters or years is one flow: FTS
states no split, so none of its shares has a percentage. A parked flow is what is left of an amount
after its children were taken out of it: parent and child are both counted.

https://fts.unocha.org/glossary
"""

from collections import Counter
from datetime import date
from typing import Any

from servanda.records.bulk import Rows, key_of
from servanda.standards.fts.cutting import code_page
from servanda.standards.fts.faults import Faults
from servanda.standards.fts.table import amounts_read, flow_of_row
from servanda.standards.fts.values import amount, day, flag, text, words
from servanda.standards.json_cut import load_record, odd_numbers
from servanda.standards.sheets import ragged, unpack

STAGES = {"pledge": "pledge", "commitment": "commitment", "paid": "disbursement"}

# Type of object: (kind of share, vocabulary).
KINDS = {
    "Location": ("place", "fts-location"),
    "GlobalCluster": ("cluster", "fts-global-cluster"),
    "Cluster": ("cluster", "fts-cluster"),
    "Plan": ("plan", "fts-plan"),
    "UsageYear": ("year", ""),
    "Project": ("project", "fts-project"),
    "Emergency": ("emergency", "fts-emergency"),
}
# What is said of the flow itself, by words of FTS.
THEMES = ("contributionType", "flowType", "method", "keywords", "grandBargainEarmarkingType")
FINANCE = ("loan", "guarantee", "grant")


def extract_flow(content: bytes, context: bytes, rows: Rows) -> None:
    """Add the rows of one flow, and what is wrong with it; never raise on bad data."""
    key = key_of(content, context)
    faults = Faults(key, rows)
    try:
        if (page := code_page(context)) is not None:
            flow = load_record(content, faults.mended, page=page)
        else:
            layout = unpack(context)
            flow = flow_of_row(content, layout)
            for name, said, read in amounts_read(flow):
                faults.written(name, said, read)
            if why := ragged(content, layout):
                faults.ragged(why)
    except ValueError as fault:
        faults.unreadable(str(fault))
        return
    faults.of_flow(flow)
    for path, said in odd_numbers(content, flow):
        faults.number(path.lstrip("/"), said)
    add_flow(flow, key, rows)


def add_flow(flow: dict[str, Any], key: int, rows: Rows) -> None:
    """Add the rows of a flow as the API words it."""
    sources, destinations = (
        objects_of(flow, "sourceObjects"),
        objects_of(flow, "destinationObjects"),
    )
    _activity(flow, key, destinations, rows)
    _flow(flow, key, rows, ends=(_party(sources), _party(destinations)))
    for role, objects in (("funding", sources), ("implementing", destinations)):
        for one in objects:
            if one["type"] == "Organization":
                kinds = words(one.get("organizationTypes")) + words(one.get("organizationSubTypes"))
                row = (key, role, _identifier(one), text(one.get("name")), "; ".join(kinds), "")
                rows.add("participant", row)
    _shares(destinations, key, rows, prefix="")
    _shares(sources, key, rows, prefix="provider-")
    for theme in THEMES:
        for word in words(flow.get(theme)):
            rows.add("share", (key, "", "theme", f"fts-{theme}", word, word, None, None))
    for parent in words(flow.get("parentFlowId")):
        rows.add("relation", (key, "parent", parent))
    for child in words(flow.get("childFlowIds")):
        rows.add("relation", (key, "child", child))


def objects_of(flow: dict[str, Any], side: str) -> list[dict[str, Any]]:
    """Return the objects at one end of a flow; what is none is left out."""
    given = flow.get(side)
    found = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    return [{**one, "type": text(one.get("type"))} for one in found]


def _activity(
    flow: dict[str, Any], key: int, destinations: list[dict[str, Any]], rows: Rows
) -> None:
    years = [int(one) for one in map(_name, _of(destinations, "UsageYear")) if _is_year(one)]
    details = flow.get("reportDetails")
    reports = [one for one in details if isinstance(one, dict)] if isinstance(details, list) else []
    reporters = dict.fromkeys(text(one.get("organization")) for one in reports)
    row = (
        key,
        text(flow.get("id")),
        "",
        "; ".join(filter(None, reporters)),
        False,  # the publisher's own total counts what others reported too
        " ".join(text(flow.get("description")).split())[:200],
        "",
        text(flow.get("status")).casefold(),
        None,
        _currency(flow),
        True,
        day(date(min(years), 1, 1)) if years else None,
        day(date(max(years), 12, 31)) if years else None,
        text(flow.get("updatedAt")) or text(flow.get("createdAt")),
    )
    rows.add("activity", row)


def _flow(
    flow: dict[str, Any], key: int, rows: Rows, *, ends: tuple[tuple[str, str], tuple[str, str]]
) -> None:
    status, dollars = text(flow.get("status")).casefold(), amount(flow.get("amountUSD"))
    original = amount(flow.get("originalAmount")) if text(flow.get("originalCurrency")) else None
    on_boundary = text(flow.get("onBoundary")).casefold()
    row = (
        key,
        "1",
        STAGES.get(status, "other"),
        status,
        original if original is not None else dollars,
        _currency(flow),
        "",
        dollars,
        "USD" if dollars is not None else "",
        day(flow.get("decisionDate")),
        day(flow.get("date")),
        *ends[0],
        "",
        *ends[1],
        "",
        text(flow.get("boundary")).casefold(),
        on_boundary == "single" if on_boundary else None,
        flag(flow.get("newMoney")),
        _finance(flow),
        text(flow.get("parentFlowId")),
        text(flow.get("description")),
    )
    rows.add("flow", row)


def _currency(flow: dict[str, Any]) -> str:
    """Return the currency of the original amount, US dollars where none is stated with a number."""
    currency = text(flow.get("originalCurrency")).upper()
    return currency if currency and amount(flow.get("originalAmount")) is not None else "USD"


def _finance(flow: dict[str, Any]) -> str:
    """Return grant, loan or guarantee where the flow says so."""
    said = words(flow.get("contributionType")) + words(flow.get("keywords"))
    spoken = {part for one in said for part in one.casefold().replace("-", " ").split()}
    return next((one for one in FINANCE if one in spoken or f"{one}s" in spoken), "")


def _party(objects: list[dict[str, Any]]) -> tuple[str, str]:
    """Return identifier and name of the organisation at one end; of several, their names alone."""
    found = _of(objects, "Organization")
    names = "; ".join(filter(None, map(_name, found)))
    return _identifier(found[0]) if len(found) == 1 else "", names


def _identifier(one: dict[str, Any]) -> str:
    number = text(one.get("id"))
    return f"fts:{number}" if number else ""


def _shares(objects: list[dict[str, Any]], key: int, rows: Rows, *, prefix: str) -> None:
    """Add what one end of a flow is for; alone it is all of it, of several none has a percentage."""
    count = Counter(one["type"] for one in objects)
    for one in objects:
        if one["type"] not in KINDS:
            continue
        kind, vocabulary = KINDS[one["type"]]
        name = _name(one)
        code = text(one.get("id")) or text(one.get("code"))
        if kind == "year":
            code = name
        elif kind == "place" and not code and len(name) == 3 and name.isupper():
            vocabulary, code = "iso3", name
        alone = count[one["type"]] == 1 and text(one.get("behavior")).casefold() != "shared"
        percent = "100" if alone else None
        rows.add("share", (key, "", f"{prefix}{kind}", vocabulary, code, name, percent, None))


def _of(objects: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [one for one in objects if one["type"] == kind]


def _name(one: dict[str, Any]) -> str:
    return text(one.get("name"))


def _is_year(said: str) -> bool:
    return len(said) == 4 and said.isascii() and said.isdigit() and "1900" <= said <= "2100"
