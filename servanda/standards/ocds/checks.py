"""What is wrong with a file of releases or records: its package, each release by schema and rules.

The schema is the operator's (`release-schema.json` of the file's version; extensions are not patched in:
what they add may stand anywhere in OCDS). Without it our own checks are asked alone, and a note says so.
Processes whose releases cannot be merged are named by their ocid.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from servanda.records import Finding
from servanda.records.bulk import Piece
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
from servanda.standards.json_envelope import envelope_from, envelope_of
from servanda.standards.json_schema import Schemas, schemas_in, unknown_codes, violations
from servanda.standards.ocds import violations as said
from servanda.standards.ocds.cutting import (
    RECORD,
    context_of,
    cut_processes,
    releases_and_records,
)
from servanda.standards.ocds.extracting import extract_process

# https://standard.open-contracting.org/1.1/en/schema/identifiers/
PREFIX = re.compile(r"ocds-[a-z0-9]{6}", re.IGNORECASE)
INNER = ("ocds.value", "ocds.date", "ocds.location")
MERGING = ("ocds.process.unmergeable", "ocds.release.no-date")
# What a package must have: https://standard.open-contracting.org/1.1/en/schema/release_package/
_TEXT = {"type": "string", "minLength": 1}
PACKAGE: dict[str, Any] = {
    "type": "object",
    "required": ["uri", "publishedDate", "publisher"],
    "properties": {
        "uri": {"type": "string", "format": "uri"},
        "publishedDate": {"type": "string", "format": "date-time"},
        "publisher": {"type": "object", "required": ["name"], "properties": {"name": _TEXT}},
        "version": {"type": "string", "pattern": r"^(\d+\.)(\d+)$"},
        "releases": {"type": "array", "minItems": 1},
        "records": {"type": "array", "minItems": 1},
        "extensions": {"type": "array", "items": {"type": "string", "format": "uri"}},
    },
}


def check(stream: BinaryIO, *, schemas: Path | None) -> Iterator[Finding]:
    """Yield all findings of a file; never raise on what it holds."""
    held = schemas_in(schemas) if schemas else Schemas()
    context = context_of(stream)
    envelope = envelope_from(context)
    version, page = envelope.version or "1.1", envelope.page
    schema = _schema(held, version)
    if not schema:
        yield said.unavailable()
    way = _way(stream)
    if way in ("/releases", "/records"):
        for one, line in envelope_violations(stream, held, PACKAGE):
            yield said.of_schema(one, line, one.pointer)
    lines, number, seen = Lines(stream), 0, set[str]()
    for found in releases_and_records(stream, context):
        if isinstance(found, Finding):
            yield found
            continue
        line, pointer = lines.at(found.offset), f"{way}/{number}"
        number += 1
        yield from _piece(found, context, line=line, pointer=pointer)
        judged = read_whole(found, line=line, pointer=pointer, page=page)
        if isinstance(judged, Judged):
            yield from _judged(judged, held, schema, seen)
    if not number:
        yield said.no_releases()
    yield from _merging(stream, context)


def _schema(held: Schemas, version: str) -> str:
    """Return the newest release schema of a version, else the newest of all."""
    own = version.replace(".", "__")
    name = r"/release-schema\.json$"
    return held.newest(rf"/{re.escape(own)}__\d+{name}") or held.newest(name)


def _way(stream: BinaryIO) -> str:
    """Return the pointer of the list that the records stand in."""
    if not begins_with_object(stream):
        return ""
    envelope = envelope_of(stream, mark="ocid")
    names = ("releases", "records", "results")
    return next((f"/{name}" for name in names if name in envelope.keys and not envelope.lines), "")


def _piece(piece: Piece, context: bytes, *, line: int, pointer: str) -> Iterator[Finding]:
    """Yield what reading a release or a record by itself finds."""
    rows = Heard()
    extract_process(piece.content, context, rows)
    page = envelope_from(context).page
    judged = read_whole(piece, line=line, pointer=pointer, page=page)
    if isinstance(judged, Judged) and not RECORD.isdisjoint(judged.record):
        # Places inside what was merged of several are none of the file.
        own = isinstance(judged.record.get("compiledRelease"), dict)
        rows.heard = [one for one in rows.heard if own or not one[0].code.startswith(INNER)]
    yield from told_by_reading(judged, rows, line=line, pointer=pointer)


def _judged(judged: Judged, held: Schemas, schema: str, seen: set[str]) -> Iterator[Finding]:
    record = judged.record
    ocid = str(record.get("ocid") or "")
    if ocid and not PREFIX.match(ocid):
        yield said.prefix(ocid, *judged.where("/ocid"))
    whole = not RECORD.isdisjoint(record)
    name = ocid if whole else f"{ocid} {record['id']}" if record.get("id") else ""
    if name:
        if name in seen:
            yield said.repeated(name, *judged.where("/ocid" if whole else "/id"))
        seen.add(name)
    for pointer, release in _releases(record) if whole else [("", record)]:
        if schema:
            for one in violations(held, schema, release):
                yield said.of_schema(one, *judged.where(pointer + one.pointer))
            for one in unknown_codes(held, schema, release):
                yield said.of_rule(one, *judged.where(pointer + one.pointer))
        yield from _of_release(judged, release, pointer, old="/1__0__" in schema)
    for one in empty_fields(record):
        yield said.of_rule(one, *judged.where(one.pointer))


def _releases(record: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return the releases that stand in a record, with their pointers; links are none."""
    listed = record.get("releases")
    found = [
        (f"/releases/{n}", one)
        for n, one in enumerate(listed if isinstance(listed, list) else [])
        if isinstance(one, dict) and not ("url" in one and "ocid" not in one)
    ]
    if isinstance(record.get("compiledRelease"), dict):
        found.append(("/compiledRelease", record["compiledRelease"]))
    return found


def _of_release(
    judged: Judged, release: dict[str, Any], pointer: str, *, old: bool
) -> Iterator[Finding]:
    for one in repeated_ids(release):
        yield said.of_rule(one, *judged.where(pointer + one.pointer))
    for one in unknown_parties(release) if not old else ():  # 1.0 had no list of parties
        yield said.of_rule(one, *judged.where(pointer + one.pointer))
    awards = {str(one.get("id")) for one in _objects(release, "awards")}
    for number, contract in enumerate(_objects(release, "contracts")):
        name = contract.get("awardID")
        if awards and name is not None and str(name) not in awards:
            yield said.no_award(str(name), *judged.where(f"{pointer}/contracts/{number}/awardID"))


def _objects(release: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = release.get(name)
    return (
        [one if isinstance(one, dict) else {} for one in found] if isinstance(found, list) else []
    )


def _merging(stream: BinaryIO, context: bytes) -> Iterator[Finding]:
    """Yield what keeps the releases of a process from being merged."""
    for piece in cut_processes(stream, context):
        if not isinstance(piece, Piece) or piece.length:
            continue
        rows = Heard()
        extract_process(piece.content, context, rows)
        ocid = next(iter(rows.tables["activity"]), ("", ""))[1]
        for finding, _ in rows.heard:
            if finding.code in MERGING:
                yield replace(finding, where=f"process {ocid}")
