"""IATI 2.03, activities and organisations: what donors and agencies publish of their work.

Versions 2.01 and 2.02 are read as 2.03, which kept all they have; 1.0x is refused with a finding.
A file is cut into records by bytes; each record becomes rows on its own, and is checked on its own.
https://iatistandard.org/en/iati-standard/203/
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from servanda.records import Finding
from servanda.records.bulk import Piece, Rows, Semantics

NAME = "iati"
VERSION = "2.03"
READER = "2"  # of how records are cut and read: what an earlier one read is read anew
SPECIFICATION = "https://iatistandard.org/en/iati-standard/203/"
MEDIA_TYPE = "application/xml"

# Definition 5: a disbursement also stands in its commitment. What IATI's own tools call spending is
# disbursements and expenditure; commitments are another measure of the same money.
SEMANTICS = Semantics(kind="cumulative", headline=("disbursement", "expenditure"))

_ROOT = re.compile(
    r"(?:\s++|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^<>\[\]]*+(?:\[.*?\]\s*+)?>)*+"
    r"<(?:[\w.-]++:)?(?:iati-(?:activit(?:ies|y)|organisations?)|registry-records?)[\s/>]",
    re.DOTALL,
)
_WIDE = (
    # UTF-32 is not read, but known: whoever has such a file hears how it is converted.
    *((b"\xff\xfe\0\0", "utf-32-le"), (b"<\0\0\0", "utf-32-le")),
    *((b"\0\0\xfe\xff", "utf-32-be"), (b"\0\0\0<", "utf-32-be")),
    *((b"\xff\xfe", "utf-16-le"), (b"<\0", "utf-16-le"), (b"\xfe\xff", "utf-16-be")),
)


def sniff(head: bytes, filename: str) -> bool:
    """Tell whether the first element is one of IATI's."""
    marks = (*_WIDE, (b"\0<", "utf-16-be"), (b"", "latin-1"))
    encoding = next(name for mark, name in marks if head.startswith(mark))
    text = head.decode(encoding, "replace").removeprefix("\ufeff").removeprefix("ï»¿")
    return _ROOT.match(text) is not None


def context(stream: BinaryIO, filename: str) -> bytes:
    """Return the encoding, kind, version, language and namespaces of a file."""
    from servanda.standards.iati.envelope import HEAD, read_envelope

    stream.seek(0)
    return read_envelope(stream.read(HEAD)).as_context()


def cut(stream: BinaryIO, context: bytes) -> Iterator[Piece | Finding]:
    """Yield where each activity or organisation lies; what is none, as findings."""
    from servanda.standards.iati.pieces import cut_file

    return cut_file(stream)


def cut_again(
    stream: BinaryIO, context: bytes
) -> Callable[[int], Iterator[Piece | Finding]] | None:
    """Return what cuts a file from the place where a record has ended, None where that cannot be."""
    from servanda.standards.iati.pieces import cutting_again

    return cutting_again(stream)


def make_ready_to_cut() -> None:
    """Load what `context` and `cut` need."""
    from servanda.standards.iati.pieces import make_ready as ready

    ready()


def make_ready() -> None:
    """Load and compile what `extract_many` needs for much: a tenth of a second, once for a process."""
    from servanda.standards.iati.extracting import make_ready as ready

    ready()


def extract(content: bytes, context: bytes, rows: Rows) -> None:
    """Add the rows of one activity or organisation, and what is wrong with it; never raise."""
    from servanda.standards.iati.extracting import extract_record

    extract_record(content, context, rows)


def extract_many(records: Sequence[tuple[int, bytes]], context: bytes, rows: Rows) -> None:
    """Add the rows of many records, each with its key: as `extract` does, in less time."""
    from servanda.standards.iati.extracting import extract_records

    extract_records(records, context, rows)


def validate(
    stream: BinaryIO,
    filename: str,
    *,
    today: date | None = None,
    schemas: Path | None = None,
) -> Iterator[Finding]:
    """Yield what is wrong with a file: its cutting, the schema, the standard's rules, our reading.

    `schemas` is a folder with the official XSDs and rulesets; without `today` no rule about the
    future is asked.
    """
    from servanda.standards.iati.check import check

    return check(stream, today=today, schemas=schemas)
