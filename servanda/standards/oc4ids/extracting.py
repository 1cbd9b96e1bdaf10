"""A project becomes rows: itself, its money, who takes part, its sectors and type, its places.

Sectors are codes with their parent (`transport`, `transport.road`), so the narrower one alone divides the
project's money: of several that are each the narrowest, nobody says how much. The type of the project
(construction, rehabilitation ...) stands as a theme.
"""

from typing import Any

from servanda.records.bulk import Rows, key_of
from servanda.standards.contracting import (
    add_location,
    add_movements,
    add_participants,
    day,
    part,
    parts,
    text,
    value_of,
    words,
)
from servanda.standards.json_cut import load_record, odd_numbers
from servanda.standards.json_envelope import Envelope, envelope_from
from servanda.standards.oc4ids.faults import Faults
from servanda.standards.oc4ids.money import movements

SECTOR, TYPE, NATURE = "oc4ids-sector", "oc4ids-type", "oc4ids-nature"


def extract_project(content: bytes, context: bytes, rows: Rows) -> None:
    """Add the rows of one project, and what is wrong with it; never raise on bad data."""
    key, envelope = key_of(content, context), envelope_from(context)
    faults = Faults(key, rows)
    try:
        project = load_record(content, faults.mended, page=envelope.page)
    except ValueError as fault:
        faults.unreadable(str(fault))
        return
    if not text(project.get("id")):
        faults.no_id()
    for path, said in odd_numbers(content, project):
        faults.number(path, said)
    faults.of_values(project)
    _activity(project, key, envelope, rows)
    add_movements(rows, key, movements(project, faults))
    add_participants(rows, key, project, authority="publicAuthority")
    _shares(project, key, rows)
    for one in parts(project, "locations"):
        if not add_location(rows, key, one):
            faults.coordinates()
    for one in parts(project, "relatedProjects"):
        if text(one.get("identifier")):
            row = (key, text(one.get("relationship")), text(one.get("identifier")))
            rows.add("relation", row)
    for one in parts(project, "contractingProcesses"):
        if ocid := text(part(one, "summary").get("ocid")) or text(one.get("id")):
            rows.add("relation", (key, "contracting-process", ocid))


def _activity(project: dict[str, Any], key: int, envelope: Envelope, rows: Rows) -> None:
    period = part(project, "period")
    row = (
        key,
        text(project.get("id")),
        *envelope.publisher,
        False,
        (text(project.get("title")) or text(project.get("description")))[:500],
        text(project.get("language")),
        text(project.get("status")),
        None,
        value_of(part(project, "budget").get("amount"))[1],
        None,
        day(period.get("startDate")),
        day(period.get("endDate")),
        text(project.get("updated")),
    )
    rows.add("activity", row)


def _shares(project: dict[str, Any], key: int, rows: Rows) -> None:
    given = words(project.get("sector"))
    narrow = [one for one in given if not any(other.startswith(f"{one}.") for other in given)]
    for code in narrow:
        percent = "100" if len(narrow) == 1 else None
        rows.add("share", (key, "", "sector", SECTOR, code, code, percent, None))
    schemes: dict[str, dict[str, str]] = {}
    for one in parts(project, "additionalClassifications"):
        if text(one.get("id")):
            known = schemes.setdefault(text(one.get("scheme")) or "oc4ids-unnamed", {})
            known.setdefault(text(one.get("id")), text(one.get("description")))
    for scheme, codes in schemes.items():
        for code, name in codes.items():
            # Beside its sectors, a project's other classifications tell more of it, and divide nothing.
            rows.add("share", (key, "", "theme", scheme, code, name, None, None))
    for code in words(project.get("type")):
        rows.add("share", (key, "", "theme", TYPE, code, code, "100", None))
    for process in parts(project, "contractingProcesses"):
        summary = part(process, "summary")
        if part(summary, "contractValue"):
            ref = f"{text(process.get('id'))}/contract"
            for code in words(summary.get("nature")):
                rows.add("share", (key, ref, "theme", NATURE, code, code, None, None))
