"""From what is given to what is to be read: copied, recognised, cut, each record with its place.

A file that cannot be used is named with the reason, and the rest goes on. Nothing is parsed here: a
record is found, hashed and left where it lies.
"""

import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from servanda import standards
from servanda.actions.dataset_files import Given
from servanda.actions.dataset_mapping import context_of
from servanda.flows import sources
from servanda.flows.places import PlaceWriter
from servanda.flows.planning import Wanted
from servanda.flows.snapshot import Source
from servanda.records import Finding, Level
from servanda.standards import bulk, recognise_bulk

HEAD = 4096  # bytes a standard may look at before it says whether a file is its own
STRIDE = 4 << 20  # bytes between two steps that are told
SAID = 200  # findings about one file that are kept one by one

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
    """What the dataset held: its standard's module and its files; `drop` those not given now."""

    module: str = ""
    sources: tuple[Source, ...] = ()
    drop: bool = False


@dataclass(slots=True)
class Intake:
    """What a snapshot will consist of: `carried` stood in the one before and is not cut again.

    `numbers` is the order of the files; `used` counts the given ones that can be used; `replaced` has
    the file whose name a new one took, until it is known that the new one holds something. `contexts`
    are known as soon as a file is being cut. With `afresh`, files that stood in the snapshot before are cut again too.
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

    def refuse(self, name: str, why: str) -> None:
        """Leave a file out, and say why."""
        self.refused.append({"name": name, "why": why})


def take_in(files: Sequence[Given], dataset: Path, *, before: Before, tell: Tell) -> Intake:
    """Keep the bytes of every file that is of the dataset's standard, the first file's if it has none.

    Files that were there before stay, in their order, unless one of the same name is given.
    """
    intake = Intake(module=before.module, sources={one.sha256: one for one in before.sources})
    given = {one.name for one in files}
    total, done = sum(one.size for one in files), 0
    for one in files:
        told = _Telling(tell, "copying", done, total)
        kept = _kept(one, dataset, intake, told.more)
        done += one.size
        if kept is not None:
            _place(intake, kept, given if before.drop else set())
    if before.drop:
        gone = [mark for mark, source in intake.sources.items() if source.name not in given]
        for mark in gone:
            del intake.sources[mark]
    intake.carried = {one.sha256 for one in before.sources} & intake.sources.keys()
    return intake


def _kept(one: Given, dataset: Path, intake: Intake, told: Callable[[int], None]) -> Source | None:
    """Copy one file, if it is of the dataset's standard; else it is refused."""
    try:
        with one.open() as stream:
            head = stream.read(HEAD)
        if not (module := _module(head, one.name, intake)):
            return None
        with one.open() as stream:
            kept = sources.keep(stream, dataset, told)
    except UNREADABLE as fault:
        intake.refuse(one.name, f"it cannot be read: {fault}")
        return None
    intake.module = module
    return Source(sha256=kept.sha256, name=one.name, size=kept.size)


def _module(head: bytes, name: str, intake: Intake) -> str:
    """Return the module of the file's standard, "" when it is not the dataset's."""
    if not head:
        intake.refuse(name, "it is empty")
        return ""
    found = recognise_bulk(head, name)
    if found is None:
        known = ", ".join(bulk(module).NAME for module in standards.BULK)
        intake.refuse(name, f"it is in none of the formats that are taken in bulk: {known}")
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


def cut_ahead(
    intake: Intake, dataset: Path, *, places: Path, tell: Tell
) -> Iterator[tuple[int, Wanted]]:
    """Yield the records of every file that is new, with their places, as they are found.

    A file without a record is left out again, and the one whose name it took stays. The files that
    remain know their context, and how many records they have.
    """
    intake.numbers = {mark: number for number, mark in enumerate(intake.sources)}
    new, gathers = new_of(intake), hasattr(bulk(intake.module), "gather")
    if not new and not (gathers and len(intake.sources) > 1):
        return
    writer = PlaceWriter(places)
    told = _Telling(tell, "cutting", 0, sum(intake.sources[mark].size for mark in new))
    try:
        for mark in new:
            yield from _cut_one(intake, mark, dataset, writer, told)
        if gathers and len(intake.sources) > 1:
            yield from _gather(intake, dataset, writer)
    finally:
        writer.close()


