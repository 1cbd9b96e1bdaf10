"""The records of an IATI file, in order: by bytes where that is safe, by parsing where it is not."""

from collections.abc import Callable, Iterator
from typing import BinaryIO

from servanda.records import Finding
from servanda.records.bulk import Piece
from servanda.standards.iati.cutting import cut_bytes, marks_of
from servanda.standards.iati.envelope import HEAD, read_envelope
from servanda.standards.iati.streaming import cut_streaming


def make_ready() -> None:
    """Compile the patterns of activities."""
    marks_of("iati-activity")


def cut_file(stream: BinaryIO) -> Iterator[Piece | Finding]:
    """Yield each record, after what is wrong with the file itself; nothing of a file that is refused."""
    stream.seek(0)
    envelope = read_envelope(stream.read(HEAD))
    yield from envelope.findings
    if envelope.refusal:
        yield envelope.refusal
        return
    stream.seek(envelope.begins if envelope.plain else 0)
    yield from (cut_bytes if envelope.plain else cut_streaming)(stream, envelope)


def cutting_again(stream: BinaryIO) -> Callable[[int], Iterator[Piece | Finding]] | None:
    """Return what cuts a file from a place where a record has ended, 0 for the first of all.

    None for a file that is cut by parsing, or about which there is something to say before its records.
    """
    stream.seek(0)
    envelope = read_envelope(stream.read(HEAD))
    if envelope.findings or envelope.refusal or not envelope.plain:
        return None

    def resume(offset: int) -> Iterator[Piece | Finding]:
        begin = max(offset, envelope.begins)
        stream.seek(begin)
        return cut_bytes(stream, envelope, begin=begin)

    return resume
