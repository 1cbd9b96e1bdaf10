"""Take published files into a dataset: a new snapshot, one row and one journal line, or nothing.

The files are copied and hashed, cut into records, and only records that no snapshot has are read.
Everything is written beside what is seen; the ledger's row makes it visible at once. An import that
was stopped, however, leaves the old snapshot; the next one uses the jobs that it finished.
"""

import gc
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from servanda import standards
from servanda.actions import dataset_gathered
from servanda.actions.actor import Actor, require
from servanda.actions.dataset_connection import Connection
from servanda.actions.dataset_cutting import cut_ahead
from servanda.actions.dataset_executors import Executor, in_process
from servanda.actions.dataset_files import Given, given, room
from servanda.actions.dataset_intake import (
    Before,
    Collision,
    Intake,
    Step,
    Tell,
    new_of,
    none_fits,
    settle_files,
    take_in,
)
from servanda.actions.dataset_jobs import Job, jobs_of, reader_of
from servanda.actions.dataset_judging import Judging
from servanda.actions.dataset_loading import load
from servanda.actions.dataset_lock import locked
from servanda.actions.dataset_mapping import (
    accept_mapping,
    is_remapped,
    keep_mapping,
    kept_mapping,
    put_back,
    semantics_of,
)
from servanda.actions.dataset_preparing import prepare
from servanda.actions.refusals import Refused, Unknown
from servanda.flows import sources
from servanda.flows.assembly import Account, assemble
from servanda.flows.beside import Beside
from servanda.flows.drafts import Done, Draft, begin, settle
from servanda.flows.earlier import Earlier
from servanda.flows.parts import frugally
from servanda.flows.planning import Fresh, known_of, to_read, wanted
from servanda.flows.snapshot import MANIFEST, Manifest, Snapshot, Source, open_snapshot
from servanda.flows.standing import Asked, Standing
from servanda.ledger import datasets as ledger
from servanda.ledger.models import Snapshot as Row
from servanda.standards import bulk, bulk_named

if TYPE_CHECKING:
    import duckdb

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How an import goes: where its jobs run, who hears of it, what it does with others.

    `drop` the files of the dataset that are not given; `wait` for another import of it to end; keep
    `mapping` with it, or `accept` the one it is read by, as a person's word on what columns mean. A
    `nature` other than "real" says that the data are a sample or an exercise. `prepare` what pages ask
    "now", "later" by a process that nobody waits for, or when it is "asked".
    """

    executor: Executor = in_process
    tell: Tell = field(default=lambda step: None)
    drop: bool = False
    wait: bool = True
    mapping: bytes = b""
    accept: bool = False
    nature: str = ""
    prepare: str = "now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of an import; `already` when the dataset held just this, and nothing was added."""

    dataset: str
    snapshot: str
    standard: str
    records: int
    rows: dict[str, int]
    read: int = 0  # records whose rows are new
    already: bool = False
    preparing: bool = False  # what pages ask is being worked out by a process that goes on
    refused: tuple[dict[str, str], ...] = ()
    findings: tuple[dict[str, str], ...] = ()


def import_files(
    paths: Sequence[Path], dataset: str, *, how: How, actor: Actor, now: datetime
) -> Imported:
    """Take files, folders and archives into a dataset; Refused, with nothing left, when none fits."""
    require(actor, "take")
    if not NAME.fullmatch(dataset):
        raise Refused(
            f"{dataset!r} is no name for a dataset",
            "Use small letters, digits, points, dashes and underscores, such as fts-sudan-2026.",
        )
    files = given(paths)
    folder = settings.FLOWS / dataset
    with locked(folder, wait=how.wait, tell=lambda: how.tell(Step(stage="waiting"))):
        frugally()
        gc.freeze()  # what is loaded by now stays, and is looked through for garbage again and again
        attempt = _Attempt(dataset, folder, how=how, actor=actor, now=now)
        try:
            with attempt.beside:
                done = attempt.run(files)
            attempt.ended = True
            return done
        except Refused as fault:
            ledger.note_attempt(dataset, now=now, failure=str(fault))
            raise
        finally:
            attempt.leave()
            gc.unfreeze()


