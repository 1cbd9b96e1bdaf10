"""The files of a package on disk: a folder or a ZIP file. Needs no database.

A package in a folder may live among other things, such as a git repository: only its own files are
read, and only what an earlier export wrote is taken away again.
"""

import csv
import io
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from servanda.actions.refusals import Refused
from servanda.records import Finding
from servanda.standards import datapackage

DESCRIPTOR = "datapackage.json"
LARGEST = 256 * 2**20  # bytes of all files of a workspace together


def files_in(path: Path) -> dict[str, bytes]:
    """Read a package from a folder or a ZIP file; raise Refused when it is neither."""
    if path.is_file():
        return _unzipped(path)
    if not path.exists():
        raise Refused(f"there is no {path}", "Name the folder or the ZIP file of a package.")
    if not (path / DESCRIPTOR).is_file():
        raise Refused(f"{path} holds no {DESCRIPTOR}", "Name the folder or the ZIP of a package.")
    found: dict[str, bytes] = {}
    size = 0
    for place in _members(path):
        size += place.stat().st_size
        if size > LARGEST:
            most = LARGEST // 2**20
            raise Refused(f"{path} holds more than {most} MB", "Is it the right folder?")
        found[place.relative_to(path).as_posix()] = place.read_bytes()
    return found


def _members(root: Path) -> Iterator[Path]:
    """Yield the files in order of their paths; nothing hidden, no links."""
    found: list[Path] = []
    for folder, inside, names in os.walk(root):
        inside[:] = [name for name in inside if not name.startswith(".")]
        found += [Path(folder, name) for name in names if not name.startswith(".")]
    return (place for place in sorted(found) if place.is_file() and not place.is_symlink())


def _unzipped(path: Path) -> dict[str, bytes]:
    """Read a ZIP whole or not at all: a member refused for its size or path refuses the file."""
    found: dict[str, bytes] = {}
    with path.open("rb") as stream:
        for item in datapackage.unzip(stream):
            if isinstance(item, Finding):
                raise Refused(f"{path}: {item.message}", item.advice)
            found[item[0]] = item[1]
    return found


def write_to(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a package as a ZIP (name ends in .zip) or into a folder; no file is ever half written."""
    if path.suffix == ".zip":
        if path.is_dir():
            raise Refused(
                f"{path} is a folder", "Name a file that ends in .zip, or another folder."
            )
        buffer = io.BytesIO()
        datapackage.zip_of(files, buffer)
        path.parent.mkdir(parents=True, exist_ok=True)
        _swap(path, buffer.getvalue())
        return
    if path.exists() and not path.is_dir():
        raise Refused(f"{path} is a file", "Name a folder, or a file that ends in .zip.")
    earlier = _written_before(path)
    for name, content in files.items():
        place = path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        _swap(place, content)
    for name in earlier - files.keys():
        (path / name).unlink(missing_ok=True)


def _written_before(path: Path) -> set[str]:
    """Return the files of the package that stands in the folder; refuse a folder of other things."""
    if not path.exists() or not any(path.iterdir()):
        return set()
    if not (path / DESCRIPTOR).is_file():
        raise Refused(f"{path} holds other files", "Name a new folder, or one of a package.")
    held = files_in(path)
    try:
        listed = {str(one["path"]) for one in json.loads(held[DESCRIPTOR])["resources"]}
        rows = list(csv.DictReader(io.StringIO(held.get("documents.csv", b"").decode())))
        listed |= {row["path"] for row in rows}
        listed |= {f"originals/{row['id']}" for row in rows if row.get("extractor")}
    except (ValueError, TypeError, KeyError):
        advice = "Mend it, or name a new folder."
        raise Refused(f"the package in {path} cannot be read", advice) from None
    return listed & held.keys()


def _swap(place: Path, content: bytes) -> None:
    """Write beside, then rename: a crash leaves the old file or the new one, never half."""
    handle, beside = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        os.chmod(beside, 0o644)
        os.replace(beside, place)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
