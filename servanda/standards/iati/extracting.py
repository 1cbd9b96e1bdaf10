"""The rows of one record, whatever its kind: the door between a piece of a file and its readers."""

from collections.abc import Sequence
from functools import lru_cache

from servanda.records.bulk import Rows, key_of
from servanda.standards.iati import grammar
from servanda.standards.iati.activity import extract_activity
from servanda.standards.iati.envelope import Envelope, of_context
from servanda.standards.iati.organisation import extract_organisation
from servanda.standards.iati.quick import extract_ordinary
from servanda.standards.iati.reading import open_record

# Bytes of records that are read by way of a tree in the time in which the grammar of ordinary ones is
# compiled: what is left of them in this process.
FEW = 2 << 20
_left = [FEW]


@lru_cache(maxsize=64)
def _envelope(context: bytes) -> Envelope:
    return of_context(context)


def extract_record(content: bytes, context: bytes, rows: Rows) -> None:
    """Add the rows of one activity or organisation, and what is wrong with it; never raise."""
    extract_records([(key_of(content, context), content)], context, rows)


def extract_records(records: Sequence[tuple[int, bytes]], context: bytes, rows: Rows) -> None:
    """Add the rows of many records of one file, each with its key, in less time than one by one."""
    envelope = _envelope(context)
    left = records
    if (
        envelope.kind == "activities"
        and envelope.encoding == "utf-8"
        and "" not in envelope.namespaces
        and not _are_few(records)
    ):
        left = extract_ordinary(records, envelope.language, rows)
    for key, content in left:
        extract_slowly(content, context, rows, key=key)


def make_ready() -> None:
    """Compile the grammar of ordinary records."""
    grammar.make_ready()


def _are_few(records: Sequence[tuple[int, bytes]]) -> bool:
    """Tell whether the records are too few for the grammar to be compiled for them."""
    if not grammar.is_ready():
        _left[0] -= sum(len(content) for _, content in records)
    return _left[0] > 0 and not grammar.is_ready()


def extract_slowly(content: bytes, context: bytes, rows: Rows, *, key: int) -> None:
    """Add what `extract_record` adds, always by way of a tree."""
    envelope = _envelope(context)
    record = open_record(content, key, envelope=envelope, rows=rows)
    if record is None:
        return
    if envelope.kind == "organisations":
        extract_organisation(record)
    else:
        extract_activity(record)
