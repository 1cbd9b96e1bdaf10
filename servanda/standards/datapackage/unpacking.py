"""The files of a package as records: what is wrong becomes a finding, and the rest still loads.

Worked example: `records_of({"datapackage.json": ..., "plan.csv": ..., "promises.csv": ...})` yields
the findings first, then the plan, then its promises.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from servanda.records import KINDS, Finding, Record
from servanda.records.columns import from_columns
from servanda.standards.datapackage import evidence, texts
from servanda.standards.datapackage.descriptor import FILE, FORMAT
from servanda.standards.datapackage.references import Placed, settle
from servanda.standards.datapackage.sheets import Row, fault, rows, warning
from servanda.standards.datapackage.tables import EVIDENCE, by_name, tables


@dataclass(slots=True)
class _Load:
    """What has been read so far."""

    files: Mapping[str, bytes]
    plan: str = ""
    library: texts.Library = field(default_factory=texts.Library)
    quotations: evidence.Quotations = field(default_factory=evidence.Quotations)
    placed: Placed = field(default_factory=dict)


def records_of(files: Mapping[str, bytes]) -> Iterator[Record | Finding]:
    """Yield what is wrong with a package, then its records in the order of KINDS."""
    found = _descriptor(files)
    if isinstance(found, Finding):
        yield found
        return
    sheets: dict[str, tuple[str, list[Row]]] = {}
    for item in _sheets(found, files):
        if isinstance(item, Finding):
            yield item
        else:
            sheets[item[0]] = item[1:]
    load = _Load(files=files)
    yield from _name_the_plan(load, found, sheets)
    if not load.plan:
        return
    yield from _build(load, {kind: some for kind, (_, some) in sheets.items()})
    yield from settle(load.placed)
    yield from load.quotations.orphans(set(load.placed))
    yield from texts.unlisted(files, load.library)
    yield from (record for _, record in load.placed.values())


def _descriptor(files: Mapping[str, bytes]) -> dict[str, Any] | Finding:
    if FILE not in files:
        return fault("descriptor.missing", f"there is no {FILE}", FILE, "Add it at the top.")
    try:
        found = json.loads(files[FILE].decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        return fault("descriptor.broken", f"it is not JSON: {error}", FILE, "Mend the JSON.")
    if not isinstance(found, dict) or not isinstance(found.get("resources"), list):
        return fault(
            "descriptor.broken", "it lists no resources", FILE, 'Add "resources": a list of tables.'
        )
    ours = found.get("servanda")
    version = ours.get("format", FORMAT) if isinstance(ours, dict) else FORMAT
    if version != FORMAT:
        return fault(
            "descriptor.version",
            f"its format is {str(version)[:20]!r}; this version reads {FORMAT!r}",
            FILE,
            "Read it with a newer version of Servanda.",
        )
    return found


def _sheets(
    descriptor: Mapping[str, Any], files: Mapping[str, bytes]
) -> Iterator[tuple[str, str, list[Row]] | Finding]:
    """Yield (kind, path, rows) for each resource that we know, and what is wrong with the list."""
    seen: dict[str, str] = {}
    for number, resource in enumerate(descriptor["resources"]):
        placed = _place(resource, f"{FILE}:resources[{number}]", files)
        if isinstance(placed, Finding):
            yield placed
            continue
        name, path = placed
        if name in seen or path in seen.values():
            yield fault("resource.repeated", f"{name} stands twice", FILE, "Keep one of the two.")
            continue
        seen[name] = path
        kept: list[Row] = []
        for item in rows(by_name()[name], path, files[path]):
            if isinstance(item, Finding):
                yield item
            else:
                kept.append(item)
        yield by_name()[name].kind, path, kept
    listed = set(_paths(descriptor))
    for path in sorted(files):
        if path.endswith(".csv") and path not in listed:
            yield warning(
                "file.unlisted",
                f"{FILE} does not list this file; it is passed over",
                path,
                "Add it to the resources, or remove it.",
            )


def _place(resource: Any, where: str, files: Mapping[str, bytes]) -> tuple[str, str] | Finding:
    """Return the name and path of a resource that can be read."""
    name = resource.get("name") if isinstance(resource, dict) else None
    path = resource.get("path") if isinstance(resource, dict) else None
    if not isinstance(name, str) or not isinstance(path, str):
        return fault(
            "resource.broken", "it needs a name and one path", where, "Write both as text."
        )
    if name not in by_name():
        return warning(
            "resource.unknown",
            f"there is no table {name[:60]!r}; it is passed over",
            where,
            "Correct its name; the tables are: " + ", ".join(by_name()),
        )
    if not texts.is_safe(path):
        return texts.unsafe(path, where)
    if path not in files:
        return fault("file.missing", f"there is no file {path}", where, "Add it or unlist it.")
    return name, path


def _paths(descriptor: Mapping[str, Any]) -> Iterator[str]:
    for resource in descriptor["resources"]:
        if isinstance(resource, dict) and isinstance(resource.get("path"), str):
            yield resource["path"]


def _name_the_plan(
    load: _Load, descriptor: Mapping[str, Any], sheets: Mapping[str, tuple[str, list[Row]]]
) -> Iterator[Finding]:
    _, plans = sheets.get("plan", ("", []))
    for extra in plans[1:]:
        yield fault(
            "plan.several", "a package holds one plan", extra.where, "Make a package of its own."
        )
    del plans[1:]
    if plans:
        load.plan = plans[0].values["id"]
        return
    yield warning(
        "plan.missing",
        "the package has no plan that can be read",
        FILE,
        "Add plan.csv with one row, or mend that row.",
    )
    ours = descriptor.get("servanda")
    named = ours.get("plan") if isinstance(ours, dict) else None
    load.plan = next((n for n in (named, descriptor.get("name")) if isinstance(n, str) and n), "")


def _build(load: _Load, sheets: Mapping[str, list[Row]]) -> Iterator[Finding]:
    """Place every record that can be made; documents and quotations come before the rest."""
    for row in sheets.get("document", ()):
        for item in texts.document(row, load.files, load.plan, load.library):
            yield from [item] if isinstance(item, Finding) else _keep(load, "document", row, item)
    for row in sheets.get(EVIDENCE.kind, ()):
        yield from evidence.collect(row, load.library, load.quotations)
    documents, load.placed = load.placed, {}
    for kind in KINDS:
        if kind == "document":
            load.placed |= documents
            continue
        for row in sheets.get(kind, ()):
            made = _record(load, kind, row)
            yield from [made] if isinstance(made, Finding) else _keep(load, kind, row, made)


def _record(load: _Load, kind: str, row: Row) -> Record | Finding:
    values = row.values if kind == "plan" else row.values | {"plan": load.plan}
    for column in tables()[kind].columns:
        if column.target == "document":  # people write a file name where we write its SHA-256
            named = values[column.name]
            values[column.name] = load.library.find(named) or named
    quotations = load.quotations.of(kind, row.values["id"])
    try:
        made: Record = from_columns(KINDS[kind], values, quotations)
    except ValueError as error:
        return fault(
            "row.refused",
            f"the {tables()[kind].kind} cannot be kept: {error}",
            row.where,
            "Correct the row so that it agrees with itself.",
        )
    return made


def _keep(load: _Load, kind: str, row: Row, record: Record) -> Iterator[Finding]:
    if (kind, record.id) in load.placed:
        yield fault(
            "row.repeated",
            f"the {kind} {record.id[:80]!r} stands twice; the first is kept",
            row.where,
            "Give it an id of its own, or remove it.",
        )
        return
    load.placed[kind, record.id] = row.where, record
