"""The formats: one module for each open standard, all with the face that `protocol` states.

Adding a standard is one module and a line in one or both tuples; a standard that is only read
stands in `READERS` alone. A standard whose files are taken in bulk is a line in `BULK`: its module is
imported when a file is looked at, so that reading prose never waits for XML or spreadsheets.
"""

from functools import cache
from importlib import import_module

from servanda.standards import datapackage
from servanda.standards.protocol import Bulk, Standard

# The type check holds each module to the face here, once.
_DATAPACKAGE: Standard = datapackage

READERS: tuple[Standard, ...] = (_DATAPACKAGE,)
WRITERS: tuple[Standard, ...] = (_DATAPACKAGE,)

# Modules, asked in this order: what says most about itself comes first.
BULK: tuple[str, ...] = (
    "servanda.standards.iati",
    "servanda.standards.fts",
    "servanda.standards.oc4ids",
    "servanda.standards.ocds",
    "servanda.standards.pledges",
    "servanda.standards.hxl",
)


def recognise(head: bytes, filename: str) -> Standard | None:
    """Return the standard of a file that begins with `head`, None for prose and the unknown."""
    return next((one for one in READERS if one.sniff(head, filename)), None)


def recognise_bulk(head: bytes, filename: str) -> Bulk | None:
    """Return the bulk standard of a file that begins with `head`, None for everything else."""
    return next((one for one in map(bulk, BULK) if one.sniff(head, filename)), None)


@cache
def bulk(module: str) -> Bulk:
    """Return the bulk standard that is the module of this name."""
    found: Bulk = import_module(module)
    return found


def bulk_named(name: str) -> Bulk:
    """Return the bulk standard with this NAME; LookupError for one that is not read here."""
    found = next((one for one in map(bulk, BULK) if name == one.NAME), None)
    if found is None:
        raise LookupError(f"no standard {name!r} is read in bulk")
    return found


__all__ = [
    "BULK",
    "READERS",
    "WRITERS",
    "Bulk",
    "Standard",
    "bulk",
    "bulk_named",
    "recognise",
    "recognise_bulk",
]
