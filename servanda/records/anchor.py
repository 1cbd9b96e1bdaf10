"""The exact place of exact words: what every figure in Servanda rests on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A quotation in a kept document.

    `document` is the SHA-256 (64 hex digits) of the document's bytes; `start` and `end` are
    Unicode code points into its text as decoded, end exclusive, so `text[start:end] == exact`.
    """

    document: str
    start: int
    end: int
    exact: str

    def __post_init__(self) -> None:
        """Refuse an anchor whose ends and words cannot agree."""
        if self.start < 0 or self.end <= self.start or self.end - self.start != len(self.exact):
            raise ValueError(
                f"anchor {self.start}:{self.end} does not fit {len(self.exact)} characters"
            )

    def holds(self, text: str) -> bool:
        """Tell whether the words stand in `text` exactly where the anchor says."""
        return text[self.start : self.end] == self.exact
