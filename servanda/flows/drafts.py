"""A snapshot while it is made: `<dataset>/<number>.partial/`, until it bears its number.

Everything that a later attempt can use lies in it: `work/jobs/` tells which jobs are done, each with
the fingerprint of what it read and the hashes of what it wrote. Nothing in a draft need be on the disk
before it is published, so a part that a failure of power left half is known by its hash, and made anew.
Nobody but the holder of the dataset's lock looks into a draft.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import rmtree

from servanda.flows.beside import Beside, hash_of
from servanda.flows.parts import Part
from servanda.flows.snapshot import MANIFEST, Manifest, Snapshot, open_snapshot, written

WORK = "work"
PARTIAL = ".partial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a finished job left: the fingerprint of what it read, its records and its parts."""

    number: int
    input: str
    records: int
    size: int
    parts: dict[str, Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The folder of a snapshot that is not there yet."""

    folder: Path

    @property
    def number(self) -> str:
        """Return the number that the snapshot will bear."""
        return self.folder.name.removesuffix(PARTIAL)

    @property
    def places(self) -> Path:
        """Return where the places of the records are kept."""
        return self.folder / WORK / "places.parquet"

    @property
    def spill(self) -> Path:
        """Return where large questions may be put aside."""
        return self.folder / WORK / "spill"

    def done(self, number: int, fingerprint: str) -> Done | None:
        """Return a job that an earlier attempt finished, None when it has to be done."""
        try:
            found = json.loads(self._job(number).read_bytes())
            parts = {table: Part(**part) for table, part in found["parts"].items()}
            done = Done(**{**found, "parts": parts})
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None
        if done.input != fingerprint:
            return None
        held = all(_is_whole(self.folder / part.path, part) for part in parts.values())
        return done if held else None

    def keep(self, done: Done) -> None:
        """Note that a job is finished, and what its parts are."""
        path = self._job(done.number)
        path.parent.mkdir(parents=True, exist_ok=True)
        _put(path, json.dumps(asdict(done), sort_keys=True).encode())

    def tidy(self, wanted: Iterable[Part]) -> None:
        """Remove part files that belong to an earlier attempt, and what killed writers left."""
        names = {part.path.removeprefix(f"{self.number}/") for part in wanted}
        for path in self.folder.glob("*/*"):
            relative = path.relative_to(self.folder).as_posix()
            if not relative.startswith(f"{WORK}/") and relative not in names:
                path.unlink()

    def begin_sync(self, parts: Iterable[Part], beside: Beside) -> None:
        """Begin to put parts of this draft on the disk."""
        for part in parts:
            beside.sync(self.folder / part.path)

    def publish(self, manifest: Manifest, beside: Beside) -> Snapshot:
        """Write the manifest, and give the folder its number; the ledger makes it visible.

        All its parts are on the disk before the folder has its number.
        """
        rmtree(self.spill, ignore_errors=True)
        _put(self.folder / MANIFEST, written(manifest))
        own = f"{self.number}/"
        listed = [part.path for table in manifest.tables.values() for part in table.parts]
        parts = {self.folder / path.removeprefix(own) for path in listed if path.startswith(own)}
        for path in sorted({*parts, *(part.parent for part in parts)}):
            beside.sync(path)
        beside.sync(self.folder / MANIFEST)
        beside.sync(self.folder)
        beside.wait()
        final = self.folder.with_name(self.number)
        self.folder.rename(final)
        beside.sync(final.parent)
        beside.wait()
        return open_snapshot(final)

    def drop(self) -> None:
        """Leave nothing."""
        rmtree(self.folder, ignore_errors=True)

    def _job(self, number: int) -> Path:
        return self.folder / WORK / "jobs" / f"{number:05}.json"


def _put(path: Path, content: bytes) -> None:
    """Write a file that is whole or not there."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(content)
    beside.replace(path)


def _is_whole(path: Path, part: Part) -> bool:
    """Tell whether a part that an earlier attempt wrote is there as it was written."""
    try:
        return hash_of(path) == part.sha256
    except OSError:
        return False


def begin(dataset: Path, *, current: str) -> Draft:
    """Begin the snapshot after `current` ("" for the first), on what an earlier attempt left.

    A folder that bears the next number already was finished, but never reached the ledger: its
    finished jobs are used again.
    """
    number = f"{int(current or 0) + 1:05}"
    folder = dataset / f"{number}{PARTIAL}"
    unseen = dataset / number
    if unseen.exists():
        rmtree(folder, ignore_errors=True)
        unseen.rename(folder)
        (folder / MANIFEST).unlink(missing_ok=True)
    for other in dataset.glob(f"*{PARTIAL}"):
        if other != folder:
            rmtree(other, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    return Draft(folder=folder)


def settle(snapshot: Snapshot) -> None:
    """Remove what was needed only until the ledger knew the snapshot."""
    rmtree(snapshot.folder / WORK, ignore_errors=True)
