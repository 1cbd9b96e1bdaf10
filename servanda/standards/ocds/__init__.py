"""OCDS 1.1, the Open Contracting Data Standard: releases and records of contracting processes.

A release tells what changed in a process at a moment, so a process is what its releases make together,
merged by the standard's rules. Files of 1.0 are read too, and merged by the rules of 1.0.

https://standard.open-contracting.org/1.1/en/
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from servanda.records import Finding
from servanda.records.bulk import Piece, Rows, Semantics
from servanda.standards.json_text import beginning

if TYPE_CHECKING:
    from servanda.standards.ocds.gathering import Gathering

NAME = "ocds"
VERSION = "1.1"
READER = "3"  # of how records are read: what an earlier one read is read anew
SPECIFICATION = "https://standard.open-contracting.org/1.1/en/"
MEDIA_TYPE = "application/json"

# Definition 5: what is paid also stands in its contract, and that in its award, tender and budget. A
# firm written obligation (definition 2) is a contract that is signed, nothing before it.
SEMANTICS = Semantics(kind="cumulative", headline=("commitment",))

_OCID = re.compile(rb'"ocid"\s*:')
_LIST = re.compile(rb'"(?:releases|records)"\s*:\s*\[')
_ENVELOPE = re.compile(rb'"(?:publishedDate|publicationPolicy|packages|publisher)"\s*:')


def sniff(head: bytes, filename: str) -> bool:
    """Tell whether a file begins like a package, a record, a release, or a list of them."""
    head = beginning(head)
    start = head[:1]
    if start not in (b"{", b"["):
        return False
    return bool(_OCID.search(head) or (_LIST.search(head) and _ENVELOPE.search(head)))


def context(stream: BinaryIO, filename: str) -> bytes:
    """Return the file's shape, version and publisher."""
    from servanda.standards.ocds.cutting import context_of

    return context_of(stream)


def cut(stream: BinaryIO, context: bytes) -> Iterator[Piece | Finding]:
    """Yield each record, and each process as a record of all its releases in the file."""
    from servanda.standards.ocds.cutting import cut_processes

    return cut_processes(stream, context)


def of_several() -> "Gathering":
    """Return what cuts the files of a dataset, and then gathers each process that lies in several."""
    from servanda.standards.ocds.gathering import Gathering

    return Gathering()


def pieces_of(content: bytes) -> list[bytes]:
    """Return the publisher's own pieces that a record was put together of, none where it is one."""
    from servanda.standards.ocds.cutting import releases_of

    return releases_of(content)


def extract(content: bytes, context: bytes, rows: Rows) -> None:
    """Add the rows of one process, and what is wrong with it; never raise on bad data."""
    from servanda.standards.ocds.extracting import extract_process

    extract_process(content, context, rows)


def validate(
    stream: BinaryIO,
    filename: str,
    *,
    today: date | None = None,
    schemas: Path | None = None,
) -> Iterator[Finding]:
    """Yield what is wrong with a file; `schemas` is a folder with the standard's schemas."""
    from servanda.standards.ocds.checks import check

    return check(stream, schemas=schemas)


__all__ = [
    "MEDIA_TYPE",
    "NAME",
    "READER",
    "SEMANTICS",
    "SPECIFICATION",
    "VERSION",
    "context",
    "cut",
    "extract",
    "of_several",
    "pieces_of",
    "sniff",
    "validate",
]
