"""Where the projects of a file lie: in a package, in a page of an API, in a bare list, on lines of their own.

A package on each line is cut as one file of packages is.
"""

from collections.abc import Iterator
from typing import BinaryIO

from servanda.records import Finding
from servanda.records.bulk import Piece
from servanda.standards.json_cut import Way, cut_json
from servanda.standards.json_envelope import envelope_from, envelope_of
from servanda.standards.json_text import beginning, encoding_findings

WAYS: set[Way] = {
    *(
        ("projects", "*"),
        ("results", "*"),
        ("*", "projects", "*"),
        ("results", "*", "projects", "*"),
    ),
}
BARE: set[Way] = {("*",)}
LINES: set[Way] = {()}


def context_of(stream: BinaryIO) -> bytes:
    """Return the shape of the file, its version and who publishes it; never raise on bad data."""
    return envelope_of(stream, mark="id", lists=("projects", "results")).as_context()


def cut_projects(stream: BinaryIO, context: bytes) -> Iterator[Piece | Finding]:
    """Yield the projects in the order of the file, and what stands between that is none."""
    ways = LINES if envelope_from(context).lines else _ways(stream)
    stream.seek(0)
    yield from cut_json(stream, ways)
    yield from encoding_findings(stream)


def _ways(stream: BinaryIO) -> set[Way]:
    """Tell a bare list of projects from one of packages."""
    stream.seek(0)
    head = beginning(stream.read(1 << 16))
    return BARE if head[:1] == b"[" and b'"projects"' not in head else WAYS
