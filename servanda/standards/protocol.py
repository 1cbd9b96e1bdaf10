"""The one face of a standard: four constants and four functions, the same for every format.

A standard is a module (or a package) that has these names; nothing is inherited and nothing is
registered but one line in `servanda.standards`. Faults of data come out as findings: no reader
raises on what a file holds.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Protocol

from servanda.records import Finding, Record

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
