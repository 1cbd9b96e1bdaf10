"""`datapackage.json`: what a package says of itself.

Follows the Tabular Data Package profile, https://specs.frictionlessdata.io/tabular-data-package/,
with Table Schema, https://specs.frictionlessdata.io/table-schema/. Two properties are ours:
`servanda.format`, the version of this layout, and `servanda.plan`, the plan's id as it is.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from servanda.standards.datapackage.tables import EVIDENCE, Column, Table, by_name

FILE = "datapackage.json"
FORMAT = "1"
PROFILE = "tabular-data-package"
_TYPES = {"list": "string", "date": "string"}  # v1 has no lists, and no dates of any precision


def describe(plan: str, title: str, tables: Sequence[Table]) -> bytes:
    """Return the descriptor of a package with these tables."""
    made = {
        "profile": PROFILE,
        "name": re.sub(r"[^a-z0-9._-]+", "-", plan.lower()).strip("-") or "plan",
        "title": title or plan,
        "servanda": {"format": FORMAT, "plan": plan},
        "resources": [_resource(table, {one.name for one in tables}) for table in tables],
    }
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(table: Table, present: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table is not EVIDENCE:
        schema["primaryKey"] = "id"
    keys = [key for column in table.columns if (key := _foreign_key(table, column, present))]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "path": table.path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    note = {
        "list": " Items are joined by a semicolon.",
        "date": " ISO 8601 day, month, quarter, year or interval.",
    }
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.type, column.type),
        "description": column.description + note.get(column.type, ""),
    }
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.codes:
        number = column.type == "integer"
        constraints["enum"] = [int(code) for code in column.codes] if number else [*column.codes]
    if column.pattern:
        constraints["pattern"] = column.pattern
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(table: Table, column: Column, present: set[str]) -> dict[str, Any] | None:
    target = next((one for one in by_name().values() if one.kind == column.target), None)
    if target is None or column.type == "list" or target.name not in present:
        return None
    resource = "" if target is table else target.name
    return {"fields": column.name, "reference": {"resource": resource, "fields": "id"}}
