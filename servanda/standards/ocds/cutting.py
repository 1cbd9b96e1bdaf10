"""Where the processes of a file lie: each of its records, and for releases each process as a record.

A record is all releases of one process; where a file has releases alone, a piece is made of those of one
`ocid`, with their very bytes, in the order of the file:

    {"ocid": "ocds-213czf-1","releases":[<bytes of one>,<bytes of the next>]}

A process with one release stays that release, at its place. Where releases lie is kept on disk while
the file is cut, so that memory holds one process. How shapes are told apart: a package, a page of an API
(`results`), a bare list, a record or release on each line.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO

from servanda.records import Finding
from servanda.records.bulk import Piece
from servanda.standards.json_cut import LIMIT, Way, cut_json, load_record
from servanda.standards.json_envelope import envelope_from, envelope_of, root_keys
from servanda.standards.json_text import beginning, encoding_findings, narrow
from servanda.standards.ocds import faults
from servanda.standards.ocds.index import Index

LISTS = ("releases", "records", "results")
WAYS: set[Way] = {*((name, "*") for name in LISTS), ("*",)}
LINES: set[Way] = {()}
# What stands in packages that are themselves on lines, or in a list.
INSIDE: set[Way] = {(name, "*") for name in ("releases", "records")}

_OCID = re.compile(rb'"ocid"\s*+:\s*+(?:"([^"\\]*+)")?')
# Keys that only a record has.
RECORD = frozenset(("compiledRelease", "versionedRelease", "releases"))
_LIST = re.compile(rb'"(?:releases|records)"\s*+:')
_RECORD = re.compile(rb'"(?:compiledRelease|versionedRelease|releases)"\s*+:')


def context_of(stream: BinaryIO) -> bytes:
    """Return the shape of the file, its version and who publishes it; never raise on bad data."""
    found = envelope_of(stream, mark="ocid")
    version = found.version
    if not version and ({"releases", "records"} & set(found.keys)) and not found.lines:
        version = "1.0"  # a package that states no version is of 1.0, which had none to state
    return replace(found, version=version).as_context()


def cut_processes(
    stream: BinaryIO, context: bytes, *, index: Index | None = None, file: int = 0
) -> Iterator[Piece | Finding]:
    """Yield records as they stand, then processes of releases in the order of their first ones.

    An `index` of several files is told where everything lies in this one, whose number is `file`.
    """
    own = Index() if index is None else index
    own.begin(file)
    ways = LINES if envelope_from(context).lines else WAYS
    stream.seek(0)
    for one in _pieces(stream, ways):
        if isinstance(one, Finding):
            yield one
        elif not is_record(one.content):
            own.add(file, ocid_of(one.content), one)
        else:
            if index is not None:
                index.add(file, ocid_of(one.content), one, whole=True)
            yield one
    for ocid, places in own.groups(file):
        yield from _process(stream, ocid, places)
    if index is None:
        own.close()
    yield from encoding_findings(stream)


def releases_and_records(stream: BinaryIO, context: bytes) -> Iterator[Piece | Finding]:
    """Yield everything in the order of the file, each release by itself."""
    stream.seek(0)
    yield from _pieces(stream, LINES if envelope_from(context).lines else WAYS)
    yield from encoding_findings(stream)


def is_record(content: bytes) -> bool:
    """Tell whether an object is a record: it holds releases, or what was made of them."""
    content = narrow(content)
    return bool(_RECORD.search(content)) and not RECORD.isdisjoint(root_keys(content))


def ocid_of(content: bytes) -> str:
    """Return the process that a release is of, "" where it says none that can be read."""
    found = {one[1] for one in _OCID.finditer(narrow(content))}
    if len(found) == 1 and (said := next(iter(found))) is not None:
        return said.decode("utf-8", "replace").strip()
    if not found:
        return ""
    try:
        said = load_record(content).get("ocid")
    except ValueError:
        return ""
    return str(said).strip() if said else ""


def _pieces(stream: BinaryIO, ways: set[Way]) -> Iterator[Piece | Finding]:
    """Cut a file; packages in a list or on lines are cut where they stand, one among others in its turn."""
    if inside := _of_packages(stream, ways):
        yield from cut_json(stream, inside)
        stream.seek(0)
        for one in cut_json(stream, ways):
            if isinstance(one, Piece) and not is_package(one.content):
                yield one
        return
    for one in cut_json(stream, ways):
        if isinstance(one, Piece) and is_package(one.content):
            for inner in cut_json(BytesIO(one.content), WAYS):
                if isinstance(inner, Piece):
                    inner = replace(inner, offset=inner.offset + one.offset)
                yield inner
        else:
            yield one


def _of_packages(stream: BinaryIO, ways: set[Way]) -> set[Way]:
    """Return the ways into packages where the file begins with one of several, else none.

    Then one that is cut off, or too large to be held, gives what it has.
    """
    stream.seek(0)
    head = beginning(stream.read(1 << 16))
    stream.seek(0)
    if ways == LINES:
        return INSIDE if is_package(head) else set()
    listed = head[:1] == b"[" and is_package(head[1:])
    return {("*", *way) for way in INSIDE} if listed else set()


def is_package(content: bytes) -> bool:
    """Tell whether an object is a package: a list of releases or records with a uri, and no ocid."""
    content = narrow(content)
    if not _LIST.search(content):
        return False
    keys = set(root_keys(content))
    return "ocid" not in keys and "uri" in keys and not keys.isdisjoint(("releases", "records"))


def _process(
    stream: BinaryIO, ocid: str, places: list[tuple[int, int]]
) -> Iterator[Piece | Finding]:
    """Yield the releases of a process as one piece; those that are too many, each alone."""
    if len(places) == 1 or sum(length for _, length in places) > LIMIT:
        if len(places) > 1:
            yield faults.too_large(ocid, len(places), places[0][0])
        for offset, length in places:
            yield Piece(offset, length, _read(stream, offset, length))
        return
    held: dict[bytes, bytes] = {}
    for offset, length in places:
        content = _read(stream, offset, length)
        if held.setdefault(sha256(content).digest(), content) is not content:
            yield faults.repeated(ocid, offset)
    if len(held) == 1:
        yield Piece(*places[0], next(iter(held.values())))
        return
    yield Piece(places[0][0], 0, merged_of(ocid, list(map(narrow, held.values()))))


def merged_of(ocid: str, releases: Sequence[bytes]) -> bytes:
    """Return the record that is made of several releases, with their very bytes."""
    name = json.dumps(ocid, ensure_ascii=False).encode("utf-8", "replace")
    return b'{"ocid": %s,"releases":[%s]}' % (name, b",".join(releases))


def releases_of(content: bytes) -> list[bytes]:
    """Return the releases that `merged_of` put together; none of anything else."""
    if not content.startswith(b'{"ocid": '):
        return []
    found = cut_json(BytesIO(content), {("releases", "*")})
    return [one.content for one in found if isinstance(one, Piece)]


def _read(stream: BinaryIO, offset: int, length: int) -> bytes:
    stream.seek(offset)
    return stream.read(length)
