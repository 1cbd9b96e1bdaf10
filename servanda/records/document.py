"""A document as it was taken in: its words never change."""

from dataclasses import dataclass
from typing import ClassVar

from servanda.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A kept text. `id` is the SHA-256 of its bytes, which are `text` in UTF-8.

    `kind` is `article` (an outlet's own words), `note` (our words about what an outlet reported)
    or `instrument`; only notes and instruments may be published whole. `origin` is the agency or
    body the outlet credits; `address` is where it was found.
    """

    evidence: ClassVar[tuple[()]] = ()
    plan: str
    id: str
    text: str
    filename: str
    kind: str = "article"
    language: str = ""
    title: str = ""
    outlet: str = ""
    origin: str = ""
    published: When | None = None
    address: str = ""
