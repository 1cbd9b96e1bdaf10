"""When and where something was said or signed."""

from dataclasses import dataclass

from servanda.records.anchor import Anchor
from servanda.records.when import When
from servanda.records.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A meeting, signing, visit, vote, letter, announcement, conference, interview or report."""

    plan: str
    id: str
    title: Wording
    kind: str
    date: When | None = None
    place: Wording = Wording()
    parties: tuple[str, ...] = ()
    evidence: tuple[Anchor, ...] = ()
