"""An IATI activity into rows: what it is, who takes part, where, how it divides, its money.

Worked example: an activity with two transactions, one sector and no percentage has one row of
`activity`, two of `flow` and one of `share` (100 per cent). What is missing or wrong is found, and
the rows that can be made are made.
https://iatistandard.org/en/iati-standard/203/activity-standard/iati-activities/iati-activity/
"""

from collections.abc import Callable
from typing import Any

from servanda.records import Finding
from servanda.standards.iati.dividing import DIVIDED, divide, part
from servanda.standards.iati.faults import error, shown, warning
from servanda.standards.iati.money import budget, finance_of, planned, transaction
from servanda.standards.iati.reading import Record
from servanda.standards.iati.values import day, flag

# https://iatistandard.org/en/iati-standard/203/codelists/organisationrole/
ROLES = {"1": "funding", "2": "accountable", "3": "extending", "4": "implementing"}
# https://iatistandard.org/en/iati-standard/203/codelists/relatedactivitytype/
KINDS = {"1": "parent", "2": "child", "3": "sibling", "4": "co-funded", "5": "third-party"}
_ONCE = ("iati-identifier", "reporting-org", "title", "activity-status")


def extract_activity(record: Record) -> None:
    """Add the rows of one activity; never raise."""
    root = record.root
    record.currency = _text(root.get("default-currency")).upper()
    reporter, finance = root.find("reporting-org"), root.find("default-finance-type")
    if reporter is None:
        record.find(_unreported())
    else:
        record.reporter = (_text(reporter.get("ref")), record.words(reporter))
    if finance is not None:
        record.finance = finance_of(finance.get("code"))
    said = _Said()
    for child in root:
        tag = child.tag
        if (read := _READERS.get(tag)) is not None:
            read(record, child)
        elif tag in _ONCE:
            _once(record, said, child)
        elif tag == "activity-date":
            _date(record, said, child)
        elif tag in DIVIDED:
            record.parts.append(part(record, child))
        elif tag == "humanitarian-scope":
            said.scopes.append(scope(record, child))
    _activity(record, said, reporter)
    for kind, vocabulary, code, name in said.scopes:
        percent = "100" if len(said.scopes) == 1 else None
        row = (record.key, "", kind, vocabulary, code, name, percent, None)
        record.rows.tables["share"].append(row)
    if record.parts:
        divide(record, "", record.parts, root)
    record.close()


class _Said:
    """What an activity says of itself, as it is come by."""

    __slots__ = ("dates", "identifier", "met", "scopes", "status", "title")

    def __init__(self) -> None:
        self.identifier = self.title = self.status = ""
        self.met: set[str] = set()
        self.dates: dict[str, int] = {}
        self.scopes: list[tuple[str, str, str, str]] = []


def _once(record: Record, said: _Said, element: Any) -> None:
    """Read an element of which there is one."""
    tag = element.tag
    if tag in said.met:
        record.find(_twice(tag), element)
        return
    said.met.add(tag)
    if tag == "iati-identifier":
        said.identifier = " ".join((element.text or "").split())
    elif tag == "title":
        said.title = record.words(element)
    elif tag == "activity-status":
        said.status = _text(element.get("code"))


def _text(said: str | None) -> str:
    return said.strip() if said else ""


def _activity(record: Record, said: _Said, reporter: Any) -> None:
    if not said.identifier:
        record.find(_nameless())
    root, dates = record.root, said.dates
    secondary = flag(reporter.get("secondary-reporter")) if reporter is not None else None
    record.rows.tables["activity"].append(
        (
            *(record.key, said.identifier, *record.reporter, secondary, said.title),
            *(record.language, said.status, _hierarchy(record), record.currency),
            flag(root.get("humanitarian")),
            dates.get("2", dates.get("1")),  # the actual days, else the planned ones
            dates.get("4", dates.get("3")),
            _text(root.get("last-updated-datetime")),
        )
    )


