"""The promise: a prospective statement of an act or outcome that can be verified (definition 18)."""

from dataclasses import dataclass

from servanda.records.amount import Amount
from servanda.records.anchor import Anchor
from servanda.records.when import When
from servanda.records.wording import Wording

COUNTED_FROM = 3  # totals take strength 3 and above (definition 19)


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """Who will do what, for whom, by when, and how firmly it was said.

    `kind`: pledge, commitment, in-kind, personnel, policy. `strength` is the wording's grade, 0 to 5
    (definition 19). `basis`: contract, law, agreement, note-verbale, official-statement, speech,
    press-report. `speaker` said it, each of `obligors` must act, `beneficiaries` gain. `parent` names
    the aggregate this is a named part of (definition 18). `scope` is `plan`, or `outside` for a
    bilateral promise that no total of the plan takes in. `finance`: grant, loan, guarantee, or empty
    when unsaid. `additional` marks money that the text calls new (definition 8).
    """

    plan: str
    id: str
    title: Wording
    kind: str
    strength: int
    basis: str = "press-report"
    speaker: str = ""
    obligors: tuple[str, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    amount: Amount | None = None
    finance: str = ""
    occasion: str = ""
    stated: When | None = None
    due: When | None = None
    period: When | None = None
    directions: tuple[str, ...] = ()
    parent: str = ""
    scope: str = "plan"
    additional: bool = False
    evidence: tuple[Anchor, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a strength off the scale, and a spoken sum that calls itself a commitment."""
        if self.strength not in range(6):
            raise ValueError("strength is a grade from 0 to 5 (definition 19)")
        written = {"contract", "law", "agreement", "note-verbale"}
        if self.kind == "commitment" and self.basis not in written:
            raise ValueError("a spoken sum is never a commitment (definition 2)")
