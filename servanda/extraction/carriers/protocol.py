"""The one face of a carrier: what a document comes in, the same for plain text, HTML, PDF, a ZIP.

A carrier is a module that has these names; nothing is inherited and nothing is registered but one
line in `servanda.extraction.carriers`. Faults of data come out as findings: no carrier raises on
what a file holds. Heavy libraries are imported inside `unwrap`, so that reading a text file stays
quick to start.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from servanda.records.finding import Finding

HEAD = 4096  # bytes of a file's beginning that `sniff` is given


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The words of one document and what its carrier says of them, "" where it says nothing.

    `published` is ISO 8601; with `dated_by_file` it is only the day on which the file was made.
    `library` names what did the work, with its version. `address` begins with http.
    """

    text: str
    title: str = ""
    outlet: str = ""
    language: str = ""
    published: str = ""
    dated_by_file: bool = False
    address: str = ""
    library: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A file inside the file, to be opened in its turn; `filename` may hold folders."""

    filename: str
    content: bytes


class Carrier(Protocol):
    """What a module offers to be a carrier."""

    NAME: str
    VERSION: str
    MEDIA_TYPE: str
    SUFFIXES: tuple[str, ...]

    def sniff(self, head: bytes, filename: str) -> bool:
        """Tell whether a file that begins with `head` (its first 4 KiB) comes in this carrier."""

    def unwrap(self, content: bytes, filename: str) -> Iterator[Carried | Enclosed | Finding]:
        """Yield the words, the files inside, and what is wrong; never raise on bad data."""
