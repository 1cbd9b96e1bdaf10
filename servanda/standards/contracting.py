"""What the two open contracting standards share: values, dates, organisations, places, as rows.

OCDS and OC4IDS word a `Value`, an `OrganizationReference` and a `Location` alike. Nothing here raises on
what stands in a field: what is no object is an empty one, what is no number is None. Worked example:

    value_of({"amount": 29000000, "currency": "gbp"})  # ("29000000", "GBP")
    day("2017-08-07T00:00:00Z")  # 17385, days since 1970-01-01

https://standard.open-contracting.org/latest/en/schema/reference/#value
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from servanda.records.bulk import Rows

_EPOCH = date(1970, 1, 1).toordinal()
_DAY = re.compile(r"\s*([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?\Z", re.DOTALL)
_NUMBER = re.compile(r"-?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]{1,2})?\Z")
_MOST = Decimal(10) ** 32  # what the column of amounts holds before the point
_SIX = Decimal("0.000001")

Party = tuple[str, str]  # identifier and name
NOBODY: Party = ("", "")

# Roles of the standards in the words of the table; every other role stands as it is.
# https://standard.open-contracting.org/latest/en/schema/codelists/#party-role
ROLES = {"funder": "funding", "buyer": "accountable", "supplier": "implementing"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One flow as the contracting standards know it, before it is a row."""

    ref: str
    stage: str
    type: str
    amount: str | None
    currency: str
    decided: int | None = None
    valued: int | None = None
    provider: Party = NOBODY
    receiver: Party = NOBODY
    finance: str = ""
    parent: str = ""
    description: str = ""


def add_movements(rows: Rows, key: int, movements: Iterator[Movement]) -> None:
    """Add flows; one whose ref stood before in its record gets a number."""
    seen: Counter[str] = Counter()
    for one in movements:
        seen[one.ref] += 1
        ref = one.ref if seen[one.ref] == 1 else f"{one.ref}#{seen[one.ref]}"
        money = (one.amount, one.currency, "", None, "", one.decided, one.valued)
        ends = (*one.provider, "", *one.receiver, "")
        rest = ("", None, None, one.finance, one.parent, one.description)
        rows.add("flow", (key, ref, one.stage, one.type, *money, *ends, *rest))


def text(value: Any) -> str:
    """Return a field as text: "" for nothing, for a list and for an object."""
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).strip()


def part(value: Any, *names: str) -> dict[str, Any]:
    """Return the object under these names, an empty one where there is none."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def parts(value: Any, name: str) -> list[dict[str, Any]]:
    """Return the objects of a list; what is none is left out."""
    found = value.get(name) if isinstance(value, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def words(value: Any) -> list[str]:
    """Return a list of words, or a word alone, as words, each once."""
    given = value if isinstance(value, list) else [value]
    return list(dict.fromkeys(filter(None, map(text, given))))


def amount(value: Any) -> str | None:
    """Return a number in plain digits, at most six behind the point; None for what is none."""
    said = text(value)[:80]
    if isinstance(value, bool) or not _NUMBER.match(said):
        return None
    try:
        found = Decimal(said)
    except InvalidOperation:
        return None
    if abs(found) >= _MOST:
        return None
    exponent = found.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -6:
        found = Decimal(round(found / _SIX)).scaleb(-6)
    plain = format(found, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain in ("-0", "") else plain


def value_of(value: Any) -> tuple[str | None, str]:
    """Return amount and currency of a Value."""
    found = value if isinstance(value, dict) else {}
    return amount(found.get("amount")), text(found.get("currency")).upper()


def stated(value: Any) -> bool:
    """Tell whether a Value says anything."""
    return isinstance(value, dict) and any(
        value.get(one) is not None for one in ("amount", "currency")
    )


def day(value: Any) -> int | None:
    """Return days since 1970-01-01 of a date in ISO 8601, its time left aside; None for what is none."""
    found = _DAY.match(text(value)[:60])
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).toordinal() - _EPOCH
    except ValueError:
        return None


def identifier_of(one: dict[str, Any]) -> str:
    """Return a party's id, or what its identifier makes of one."""
    given = part(one, "identifier")
    made = "-".join(filter(None, (text(given.get("scheme")), text(given.get("id")))))
    return text(one.get("id")) or (made if text(given.get("id")) else "")


def party_of(value: Any) -> Party:
    """Return the party that a reference names."""
    one = value if isinstance(value, dict) else {}
    name = (
        text(one.get("name"))
        or text(one.get("legalName"))
        or text(part(one, "identifier").get("legalName"))
    )
    return identifier_of(one), name


def parties_of(given: list[dict[str, Any]]) -> Party:
    """Return the party that references name; of several, their names alone."""
    found = list(dict.fromkeys(map(party_of, given)))
    if len(found) == 1:
        return found[0]
    return "", "; ".join(name or code for code, name in found)


def named(party: Party, known: dict[str, str]) -> Party:
    """Return a party with its name from the list of parties, where the reference has none."""
    return (party[0], party[1] or known.get(party[0], ""))


def add_participants(rows: Rows, key: int, release: dict[str, Any], *, authority: str) -> None:
    """Add a row for each role of each party, and for the `authority` that no party is."""
    listed = set()
    for one in parts(release, "parties"):
        party = party_of(one)
        details = part(one, "details")
        kind = text(details.get("type")) or text(details.get("organizationType"))
        for role in words(one.get("roles")) or [""]:
            listed.add((role, party[0]))
            rows.add("participant", (key, ROLES.get(role, role), *party, kind, ""))
    party = party_of(release.get(authority))
    if any(party) and (authority, party[0]) not in listed:
        rows.add("participant", (key, ROLES.get(authority, authority), *party, "", ""))


def add_location(rows: Rows, key: int, one: dict[str, Any]) -> bool:
    """Add a place by its name, each of its gazetteer's identifiers and its point; tell if all is right.

    Coordinates stand as GeoJSON has them: longitude, latitude.
    """
    latitude, longitude, right = _point(part(one, "geometry"))
    address = part(one, "address")
    fields = ("streetAddress", "locality", "region", "countryName")
    name = text(one.get("description")) or ", ".join(
        filter(None, (text(address.get(f)) for f in fields))
    )
    gazetteer = part(one, "gazetteer")
    scheme = text(gazetteer.get("scheme"))
    for code in words(gazetteer.get("identifiers")) or [""]:
        if name or code or latitude is not None:
            rows.add("location", (key, name, scheme if code else "", code, latitude, longitude))
    return right


def _point(geometry: dict[str, Any]) -> tuple[float | None, float | None, bool]:
    given = geometry.get("coordinates")
    if text(geometry.get("type")).casefold() != "point" or not isinstance(given, list):
        return None, None, True
    numbers = [amount(one) for one in given[:2]]
    if len(numbers) < 2 or None in numbers:
        return None, None, not given
    longitude, latitude = (float(str(one)) for one in numbers)
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None, None, False
    return latitude, longitude, True
