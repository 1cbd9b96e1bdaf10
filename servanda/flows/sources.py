"""The bytes as they were taken: `sources/<SHA-256>`, copied while they are hashed, never changed.

A copy that is not finished has a name that ends in `.copy`; whoever holds the dataset's lock may
remove it.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from servanda.flows.parts import BLOCK, sync_folder

FOLDER = "sources"
UNFINISHED = "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file that is kept: its SHA-256, its bytes, and whether it was new."""

    sha256: str
    size: int
    new: bool


def keep(stream: BinaryIO, dataset: Path, tell: Callable[[int], None] = lambda size: None) -> Kept:
    """Copy a stream into the dataset's sources; `tell` hears how many bytes each step copied."""
    folder = dataset / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{uuid4().hex}.{UNFINISHED}"
    mark, size = sha256(), 0
    with unfinished.open("xb") as out:
        while block := stream.read(BLOCK):
            mark.update(block)
            out.write(block)
            size += len(block)
            tell(len(block))
        out.flush()
        os.fsync(out.fileno())
    final = folder / mark.hexdigest()
    new = not final.exists()
    if new:
        unfinished.replace(final)
        sync_folder(folder)
    else:
        unfinished.unlink()
    return Kept(sha256=mark.hexdigest(), size=size, new=new)


def clean(dataset: Path, wanted: set[str] | None = None) -> None:
    """Remove copies that were never finished, and, when `wanted` is given, files outside it."""
    for path in (dataset / FOLDER).glob("*"):
        if path.suffix == f".{UNFINISHED}" or (wanted is not None and path.name not in wanted):
            path.unlink(missing_ok=True)
