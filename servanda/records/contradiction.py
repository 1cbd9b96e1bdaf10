"""Accounts that differ, side by side: the majority does not decide, a person does (definition 24)."""

from dataclasses import dataclass

from servanda.records.anchor import Anchor
from servanda.records.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two or more quotations that cannot all be right, with the differing `values` in their order.

    `kind`: identifier, date, amount, count, names, attribution. `hard` is False where both can be
    true (a time zone, a range that contains the day). `state`: open or decided; a decision says which
    value stands and why in `decision`, and both quotations stay. `subject` is `kind:id` of the record
    in doubt, such as `promise:united-nations-2bn`, or empty.
    """

    plan: str
    id: str
    title: Wording
    kind: str
    values: tuple[str, ...]
    hard: bool = True
    subject: str = ""
    state: str = "open"
    decision: Wording = Wording()
    evidence: tuple[Anchor, ...] = ()
