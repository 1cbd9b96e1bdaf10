"""The formats: one module for each open standard, all with the face that `protocol` states.

Adding a standard is one module and a line in one or both tuples; a standard that is only read
stands in `READERS` alone.
"""

from servanda.standards import datapackage
from servanda.standards.protocol import Standard

# The type check holds each module to the face here, once.
_DATAPACKAGE: Standard = datapackage

READERS: tuple[Standard, ...] = (_DATAPACKAGE,)
WRITERS: tuple[Standard, ...] = (_DATAPACKAGE,)


def recognise(head: bytes, filename: str) -> Standard | None:
    """Return the standard of a file that begins with `head`, None for prose and the unknown."""
    return next((one for one in READERS if one.sniff(head, filename)), None)


__all__ = ["READERS", "WRITERS", "Standard", "recognise"]