class _Attempt:
    """One import, from files to a snapshot that is seen."""

    def __init__(
        self, dataset: str, folder: Path, *, how: How, actor: Actor, now: datetime
    ) -> None:
        self.dataset, self.folder, self.how, self.actor, self.now = dataset, folder, how, actor, now
        number = ledger.current(dataset)
        self.previous = open_snapshot(folder / number) if number else None
        self.beside = Beside()
        self.mapping, self.ended = kept_mapping(folder), False

    def run(self, files: Sequence[Given]) -> Imported:
        """Make the snapshot and seal it."""
        if self.previous is not None:
            settle(self.previous)
        wanted = self._kept()
        sources.clean(self.folder, wanted)
        dataset_gathered.clean(self.folder, wanted)
        self._map()
        room(files, self.folder)
        try:
            return self._taken(files, waiting=False)
        except Collision:  # rare: what was read meanwhile lies in the draft
            return self._taken(files, waiting=True)

    def _taken(self, files: Sequence[Given], *, waiting: bool) -> Imported:
        """Make the snapshot; Collision when files should have been settled before they were cut."""
        earlier = Earlier(self.previous, self.beside) if self.previous else None
        before = replace(self._before(), earlier=earlier, waiting=waiting, hear=self._hear)
        intake = take_in(files, self.folder, before=before, tell=self.how.tell, beside=self.beside)
        if not intake.used:
            raise Refused(*none_fits(intake))
        base = self.previous
        if base is not None and self._read_otherwise(base, intake.module):
            # Rows that were read in another way are not carried over: all is cut and read anew.
            base, intake.before, intake.carried, intake.afresh = None, None, set(), True
        elif self._unchanged(intake):
            return self._already(intake)
        elif earlier is not None:
            earlier.look()
        draft = begin(self.folder, current=self._number())
        judging = Judging(draft, intake, base, self.beside)
        with Connection(draft) as connection:
            ahead = self._ahead(draft, intake, judging)
            if not intake.used:
                draft.drop()
                raise Refused(*none_fits(intake))
            if not intake.afresh and self._unchanged(intake):
                draft.drop()
                return self._already(intake)
            manifest = self._judged(connection, draft, intake, ahead=ahead, judging=judging)
        return self._made(draft, intake, manifest, read=sum(one.records for one in ahead[0]))

    def _ahead(
        self, draft: Draft, intake: Intake, judging: Judging
    ) -> tuple[list[Done], int | None]:
        """Read records while others are still being found; return up to which place, None for all."""
        new = [intake.sources[mark] for mark in new_of(intake)]
        fresh = Fresh(known_of(intake.before))
        cut = cut_ahead(intake, self.folder, places=draft.places, tell=self.how.tell)
        found = judging.after(cut)
        size = sum(source.size for source in new)
        jobs = jobs_of(
            fresh.of(found), draft, module=intake.module, contexts=intake.contexts, size=size
        )
        done = self._done(jobs, draft, size=size)
        return done, fresh.after if fresh.full else None

    def _hear(self, module: str, size: int) -> None:
        """Let what a standard is read with be loaded."""
        load(module, size, executor=self.how.executor, beside=self.beside)

    def _map(self) -> None:
        """Keep the mapping that was given, or accept the one that was proposed."""
        if self.how.mapping:
            keep_mapping(self.folder, self.how.mapping)
        if self.how.accept and self.previous is None:
            raise Refused(
                "there is no mapping to accept yet",
                "Take the table first, look at what is proposed, and take it again to accept it.",
            )
        if self.how.accept and self.previous is not None:
            named = self.previous.manifest.standard
            accept_mapping(self.folder, self.previous, bulk_named(named))

    def _read_otherwise(self, base: Snapshot, module: str) -> bool:
        """Tell whether what is held would be read in another way now: by other code or mapping."""
        if base.manifest.reader != reader_of(module):
            return True
        return is_remapped(base, bulk(module), self.folder)

    def leave(self) -> None:
        """Leave no file that no snapshot and no draft needs, and no folder of nothing."""
        if not self.ended:
            put_back(self.folder, self.mapping)
        if not ledger.current(self.dataset) and not any(self.folder.glob("[0-9]*")):
            rmtree(self.folder, ignore_errors=True)

    def _before(self) -> Before:
        if self.previous is None:
            return Before()
        manifest = self.previous.manifest
        module = next((one for one in standards.BULK if manifest.standard == bulk(one).NAME), "")
        if not module:
            raise Unknown(
                f"the dataset holds {manifest.standard}, which is not read here",
                "Take the files into a dataset of another name.",
            )
        return Before(
            module=module,
            sources=manifest.sources,
            drop=self.how.drop,
        )

    def _kept(self) -> set[str]:
        """Return the files that any snapshot names."""
        numbers = Row.objects.filter(dataset=self.dataset).values_list("number", flat=True)
        manifests = [open_snapshot(self.folder / number).manifest for number in numbers]
        return {source.sha256 for manifest in manifests for source in manifest.sources}

    def _number(self) -> str:
        return self.previous.manifest.snapshot if self.previous else ""

    def _unchanged(self, intake: Intake) -> bool:
        """Tell whether the dataset holds just these files under these names."""
        if self.previous is None:
            return False
        held = [(one.sha256, one.name) for one in self.previous.manifest.sources]
        return held == [(one.sha256, one.name) for one in intake.sources.values()]

    def _already(self, intake: Intake) -> Imported:
        ledger.note_attempt(self.dataset, now=self.now)
        assert self.previous is not None
        return _imported(self.previous, read=0, already=True, refused=tuple(intake.refused))

    def _judged(
        self,
        connection: Connection,
        draft: Draft,
        intake: Intake,
        *,
        ahead: tuple[list[Done], int | None],
        judging: Judging,
    ) -> Manifest:
        """Read what is left, and put the snapshot together."""
        done, after = ahead
        if after is not None:
            con = judging.laid_out(connection)
            done += self._rest(con, draft, intake, after=after, number=len(done))
        self.how.tell(Step(stage="judging", records=sum(one.records for one in done)))

        def judge(activities: list[Path]) -> Standing:
            if after is not None:  # there are many, and they are laid out
                return Asked.judged(connection.con, activities)
            return judging.judged(connection, activities)

        def settled() -> tuple[Source, ...]:
            settle_files(intake, self.folder, self.beside)
            return tuple(intake.sources.values())

        account = self._account(intake, base=judging.base, done=done)
        return assemble(draft, account, judge=judge, settled=settled)

    def _made(self, draft: Draft, intake: Intake, manifest: Manifest, *, read: int) -> Imported:
        """Let the ledger make the snapshot visible."""
        snapshot = draft.publish(manifest, self.beside)
        _seal(snapshot, self.how.nature, actor=self.actor, now=self.now)
        settle(snapshot)
        done = _imported(snapshot, read=read, refused=tuple(intake.refused))
        goes_on, unready = prepare(snapshot, self.how.prepare)
        return replace(done, preparing=goes_on, findings=(*done.findings, *unready))

    def _rest(
        self,
        con: "duckdb.DuckDBPyConnection",
        draft: Draft,
        intake: Intake,
        *,
        after: int,
        number: int,
    ) -> list[Done]:
        """Do the jobs that were not done while the records were found."""
        records, size = to_read(con, after=after)
        if not records:
            return []
        contexts = {mark: source.context for mark, source in intake.sources.items()}
        jobs = jobs_of(
            wanted(con),
            draft,
            module=intake.module,
            contexts=contexts,
            size=size,
        )
        numbered = (replace(job, number=job.number + number) for job in jobs)
        return self._done(numbered, draft, size=size)

    def _done(self, jobs: Iterable[Job], draft: Draft, *, size: int) -> list[Done]:
        """Do all jobs, and tell how far they are; what they wrote is on its way to the disk."""
        finished, bytes_, records = list[Done](), 0, 0
        for done in self.how.executor(jobs):
            finished.append(done)
            draft.begin_sync(done.parts.values(), self.beside)
            bytes_, records = bytes_ + done.size, records + done.records
            self.how.tell(Step(stage="reading", done=bytes_, total=size, records=records))
        return finished

    def _account(self, intake: Intake, *, base: Snapshot | None, done: list[Done]) -> Account:
        standard = bulk(intake.module)
        return Account(
            dataset=self.dataset,
            standard=standard.NAME,
            version=standard.VERSION,
            semantics=semantics_of(standard, [one.context for one in intake.sources.values()]),
            reader=reader_of(intake.module),
            created=self.now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            sources=tuple(intake.sources.values()),
            refused=tuple(intake.refused),
            previous=base,
            earlier=intake.before,
            done=done,
        )


