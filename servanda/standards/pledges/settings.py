"""What a mapping says of a table of pledges as a whole.

    {"currency": "USD", "scale": 1000000, "semantics": "cumulative", "as-of": "2016-03-31",
     "restates": true, "stages": {"delivered": "disbursement"}, "totals": [12]}

`restates`: of several rows of one party and stage, the one of the latest date counts. `totals` are the
numbers of rows that add up those above them; a mapping need not name them.
"""

from dataclasses import replace
from typing import Any

from servanda.records.bulk import STAGES, Semantics
from servanda.standards.cell_values import days
from servanda.standards.column_mapping import Reading, mapped, missing, pack, parse, unpack

KINDS = ("cumulative", "exclusive", "outstanding-only")
USES = (
    *("party", "stage", "amount", "currency", "unit", "as-of"),
    *("receiver", "place", "reporter", "address", "note", ""),
)


def with_mapping(context: bytes, mapping: bytes) -> bytes:
    """Return a context with a person's mapping; ValueError, with advice, for what is none."""
    before = unpack(context)
    reading = mapped(before, mapping)
    for one in reading.columns:
        kind, _, stage = one.use.partition(":")
        if one.use not in USES and not (kind == "amount" and stage in STAGES):
            raise ValueError(
                f"{one.heading!r}: {one.use!r} is no use of a column; give one of "
                f"{', '.join(USES[:-1])}, or amount: and a stage such as amount:pledge"
            )
    settings = dict(reading.settings)
    _hold(settings)
    if "totals" in before.settings:
        settings["totals"] = before.settings["totals"]  # they are of this file
    if absent := missing(reading, mapping):
        named = [one for one in parse(mapping)["columns"] if one.get("use")]
        if reading.accepted and len(absent) == len(named):
            raise ValueError(
                f"the table has none of its columns: {', '.join(map(repr, absent[:5]))}"
            )
        settings["absent"] = absent
    return pack(replace(reading, settings=settings))


def semantics_of(context: bytes) -> Semantics:
    """Return what the stages mean; the headline is what was pledged, else the first stage there is."""
    reading = unpack(context)
    stages = stages_of(reading)
    first = next((one for one in STAGES if one in stages), "pledge")
    headline = "pledge" if "pledge" in stages else first
    return Semantics(kind=str(reading.settings.get("semantics", KINDS[0])), headline=(headline,))


def stages_of(reading: Reading) -> set[str]:
    """Return the stages that a table has."""
    wide = {one.use.partition(":")[2] for one in reading.columns if one.use.startswith("amount:")}
    named = reading.settings.get("stages")
    return wide | (set(named.values()) if isinstance(named, dict) else set())


def _hold(settings: dict[str, Any]) -> None:
    """Refuse settings that cannot be meant."""
    if settings.get("semantics", KINDS[0]) not in KINDS:
        raise ValueError(f"`semantics` is one of {', '.join(KINDS)}")
    scale = settings.get("scale", 1)
    if isinstance(scale, bool) or not isinstance(scale, int) or not 1 <= scale <= 10**12:
        raise ValueError("`scale` is a whole number such as 1000000")
    if not isinstance(settings.get("currency", ""), str):
        raise ValueError("`currency` is a code such as USD")
    as_of = settings.get("as-of", "")
    if not isinstance(as_of, str) or (as_of and days(as_of) is None):
        raise ValueError("`as-of` is a day such as 2016-03-31")
    stages = settings.get("stages", {})
    if not isinstance(stages, dict) or not all(one in ("", *STAGES) for one in stages.values()):
        raise ValueError(f"`stages` gives each word of the table one of {', '.join(STAGES)}")
