"""From the parts of finished jobs to a snapshot: who counts, what is carried over, the manifest."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from servanda.flows.compaction import compacted, worth_while
from servanda.flows.drafts import Done, Draft
from servanda.flows.earlier import Earlier
from servanda.flows.parts import Part, PartWriter, opened, relieve
from servanda.flows.snapshot import Manifest, Snapshot, Source, Table
from servanda.flows.standing import Standing
from servanda.flows.verdicts import NAME
from servanda.records.bulk import Semantics

TOLD = (
    4 << 20
)  # bytes of columns held while it is told where records lie: what read them holds much still

Parts = dict[str, list[Part]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a snapshot is to say of itself beside its rows."""

    dataset: str
    standard: str
    version: str
    semantics: Semantics
    reader: str
    created: str
    sources: tuple[Source, ...]
    refused: tuple[dict[str, str], ...] = ()
    previous: Snapshot | None = None
    earlier: Earlier | None = None  # what was read of it already
    done: Sequence[Done] = field(default=())


def assemble(
    draft: Draft,
    account: Account,
    *,
    judge: Callable[[list[Path]], Standing],
    settled: Callable[[], tuple[Source, ...]] | None = None,
) -> Manifest:
    """Judge the duplicates, write what the snapshot says of its records; return its manifest.

    `judge` is given the parts of every record. `settled` gives the files once more, when their hashes are
    known: judging need not wait for them.
    """
    parts = _parts(draft, account)
    relieve(sum(one.size for one in account.done))  # of what the jobs of this process needed
    standing = judge([_path(draft, part) for part in parts.get("activity", [])])
    winning, losing, gone = standing.counts()
    if any(worth_while(found, gone=gone, held=winning + losing) for found in parts.values()):
        parts, gone = _anew(standing, draft, parts, gone=gone > 0), 0
    dead = standing.dead(gone=gone > 0)
    with ThreadPoolExecutor(1) as beside:
        counted = beside.submit(_all_live, draft, parts, dead, account.earlier)
        if settled is not None:
            account = _named(standing, account, settled())
        verdicts = _verdicts(standing, draft, account, gone=gone > 0)
        rows = counted.result()
    for table, part in verdicts.items():
        parts.setdefault(table, []).append(part.under(draft.number))
        rows[table] = rows.get(table, 0) + part.rows
    draft.tidy(part for found in parts.values() for part in found)
    tables = {t: Table(rows=rows[t], parts=tuple(parts[t])) for t in sorted(parts)}
    return _manifest(draft, account, tables, records=winning, whole=losing + gone == 0)


def _manifest(
    draft: Draft, account: Account, tables: Mapping[str, Table], *, records: int, whole: bool
) -> Manifest:
    return Manifest(
        dataset=account.dataset,
        snapshot=draft.number,
        standard=account.standard,
        version=account.version,
        semantics=account.semantics,
        created=account.created,
        reader=account.reader,
        previous=account.previous.manifest.snapshot if account.previous else "",
        whole=whole,
        records=records,
        sources=account.sources,
        refused=account.refused,
        tables=tables,
    )


def _named(standing: Standing, account: Account, sources: tuple[Source, ...]) -> Account:
    """Return the account with files by their hashes, by which their records stand too."""
    pairs = zip(account.sources, sources, strict=True)
    names = {old.sha256: new.sha256 for old, new in pairs if old.sha256 != new.sha256}
    standing.rename(names)
    return replace(account, sources=sources)


def _anew(standing: Standing, draft: Draft, parts: Parts, *, gone: bool) -> Parts:
    paths = {table: [_path(draft, part) for part in found] for table, found in parts.items()}
    away = standing.away() if gone else pa.array([], pa.int64())
    new = compacted(away, paths, draft.folder)
    return {table: [part.under(draft.number) for part in found] for table, found in new.items()}


def _verdicts(standing: Standing, draft: Draft, account: Account, *, gone: bool) -> dict[str, Part]:
    writer = PartWriter(draft.folder, NAME, group=TOLD)
    standing.write(writer, gone=gone, names={one.sha256: one.name for one in account.sources})
    return writer.close()


def _parts(draft: Draft, account: Account) -> Parts:
    """Return the parts by table: those of the snapshot before, then those of the jobs in order."""
    found: Parts = {}
    before: Mapping[str, Table] = account.previous.manifest.tables if account.previous else {}
    for table, held in before.items():
        own = [part for part in held.parts if Path(part.path).stem != NAME]
        if table != "source" and own:
            found[table] = own
    for done in sorted(account.done, key=lambda one: one.number):
        for table, part in done.parts.items():
            found.setdefault(table, []).append(part.under(draft.number))
    return found


def _path(draft: Draft, part: Part) -> Path:
    """Return where a part lies now: those of the draft still bear its name."""
    folder, _, rest = part.path.partition("/")
    return (draft.folder if folder == draft.number else draft.folder.with_name(folder)) / rest


def _all_live(
    draft: Draft, parts: Parts, dead: pa.Array, earlier: Earlier | None
) -> dict[str, int]:
    """Return by table how many rows belong to records that count."""
    return {table: _live(draft, found, dead, earlier) for table, found in parts.items()}


def _live(draft: Draft, parts: list[Part], dead: pa.Array, earlier: Earlier | None) -> int:
    """Return how many rows of these parts belong to records that count."""
    rows = sum(part.rows for part in parts)
    if not len(dead):
        return rows
    held, runs = list[pa.Array](), list[pa.Table]()
    for path in (_path(draft, part) for part in parts):
        known = earlier.owners(path) if earlier else None
        if known is None:
            rows -= _dead_in(path, dead)
        elif "rows" in known.column_names:
            runs.append(known)
        else:
            held += known["record"].chunks
    return rows - _among(pa.chunked_array(held, pa.int64()), dead) - _rows_among(runs, dead)


def _dead_in(path: Path, dead: pa.Array) -> int:
    with opened(path) as file:
        groups = (
            file.read_row_group(group, columns=["record"], use_threads=False)["record"]
            for group in range(file.num_row_groups)
        )
        return sum(_among(one, dead) for one in groups)


def _rows_among(runs: Sequence[pa.Table], dead: pa.Array) -> int:
    """Return how many rows records that do not count have, of records with their rows."""
    found = (one["rows"].filter(pc.is_in(one["record"], value_set=dead)) for one in runs)
    return sum(pc.sum(rows).as_py() or 0 for rows in found)


def _among(records: pa.ChunkedArray, dead: pa.Array) -> int:
    return pc.sum(pc.is_in(records, value_set=dead)).as_py() or 0
