"""A row of the table of flows, as the object that the API would have for it.

HDX's columns: https://github.com/OCHA-DAP/hdx-scraper-fts. A cell with several values has commas
between them; a comma before a space is one inside a name ("Norway, Government of"), and semicolons
always divide. The table gives names where the API gives identifiers too.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from servanda.standards import cell_values
from servanda.standards.fts.values import amount
from servanda.standards.sheets import Layout, cells_of

_BETWEEN = re.compile(r"\s*;\s*|,(?=\S)")
AMOUNTS = ("amountUSD", "originalAmount")
_MAY_BE_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}\Z")

# Column's words, after `src` or `dest`, in lower case: the type of object.
_OBJECTS = {
    "organization": "Organization",
    "organizations": "Organization",
    "locations": "Location",
    "location": "Location",
    "globalclusters": "GlobalCluster",
    "globalcluster": "GlobalCluster",
    "clusters": "Cluster",
    "cluster": "Cluster",
    "plan": "Plan",
    "plans": "Plan",
    "project": "Project",
    "projects": "Project",
    "emergency": "Emergency",
    "emergencies": "Emergency",
    "usageyears": "UsageYear",
    "usageyear": "UsageYear",
    "usageyearstart": "UsageYear",
    "usageyearend": "UsageYear",
}
# What is said further of the object beside it: (type, key).
_DETAILS = {
    "plancode": ("Plan", "code"),
    "planid": ("Plan", "id"),
    "projectcode": ("Project", "code"),
    "organizationtypes": ("Organization", "organizationTypes"),
}
_FIELDS = (
    *("date", "budgetYear", "description", "amountUSD", "contributionType", "flowType", "method"),
    *("boundary", "onBoundary", "status", "firstReportedDate", "decisionDate", "originalAmount"),
    *("originalCurrency", "exchangeRate", "id", "refCode", "createdAt", "updatedAt", "newMoney"),
    *("parentFlowId", "childFlowIds", "versionId", "keywords"),
)
_NAMES = {name.casefold(): name for name in _FIELDS}


def is_column(name: str) -> bool:
    """Tell whether a heading, in lower case, is one of the service's."""
    return name in _NAMES or _side(name)[1] in (*_OBJECTS, *_DETAILS)


def is_header(names: Sequence[str]) -> bool:
    """Tell whether a row is the service's headings: an amount in US dollars, and two more of them."""
    said = {name.strip().casefold() for name in names}
    return "amountusd" in said and sum(map(is_column, said)) > 2


def amounts_read(flow: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield (column, cell, number) of each amount that is not written plainly; the flow has it as read.

    Marks between thousands, signs of a currency and brackets for minus are read where they are clear.
    A dot before three last digits is taken as FTS writes it, before decimals, and told.
    """
    for name in AMOUNTS:
        said = str(flow.get(name) or "")
        if not said or (amount(said) is not None and not _MAY_BE_THOUSANDS.match(said)):
            continue
        if (read := amount(said) or cell_values.amount(said)) is not None:
            flow[name] = read
            yield name, said, read


def flow_of_row(content: bytes, layout: Layout) -> dict[str, Any]:
    """Return a row as a flow; columns that the table does not have are missing."""
    flow: dict[str, Any] = {"sourceObjects": [], "destinationObjects": []}
    details: list[tuple[str, str, str, str]] = []
    for name, cell in zip(layout.names, cells_of(content, layout), strict=False):
        column = name.strip().casefold()
        if not cell:
            continue
        if column in _NAMES:
            several = column in ("keywords", "childflowids")
            flow.setdefault(_NAMES[column], several_of(cell) if several else cell)
            continue
        side, rest = _side(column)
        if rest in _OBJECTS:
            _add(flow[side], _OBJECTS[rest], cell)
        elif rest in _DETAILS:
            details.append((side, *_DETAILS[rest], cell))
    for side, kind, key, cell in details:
        _detail([one for one in flow[side] if one["type"] == kind], key, cell)
    return flow


def several_of(cell: str) -> list[str]:
    """Return the values of a cell that has several."""
    return [one.strip() for one in _BETWEEN.split(cell) if one.strip()]


def _side(column: str) -> tuple[str, str]:
    for prefix, side in (("src", "sourceObjects"), ("dest", "destinationObjects")):
        if column.startswith(prefix):
            return side, column.removeprefix(prefix)
    return "", column


def _add(objects: list[dict[str, Any]], kind: str, cell: str) -> None:
    """Add the objects that a cell names; a usage year that starts and ends a flow is one."""
    # The table has one plan, project and emergency, whose names have commas of their own.
    names = [cell] if kind in ("Plan", "Project", "Emergency") else several_of(cell)
    for name in names:
        if not any(one["type"] == kind and one["name"] == name for one in objects):
            objects.append({"type": kind, "name": name})


def _detail(objects: list[dict[str, Any]], key: str, cell: str) -> None:
    """Say something further of an object; of several, the table does not say of which."""
    if len(objects) == 1:
        objects[0][key] = several_of(cell) if key == "organizationTypes" else cell
