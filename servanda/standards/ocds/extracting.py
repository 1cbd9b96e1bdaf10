"""A process becomes rows: its releases are merged, then told as one activity with its flows.

The publisher's own compiled release stands where a record has one; else the releases that it holds are
merged here. What a record only links to is not fetched.
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
    words,
)
from servanda.standards.json_cut import load_record, odd_numbers
from servanda.standards.json_envelope import Envelope, envelope_from
from servanda.standards.ocds.cutting import RECORD
from servanda.standards.ocds.faults import Faults
from servanda.standards.ocds.merging import Unmergeable, compiled, in_order, rules_for
from servanda.standards.ocds.money import movements

CATEGORY = "ocds-procurement-category"


def extract_process(content: bytes, context: bytes, rows: Rows) -> None:
    """Add the rows of one process, and what is wrong with it; never raise on bad data."""
    key, envelope = key_of(content, context), envelope_from(context)
    faults = Faults(key, rows)
    try:
        found = load_record(content, faults.mended, page=envelope.page)
    except ValueError as fault:
        faults.unreadable(str(fault))
        return
    for path, said in odd_numbers(content, found):
        faults.number(path, said)
    single = RECORD.isdisjoint(found)
    release = found if single else _release(found, faults, envelope.version)
    if not text(release.get("ocid")):
        faults.no_ocid()
    faults.of_values(release)
    _activity(release, key, envelope, rows)
    add_movements(rows, key, movements(release))
    add_participants(rows, key, release, authority="buyer")
    _shares(release, key, rows)
    for one in _places(release):
        if not add_location(rows, key, one):
            faults.coordinates()
    for one in parts(release, "relatedProcesses"):
        if text(one.get("identifier")):
            kind = "; ".join(words(one.get("relationship")))
            rows.add("relation", (key, kind, text(one.get("identifier"))))


def _release(record: dict[str, Any], faults: Faults, version: str) -> dict[str, Any]:
    """Return what a record's releases make together."""
    ocid = {"ocid": record.get("ocid")}
    if own := part(record, "compiledRelease"):
        return {**ocid, **own}
    given = parts(record, "releases")
    whole = [one for one in given if not ("url" in one and "ocid" not in one)]
    if not whole:
        if given:
            faults.linked()
        else:
            faults.empty()
        return ocid
    undated = sum(not isinstance(one.get("date"), str) for one in whole)
    if undated and len(whole) > 1:
        faults.no_date(undated, len(whole))
    try:
        merged = compiled(whole, rules_for(version))
    except Unmergeable as fault:
        faults.unmergeable(str(fault))
        merged = in_order(whole)[-1]
    return {**merged, **ocid} if text(record.get("ocid")) else merged


def _activity(release: dict[str, Any], key: int, envelope: Envelope, rows: Rows) -> None:
    tender, budget = part(release, "tender"), part(release, "planning", "budget")
    contracts, awards = parts(release, "contracts"), parts(release, "awards")
    titled = (tender, *contracts, *awards, budget)
    said = (text(one.get(name)) for one in titled for name in ("title", "description"))
    periods = [part(one, "period") or part(one, "contractPeriod") for one in (*contracts, *awards)]
    periods = [one for one in periods if one] or [part(tender, "contractPeriod")]
    starts = [found for one in periods if (found := day(one.get("startDate"))) is not None]
    ends = [found for one in periods if (found := day(one.get("endDate"))) is not None]
    publisher = part(release, "publisher")
    row = (
        key,
        text(release.get("ocid")),
        *(("", text(publisher.get("name"))) if publisher else envelope.publisher),
        False,
        next(filter(None, said), "")[:500],
        text(release.get("language")),
        text(tender.get("status")),
        None,
        "",
        None,
        min(starts, default=None),
        max(ends, default=None),
        text(release.get("date")),
    )
    rows.add("activity", row)


def _shares(release: dict[str, Any], key: int, rows: Rows) -> None:
    """Add what is bought; what is one alone in its scheme is all of it, of several none says how much."""
    found: dict[str, dict[str, str]] = {}
    for item in _items(release):
        for one in (part(item, "classification"), *parts(item, "additionalClassifications")):
            if text(one.get("id")):
                known = found.setdefault(text(one.get("scheme")), {})
                known.setdefault(text(one.get("id")), text(one.get("description")))
    for scheme, codes in found.items():
        percent = "100" if len(codes) == 1 else None
        for code, name in codes.items():
            # A vocabulary without a name would pass for the DAC's.
            vocabulary = scheme or "ocds-unnamed"
            rows.add("share", (key, "", "sector", vocabulary, code, name, percent, None))
    for code in words(part(release, "tender").get("mainProcurementCategory")):
        rows.add("share", (key, "", "theme", CATEGORY, code, code, "100", None))


def _items(release: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the items as they were last told: of contracts, else of awards, else of the tender."""
    for name in ("contracts", "awards"):
        if found := [item for one in parts(release, name) for item in parts(one, "items")]:
            return found
    return parts(part(release, "tender"), "items")


def _places(release: dict[str, Any]) -> list[dict[str, Any]]:
    """Return where things are delivered, each place once.

    https://extensions.open-contracting.org/en/extensions/location/master/
    """
    found: dict[str, dict[str, Any]] = {}
    tender = part(release, "tender")
    owners = [
        *_items(release),
        tender,
        part(release, "planning", "project"),
        part(release, "planning"),
    ]
    for owner in owners:
        one = part(owner, "deliveryLocation")
        address = part(owner, "deliveryAddress")
        listed = parts(owner, "deliveryLocations") + parts(owner, "locations")
        given = [one, *listed, *([{"address": address}] if address else [])]
        given += [{"address": each} for each in parts(owner, "deliveryAddresses")]
        for place in filter(None, given):
            found.setdefault(repr(place), place)
    return list(found.values())
