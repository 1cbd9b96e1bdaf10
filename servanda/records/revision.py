"""A later word on the same promise (definition 8)."""

from dataclasses import dataclass

from servanda.records.amount import Amount
from servanda.records.anchor import Anchor
from servanda.records.when import When
from servanda.records.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """`kind`: restatement (changes nothing), top-up (adds `amount`), cut (takes `amount` away) or
    withdrawal (takes away all that is outstanding; `amount` absent)."""

    plan: str
    id: str
    promise: str
    kind: str
    date: When
    amount: Amount | None = None
    title: Wording = Wording()
    evidence: tuple[Anchor, ...] = ()
