"""Files named on the command line: each is opened, whatever it comes in; folders are gone through."""

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from servanda.cli.faults import Fault

if TYPE_CHECKING:
    from servanda.extraction.carriers import Opened
    from servanda.records import Finding

LARGEST = 256 * 2**20  # more than any reader takes; stops a slip such as a disk image early
MOST = 100_000  # files of one folder


class Unopened(Fault):
    """No document of the file can be read; `finding` is the first reason."""

    def __init__(self, path: str, finding: "Finding") -> None:
        """Say which file, why, and what to do."""
        place = f" ({finding.where})" if finding.where else ""
        super().__init__(f"{path}: {finding.message}{place}. {finding.advice}")
        self.path, self.finding = path, finding

    def __reduce__(self) -> "tuple[type[Unopened], tuple[str, Finding]]":
        """Let the fault come back whole from another process."""
        return Unopened, (self.path, self.finding)


def content(path: str) -> bytes:
    """Return the bytes of a file or a pipe; raise Fault for a folder or an absurd size."""
    if os.path.isdir(path):
        raise Fault(f"{path} is a folder; name the files in it, as {path.rstrip('/')}/*.txt")
    with open(path, "rb") as stream:
        found = stream.read(LARGEST + 1)  # one more than allowed: a pipe does not tell its size
    if len(found) > LARGEST:
        raise Fault(f"{path} is larger than {LARGEST // 2**20} MB; split it and take the parts")
    return found


def listed(names: Iterable[str]) -> list[str]:
    """Return the files named, and those of the folders named that look like documents, in order."""
    found: list[str] = []
    for name in names:
        inside = documents_in(name) if os.path.isdir(name) else [name]
        if not inside:
            raise Fault(f"{name} holds no documents; name the files themselves, or another folder")
        found += inside
    return found


def documents_in(folder: str) -> list[str]:
    """Return the files below a folder that a carrier knows by name; nothing hidden, no links."""
    from servanda.extraction.carriers import CARRIERS

    endings = tuple(ending for carrier in CARRIERS for ending in carrier.SUFFIXES)
    found: list[str] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        wanted = (n for n in names if n.lower().endswith(endings) and not n.startswith("."))
        found += [path for name in wanted if not os.path.islink(path := os.path.join(place, name))]
        if len(found) > MOST:
            raise Fault(f"{folder} holds more than {MOST:,} documents; name a folder inside it")
    return sorted(found)


def opened(path: str) -> "list[Opened]":
    """Return the documents of a file; raise Fault, naming the file, when it has none.

    What is wrong beside a good document is said with it.
    """
    from dataclasses import replace

    from servanda.extraction.carriers import Opened, documents
    from servanda.records import Finding

    found: list[Opened] = []
    beside: list[Finding] = []
    for item in documents(content(path), path):
        if isinstance(item, Opened):
            found.append(item)
        elif isinstance(item, Finding):
            beside.append(item)
    if not found:
        raise Unopened(path, next(iter(beside), _nothing()))
    placed = (one if one.where else replace(one, where=path) for one in beside)
    return [replace(found[0], findings=(*placed, *found[0].findings)), *found[1:]]


def _nothing() -> "Finding":
    from servanda.extraction.carriers.findings import fault

    return fault("empty", "there is no document in it", "Name a file that holds one.")
