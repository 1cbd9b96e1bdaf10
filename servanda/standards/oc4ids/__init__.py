"""OC4IDS 0.9, Open Contracting for Infrastructure: projects with their budgets, finance and contracts.

https://standard.open-contracting.org/infrastructure/0.9/en/
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from servanda.records import Finding
from servanda.records.bulk import Piece, Rows, Semantics
from servanda.standards.json_text import beginning

NAME = "oc4ids"
VERSION = "0.9"
READER = "3"  # of how records are read: what an earlier one read is read anew
SPECIFICATION = "https://standard.open-contracting.org/infrastructure/0.9/en/"
MEDIA_TYPE = "application/json"

# Definition 5: what is paid also stands in its contract, and that in the project's budget. A firm
# written obligation (definition 2) is a contract; what comes in from financiers is another boundary.
SEMANTICS = Semantics(kind="cumulative", headline=("commitment",))

_PROJECTS = re.compile(rb'"projects"\s*:\s*\[')
_ENVELOPE = re.compile(rb'"(?:publishedDate|publicationPolicy|publisher|version|uri)"\s*:')
_PROJECT = re.compile(rb'"id"\s*:\s*"oc4ids-|"(?:contractingProcesses|publicAuthority)"\s*:')


def sniff(head: bytes, filename: str) -> bool:
    """Tell whether a file begins like a package of projects, or like a project."""
    head = beginning(head)
    start = head[:1]
    if start not in (b"{", b"[") or b'"$schema"' in head:  # the standard's schema is no project
        return False
    package = _PROJECTS.search(head) and _ENVELOPE.search(head)
    return bool(package or _PROJECT.search(head))


def context(stream: BinaryIO, filename: str) -> bytes:
    """Return the file's shape, version and publisher."""
    from servanda.standards.oc4ids.cutting import context_of

    return context_of(stream)


def cut(stream: BinaryIO, context: bytes) -> Iterator[Piece | Finding]:
    """Yield where each project lies."""
    from servanda.standards.oc4ids.cutting import cut_projects

    return cut_projects(stream, context)


def extract(content: bytes, context: bytes, rows: Rows) -> None:
    """Add the rows of one project, and what is wrong with it; never raise on bad data."""
    from servanda.standards.oc4ids.extracting import extract_project

    extract_project(content, context, rows)


def validate(
    stream: BinaryIO,
    filename: str,
    *,
    today: date | None = None,
    schemas: Path | None = None,
) -> Iterator[Finding]:
    """Yield what is wrong with a file; `schemas` is a folder with the standard's schemas."""
    from servanda.standards.oc4ids.checks import check

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
    "sniff",
    "validate",
]
