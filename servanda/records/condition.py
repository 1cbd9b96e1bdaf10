"""What a promise waits for (definition 22)."""

from dataclasses import dataclass

from servanda.records.anchor import Anchor
from servanda.records.when import When
from servanda.records.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition of a promise; while `met` is None the promise's clock stands still."""

    plan: str
    id: str
    promise: str
    title: Wording
    met: When | None = None
    evidence: tuple[Anchor, ...] = ()
