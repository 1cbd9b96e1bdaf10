"""The schedule of a promise: how much was to have arrived by when."""

from dataclasses import dataclass

from servanda.records.amount import Amount
from servanda.records.anchor import Anchor
from servanda.records.when import When
from servanda.records.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A step due by a date; `amount` is cumulative from the promise's beginning."""

    plan: str
    id: str
    promise: str
    due: When
    title: Wording = Wording()
    amount: Amount | None = None
    met: When | None = None
    evidence: tuple[Anchor, ...] = ()
