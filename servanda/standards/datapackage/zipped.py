"""A package as one ZIP file: written always the same, read with suspicion.

The limits keep a small file from becoming a large one; what is refused is a finding.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import BinaryIO

from servanda.records import Finding
from servanda.standards.datapackage.descriptor import FILE
from servanda.standards.datapackage.sheets import fault
from servanda.standards.datapackage.texts import is_safe, unsafe

MEMBERS = 20_000
TOTAL = 512 * 1024 * 1024  # bytes, unpacked
RATIO = 200  # unpacked : packed, of a member larger than SMALL
SMALL = 1024 * 1024
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that ZIP knows
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError),
    *(NotImplementedError, ValueError, OverflowError, LookupError),
)


def zip_of(files: Mapping[str, bytes], stream: BinaryIO) -> None:
    """Write the files, in their order, with one fixed time."""
    with zipfile.ZipFile(stream, "w") as archive:
        for path, content in files.items():
            member = zipfile.ZipInfo(path, EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3  # Unix, wherever it is written
            member.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(member, content)


def unzip(stream: BinaryIO) -> Iterator[tuple[str, bytes] | Finding]:
    """Yield (path inside the package, content) of each member, and what was refused."""
    content = stream.read(TOTAL + 1)
    if len(content) > TOTAL:
        yield _too_large("the file is larger than the largest package", "")
        return
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield from _members(archive)
    except _BROKEN as error:
        yield fault(
            "zip.broken",
            f"the ZIP file cannot be read: {error}",
            "",
            "Make it again; it may have been cut off on its way.",
        )


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes] | Finding]:
    infos = [one for one in archive.infolist() if not one.is_dir()]
    if len(infos) > MEMBERS:
        yield _too_large(f"the ZIP file has {len(infos)} members", "")
        return
    if sum(one.file_size for one in infos) > TOTAL:
        yield _too_large("the ZIP file holds more than the largest package", "")
        return
    root = _root([one.filename for one in infos])
    seen: set[str] = set()
    for one in infos:
        refused = _refused(one, seen)
        if refused:
            yield refused
        elif one.filename.startswith(root):
            seen.add(one.filename)
            yield one.filename.removeprefix(root), archive.read(one)


def _root(names: list[str]) -> str:
    """Return the folder that holds the descriptor: people zip a folder as often as its content."""
    found = [name for name in names if name == FILE or name.endswith(f"/{FILE}")]
    return min(found, key=len).removesuffix(FILE) if found else ""


def _refused(member: zipfile.ZipInfo, seen: set[str]) -> Finding | None:
    name = member.filename
    if not is_safe(name) or member.orig_filename != name:
        return unsafe(name, name[:80])
    if stat.S_ISLNK(member.external_attr >> 16):
        return fault("zip.link", "a link instead of a file", name, "Put the file itself in.")
    if name in seen:
        return fault("zip.repeated", "the ZIP file holds it twice", name, "Keep one of the two.")
    if member.file_size > SMALL and member.file_size > RATIO * max(member.compress_size, 1):
        return _too_large("it unpacks to far more than it takes", name)
    return None


def _too_large(message: str, where: str) -> Finding:
    advice = f"A package has at most {MEMBERS:,} files and {TOTAL // SMALL} MiB."
    return fault("zip.too-large", message, where, advice)
