"""What reading found wrong with a document, said on standard error beside the result."""

import sys
from collections.abc import Iterable
from dataclasses import replace

from servanda.records import Finding, Level


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
