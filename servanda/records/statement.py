"""Who said what: words and their speaker."""

from dataclasses import dataclass

from servanda.records.anchor import Anchor
from servanda.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words of a speaker; `kind` is direct, indirect or interview; the words are the evidence."""

    plan: str
    id: str
    kind: str
    speaker: str = ""
    date: When | None = None
    evidence: tuple[Anchor, ...] = ()
