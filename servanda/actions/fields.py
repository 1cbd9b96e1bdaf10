"""The fields of a proposal, read strictly: one that does not fit is refused by its name.

The machine's own readings fit by construction; what a person amends may not. Worked example:
`Fields({"due": "2026-02-31"}).when("due")` raises Refused: "due: '2026-02-31' is not a date".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from servanda.actions.refusals import Refused
from servanda.records import Amount, When
from servanda.terms.countries import display
from servanda.terms.words import codes

NUMBERS = ("value", "minimum", "maximum")
_PARTY = re.compile(r"(country|territory|org|person):\S.*")
_YES, _NO = frozenset({True, "true", "yes", "1"}), frozenset({False, "false", "no", "0"})


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields as decided; every method raises Refused, naming the field, for what is off."""

    values: Mapping[str, Any]

    def text(self, name: str) -> str:
        """Return a field as text, empty when absent."""
        value = self.values.get(name)
        if isinstance(value, Mapping | list | tuple):
            raise Refused(f"{name}: {value!r} is not a text", f"Write {name} as plain words.")
        return "" if value is None else str(value)

    def code(self, name: str, group: str, default: str = "") -> str:
        """Return a code of a list, the default when absent."""
        found = self.text(name) or default
        if found and found not in codes(group):
            raise Refused(f"{name}: there is no {found!r}", f"Write one of: {_some(group)}.")
        return found

    def grade(self, name: str) -> int:
        """Return the strength of a wording, 0 when absent."""
        found = self.text(name) or "0"
        if found not in codes("promise.strength"):
            raise Refused(f"{name}: {found!r} is not a grade", "Write a whole number from 0 to 5.")
        return int(found)

    def when(self, name: str) -> When | None:
        """Return a date with the precision it was given."""
        found = self.text(name).strip()
        try:
            return When(found) if found else None
        except ValueError:
            advice = "Write a day as 2026-06-30, a month as 2026-06, a year as 2026, or a/b."
            raise Refused(f"{name}: {found!r} is not a date", advice) from None

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return yes or no; `false` as a word is no."""
        found = self.values.get(name)
        if found is None or found == "":
            return default
        word = found.lower() if isinstance(found, str) else found
        if word not in _YES | _NO:
            raise Refused(f"{name}: {found!r} is neither true nor false", "Write true or false.")
        return word in _YES

    def party(self, name: str) -> str:
        """Return the typed id of a party, empty when absent."""
        found = self.text(name).strip()
        if found:
            _check_party(name, found)
        return found

    def parties(self, *names: str) -> tuple[str, ...]:
        """Return the ids under the first of the names that is there."""
        name = next((one for one in names if one in self.values), names[0])
        found = self.items(name)
        for one in found:
            _check_party(name, one)
        return found

    def items(self, name: str) -> tuple[str, ...]:
        """Return a list, given as one or as text with semicolons; each item once, in order."""
        value = self.values.get(name)
        listed = value.split(";") if isinstance(value, str) else value or ()
        if not isinstance(listed, list | tuple):
            raise Refused(f"{name}: {value!r} is not a list", "Put semicolons between its items.")
        return tuple(dict.fromkeys(text for one in listed if (text := str(one).strip())))

    def amount(self, name: str = "amount") -> Amount | None:
        """Return an amount given as {unit, value, minimum, maximum, approximate}."""
        given = self.values.get(name)
        if given is None or given == "":
            return None
        if not isinstance(given, Mapping):
            advice = (
                'Write it as {"value": 300, "unit": "soldier"}; minimum and maximum are bounds.'
            )
            raise Refused(f"{name}: {given!r} is not an amount", advice)
        if not given.get("unit") and any(given.get(part) not in (None, "") for part in NUMBERS):
            raise Refused(f"{name}: it has no unit", "Add a currency such as USD, or a noun.")
        try:
            return amount_of(given)
        except ValueError as fault:
            raise Refused(f"{name}: {fault}", "Write plain digits: 37200000000 or 0.5.") from None


def amount_of(value: object) -> Amount | None:
    """Return the amount in a reading, None where there is none; ValueError for what is no number."""
    if not isinstance(value, Mapping) or not value.get("unit"):
        return None
    numbers = {part: _number(value.get(part)) for part in NUMBERS}
    if all(number is None for number in numbers.values()):
        return None
    # A reading gives the figure of "up to 8,000" as its value too; the record keeps the bound alone.
    if numbers["value"] is not None and numbers["value"] in (
        numbers["minimum"],
        numbers["maximum"],
    ):
        numbers["value"] = None
    approximate = bool(value.get("approximate"))
    return Amount(unit=str(value["unit"]), approximate=approximate, **numbers)


def _number(value: object) -> Decimal | None:
    if value is None or value == "":
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"{value!r} is not a number") from None


def _check_party(name: str, party: str) -> None:
    if not _PARTY.fullmatch(party):
        advice = "Write its code: country:VN, territory:gaza, org:board-of-peace, person:to-lam."
        raise Refused(f"{name}: {party!r} is not the code of a party", advice)
    if party.startswith("country:") and display(party, "en") == party:
        advice = "Countries have the two capitals of ISO 3166, as country:GB."
        raise Refused(f"{name}: nobody knows {party!r}", advice)


def _some(group: str) -> str:
    return ", ".join(codes(group))
