"""What is wrong with an IATI file: how it is cut, what the official schema and the rules say, what we read.

A file of at most WHOLE bytes is judged as it stands; a larger one record by record, each inside the
root of its file, so that memory holds one record. Lines are those of the file; a path names the record
by its number: `/iati-activities/iati-activity[3]/title`. Faults that the schema names are errors with
codes `iati.schema...`, rules `iati.rule...`, and what reading would find `iati.transaction...` and so on.
"""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from servanda.records import Finding
from servanda.records.bulk import Rows
from servanda.standards.iati.envelope import HEAD, Envelope, read_envelope
from servanda.standards.iati.extracting import extract_record
from servanda.standards.iati.judging import Judge
from servanda.standards.iati.pieces import cut_file
from servanda.standards.places import place

WHOLE = 8 << 20  # bytes of a file that is judged in one piece
_ROOT = {"activities": "iati-activities", "organisations": "iati-organisations"}


def check(stream: BinaryIO, *, today: date | None, schemas: Path | None) -> Iterator[Finding]:
    """Yield all findings of a file; never raise on what it holds."""
    stream.seek(0)
    envelope = read_envelope(stream.read(HEAD))
    stream.seek(0)
    content = stream.read(WHOLE + 1)
    judge = Judge(envelope, today=today, folder=schemas)
    yield from judge.missing()
    if len(content) <= WHOLE:
        if envelope.refusal is None or envelope.refusal.code == "iati.root.unknown":
            yield from judge.whole(content)
        yield from _records(BytesIO(content), envelope)
    else:
        del content
        yield from _records(stream, envelope, judge)


def _records(stream: BinaryIO, envelope: Envelope, judge: Judge | None = None) -> Iterator[Finding]:
    """Yield what cutting and reading find, and with a judge what schema and rules say of each record."""
    context = envelope.as_context()
    lines = _Lines(stream)
    number = 0
    for found in cut_file(stream):
        if isinstance(found, Finding):
            yield found
            continue
        number += 1
        line, path = lines.at(found.offset), _path(envelope, number)
        rows = Rows()
        extract_record(found.content, context, rows)
        for _, level, code, message, inner, at, advice in rows.tables["finding"]:
            where = place(line + (at or 1) - 1, f"{path}/{inner}" if inner else path)
            yield Finding.kept(level, code, message=message, where=where, advice=advice)
        if judge is not None:
            yield from judge.record(found, line=line, number=number)


def _path(envelope: Envelope, number: int) -> str:
    tag = envelope.tag.rpartition(":")[2]
    return f"/{_ROOT.get(envelope.kind, tag)}/{tag}[{number}]"


class _Lines:
    """Counts lines up to a place in a file, going on from where it was asked last."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.offset, self.line = stream, 0, 1

    def at(self, offset: int) -> int:
        """Return the line (from 1) of a byte; the stream is left where it was."""
        back = self.stream.tell()
        self.stream.seek(self.offset)
        while self.offset < offset:
            block = self.stream.read(min(1 << 20, offset - self.offset))
            if not block:
                break
            self.line += block.count(b"\n")
            self.offset += len(block)
        self.stream.seek(back)
        return self.line