def _gather(intake: Intake, dataset: Path, writer: PlaceWriter) -> Iterator[tuple[int, Wanted]]:
    """Yield records of which pieces lie in several files, in those that were carried over too."""
    standard: Any = bulk(intake.module)
    held = list(intake.sources.values())
    with ExitStack() as opened:
        streams = [
            opened.enter_context((dataset / sources.FOLDER / one.sha256).open("rb")) for one in held
        ]
        given = [(stream, one.context) for stream, one in zip(streams, held, strict=True)]
        for turn, (file, found) in enumerate(standard.gather(given)):
            mark, context = held[file].sha256, held[file].context
            intake.contexts[mark] = context
            if isinstance(found, Finding):
                told = {name: str(value) for name, value in asdict(found).items()}
                kept = intake.sources[mark]
                intake.sources[mark] = replace(kept, findings=(*kept.findings, told))
                continue
            writer.begin_gathered(intake.numbers[mark], turn)
            place, key = writer.add(found, sha256(context + found.content).digest())
            yield (
                place,
                Wanted(file=mark, offset=found.offset, length=0, record=key, content=found.content),
            )


def _cut_one(
    intake: Intake, mark: str, dataset: Path, writer: PlaceWriter, told: "_Telling"
) -> Iterator[tuple[int, Wanted]]:
    """Cut a file; one that holds nothing gives its place back."""
    source = intake.sources[mark]
    writer.begin(intake.numbers[mark])
    found = yield from _cut(intake, source, dataset, writer, told)
    if found.records:
        intake.sources[mark] = found
        return
    del intake.sources[mark]
    intake.used -= 1
    intake.refuse(
        source.name, found.findings[0]["message"] if found.findings else "it has no record"
    )
    if old := intake.replaced.get(mark):
        intake.sources[old.sha256] = old
        intake.numbers[old.sha256] = intake.numbers[mark]
        if intake.afresh:
            yield from _cut_one(intake, old.sha256, dataset, writer, told)
        else:
            intake.carried.add(old.sha256)


class _Telling:
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


def _cut(
    intake: Intake, source: Source, dataset: Path, writer: PlaceWriter, told: _Telling
) -> Generator[tuple[int, Wanted], None, Source]:
    """Yield the records of one file, with their places; return it with what is known of it now."""
    standard, mark = bulk(intake.module), source.sha256
    records, findings = 0, _Said()
    with (dataset / sources.FOLDER / mark).open("rb") as stream:
        context = context_of(standard, stream, name=source.name, folder=dataset)
        intake.contexts[mark], begun = context, sha256(context)
        stream.seek(0)
        for found in standard.cut(stream, context):
            if isinstance(found, Finding):
                findings.add(found)
                continue
            digest = begun.copy()
            digest.update(found.content)
            place, key = writer.add(found, digest.digest())
            records += 1
            told.at(found.offset)
            content = None if found.length else found.content
            offset, length = found.offset, found.length
            yield (
                place,
                Wanted(file=mark, offset=offset, length=length, record=key, content=content),
            )
    told.end(source.size)
    return replace(source, context=context, records=records, findings=findings.all())


class _Said:
    """Findings about a file: some hundreds one by one, the rest as a number."""

    def __init__(self) -> None:
        self.kept: list[dict[str, str]] = []
        self.more = 0

    def add(self, found: Finding) -> None:
        """Keep a finding, or count it."""
        if len(self.kept) < SAID:
            self.kept.append({name: str(value) for name, value in asdict(found).items()})
        else:
            self.more += 1

    def all(self) -> tuple[dict[str, str], ...]:
        """Return what is kept of them."""
        if not self.more:
            return tuple(self.kept)
        last = Finding(
            level=Level.WARNING,
            code="flows.findings.more",
            message=f"{self.more} more findings about this file are not listed",
            advice="Check the file itself: `servanda check FILE`.",
        )
        return (*self.kept, {name: str(value) for name, value in asdict(last).items()})