def _seal(snapshot: Snapshot, nature: str, *, actor: Actor, now: datetime) -> None:
    """Make the snapshot visible: one row, one journal line, one transaction."""
    manifest = snapshot.manifest
    sealed = ledger.Sealed(
        dataset=manifest.dataset,
        number=manifest.snapshot,
        standard=manifest.standard,
        manifest=sha256((snapshot.folder / MANIFEST).read_bytes()).hexdigest(),
        records=manifest.records,
        files=len(manifest.sources),
        size=sum(source.size for source in manifest.sources),
        rows={name: table.rows for name, table in manifest.tables.items()},
        refused=list(manifest.refused),
        nature=nature,
    )
    with transaction.atomic():
        ledger.seal_snapshot(sealed, actor=actor.id, now=now)


def _imported(
    snapshot: Snapshot, *, read: int, refused: tuple[dict[str, str], ...], already: bool = False
) -> Imported:
    manifest = snapshot.manifest
    return Imported(
        dataset=manifest.dataset,
        snapshot=manifest.snapshot,
        standard=manifest.standard,
        records=manifest.records,
        rows={name: table.rows for name, table in manifest.tables.items()},
        read=read,
        already=already,
        refused=refused,
        findings=tuple({**one, "file": s.name} for s in manifest.sources for one in s.findings),
    )
