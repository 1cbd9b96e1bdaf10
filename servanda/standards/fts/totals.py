"""The totals that a page states of itself, held against the sum of its flows (definition 14).

Every page of one answer states the same totals, of all its pages. Worked example:

    note = next(total_note("incoming", b'{"flowCount": 2, "fundingTotal": 30, "pledgeTotal": 0}'))
    stated_total(note.message)  # Stated(boundary="incoming", funding=30, pledges=0, flows=2)

Of internal flows the service states no sum, only how many they are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from servanda.records import Finding, Level
from servanda.standards.fts.values import amount
from servanda.standards.json_cut import load_record

_SAID = re.compile(
    r"total of (?P<boundary>\w+) flows: (?P<funding>-?[\d.]+|none) USD funding, "
    r"(?P<pledges>-?[\d.]+|none) USD pledges, (?P<flows>\d+|none) flows\Z"
)


_IN_PART = re.compile(
    r"total of (?P<boundary>\w+) flows is stated in part: funding (?P<funding>-?[\d.]+|not stated)"
    r"(?: USD)?, pledges (?P<pledges>-?[\d.]+|not stated)(?: USD)?, flows (?P<flows>\d+|not stated)\Z"
)
NOTHING = ("none", "not stated")


@dataclass(frozen=True, slots=True)
class Stated:
    """What a publisher states of one boundary, in USD; None where it states nothing."""

    boundary: str
    funding: Decimal | None
    pledges: Decimal | None
    flows: int | None


def total_note(boundary: str, content: bytes) -> Iterator[Finding]:
    """Yield the note of one stated total; nothing when it cannot be read as one."""
    try:
        given = load_record(content)
    except ValueError:
        return
    funding, pledges, flows = (
        amount(given.get(key)) for key in ("fundingTotal", "pledgeTotal", "flowCount")
    )
    if flows and not flows.isdigit():
        flows = None
    message = (
        f"the publisher's own total of {boundary} flows: {funding} USD funding, "
        f"{pledges} USD pledges, {flows} flows"
    )
    if None in (funding, pledges, flows):
        money, promised = (f"{one} USD" if one else "not stated" for one in (funding, pledges))
        message = (
            f"the publisher's own total of {boundary} flows is stated in part: funding {money}, "
            f"pledges {promised}, flows {flows or 'not stated'}"
        )
    yield Finding(
        level=Level.NOTE,
        code="fts.publisher-total",
        message=message,
        where=f"data.{boundary}",
        advice="Compare it with the sum of all pages: a difference is a page that is missing.",
    )


def stated_total(message: str) -> Stated | None:
    """Return the total that a note's message states, None when it is another message."""
    found = _SAID.search(message) or _IN_PART.search(message)
    if found is None:
        return None
    said = found.group("funding", "pledges")
    numbers = [None if one in NOTHING else Decimal(one) for one in said]
    flows = None if found["flows"] in NOTHING else int(found["flows"])
    return Stated(found["boundary"], numbers[0], numbers[1], flows)


def compared(
    notes: Iterable[str], ours: Mapping[str, Decimal], *, boundary: str
) -> Iterator[Finding]:
    """Yield where the messages of notes state another total than `ours`: funding and pledges, in USD.

    Pages of one answer repeat one total, which counts once; totals that differ are of several
    answers and are added.
    """
    found = {one for one in map(stated_total, notes) if one and one.boundary == boundary}
    for name in ("funding", "pledges"):
        stated = [value for one in found if (value := getattr(one, name)) is not None]
        mine = ours.get(name, Decimal(0))
        if stated and sum(stated) != mine:
            yield Finding(
                level=Level.WARNING,
                code="fts.publisher-total.differs",
                message=f"the publisher states {sum(stated)} USD of {name}, {boundary}; "
                f"the flows that are here add up to {mine}",
                where=f"data.{boundary}",
                advice="Look for a page that is missing, or one of another day.",
            )
