"""Whether a promise is kept: the second of the two axes, with the reason (definition 20)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

KEPT, ON_TRACK, NOT_YET_DUE = "kept", "on-track", "not-yet-due"
OVERDUE, BROKEN, WITHDRAWN, UNVERIFIABLE = "overdue", "broken", "withdrawn", "unverifiable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why: a code whose words stand in `terms`, and the figures those words need, as strings."""

    code: str
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Time status of one promise on one day; calculated, never typed in.

    `fraction` is the measured part delivered, 0 to 1 or more, None where it cannot be measured. The
    closed equation of definition 9 holds in `unit`: original + revisions = fulfilled + outstanding +
    lapsed; the five are None together when the promise has no measure. `surplus` is what arrived
    beyond the promise and stands outside the equation.
    """

    plan: str
    promise: str
    as_of: date
    status: str
    reason: Reason
    fraction: Decimal | None = None
    unit: str = ""
    bound: str = ""
    original: Decimal | None = None
    revisions: Decimal | None = None
    fulfilled: Decimal | None = None
    outstanding: Decimal | None = None
    lapsed: Decimal | None = None
    surplus: Decimal | None = None
