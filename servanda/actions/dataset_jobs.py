"""A job: some records of one file, read into rows, written as parts; the same wherever it runs.

`work` is a function of the bytes and of the job alone. It runs in this process, in a pool or on
another machine that sees the same folder, and knows neither Django nor the ledger. A record at
which a reader fails costs that record, with a finding `flows.record.failed`, and never the file.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from servanda.flows.drafts import Done, Draft
from servanda.flows.parts import PartWriter, frugally
from servanda.flows.planning import Wanted
from servanda.flows.schema import fingerprint
from servanda.flows.sources import FOLDER
from servanda.records import Finding, Level
from servanda.records.bulk import Rows
from servanda.standards import Bulk, bulk

SMALLEST, LARGEST = 4 << 20, 32 << 20  # bytes of one job
EDGE = 3 << 19  # bytes of the first jobs and of the last, so that workers begin and end together
FIRST = 2  # so many are first jobs: a worker waits until what it is to read was cut
SHARE = 4  # no job is larger than this part of what is left
JOBS = 24  # as many as there should be, between these bounds
RECORDS = 20_000  # of one job
FLUSH = 2 << 20  # bytes of records whose rows are held as tuples
FEW = 4_000  # records whose rows are, of rows of tables: each makes a dozen times its bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Records of one file: (offset, length, key), or their contents where the file has no bytes."""

    number: int
    draft: Path
    source: str
    module: str
    context: bytes
    pieces: tuple[tuple[int, int, int], ...]
    contents: tuple[bytes, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Return a mark of all that the rows depend on: a job with the same is done."""
        mark = sha256(f"{self.module}\0{reader_of(self.module)}\0".encode() + self.context)
        for _, _, key in self.pieces:
            mark.update(key.to_bytes(8, "big"))
        return mark.hexdigest()


def reader_of(module: str) -> str:
    """Return the mark of how a standard is read: rows of another reading are read anew."""
    standard = bulk(module)
    return f"{standard.NAME} {getattr(standard, 'READER', standard.VERSION)} {fingerprint()}"


def make_ready(module: str) -> None:
    """Load what the records of a standard are read with: a process that waits for its first job can."""
    frugally()
    if ready := getattr(bulk(module), "make_ready", None):
        ready()


def jobs_of(
    wanted: Iterable[Wanted],
    draft: Draft,
    *,
    module: str,
    contexts: Mapping[str, bytes],
    size: int,
) -> Iterator[Job]:
    """Cut what is wanted into jobs: each of one file, of much the same bytes, the first and last smaller."""
    number, held, weight, left = 0, list[Wanted](), 0, size

    def job() -> Job:
        inline = held[0].content is not None
        return Job(
            number=number,
            draft=draft.folder,
            source=held[0].file,
            module=module,
            context=contexts[held[0].file],
            pieces=tuple((one.offset, one.length, one.record) for one in held),
            contents=tuple(one.content or b"" for one in held) if inline else (),
        )

    for one in wanted:
        inside = one.content is not None
        if held and (
            one.file != held[0].file
            or inside != (held[0].content is not None)
            or weight >= (SMALLEST if inside else _limit(number, size, left))
            or len(held) >= RECORDS
        ):
            yield job()
            number, held, weight, left = number + 1, [], 0, left - weight
        held.append(one)
        weight += one.length or len(one.content or b"")
    if held:
        yield job()


def _limit(number: int, size: int, left: int) -> int:
    """Return the bytes that make a job full: it is the number-th, of so many bytes in all and left."""
    usual = min(max(size // JOBS, SMALLEST), LARGEST)
    return EDGE if number < FIRST else max(min(usual, left // SHARE), EDGE)


def work(job: Job) -> Done:
    """Read the records of a job and write their parts; what an earlier attempt did is not redone."""
    frugally()
    # The name says what was read: a worker thought dead cannot overwrite the part of another job.
    draft, mark = Draft(folder=job.draft), job.fingerprint
    if done := draft.done(job.number, mark):
        return done
    writer = PartWriter(job.draft, f"{job.number:05}-{mark[:8]}")
    collecting = gc.isenabled()
    gc.disable()  # rows are plain and many, and have no cycles: to look for some takes a tenth
    try:
        size = _written(job, writer)
    finally:
        if collecting:
            gc.enable()
    done = Done(
        number=job.number, input=mark, records=len(job.pieces), size=size, parts=writer.close()
    )
    draft.keep(done)
    return done


def _written(job: Job, writer: PartWriter) -> int:
    """Write the rows of all records of a job; return how many bytes these have."""
    held, weight, size = list[tuple[int, bytes]](), 0, 0
    for key, content in _contents(job):
        held.append((key, content))
        weight, size = weight + len(content), size + len(content)
        if weight >= FLUSH or len(held) >= FEW:
            writer.add(_rows(job, held))
            held, weight = [], 0
    writer.add(_rows(job, held))
    return size


def _contents(job: Job) -> Iterator[tuple[int, bytes]]:
    if job.contents:
        for (_, _, key), content in zip(job.pieces, job.contents, strict=True):
            yield key, content
        return
    with (job.draft.parent / FOLDER / job.source).open("rb") as stream:
        for offset, length, key in job.pieces:
            stream.seek(offset)
            yield key, stream.read(length)


def _rows(job: Job, records: Sequence[tuple[int, bytes]]) -> Rows:
    """Return the rows of records: of many at once where the standard can, else one by one."""
    standard, rows = bulk(job.module), Rows()
    if many := getattr(standard, "extract_many", None):
        try:
            many(records, job.context, rows)
        except Exception:  # a fault of ours: one by one, it costs one record
            rows = Rows()
        else:
            return rows
    for key, content in records:
        _extract(standard, key, content, context=job.context, rows=rows)
    return rows


def _extract(standard: Bulk, key: int, content: bytes, *, context: bytes, rows: Rows) -> None:
    """Add the rows of one record; a reader that fails leaves a finding and none of its rows."""
    try:
        standard.extract(content, context, rows)
    except Exception as fault:  # a fault of ours: the record is named, the rest goes on
        for given in rows.tables.values():
            while given and given[-1][0] == key:
                given.pop()
        finding = Finding(
            level=Level.ERROR,
            code="flows.record.failed",
            message=f"the reader of {standard.NAME} failed at it: {type(fault).__name__}: {fault}",
            advice="Report it with the raw record; the other records were read.",
        )
        rows.find(key, finding)
