"""Finding the records of an unusual IATI file by parsing all of it: UTF-16, prefixed names.

Slower than cutting by bytes, with the same pieces: offsets are those of the file's own bytes. A file
that is not well-formed ends at its fault, with a finding; the records before it stand.
"""

from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from servanda.records import Finding
from servanda.records.bulk import Piece
from servanda.standards.iati.cutting import LIMIT, _large, _truncated
from servanda.standards.iati.envelope import Envelope
from servanda.standards.iati.faults import error

BLOCK = 1 << 20
_NAMES = {"utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE"}  # as expat calls them
DEEPEST = 256  # levels; no record has more than ten


class _TooDeep(Exception):
    """The nesting has no end."""


def cut_streaming(stream: BinaryIO, envelope: Envelope) -> Iterator[Piece | Finding]:
    """Yield each record of a file that stands at its beginning, in order."""
    scan = _Scan(envelope)
    try:
        while block := stream.read(BLOCK):
            scan.held += block
            scan.parser.Parse(block, False)
            yield from scan.taken()
        scan.parser.Parse(b"", True)
        yield from scan.taken()
    except (expat.ExpatError, _TooDeep, ValueError, LookupError) as fault:
        yield from scan.taken()
        yield _broken(str(fault), scan)


class _Scan:
    """Where the parser stands: how deep, and the bytes since the record that is open."""

    def __init__(self, envelope: Envelope) -> None:
        self.parser = expat.ParserCreate(_NAMES.get(envelope.encoding))
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.buffer_text = False
        self.name = envelope.tag
        self.depth = 0
        self.begun = -1
        self.inside = 0  # the depth of the record that is open
        self.held = b""
        self.base = 0  # offset of the first byte held
        self.found: list[tuple[int, int]] = []
        self.waiting = False  # a record has ended; its last byte is before the next event

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._settle()
        self.depth += 1
        if self.depth > DEEPEST:
            raise _TooDeep(f"elements are nested more than {DEEPEST} deep")
        if self.begun < 0 and name == self.name and self.depth <= 2:
            self.begun, self.inside = self.parser.CurrentByteIndex, self.depth

    def _end(self, name: str) -> None:
        self._settle()
        if self.begun >= 0 and self.depth == self.inside:
            self.waiting = True
            self.parser.DefaultHandler = self._other
        self.depth -= 1

    def _other(self, data: str) -> None:
        self._settle()

    def _settle(self, at: int = -1) -> None:
        """Note the record that has ended: all that is before this event."""
        if self.waiting:
            stop = at if at >= 0 else self.parser.CurrentByteIndex
            self.found.append((self.begun, stop - self.begun))
            self.waiting, self.begun = False, -1
            self.parser.DefaultHandler = None

    def taken(self) -> Iterator[Piece | Finding]:
        """Yield the records found, and forget the bytes that no record needs."""
        if self.waiting and self.depth == 0:  # the root itself was the record
            self._settle(self.base + len(self.held.rstrip()))
        for offset, length in self.found:
            if length > LIMIT:
                yield _large(offset, length)
                continue
            at = offset - self.base
            yield Piece(offset, length, self.held[at : at + length])
        self.found = []
        keep = self.begun if self.begun >= 0 else max(self.parser.CurrentByteIndex, self.base)
        end = self.base + len(self.held)
        if end - keep > LIMIT:  # it will be too large: only its size is still wanted
            keep = end
        keep = min(max(keep, self.base), end)
        self.held, self.base = self.held[keep - self.base :], keep


def _broken(words: str, scan: _Scan) -> Finding:
    if scan.begun >= 0 and "no element found" in words:
        return _truncated(scan.begun)
    offset = max(scan.parser.ErrorByteIndex, 0)
    return error(
        "iati.file.broken",
        f"the file is not well-formed ({words}); what comes after byte {offset} is left out",
        where=f"line {scan.parser.ErrorLineNumber}",
        advice="Ask the publisher for a file that is well-formed XML.",
    )
