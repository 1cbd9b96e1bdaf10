"""What an instrument lays down, with its level of implementation: the first of two axes."""

from dataclasses import dataclass

from servanda.records.anchor import Anchor
from servanda.records.when import When
from servanda.records.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A provision of an instrument.

    `level` is the Kroc Peace Accords Matrix code, 0 not initiated, 1 minimal, 2 intermediate, 3 full,
    or None where nobody has assessed it (definition 20); a level needs `rationale`, `assessed`
    (the date) and evidence.
    """

    plan: str
    id: str
    instrument: str
    title: Wording
    direction: str = ""
    due: When | None = None
    level: int | None = None
    rationale: Wording = Wording()
    assessed: When | None = None
    evidence: tuple[Anchor, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a level outside the scale, or without its rationale, date and evidence."""
        if self.level is None:
            return
        if self.level not in (0, 1, 2, 3):
            raise ValueError("a level of implementation is 0, 1, 2 or 3")
        if not (self.rationale and self.assessed and self.evidence):
            raise ValueError("a level needs a rationale, a date and evidence (definition 20)")
