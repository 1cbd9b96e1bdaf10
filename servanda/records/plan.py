"""The plan that promises are made to, and the boundary inside which totals exist."""

from dataclasses import dataclass

from servanda.records.anchor import Anchor
from servanda.records.when import When
from servanda.records.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A peace and recovery plan. Its `id` names the workspace: `gaza-2026`.

    `boundary` says in words which place, period and plan a total covers (definition 14);
    `preference` lists reporters in the order in which totals believe them (definition 16);
    `nature` is `real`, `sample` or `exercise` and is shown on every page.
    """

    id: str
    title: Wording
    summary: Wording = Wording()
    boundary: Wording = Wording()
    place: str = ""
    period: When | None = None
    currency: str = "USD"
    preference: tuple[str, ...] = ()
    nature: str = "real"
    state: str = "open"
    evidence: tuple[Anchor, ...] = ()

    @property
    def plan(self) -> str:
        """A plan belongs to itself, so every record can be asked for its plan."""
        return self.id
