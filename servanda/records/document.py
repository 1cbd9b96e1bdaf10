"""A document as it was taken in: its bytes and its words never change."""

from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from servanda.records.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A kept text. `id` is the SHA-256 of the bytes that were taken in.

    Plain text is its own bytes: `text` in UTF-8 has that very SHA-256, and `text_sha256` and
    `extractor` are empty. Words that came in a page, a PDF or a message were read by the `extractor`,
    named with its version; `text_sha256` is then the words' own hash, and the bytes are kept beside.
    Anchors are places in `text`, whatever it came in.

    `kind` is `article` (an outlet's own words), `note` (our words about what an outlet reported),
    `instrument`, or `record` (the raw form of a published flow); only notes and instruments may be published whole. `origin` is the agency or
    body the outlet credits; `address` is where it was found.
    """

    evidence: ClassVar[tuple[()]] = ()
    # Columns that came later: left out of the fingerprint when empty, so that old ones stay good.
    later: ClassVar[tuple[str, ...]] = ("text_sha256", "extractor")
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
    text_sha256: str = ""
    extractor: str = ""

    @property
    def has_its_words(self) -> bool:
        """Tell whether the text is the one that the hashes speak of."""
        own = sha256(self.text.encode()).hexdigest()
        if self.extractor:
            return own == self.text_sha256
        return own == self.id and not self.text_sha256
