"""From what is given to what is kept: recognised and copied, each file under its hash.

A file that cannot be used is named with the reason, and the rest goes on. A large file is cut before
its hash is known: until `settle_files` it goes by the name of its copy. Nothing is parsed here.
"""

import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from servanda import standards
from servanda.actions import dataset_gathered
from servanda.actions.dataset_files import Given
from servanda.actions.dataset_mapping import module_by
from servanda.flows import sources
from servanda.flows.beside import Beside
from servanda.flows.earlier import Earlier
from servanda.flows.snapshot import Source
from servanda.flows.sources import Copy
from servanda.standards import bulk, recognise_bulk

HEAD = 4096  # bytes a standard may look at before it says whether a file is its own
STRIDE = 4 << 20  # bytes between two steps that are told
LARGE = 8 << 20  # bytes of a file from which its hash is not waited for

UNREADABLE = (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far an import is: `done` of `total` bytes of a stage; `records` when it counts them."""

    stage: str  # copying, cutting, reading, judging
    done: int = 0
    total: int = 0
    records: int = 0


Tell = Callable[[Step], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What the dataset held: its standard's module and its files; `drop` those not given now.

    `waiting` settles every file at once; `hear` is told the standard's module as soon as it is known,
    and the size of the first file.
    """

    module: str = ""
    sources: tuple[Source, ...] = ()
    drop: bool = False
    earlier: Earlier | None = None
    waiting: bool = False
    hear: Callable[[str, int], None] = field(default=lambda module, size: None)


class Collision(Exception):
    """A large file turned out to be one that the dataset holds under another name."""


@dataclass(slots=True)
class Intake:
    """What a snapshot will consist of: `carried` stood in the one before and is not cut again.

    `numbers` is the order of the files; `used` counts the given ones that can be used; `replaced` has
    the file whose name a new one took, until it is known that the new one holds something. `contexts`
    are known as soon as a file is being cut. With `afresh`, files that stood in the snapshot before are cut again too.
    `unsettled` has the copies whose hash is not known yet, by the names that they go by; `gathering` is what
    cuts the files of a standard of which a record may lie in several.
    """

    module: str
    sources: dict[str, Source] = field(default_factory=dict)
    carried: set[str] = field(default_factory=set)
    refused: list[dict[str, str]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    used: int = 0
    afresh: bool = False
    replaced: dict[str, Source] = field(default_factory=dict)
    contexts: dict[str, bytes] = field(default_factory=dict)
    unsettled: dict[str, Copy] = field(default_factory=dict)
    before: Earlier | None = None
    gathering: Any = None
    hear: Callable[[str, int], None] = field(default=lambda module, size: None)

    def refuse(self, name: str, why: str) -> None:
        """Leave a file out, and say why."""
        self.refused.append({"name": name, "why": why})


def take_in(
    files: Sequence[Given],
    dataset: Path,
    *,
    before: Before,
    tell: Tell,
    beside: Beside,
) -> Intake:
    """Keep the bytes of every file that is of the dataset's standard, the first file's if it has none.

    Files that were there before stay, in their order, unless one of the same name is given.
    """
    held = {one.sha256: one for one in before.sources}
    intake = Intake(module=before.module, sources=held, before=before.earlier, hear=before.hear)
    given = {one.name for one in files}
    total, done = sum(one.size for one in files), 0
    for one in files:
        told = Telling(tell, "copying", done, total)
        copy = _copied(one, dataset, intake, told=told.more, beside=beside)
        done += one.size
        if copy is None:
            continue
        if before.waiting or copy.size < LARGE:
            mark = sources.finish(copy, beside).sha256
        else:
            mark = _mark(one.name, copy, dataset=dataset, intake=intake, beside=beside)
        source = Source(sha256=mark, name=one.name, size=copy.size)
        _place(intake, source, given if before.drop else set())
    if before.drop:
        gone = [mark for mark, source in intake.sources.items() if source.name not in given]
        for mark in gone:
            del intake.sources[mark]
    intake.carried = {one.sha256 for one in before.sources} & intake.sources.keys()
    return intake


def _copied(
    one: Given, dataset: Path, intake: Intake, *, told: Callable[[int], None], beside: Beside
) -> Copy | None:
    """Copy one file, if it is of the dataset's standard; else it is refused."""
    try:
        with one.open() as stream:
            head = stream.read(HEAD)
        if not (module := _module(head, one.name, intake, dataset)):
            return None
        if not intake.used:
            intake.hear(module, one.size)
        with one.open() as stream:
            copy = sources.begin(stream, dataset, beside, told)
    except UNREADABLE as fault:
        intake.refuse(one.name, f"it cannot be read: {fault}")
        return None
    intake.module = module
    return copy


def _mark(name: str, copy: Copy, *, dataset: Path, intake: Intake, beside: Beside) -> str:
    """Return what a large file goes by: the name of its copy, or the hash of the one it is alike."""
    for old in intake.sources.values():
        if old.name == name and sources.alike(dataset, old.sha256, copy):
            copy.drop()
            return old.sha256
    beside.sync(copy.path)
    intake.unsettled[copy.name] = copy
    return copy.name


def settle_files(intake: Intake, dataset: Path, beside: Beside) -> None:
    """Let every file go by its hash; Collision when two have the same."""
    marks = {mark: mark for mark in (*intake.sources, *intake.numbers)}
    for name, copy in intake.unsettled.items():
        if name in intake.sources:
            marks[name] = sources.finish(copy, beside).sha256
        else:
            copy.drop()
    held = list(intake.sources.items())
    if len({marks[mark] for mark, _ in held}) < len(held):
        raise Collision
    beside.sync(dataset / sources.FOLDER)
    for name in intake.unsettled:
        dataset_gathered.rename(dataset, name, marks[name])
    intake.unsettled = {}
    intake.sources = {marks[mark]: replace(one, sha256=marks[mark]) for mark, one in held}
    intake.numbers = {marks[mark]: number for mark, number in intake.numbers.items()}


def _module(head: bytes, name: str, intake: Intake, dataset: Path) -> str:
    """Return the module of the file's standard, "" when it is not the dataset's."""
    if not head:
        intake.refuse(name, "it is empty")
        return ""
    by_mapping = module_by(dataset, head, name)
    found = bulk(by_mapping) if by_mapping else recognise_bulk(head, name)
    if found is None:
        known = ", ".join(bulk(module).NAME for module in standards.BULK)
        why = f"it is in none of the formats that are taken in bulk: {known}"
        if head.startswith(b"PK\x03\x04"):
            why = "it cannot be read: an archive that is cut off or damaged, or lies in another one"
        intake.refuse(name, why)
        return ""
    module = next(module for module in standards.BULK if bulk(module) is found)
    if intake.module and module != intake.module:
        other = bulk(intake.module).NAME
        intake.refuse(name, f"it is {found.NAME}, and this dataset holds {other}")
        return ""
    return module


def _place(intake: Intake, new: Source, given: set[str]) -> None:
    """Put a file where the one of its name stood; the same bytes under another name count once."""
    intake.used += 1
    old = next((one for one in intake.sources.values() if one.name == new.name), None)
    same = intake.sources.get(new.sha256)
    if same is not None and same.name != new.name:
        if given and same.name not in given:  # it was renamed
            intake.sources[new.sha256] = replace(same, name=new.name)
        else:
            intake.refuse(new.name, f"it is the same as {same.name}")
    elif same is None:
        if old is not None:
            intake.replaced[new.sha256] = intake.sources.pop(old.sha256)
        intake.sources[new.sha256] = new


def new_of(intake: Intake) -> list[str]:
    """Return the files that are to be cut."""
    return [mark for mark in intake.sources if mark not in intake.carried]


class Telling:
    """Tells how far a stage is, every few megabytes."""

    def __init__(self, tell: Tell, stage: str, done: int, total: int) -> None:
        self.tell, self.stage, self.done, self.total = tell, stage, done, total
        self.told = self.here = 0

    def more(self, size: int) -> None:
        """Hear that so many more bytes are done."""
        self.at(self.here + size)

    def at(self, offset: int) -> None:
        """Hear that this file is done up to a place."""
        self.here = offset
        if offset - self.told >= STRIDE:
            self.told = offset
            self.tell(Step(stage=self.stage, done=self.done + offset, total=self.total))

    def end(self, size: int) -> None:
        """Hear that a file is done."""
        self.done, self.told, self.here = self.done + size, 0, 0


def none_fits(intake: Intake) -> tuple[str, str]:
    """Return why nothing was taken, and what to do."""
    if not intake.refused:
        return "there is no file in it", "Give a file, a folder or a ZIP archive of them."
    first, more = intake.refused[0], len(intake.refused) - 1
    others = f", and {more} more files could not be used" if more else ""
    advice = "Check it with `servanda check FILE`; prose is taken into a plan, without --dataset."
    return f"{first['name']}: {first['why']}{others}", advice
