"""From files that are kept to records: found, hashed, left where they lie, each with its place.

A file without a record is left out again. Of a file that was changed since it was taken, only what is
new is cut, where its standard can say so. Nothing is parsed here.
"""

from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from servanda.actions import dataset_gathered
from servanda.actions.dataset_intake import Intake, Tell, Telling, new_of
from servanda.actions.dataset_mapping import context_of
from servanda.flows import sources
from servanda.flows.again import Again, Held, New, compare, held_of
from servanda.flows.places import PlaceWriter
from servanda.flows.planning import Wanted
from servanda.flows.snapshot import Source
from servanda.records import Finding, Level
from servanda.records.bulk import Piece
from servanda.standards import bulk

SAID = 200  # findings about one file that are kept one by one
SMALLEST = 1 << 20  # bytes of a file that is held against the one before

Found = Iterator[tuple[int, Wanted]]


def cut_ahead(intake: Intake, dataset: Path, *, places: Path, tell: Tell) -> Found:
    """Yield the records of every file that is new, with their places, as they are found.

    A file without a record is left out again, and the one whose name it took stays. The files that
    remain know their context, and how many records they have.
    """
    intake.numbers = {mark: number for number, mark in enumerate(intake.sources)}
    standard: Any = bulk(intake.module)
    new, gathers = new_of(intake), hasattr(standard, "of_several")
    if not new and not (gathers and len(intake.sources) > 1):
        return
    intake.gathering = standard.of_several() if gathers else None
    writer = PlaceWriter(places)
    told = Telling(tell, "cutting", 0, sum(intake.sources[mark].size for mark in new))
    try:
        for mark in new:
            yield from _cut_one(intake, mark, dataset, writer, told)
        if intake.gathering is not None:
            _remember(intake, dataset, new)
            if len(intake.sources) > 1:
                yield from _gather(intake, dataset, writer)
            intake.gathering.close()
    finally:
        writer.close()


def _remember(intake: Intake, dataset: Path, new: list[str]) -> None:
    """Keep where everything lies in the files that were cut now, and recall it of the others.

    A file of which nothing is kept is gone through once more.
    """
    for mark, one in intake.sources.items():
        given = {"gathering": intake.gathering, "number": intake.numbers[mark]}
        given["told"] = dataset_gathered.told_of(intake.module, one.context)
        if mark not in new:
            if dataset_gathered.recall(dataset, mark, **given):
                continue
            with (dataset / sources.FOLDER / mark).open("rb") as stream:
                intake.gathering.look(intake.numbers[mark], stream, one.context)
        dataset_gathered.keep(dataset, mark, **given)


def _gather(intake: Intake, dataset: Path, writer: PlaceWriter) -> Found:
    """Yield records of which pieces lie in several files, in those that were carried over too."""
    held = {intake.numbers[mark]: one for mark, one in intake.sources.items()}
    with ExitStack() as opened:
        given = {}
        for number, one in sorted(held.items()):
            path = dataset / sources.FOLDER / one.sha256
            given[number] = (opened.enter_context(path.open("rb")), one.context)
        for turn, (file, found) in enumerate(intake.gathering.gather(given)):
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


def _cut_one(intake: Intake, mark: str, dataset: Path, writer: PlaceWriter, told: Telling) -> Found:
    """Cut a file; one that holds nothing gives its place back."""
    source = intake.sources[mark]
    writer.begin(intake.numbers[mark])
    found = yield from _cut(intake, source, dataset, writer, told)
    if found.records:
        intake.sources[mark] = found
        return
    del intake.sources[mark]
    intake.used -= 1
    intake.refuse(source.name, _gravest(found.findings) or "it has no record")
    if old := intake.replaced.get(mark):
        intake.sources[old.sha256] = old
        intake.numbers[old.sha256] = intake.numbers[mark]
        if intake.afresh:
            yield from _cut_one(intake, old.sha256, dataset, writer, told)
        else:
            intake.carried.add(old.sha256)


def _gravest(findings: Sequence[dict[str, str]]) -> str:
    """Return the message of the first error, else of the first finding, "" of none."""
    errors = [one for one in findings if one["level"] == Level.ERROR]
    return next((one["message"] for one in (*errors, *findings)), "")


def _cut(
    intake: Intake, source: Source, dataset: Path, writer: PlaceWriter, told: Telling
) -> Generator[tuple[int, Wanted], None, Source]:
    """Yield the records of one file, with their places; return it with what is known of it now."""
    standard: Any = bulk(intake.module)
    with (dataset / sources.FOLDER / source.sha256).open("rb") as stream:
        context = context_of(standard, stream, name=source.name, folder=dataset)
        intake.contexts[source.sha256] = context
        source = replace(source, context=context)
        changed = _changed(intake, source, stream, dataset)
        if changed is None:
            if intake.gathering is None:
                cut = standard.cut(stream, context)
            else:
                cut = intake.gathering.cut(intake.numbers[source.sha256], stream, context)
            stream.seek(0)
            records, findings = yield from _anew(cut, source, writer, told)
        else:
            records = yield from _again(source, *changed, writer=writer)
            findings = ()
    told.end(source.size)
    return replace(source, records=records, findings=findings)


def _anew(
    cut: Iterator[Piece | Finding], source: Source, writer: PlaceWriter, told: Telling
) -> Generator[tuple[int, Wanted], None, tuple[int, tuple[dict[str, str], ...]]]:
    """Yield all records of a file; return how many there are, and what was found beside them."""
    mark, begun = source.sha256, sha256(source.context)
    records, findings = 0, _Said()
    for found in cut:
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
    return records, findings.all()


def _changed(
    intake: Intake, source: Source, stream: BinaryIO, dataset: Path
) -> tuple[Held, list[Again | New]] | None:
    """Return what is new in a file that was changed; None for one that has to be cut as a whole."""
    old, cut_again = (
        intake.replaced.get(source.sha256),
        getattr(bulk(intake.module), "cut_again", None),
    )
    if intake.before is None or intake.afresh or old is None or cut_again is None:
        return None
    if source.size < SMALLEST or old.context != source.context:
        return None
    resume = cut_again(stream, source.context)
    if resume is None:
        return None
    held = held_of(intake.before, old, dataset / sources.FOLDER / old.sha256)
    if held is None:
        return None
    begun = sha256(source.context)

    def digest(content: bytes) -> bytes:
        mark = begun.copy()
        mark.update(content)
        return mark.digest()

    found = compare(stream, held, resume=resume, digest=digest)
    return None if found is None else (held, found)


def _again(
    source: Source, held: Held, found: list[Again | New], *, writer: PlaceWriter
) -> Generator[tuple[int, Wanted], None, int]:
    """Yield the records that are new in a file; return how many it has, with those that stood in it."""
    records = 0
    for one in found:
        if isinstance(one, Again):
            writer.add_again(held.places.slice(one.first, one.count), one.shift)
            records += one.count
            continue
        offset, length = one.offset, one.length
        place, key = writer.add(Piece(offset, length, b""), one.hash)
        records += 1
        yield place, Wanted(file=source.sha256, offset=offset, length=length, record=key)
    return records


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
