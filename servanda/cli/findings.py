"""What reading found wrong with a document or with published records, said beside the result."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from servanda.records import Finding, Level

KINDS = 8  # of findings that are told; more are counted


def tell(findings: Iterable[Finding], *, file: str, inside: str = "") -> bool:
    """Print a line for each finding; tell whether one of them is more than a note.

    `inside` is the archive or message that `file` lay in: what was found there is said of the other
    file, or of the archive itself.
    """
    grave = False
    for found in findings:
        whose, told = file, found
        if inside and (found.where == inside or found.where.startswith(f"{inside}/")):
            whose, told = found.where, replace(found, where="")
        print(f"servanda: {whose}: {line(told)}", file=sys.stderr)
        grave = grave or found.level != Level.NOTE
    return grave


def line(found: Finding) -> str:
    """Return the finding in one line: what it is, where, and what to do."""
    place = f" ({found.where})" if found.where else ""
    advice = f"; {found.advice}" if found.advice else ""
    return f"{found.level}: {found.message}{place}{advice} [{found.code}]"


def kinds(faults: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield what was found in the records of a dataset, a line for each kind, under a line that says so."""
    if not faults:
        return
    yield "found in its records (servanda check FILE lists those of a file, with their places):"
    for one in faults[:KINDS]:
        advice = f" {one['advice']}" if one["level"] != "note" and one["advice"] else ""
        yield f"  {one['n']:,} x {one['code']} ({one['level']}).{advice}"
    if more := faults[KINDS:]:
        yield f"  {sum(one['n'] for one in more):,} of {len(more)} more kinds; --json names them"
