"""A rival figure for the same promise, from a named reporter (definition 17)."""

from dataclasses import dataclass

from servanda.records.amount import Amount
from servanda.records.anchor import Anchor
from servanda.records.when import When
from servanda.records.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What `reporter` says the promise amounts to, on `date`, with its scope in words.

    Counts stand beside the original amount; nothing averages them and none overwrites it.
    """

    plan: str
    id: str
    promise: str
    reporter: str
    amount: Amount
    date: When
    scope: Wording = Wording()
    evidence: tuple[Anchor, ...] = ()
