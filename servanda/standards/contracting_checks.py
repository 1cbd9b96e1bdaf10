"""What the open contracting standards ask beside their schemas: in each record, and around all of them.

- an `id` stands once in its list;
- who is named by an organisation reference stands in `parties`;
- a field that says nothing is left out, not kept empty.

Places are JSON pointers (RFC 6901), lines those of the file.
https://standard.open-contracting.org/1.1/en/schema/conformance_and_extensions/
"""

import json
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from sys import byteorder
from typing import Any, BinaryIO

from servanda.records import Finding
from servanda.records.bulk import Piece, Rows
from servanda.standards.json_cut import DIGITS, Odd, load_record, too_long
from servanda.standards.json_schema import Schemas, Violation, judged, line_of, pointer_of
from servanda.standards.json_text import beginning, keys_again, narrow, text_of, wide_of
from servanda.standards.places import place

WHOLE = 8 << 20  # bytes of a file whose envelope is judged
LONG = 1 << 20  # characters of a record in which lines are looked for
MOST = 200  # findings of one kind in one record

REFERENCES = {
    *("buyer", "procuringEntity", "administrativeEntity", "publicAuthority", "payer", "payee"),
    *("sourceParty", "financingParty", "tenderers", "suppliers", "providerOrganization"),
}
Way = tuple[Any, ...]


def walked(value: Any) -> Iterator[tuple[Way, Any]]:
    """Yield everything inside a value with the way to it, in the order of the text."""
    held: list[tuple[Way, Any]] = [((), value)]
    while held:
        way, one = held.pop()
        yield way, one
        if isinstance(one, dict):
            held += [((*way, key), inner) for key, inner in reversed(list(one.items()))]
        elif isinstance(one, list):
            held += [((*way, n), inner) for n, inner in reversed(list(enumerate(one)))]


def empty_fields(record: Any) -> Iterator[Violation]:
    """Yield what is there and says nothing."""
    for way, one in walked(record):
        blank = isinstance(one, str) and not one.strip()
        if way and (blank or one in ({}, [])):
            kind = "text" if blank else "object" if one == {} else "list"
            yield Violation("empty", f"an empty {kind}", pointer_of(way))


def repeated_ids(record: Any) -> Iterator[Violation]:
    """Yield objects whose id another of the same list has."""
    for way, one in walked(record):
        if not isinstance(one, list):
            continue
        seen: dict[str, int] = {}
        for n, inner in enumerate(one):
            if not isinstance(inner, dict) or not isinstance(inner.get("id"), str | int):
                continue
            name = str(inner["id"])
            if seen.setdefault(name, n) != n:
                message = f"the id {name[:80]!r} stands in number {seen[name]} of the list too"
                yield Violation("repeated", message, pointer_of((*way, n, "id")))


def unknown_parties(record: dict[str, Any]) -> Iterator[Violation]:
    """Yield references to organisations that `parties` does not have; one with none at all comes first."""
    listed = record.get("parties")
    parties = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    known = {str(one.get("id")) for one in parties}
    for way, one in walked(record):
        name = way[-2] if len(way) > 1 and isinstance(way[-1], int) else way[-1] if way else ""
        if name not in REFERENCES or not isinstance(one, dict) or "parties" in way:
            continue
        said = one.get("id")
        if said is None:
            yield Violation("unnamed", "the reference has no id", pointer_of(way))
        elif str(said) not in known:
            message = f"{str(said)[:80]!r} does not stand in parties"
            kind = "unknown" if parties else "no-parties"
            yield Violation(kind, message, pointer_of((*way, "id")))


@dataclass(slots=True)
class Lines:
    """Counts lines up to a place in a file, going on from where it was asked last."""

    stream: BinaryIO
    offset: int = 0
    line: int = 1
    encoding: str | None = None  # "" for one byte a letter, None as long as nobody looked

    def at(self, offset: int) -> int:
        """Return the line (from 1) of a byte; the stream is left where it was."""
        back = self.stream.tell()
        if self.encoding is None:
            self.stream.seek(0)
            self.encoding = wide_of(self.stream.read(8))
        if offset < self.offset:
            self.offset, self.line = 0, 1
        self.stream.seek(self.offset)
        while self.offset < offset:
            block = self.stream.read(min(1 << 20, offset - self.offset))
            if not block:
                break
            self.line += _ends(block, self.encoding)
            self.offset += len(block)
        self.stream.seek(back)
        return self.line


def _ends(block: bytes, encoding: str) -> int:
    """Return how many lines end in a block; of wide letters, a byte of another may look like an end."""
    if not encoding:
        return block.count(b"\n")
    size = 4 if "32" in encoding else 2
    letters = array("I" if size == 4 else "H", block[: len(block) - len(block) % size])
    if encoding.endswith("be") != (byteorder == "big"):
        letters.byteswap()
    return letters.count(10)


@dataclass(frozen=True, slots=True)
class Judged:
    """One record as it is judged: its text, as an object, the line it begins on, its pointer in the file."""

    text: str
    record: dict[str, Any]
    line: int
    pointer: str

    def where(self, pointer: str) -> tuple[int, str]:
        """Return the line and the pointer in the file of a place in the record."""
        inner = line_of(self.text, pointer) if len(self.text) <= LONG else 1
        return self.line + inner - 1, self.pointer + pointer


def read_whole(piece: Piece, *, line: int, pointer: str, page: str = "") -> Judged | str:
    """Return a record with numbers as JSON has them, or in words why it cannot be read."""
    try:
        load_record(piece.content, page=page)  # what it refuses, nothing here has to guard against
        text, _ = text_of(piece.content, page)
        found = json.loads(text, parse_int=_whole, parse_constant=Odd)
        return Judged(text, found, line, pointer)
    except (ValueError, RecursionError) as fault:
        return str(fault)


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= DIGITS else too_long(digits)


def envelope_violations(
    stream: BinaryIO, schemas: Schemas, schema: dict[str, Any]
) -> Iterator[tuple[Violation, int]]:
    """Yield what a schema says of what surrounds the records, with lines; a large file's is not judged."""
    stream.seek(0)
    content = stream.read(WHOLE + 1)
    if len(content) > WHOLE:
        return
    try:
        text = narrow(content).decode("utf-8-sig")
        found = json.loads(text)
    except json.JSONDecodeError as fault:
        yield Violation("malformed", f"it is not JSON: {fault.msg}", ""), fault.lineno
        return
    except (ValueError, RecursionError):
        return  # what cannot be read is said of its record
    for one in judged(schemas, schema, found):
        yield one, line_of(text, one.pointer)


@dataclass(slots=True)
class Heard(Rows):
    """Rows that keep their findings as they were made, each with its path."""

    heard: list[tuple[Finding, str]] = field(default_factory=list)

    def find(self, key: int, finding: Finding, *, path: str = "", line: int | None = None) -> None:
        """Keep a finding."""
        self.heard.append((finding, path))


def told_by_reading(
    judged: Judged | str, heard: Heard, *, line: int, pointer: str
) -> Iterator[Finding]:
    """Yield what reading a record found, at its places in the file."""
    for finding, path in heard.heard:
        at, where = line, pointer + path
        if isinstance(judged, Judged):
            at, where = judged.where(path)
        yield replace(finding, where=place(at, where))
    if isinstance(judged, Judged):
        for one in keys_again(judged.text):
            yield replace(one, where=place(line, pointer))


def begins_with_object(stream: BinaryIO) -> bool:
    """Tell whether the root of a file is an object."""
    stream.seek(0)
    return beginning(stream.read(4096))[:1] == b"{"
