"""Releases of one process that lie in several files of a dataset, put together as one piece.

A publisher who writes a file a day spreads a process over its days. Its releases, with their very bytes
and in the order of the files, become one more piece, as those in one file do:

    day 1: release of the tender      day 9: release of the award
    -> {"ocid": "ocds-213czf-1","releases":[<bytes of day 1>,<bytes of day 9>]}

A record's own releases are among them; of records that have a compiled release, the latest stands for all
before it. Where that is later than every release, nothing is left to merge, and the record stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO

from servanda.records import Finding
from servanda.records.bulk import Piece
from servanda.standards.json_cut import LIMIT, cut_json, load_record
from servanda.standards.json_text import narrow
from servanda.standards.ocds import faults
from servanda.standards.ocds.cutting import (
    cut_processes,
    is_record,
    merged_of,
    ocid_of,
    releases_and_records,
)
from servanda.standards.ocds.index import Index

File = tuple[BinaryIO, bytes]  # a file with its context


@dataclass(frozen=True, slots=True)
class _Member:
    """A release, or a compiled one that stands for all before it, with its date as published."""

    content: bytes
    date: str
    compiled: bool = False


class Gathering:
    """The files of a dataset, by their numbers: where everything lies is kept while they are cut."""

    def __init__(self) -> None:
        """Begin with none."""
        self.index = Index()

    def cut(self, number: int, stream: BinaryIO, context: bytes) -> Iterator[Piece | Finding]:
        """Cut a file as ever, and keep where everything lies in it."""
        return cut_processes(stream, context, index=self.index, file=number)

    def keep(self, number: int, out: BinaryIO) -> None:
        """Write where everything lies in a file that was cut or recalled."""
        self.index.write(number, out)

    def recall(self, number: int, held: BinaryIO) -> bool:
        """Take what was written of a file, which need not be cut then; tell whether all of it was there."""
        return self.index.read(number, held)

    def gather(self, files: Mapping[int, File]) -> Iterator[tuple[int, Piece | Finding]]:
        """Yield (number of the file, piece) of each process that lies in several; the last has the piece.

        Each file was cut, recalled or looked at before.
        """
        for ocid, places in self.index.spread():
            last, start, _ = places[-1]
            if sum(length for _, _, length in places) > LIMIT:
                yield last, faults.too_large(ocid, len(places), start)
            elif len(parts := _parts(files, places)) > 1:
                yield last, Piece(start, 0, merged_of(ocid, parts))

    def close(self) -> None:
        """Let everything go."""
        self.index.close()

    def look(self, number: int, stream: BinaryIO, context: bytes) -> None:
        """Go through a file that is not cut, for where everything lies in it."""
        self.index.begin(number)
        for one in releases_and_records(stream, context):
            if isinstance(one, Piece) and (ocid := ocid_of(one.content)):
                self.index.add(number, ocid, one, whole=is_record(one.content))


def _parts(files: Mapping[int, File], places: Sequence[tuple[int, int, int]]) -> list[bytes]:
    """Return what is merged, each once; nothing where a compiled release says it all already."""
    members: list[_Member] = []
    for file, start, length in places:
        stream = files[file][0]
        stream.seek(start)
        members += _members(narrow(stream.read(length)))
    compiled = [one for one in members if one.compiled]
    base = max(compiled, key=lambda one: one.date, default=None)
    kept = [one for one in members if not one.compiled or one is base]
    if base is not None and all(one.date <= base.date for one in kept):
        return []
    held: dict[bytes, bytes] = {}
    for one in kept:
        held.setdefault(sha256(one.content).digest(), one.content)
    return list(held.values())


def _members(content: bytes) -> Iterator[_Member]:
    """Yield a release, or what a record holds: its compiled release, else the releases in it."""
    if not is_record(content):
        yield _Member(content, _date(content))
        return
    compiled = _inside(content, ("compiledRelease",))
    for one in compiled:
        yield _Member(one, _date(one), compiled=True)
    for one in [] if compiled else _inside(content, ("releases", "*")):
        if ocid_of(one):  # what is none is a link to a release
            yield _Member(one, _date(one))


def _inside(content: bytes, way: tuple[str, ...]) -> list[bytes]:
    found = cut_json(BytesIO(content), {way})
    return [one.content for one in found if isinstance(one, Piece)]


def _date(content: bytes) -> str:
    try:
        date = load_record(content).get("date")
    except ValueError:
        return ""
    return date if isinstance(date, str) else ""
