"""The plan's own texts, and the directions they set."""

from dataclasses import dataclass

from servanda.records.anchor import Anchor
from servanda.records.when import When
from servanda.records.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A resolution, charter, proposal, agreement or set of letters that makes the plan.

    `kind`: resolution, charter, proposal, agreement, letter, conference. `identifier` is the number
    it is cited by (`S/RES/2803 (2025)`), if it has one.
    """

    plan: str
    id: str
    title: Wording
    kind: str
    identifier: str = ""
    date: When | None = None
    summary: Wording = Wording()
    address: str = ""
    evidence: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """One of the plan's directions (pillars); `parent` makes a part of it; shown by `position`."""

    plan: str
    id: str
    title: Wording
    position: int = 0
    summary: Wording = Wording()
    parent: str = ""
    evidence: tuple[Anchor, ...] = ()