def _hierarchy(record: Record) -> int | None:
    """Return the level of the activity; the standard says 1 where nothing is said."""
    said = _text(record.root.get("hierarchy")) or "1"
    if said.isascii() and said.isdigit() and len(said) <= 9:
        return int(said)
    record.find(_unleveled(said))
    return None


def _date(record: Record, said: _Said, element: Any) -> None:
    written = element.get("iso-date")
    on = day(written) if written else None
    if on is None:
        record.find(_bad_date(written), element)
    else:
        said.dates.setdefault(_text(element.get("type")), on)


def _participant(record: Record, element: Any) -> None:
    get = element.get
    role = _text(get("role"))
    row = (record.key, ROLES.get(role, role), _text(get("ref")), record.words(element))
    record.rows.tables["participant"].append((*row, _text(get("type")), _text(get("activity-id"))))


def _relation(record: Record, element: Any) -> None:
    code, other = _text(element.get("type")), _text(element.get("ref"))
    record.rows.tables["relation"].append((record.key, KINDS.get(code, code), other))


def scope(record: Record, element: Any) -> tuple[str, str, str, str]:
    """Return the emergency or the appeal that is meant: a theme or a plan. Several have no percentages at all."""
    kind = "plan" if element.get("type") == "2" else "theme"
    vocabulary, code = _text(element.get("vocabulary")), _text(element.get("code"))
    return kind, vocabulary, code, record.words(element)


def _location(record: Record, element: Any) -> None:
    found = {child.tag: child for child in reversed(element)}
    place = found.get("location-id")
    if place is None:
        place = found.get("administrative")
    vocabulary, code = "", ""
    if place is not None:
        vocabulary, code = _text(place.get("vocabulary")), _text(place.get("code"))
    latitude, longitude = _point(record, found.get("point"))
    name = record.words(found.get("name"))
    record.rows.tables["location"].append((record.key, name, vocabulary, code, latitude, longitude))


def _point(record: Record, point: Any) -> tuple[float | None, float | None]:
    said = point.findtext("pos") if point is not None else None
    if not said:
        return None, None
    found = position(said)
    if found is None:
        record.find(_nowhere(said), point)
    return found or (None, None)


def position(said: str) -> tuple[float, float] | None:
    """Return latitude and longitude of a point; None for what is no point on Earth."""
    try:
        latitude, longitude = map(float, said.replace(",", " ").split())
    except ValueError:
        return None
    if abs(latitude) <= 90 and abs(longitude) <= 180:  # also false for NaN
        return latitude, longitude
    return None


_READERS: dict[Any, Callable[[Record, Any], None]] = {
    "transaction": transaction,
    "budget": budget,
    "planned-disbursement": planned,
    "participating-org": _participant,
    "related-activity": _relation,
    "location": _location,
}


def _nameless() -> Finding:
    return error(
        "iati.activity.no-identifier",
        "the activity has no iati-identifier: it cannot be told from its other versions",
        advice="Give it one that begins with the organisation's identifier.",
    )


def _unreported() -> Finding:
    return error(
        "iati.activity.no-reporter",
        "the activity has no reporting-org",
        advice="Say who publishes it.",
    )


def _twice(tag: str) -> Finding:
    return warning(
        "iati.activity.duplicate-element",
        f"<{tag}> stands more than once in the activity; the first one is read",
        advice="Remove the others.",
    )


def _unleveled(said: str) -> Finding:
    return warning(
        "iati.activity.bad-hierarchy",
        f"{shown(said)} is no level of a hierarchy",
        advice="Write a whole number, 1 for the highest level.",
    )


def _bad_date(said: str | None) -> Finding:
    return warning(
        "iati.activity.bad-date",
        f"{shown(said)} is no day" if said else "the activity-date has no iso-date",
        advice="Write it as 2026-02-19.",
    )


def _nowhere(said: str) -> Finding:
    return warning(
        "iati.location.bad-position",
        f"{shown(said)} is no position",
        advice="Write latitude and longitude in degrees, as 31.5 34.46.",
    )
