"""The one face of a standard: four constants and four functions, the same for every format.

A standard is a module (or a package) that has these names; nothing is inherited and nothing is
registered but one line in `servanda.standards`. Faults of data come out as findings: no reader
raises on what a file holds.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Protocol

from servanda.records import Finding, Record
from servanda.records.bulk import Piece, Rows, Semantics

HEAD = 4096  # bytes of a file's beginning that `sniff` is given


class Standard(Protocol):
    """What a module offers to be a standard."""

    NAME: str
    VERSION: str
    SPECIFICATION: str
    MEDIA_TYPE: str

    def sniff(self, head: bytes, filename: str) -> bool:
        """Tell whether a file that begins with `head` (its first 4 KiB) is of this standard."""

    def read(self, stream: BinaryIO) -> Iterator[Record | Finding]:
        """Yield the records of a file, and what is wrong with it; never raise on bad data."""

    def validate(self, stream: BinaryIO) -> Iterator[Finding]:
        """Yield only what is wrong with a file."""

    def write(self, records: Iterable[Record], stream: BinaryIO) -> None:
        """Write the records as a file of this standard."""


class Bulk(Protocol):
    """What a module offers whose files may hold a million records: they become rows, not objects.

    `context` tells what a file says of all its records (the standard's version, a header row, a
    column mapping), as bytes that are the same for the same meaning; `cut` finds where each record
    lies, and reads no further into it than that; `extract` is a pure function of one record's bytes
    and the context, so that it runs here, in a pool or on another machine with the same rows.
    """

    NAME: str
    VERSION: str
    SPECIFICATION: str
    MEDIA_TYPE: str
    SEMANTICS: Semantics

    def sniff(self, head: bytes, filename: str) -> bool:
        """Tell whether a file that begins with `head` (its first 4 KiB) is of this standard."""

    def context(self, stream: BinaryIO, filename: str) -> bytes:
        """Return what the file says of all its records; never raise on bad data."""

    def cut(self, stream: BinaryIO, context: bytes) -> Iterator[Piece | Finding]:
        """Yield where each record lies, in order, and what stands between that is none."""

    def extract(self, content: bytes, context: bytes, rows: Rows) -> None:
        """Add the rows of one record, and what is wrong with it; never raise on bad data."""

    def validate(self, stream: BinaryIO, filename: str) -> Iterator[Finding]:
        """Yield what is wrong with a file, against the standard's own schema and rules."""
