"""What must hold before a record is kept: its names, its references, its quotations.

Each fault raises `Unkept`, which names the record, what is wrong with it and what to do.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from servanda.ledger.bulk import chunks
from servanda.ledger.models import TABLES
from servanda.ledger.models import Document as DocumentTable
from servanda.ledger.rows import key_of, references
from servanda.ledger.unkept import Unkept
from servanda.records import NAMES, Document, Record

LONGEST_ID = 500  # an index of PostgreSQL takes 2,700 bytes: 500 characters of any script fit
MOST_DIGITS = 60
LARGEST_INTEGER = 2**31 - 1

# References inside lists. Lists of parties are not among them: a typed id stands by itself.
LISTS = {"promise": {"directions": "direction"}}

Groups = Mapping[str, Mapping[str, Record]]  # kind -> key -> record


def check_name(kind: str, record: Record) -> None:
    """Refuse an id or a plan that cannot make a key."""
    key = f"{record.plan}/{record.id}"
    if not record.id or not record.plan:
        raise Unkept(kind, key, "it has no id or no plan", "Give both")
    if "/" in record.plan:
        raise Unkept(kind, key, "the id of a plan holds a stroke", "Use letters, digits, hyphens")
    if len(key) > LONGEST_ID:
        raise Unkept(kind, key[:80], f"its key has {len(key)} characters", "Shorten the id")


def check_values(kind: str, key: str, columns: Mapping[str, Any]) -> None:
    """Refuse what no database of ours takes: NUL, NaN, numbers out of all measure."""
    for name, value in columns.items():
        if isinstance(value, Decimal):
            if not value.is_finite() or _digits(value) > MOST_DIGITS:
                raise Unkept(kind, key, f"{name} is {value:.6}", "Give a finite, sane number")
        elif isinstance(value, int) and abs(value) > LARGEST_INTEGER:
            raise Unkept(kind, key, f"{name} is {value}", "Give a smaller number")


def _digits(number: Decimal) -> int:
    """Return how many digits the number takes when written out without exponent."""
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    return max(len(digits) + exponent, 0) + max(-exponent, 0)


def check_text(kind: str, key: str, text: str) -> bytes:
    """Return the canonical text as bytes; refuse NUL characters and halves of surrogate pairs."""
    advice = "Take the file as binary data out, or decode it anew"
    # Canonical JSON writes NUL as \\u0000; an escaped stroke before it would be text, not NUL.
    if "\\u0000" in text and "\\u0000" in text.replace("\\\\", ""):
        raise Unkept(kind, key, "its text holds a NUL character", advice)
    try:
        return text.encode()
    except UnicodeEncodeError as fault:
        raise Unkept(kind, key, f"its text is not Unicode ({fault.reason})", advice) from fault


def check_references(groups: Groups) -> None:
    """Refuse a record that names one which is neither kept nor in the same call."""
    wanted: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for kind, records in groups.items():
        for key, record in records.items():
            for target, named in _named(kind, record):
                if named not in groups.get(target, {}):
                    wanted[target].setdefault(named, (kind, key))
    for target, named_by in wanted.items():
        present = existing(target, named_by)
        for named, (kind, key) in named_by.items():
            if named not in present:
                fault = f"it names the {target} {named}, which is not kept"
                raise Unkept(kind, key, fault, f"Keep that {target} first, or name another")


def existing(kind: str, keys: Iterable[str]) -> dict[str, bool]:
    """Return key -> withdrawn for those of the keys that are kept."""
    found: dict[str, bool] = {}
    for chunk in chunks(keys):
        rows = TABLES[kind].objects.filter(key__in=chunk)  # type: ignore[attr-defined]
        found.update(rows.values_list("key", "withdrawn"))
    return found


def _named(kind: str, record: Record) -> Iterable[tuple[str, str]]:
    if kind != "plan":
        yield "plan", record.plan
    for name, target in references(kind).items():
        if named := getattr(record, name):
            yield target, f"{record.plan}/{named}"
    for name, target in LISTS.get(kind, {}).items():
        for named in getattr(record, name):
            yield target, f"{record.plan}/{named}"


def check_documents(documents: Mapping[str, Record]) -> None:
    """Refuse a document whose text does not have the SHA-256 that it names."""
    for key, record in documents.items():
        assert isinstance(record, Document)
        if not record.has_its_words:
            named = "text_sha256" if record.extractor else "id"
            true = sha256(record.text.encode()).hexdigest()
            fault = f"its {named} is not the SHA-256 of its text, which is {true}"
            raise Unkept("document", key, fault, "Take the document in anew")


def check_anchors(groups: Groups) -> None:
    """Refuse a quotation that does not stand in its document exactly where it says."""
    texts = _texts(groups)
    for kind, records in groups.items():
        for key, record in records.items():
            for anchor in record.evidence:
                place = f"{record.plan}/{anchor.document}"
                if place not in texts:
                    fault = f"it quotes the document {anchor.document}, which is not kept"
                    raise Unkept(kind, key, fault, "Take that document in first")
                if not anchor.holds(texts[place]):
                    fault = (
                        f"its quotation {anchor.exact[:60]!r} does not stand at "
                        f"{anchor.start}-{anchor.end} of document {anchor.document}"
                    )
                    raise Unkept(kind, key, fault, "Read the document anew for the exact place")


def _texts(groups: Groups) -> dict[str, str]:
    """Return key -> text of every document quoted, each read once."""
    texts = {
        key: record.text
        for key, record in groups.get("document", {}).items()
        if isinstance(record, Document)
    }
    quoted = {
        f"{record.plan}/{anchor.document}"
        for records in groups.values()
        for record in records.values()
        for anchor in record.evidence
    }
    for chunk in chunks(sorted(quoted - texts.keys())):
        rows = DocumentTable.objects.filter(key__in=chunk)
        texts.update(rows.values_list("key", "text"))
    return texts


def grouped(records: Iterable[Record]) -> dict[str, dict[str, Record]]:
    """Return kind -> key -> record, kinds in the order of KINDS; the same key twice must agree."""
    groups: dict[str, dict[str, Record]] = {kind: {} for kind in NAMES.values()}
    for record in records:
        kind = NAMES[type(record)]
        check_name(kind, record)
        key = key_of(record)
        if groups[kind].setdefault(key, record) != record:
            fault = "the same call gives it twice, and the two differ"
            raise Unkept(kind, key, fault, "Decide which one is meant")
    return {kind: members for kind, members in groups.items() if members}
