"""Two places that carry the same words: one source, however many outlets (definition 24)."""

from dataclasses import dataclass

from servanda.records.anchor import Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint:
    """A sentence of one document that another repeats: `relation` is verbatim, near, partial,
    or translation.

    `evidence` holds exactly two anchors: the sentence in the document `a`, then the one in `b`.
    """

    plan: str
    id: str
    a: str
    b: str
    relation: str
    evidence: tuple[Anchor, ...] = ()
