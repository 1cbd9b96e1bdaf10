"""Does the ledger still say what was sealed? Every line, every row and every quotation anew.

`verify()` reads the database and the folder of bulk data, and yields findings where

- `journal.broken-chain`: a line does not have the hash, the number or the predecessor it should;
- `journal.truncated`: a line that was noted earlier is no longer there, or is another;
- `journal.row-altered`: a row, its evidence or its withdrawal is not as last sealed;
- `journal.row-unknown`: a row that no line knows; `journal.row-missing`: a row that is gone;
- `journal.document`: a text does not have the SHA-256 it is kept under;
- `journal.original`: the bytes that a text was read from are not kept, or are others;
- `journal.quotation`: a quotation does not stand where it says;
- what `audit_snapshots` finds of the bulk data.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import connection

from servanda.ledger.audit_snapshots import snapshots
from servanda.ledger.bulk import chunks
from servanda.ledger.digest import Change, digest
from servanda.ledger.folding import folded_of
from servanda.ledger.journal import FIRST, changes_of, hash_of
from servanda.ledger.models import TABLES, Document, Entry, Evidence, Folded, Involvement, Snapshot
from servanda.ledger.originals import original
from servanda.ledger.rows import key_of, record_of, stored_names
from servanda.ledger.store import involvements
from servanda.records import Anchor, Finding, Level, Promise, Record

Progress = Callable[[str, int], None]  # what has just been checked, and how many of it
Place = tuple[str, str]  # kind and key of a row
Quotation = tuple[str, int, int, str]  # key of the document, start, end, exact


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What was checked, the journal's head (seq, hash) to note down, and what was found."""

    entries: int
    records: int
    quotations: int
    head: tuple[int, str]
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Tell whether nothing was found."""
        return not self.findings


@dataclass(slots=True)
class _Seen:
    """What has been read so far in one audit."""

    sealed: dict[Place, Change] = field(default_factory=dict)
    quoted: dict[Place, list[Quotation]] = field(default_factory=lambda: defaultdict(list))
    rows: set[Place] = field(default_factory=set)
    involved: set[tuple[str, str, str, int]] = field(default_factory=set)
    folded: dict[str, bytes] = field(default_factory=dict)
    head: tuple[int, str] = (0, FIRST)
    entries: int = 0
    extracted: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    originals: int = 0

    def count(self, what: str) -> int:
        """Return how many of a thing have been read."""
        counts = {
            "entry": self.entries,
            "record": len(self.rows),
            "involvement": len(self.involved),
            "original": self.originals,
            "folded": len(self.folded),
            "snapshot": Snapshot.objects.count(),
        }
        return counts[what] if what in counts else sum(map(len, self.quoted.values()))


def verify(progress: Progress | None = None, *, expected: tuple[int, str] | None = None) -> Audit:
    """Check everything; `expected` is a head noted earlier, which must still be in the chain."""
    seen, findings = _Seen(), []
    with _one_moment():
        for what, check in (
            ("entry", _entries(seen, expected)),
            ("quotation", _quotations(seen)),
            ("original", _originals(seen)),
            ("record", _records(seen)),
            ("involvement", _involvements(seen)),
            ("folded", _folded(seen)),
            ("snapshot", snapshots(settings.FLOWS)),
        ):
            findings += check
            if progress:
                progress(what, seen.count(what))
    return Audit(
        entries=seen.entries,
        records=len(seen.rows),
        quotations=seen.count("quotation"),
        head=seen.head,
        findings=tuple(findings),
    )


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read everything as it stood at one moment, without keeping others from writing."""
    if connection.in_atomic_block:
        yield
        return
    begin = {"postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}
    with connection.cursor() as cursor:
        cursor.execute(begin.get(connection.vendor, "BEGIN"))
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _fault(code: str, where: str, message: str, advice: str = "") -> Finding:
    usual = "Compare with a backup, and ask who had access to the database"
    return Finding(
        level=Level.ERROR,
        code=code,
        message=message,
        where=where,
        advice=advice or usual,
    )


def _entries(seen: _Seen, expected: tuple[int, str] | None) -> Iterator[Finding]:
    """Follow the chain, and remember what was last sealed of each row."""
    found = expected is None or expected == seen.head
    for entry in _lines():
        try:
            seen.sealed.update({(c.kind, c.key): c for c in changes_of(entry)})
            broken = _link(entry, seen.head)
        except (ValueError, TypeError, AttributeError, KeyError) as unreadable:
            broken = f"the line cannot be read: {unreadable}"
        if broken:
            yield _fault("journal.broken-chain", f"entry {entry.seq}", broken)
        seen.head = (entry.seq, entry.hash)
        seen.entries += 1
        found = found or expected == seen.head
    if expected and not found:
        yield _fault(
            "journal.truncated",
            f"entry {expected[0]}",
            f"the line noted as {expected[0]} with hash {expected[1]} is not in the journal",
        )


def _lines() -> Iterator[Entry]:
    """Yield the journal in order; where a time is none, the line comes without it."""
    for seqs in chunks(list(Entry.objects.order_by("seq").values_list("seq", flat=True))):
        lines = Entry.objects.filter(seq__in=seqs).order_by("seq")
        try:
            yield from list(lines)
        except ValueError:
            yield from lines.defer("at")


def _link(entry: Entry, before: tuple[int, str]) -> str:
    """Return what is wrong between a line and the one before it, "" if nothing."""
    if entry.seq != before[0] + 1:
        return f"the line after {before[0]} has the number {entry.seq}"
    if entry.previous != before[1]:
        return f"the line does not go on from line {before[0]}"
    if entry.hash != hash_of(entry):
        return "the line does not have the hash it was sealed with"
    return ""


def _quotations(seen: _Seen) -> Iterator[Finding]:
    """Check every kept text against its SHA-256, and every quotation against its text."""
    texts: dict[str, str] = {}
    names = ("key", "id", "text", "text_sha256", "extractor")
    for key, sha, text, own, extractor in Document.objects.values_list(*names).iterator():
        texts[key] = text
        if extractor:
            seen.extracted[sha].append(key)
        if sha256(text.encode()).hexdigest() != (own if extractor else sha):
            yield _fault("journal.document", f"document {key}", "the text is not the one taken in")
    columns = ("subject_kind", "subject_key", "document_id", "start", "end", "exact")
    rows = Evidence.objects.order_by("position").values_list(*columns)
    for kind, key, document, start, end, exact in rows.iterator(chunk_size=5_000):
        seen.quoted[(kind, key)].append((document, start, end, exact))
        if texts.get(document, "")[start:end] != exact:
            message = f"the quotation {exact[:60]!r} does not stand at {start}-{end} of {document}"
            yield _fault("journal.quotation", f"{kind} {key}", message)


def _originals(seen: _Seen) -> Iterator[Finding]:
    """Check the bytes that texts were read from against their SHA-256."""
    for mark, keys in seen.extracted.items():
        content = original(mark)
        if content is not None and sha256(content).hexdigest() == mark:
            seen.originals += 1
            continue
        message = "the bytes that its text was read from are not kept as they came"
        advice = "Import a package that holds them, or put a backup back"
        yield _fault("journal.original", f"document {keys[0]}", message, advice)


def _records(seen: _Seen) -> Iterator[Finding]:
    """Hash every row anew and compare it with what was last sealed."""
    for kind, table in TABLES.items():
        names = ("key", "withdrawn", *stored_names(kind))
        rows = table.objects.values_list(*names)  # type: ignore[attr-defined]
        for key, withdrawn, *values in rows.iterator(chunk_size=5_000):
            seen.rows.add((kind, key))
            sealed = seen.sealed.get((kind, key))
            if sealed is None:
                yield _fault(
                    "journal.row-unknown", f"{kind} {key}", "no line of the journal knows the row"
                )
            elif fault := _altered(kind, values, sealed=sealed, seen=seen):
                yield _fault("journal.row-altered", f"{kind} {key}", fault)
            elif sealed.withdrawn != withdrawn:
                yield _fault(
                    "journal.row-altered", f"{kind} {key}", "its withdrawal is not as sealed"
                )
    for kind, key in sorted(seen.sealed.keys() - seen.rows):
        yield _fault("journal.row-missing", f"{kind} {key}", "the row was sealed and is gone")
    for kind, key in sorted(seen.quoted.keys() - seen.rows):
        yield _fault(
            "journal.row-unknown", f"{kind} {key}", "there is evidence for a row that is not kept"
        )


def _altered(kind: str, values: list[Any], *, sealed: Change, seen: _Seen) -> str:
    """Return what is wrong with a row, "" if it is as sealed."""
    try:
        record = record_of(kind, values, _anchors(seen.quoted.get((kind, sealed.key), [])))
        _involve(record, seen)
        if key_of(record) != sealed.key:
            return f"the row has become {key_of(record)}"
        return "" if digest(record) == sealed.sha256 else "the row is not as it was sealed"
    except (ValueError, TypeError, AttributeError) as senseless:
        return f"the row no longer makes sense: {senseless}"


def _anchors(quoted: list[Quotation]) -> list[Anchor]:
    return [
        Anchor(document=document.rpartition("/")[2], start=start, end=end, exact=exact)
        for document, start, end, exact in quoted
    ]


def _involve(record: Record, seen: _Seen) -> None:
    if isinstance(record, Promise):
        seen.involved.update((key_of(record), *place) for place in involvements(record))
        seen.folded[key_of(record)] = _mark(folded_of(record))


def _mark(words: str) -> bytes:
    return sha256(words.encode()).digest()  # words by the thousand are not held in memory


def _involvements(seen: _Seen) -> Iterator[Finding]:
    """Compare the index of who is in which promise with the promises' own lists."""
    columns = ("promise_id", "role", "party", "position")
    kept = set(Involvement.objects.values_list(*columns))
    for promise in sorted({place[0] for place in kept ^ seen.involved}):
        yield _fault(
            "journal.row-altered",
            f"promise {promise}",
            "the index of parties does not agree with the promise's own lists",
        )


def _folded(seen: _Seen) -> Iterator[Finding]:
    """Compare the words that searching goes through with the promises' own, folded anew."""
    rows = Folded.objects.values_list("promise_id", "words").iterator(chunk_size=5_000)
    kept = {key: _mark(words) for key, words in rows}
    for key in sorted(kept.keys() | seen.folded.keys()):
        if kept.get(key) != seen.folded.get(key):
            message = "the words it is found by are not its own"
            yield _fault("journal.row-altered", f"promise {key}", message)
