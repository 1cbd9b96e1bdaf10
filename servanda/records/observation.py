"""What a reporter says of a promise, without being a delivery: observed is not verified."""

from dataclasses import dataclass

from servanda.records.anchor import Anchor
from servanda.records.when import When
from servanda.records.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A fact that bears on a promise's status (definitions 20 and 23).

    `kind`: refused, not-met (proof that a passed deadline was missed), met (a policy promise done),
    contested (reporters disagree), no-access, or reply (the party's answer, definition 25).
    `verification`: alleged, observed, verified, disputed, access-denied.
    """

    plan: str
    id: str
    promise: str
    kind: str
    date: When
    title: Wording = Wording()
    reporter: str = ""
    verification: str = "alleged"
    evidence: tuple[Anchor, ...] = ()
