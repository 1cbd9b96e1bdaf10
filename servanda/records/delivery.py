"""What has arrived, at the stage at which it was reported (definitions 4, 5 and 12)."""

from dataclasses import dataclass
from decimal import Decimal

from servanda.records.amount import Amount
from servanda.records.anchor import Anchor
from servanda.records.when import When
from servanda.records.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A report of allocation, payment, arrival or spending.

    `stage`: allocated, disbursed, spent, delivered, arrived, departed. `measure` is `flow` (this much
    moved on `date`) or `cumulative` (this much had arrived by `date`, everything before included).
    Where the source gives only a ratio, `amount` is absent and `share` (per cent, 0 to 100 or more)
    names its denominator in `share_of` (definition 6); `share_bound` is exact, at-least or up-to.
    """

    plan: str
    id: str
    title: Wording
    stage: str
    date: When
    measure: str = "flow"
    amount: Amount | None = None
    share: Decimal | None = None
    share_of: Amount | None = None
    share_bound: str = "exact"
    provider: str = ""
    receiver: str = ""
    reporter: str = ""
    evidence: tuple[Anchor, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a delivery that says neither how much nor what share, or a nameless ratio."""
        if self.amount is None and self.share is None:
            raise ValueError("a delivery needs an amount or a share")
        if self.share is not None and self.share_of is None:
            raise ValueError("a ratio names its denominator (definition 6)")
