"""A ZIP of documents, opened with suspicion: what is refused is a finding, the good rest is taken.

Nothing is written to a disk, so a path that leads out of the folder can do no harm; it is refused all
the same, for nobody packs one by chance.
"""

import io
import re
import stat
from collections.abc import Iterator
from typing import TYPE_CHECKING

from servanda.extraction.carriers.findings import fault
from servanda.extraction.carriers.protocol import Enclosed
from servanda.records.finding import Finding

if TYPE_CHECKING:
    import zipfile

NAME = "zip"
VERSION = "1"
MEDIA_TYPE = "application/zip"
SUFFIXES: tuple[str, ...] = (".zip",)
MEMBERS = 20_000
LARGEST = 100_000_000  # bytes of one member, unpacked
RATIO = 200  # unpacked : packed, of a member larger than SMALL
SMALL = 1 << 20
_OF_THE_SYSTEM = re.compile(r"(?:^|/)(?:__MACOSX/|\.(?![./])|Thumbs\.db$|desktop\.ini$)", re.I)


def sniff(head: bytes, filename: str) -> bool:
    """Tell a ZIP file by its mark."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def unreadable() -> tuple[type[Exception], ...]:
    """Return what a damaged ZIP file makes its library raise."""
    import zipfile  # not before one is at hand: reading a text file needs none of it
    import zlib

    return (
        *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError),
        *(NotImplementedError, ValueError, OverflowError, LookupError),
    )


def unwrap(content: bytes, filename: str) -> Iterator[Enclosed | Finding]:
    """Yield the files inside, each read when it is asked for."""
    import zipfile

    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except unreadable() as error:
        advice = "Make it again; it may have been cut off on its way."
        yield fault("zip.broken", f"the ZIP file cannot be opened: {error}"[:200], advice)
        yield from _salvaged(content)
        return
    with archive:
        members = [one for one in archive.infolist() if not one.is_dir()]
        members = [one for one in members if not _OF_THE_SYSTEM.search(one.filename)]
        if not members:
            yield fault("empty", "the ZIP file is empty", "Put the documents into it.")
        if len(members) > MEMBERS:
            message = f"the ZIP file has {len(members):,} files; the first {MEMBERS:,} are taken"
            yield fault("zip.too-many", message, "Make several ZIP files of it.")
        for one in members[:MEMBERS]:
            yield _refused(one) or _read(archive, one)


def _most(packed: int) -> int:
    return min(LARGEST, max(SMALL, RATIO * packed))


def _salvaged(content: bytes) -> Iterator[Enclosed | Finding]:
    """Yield the whole files of a ZIP that lost its end."""
    from servanda.extraction.carriers.salvaged import salvage  # hardly any ZIP needs it

    for count, (member, data) in enumerate(salvage(content, _most)):
        if count >= MEMBERS:
            return
        if member.filename.endswith("/") or _OF_THE_SYSTEM.search(member.filename):
            continue
        refused = _refused(member)
        if refused is not None:
            yield refused
        elif data is None:
            advice = "Pack it again; it may have been damaged."
            where = _shown(member.filename)
            yield fault("zip.member-broken", "the file is cut off or damaged", advice, where=where)
        else:
            yield Enclosed(filename=member.filename, content=data)


def size(content: bytes) -> int:
    """Return how many files a ZIP says it holds, for a progress bar; 1 for what is none."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(not one.is_dir() for one in archive.infolist())
    except unreadable():
        return 1


def _refused(member: "zipfile.ZipInfo") -> Finding | None:
    name = _shown(member.filename)
    if not _is_safe(member):
        message = "the path leads out of the folder"
        return fault("zip.unsafe-path", message, "Find out who made this ZIP file.", where=name)
    if stat.S_ISLNK(member.external_attr >> 16):
        return fault("zip.link", "a link instead of a file", "Put the file in.", where=name)
    if member.flag_bits & 1:
        message, advice = "the file is locked with a password", "Pack it without one."
        return fault("zip.encrypted", message, advice, where=name)
    small = member.file_size <= SMALL
    if member.file_size > LARGEST or not (
        small or member.file_size <= RATIO * max(member.compress_size, 1)
    ):
        message = f"it unpacks to {member.file_size / 1e6:.0f} MB"
        return fault("zip.too-large", message, "Take it alone, if you trust it.", where=name)
    return None


def _is_safe(member: "zipfile.ZipInfo") -> bool:
    """Tell whether a path stays inside its folder on every system."""
    name = member.filename
    if not name or member.orig_filename != name or re.search(r"[\\\0:]", name):
        return False
    return not name.startswith("/") and not {"..", "."} & set(name.split("/"))


def _read(archive: "zipfile.ZipFile", member: "zipfile.ZipInfo") -> Enclosed | Finding:
    try:
        return Enclosed(filename=member.filename, content=archive.read(member))
    except unreadable() as error:
        message = f"the file cannot be unpacked: {error}"[:200]
        advice = "Pack it again; it may have been damaged."
        return fault("zip.member-broken", message, advice, where=_shown(member.filename))


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in name)[:200]
