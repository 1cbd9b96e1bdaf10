"""The rows of one record, whatever its kind: the door between a piece of a file and its readers."""

from functools import lru_cache

from servanda.records.bulk import Rows
from servanda.standards.iati.activity import extract_activity
from servanda.standards.iati.envelope import Envelope, of_context
from servanda.standards.iati.organisation import extract_organisation
from servanda.standards.iati.reading import open_record


@lru_cache(maxsize=64)
def _envelope(context: bytes) -> Envelope:
    return of_context(context)


def extract_record(content: bytes, context: bytes, rows: Rows) -> None:
    """Add the rows of one activity or organisation, and what is wrong with it; never raise."""
    envelope = _envelope(context)
    record = open_record(content, context, envelope=envelope, rows=rows)
    if record is None:
        return
    if envelope.kind == "organisations":
        extract_organisation(record)
    else:
        extract_activity(record)
