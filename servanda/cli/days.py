"""Dates on the command line, refused with an example before anything is tried."""

import argparse
from datetime import date

from servanda.records import When


def day(text: str) -> date:
    """Return a day written as 2026-06-30."""
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2026-06-30")


def when(text: str) -> str:
    """Return a date as ISO 8601, with the precision it was given."""
    try:
        return When(text).iso
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a date; write it as 2026-06-30, 2026-06 or 2026"
        ) from None
