"""What a reporter says of a promise, without being a delivery: observed is not verified."""

from dataclasses import dataclass
from typing import ClassVar

from servanda.records.amount import Amount
from servanda.records.anchor import Anchor
from servanda.records.when import When
from servanda.records.wording import Wording

COMMITTED = ("committed", "committed-then")  # kinds that tell of a commitment


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A fact that bears on a promise's status (definitions 20 and 23).

    `kind`: refused, not-met (proof that a passed deadline was missed), met (a policy promise done),
    contested (reporters disagree), no-access, or reply (the party's answer, definition 25).
    `verification`: alleged, observed, verified, disputed, access-denied.

    Of kind committed it says that `amount` was firmly undertaken on `date` (definition 2), and of kind
    committed-then that it stood so on that day, where money that is paid leaves the stage (definition
    5): beside the promise, part of no figure of what arrived or is outstanding.
    """

    # Columns that came later: left out of the fingerprint when empty, so that old ones stay good.
    later: ClassVar[tuple[str, ...]] = tuple(
        f"amount_{part}" for part in ("value", "minimum", "maximum", "unit", "approximate")
    )
    plan: str
    id: str
    promise: str
    kind: str
    date: When
    title: Wording = Wording()
    reporter: str = ""
    verification: str = "alleged"
    amount: Amount | None = None
    evidence: tuple[Anchor, ...] = ()
