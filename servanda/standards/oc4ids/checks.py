"""What is wrong with a file of projects: its package, each project by schema, code lists and rules.

The schema is the operator's (`project-schema.json` and `project-package-schema.json` of 0.9); without it
our own checks are asked alone, and a note says so.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, BinaryIO

from servanda.records import Finding
from servanda.standards.contracting_checks import (
    Heard,
    Judged,
    Lines,
    begins_with_object,
    empty_fields,
    envelope_violations,
    read_whole,
    repeated_ids,
    told_by_reading,
    unknown_parties,
)
from servanda.standards.json_envelope import envelope_from
from servanda.standards.json_schema import Schemas, schemas_in, unknown_codes, violations
from servanda.standards.oc4ids import violations as said
from servanda.standards.oc4ids.cutting import context_of, cut_projects
from servanda.standards.oc4ids.extracting import extract_project

PROJECT, PACKAGE = r"/project-schema\.json$", r"/project-package-schema\.json$"
# https://standard.open-contracting.org/infrastructure/0.9/en/guidance/identifiers/
PREFIX = re.compile(r"oc4ids-[a-z0-9]{6}-?", re.IGNORECASE)


def check(stream: BinaryIO, *, schemas: Path | None) -> Iterator[Finding]:
    """Yield all findings of a file; never raise on what it holds."""
    held = schemas_in(schemas) if schemas else Schemas()
    project, package = held.newest(PROJECT), held.newest(PACKAGE)
    if not project:
        yield said.unavailable()
    context = context_of(stream)
    page = envelope_from(context).page
    enveloped = begins_with_object(stream) and not envelope_from(context).lines
    if enveloped:
        for one, line in envelope_violations(stream, held, _around(held.by_id.get(package, {}))):
            yield said.of_schema(one, line, one.pointer)
    lines, number, seen = Lines(stream), 0, set[str]()
    for found in cut_projects(stream, context):
        if isinstance(found, Finding):
            yield found
            continue
        pointer = f"/projects/{number}" if enveloped else f"/{number}"
        line, number = lines.at(found.offset), number + 1
        rows = Heard()
        extract_project(found.content, context, rows)
        judged = read_whole(found, line=line, pointer=pointer, page=page)
        yield from told_by_reading(judged, rows, line=line, pointer=pointer)
        if isinstance(judged, Judged):
            yield from _judged(judged, held, project, seen)
    if not number:
        yield said.no_projects()


def _around(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a package without that of its projects, which are judged one by one."""
    found = deepcopy(schema)
    listed = found.get("properties", {}).get("projects")
    if isinstance(listed, dict):
        listed.pop("items", None)
        listed.pop("uniqueItems", None)
    return found


def _judged(judged: Judged, held: Schemas, schema: str, seen: set[str]) -> Iterator[Finding]:
    record = judged.record
    name = record.get("id")
    if isinstance(name, str) and name:
        if not PREFIX.match(name):
            yield said.prefix(name, *judged.where("/id"))
        if name in seen:
            yield said.repeated(name, *judged.where("/id"))
        seen.add(name)
    if schema:
        for one in violations(held, schema, record):
            yield said.of_schema(one, *judged.where(one.pointer))
        for one in unknown_codes(held, schema, record):
            yield said.of_rule(one, *judged.where(one.pointer))
    for rule in (empty_fields, repeated_ids, unknown_parties):
        for one in rule(record):
            yield said.of_rule(one, *judged.where(one.pointer))
