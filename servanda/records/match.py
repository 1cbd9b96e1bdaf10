"""The tie between a promise and a delivery that counts towards it."""

from dataclasses import dataclass

from servanda.records.amount import Amount
from servanda.records.anchor import Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """`delivery` counts towards `promise`: whole, or `amount` of it when it serves several.

    `state`: proposed, confirmed or rejected; only confirmed matches count.
    """

    plan: str
    id: str
    promise: str
    delivery: str
    amount: Amount | None = None
    state: str = "confirmed"
    note: str = ""
    evidence: tuple[Anchor, ...] = ()
