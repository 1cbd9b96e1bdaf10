"""Records of one plan as the files of a package: the same records always give the same bytes.

Worked example: `files([plan, promise])` holds `datapackage.json`, `plan.csv` and `promises.csv`, and
`evidence.csv` when the promise quotes a document.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from servanda.records import KINDS, NAMES, Document, Plan, Record
from servanda.records.columns import anchor_rows, to_columns
from servanda.standards.datapackage.cells import write_cell, write_row
from servanda.standards.datapackage.descriptor import FILE, describe
from servanda.standards.datapackage.tables import EVIDENCE, Table, tables

FOLDER = "documents/"
ORIGINALS = "originals/"  # the bytes that texts were read from, each under its SHA-256


def files(
    records: Iterable[Record], originals: Mapping[str, bytes] | None = None
) -> dict[str, bytes]:
    """Return path -> content, `datapackage.json` first; ValueError unless all are of one plan.

    `originals` is SHA-256 -> bytes of the files that documents were read from.
    """
    sorted_by_kind = _by_kind(records)
    plan = _the_plan(sorted_by_kind)
    documents = [r for r in sorted_by_kind.get("document", []) if isinstance(r, Document)]
    paths = document_paths(documents)
    tables: list[Table] = [table_of(kind, rs) for kind, rs in sorted_by_kind.items()]
    sheets = {one.path: _sheet(one, sorted_by_kind[one.kind], paths) for one in tables}
    quotations = _quotations(sorted_by_kind, paths)
    if quotations:
        tables.append(EVIDENCE)
        sheets[EVIDENCE.path] = _csv(EVIDENCE, quotations)
    texts = {paths[d.id]: d.text.encode() for d in documents}
    kept = {ORIGINALS + d.id: (originals or {}).get(d.id) for d in documents if d.extractor}
    return {
        FILE: describe(plan, _title(sorted_by_kind), tables),
        **sheets,
        **texts,
        **{path: content for path, content in sorted(kept.items()) if content is not None},
    }


def table_of(kind: str, records: Sequence[Record]) -> Table:
    """Return the table of a kind, without columns that came later and that no record needs."""
    table = tables()[kind]
    later = getattr(KINDS[kind], "later", ())
    rows = [to_columns(one) for one in records] if later else []
    unused = {name for name in later if not any(row[name] for row in rows)}
    if not unused:
        return table
    columns = tuple(column for column in table.columns if column.name not in unused)
    return replace(table, columns=columns)


def document_paths(documents: Iterable[Document]) -> dict[str, str]:
    """Return document id -> path of its text, readable, and unique on any file system."""
    wanted = {d.id: _plain_name(d.filename) for d in documents}
    taken = Counter(name.lower() for name in wanted.values())
    short = {
        key: name if taken[name.lower()] == 1 else f"{name}-{key[:12]}"
        for key, name in wanted.items()
    }
    # A file may be called by chance, or by malice, what another is called after its clash.
    unique = len({name.lower() for name in short.values()}) == len(short)
    names = short if unique else {key: f"{name}-{key}" for key, name in wanted.items()}
    return {key: f"{FOLDER}{name}.txt" for key, name in names.items()}


def _plain_name(filename: str) -> str:
    stem = re.split(r"[/\\]", filename)[-1].removesuffix(".txt").replace("đ", "d")
    stem = "".join(c for c in unicodedata.normalize("NFKD", stem) if not unicodedata.combining(c))
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-.")[:80].strip("-.")
    # Windows keeps these names for devices, whatever stands after the first dot.
    device = re.fullmatch(r"(con|prn|aux|nul|(com|lpt)[0-9])(\..*)?", name, re.IGNORECASE)
    return f"document-{name}" if device else name or "document"


def _by_kind(records: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[NAMES[type(record)]].append(record)
    return {kind: sorted(found[kind], key=lambda r: r.id) for kind in KINDS if kind in found}


def _the_plan(records: Mapping[str, Sequence[Record]]) -> str:
    plans = {record.plan for some in records.values() for record in some}
    if len(plans) != 1:
        raise ValueError(
            f"a package holds the records of one plan, not of {len(plans)}; "
            "write one package for each plan"
        )
    return plans.pop()


def _title(records: Mapping[str, Sequence[Record]]) -> str:
    plan = next(iter(records.get("plan", ())), None)
    return plan.title.in_language("en")[0] if isinstance(plan, Plan) else ""


def _sheet(table: Table, records: Sequence[Record], paths: Mapping[str, str]) -> bytes:
    extra = {"path": paths} if table.kind == "document" else {}
    rows = (
        to_columns(record) | {name: known[record.id] for name, known in extra.items()}
        for record in records
    )
    return _csv(table, rows)


def _csv(table: Table, rows: Iterable[Mapping[str, object]]) -> bytes:
    lines = [write_row(column.name for column in table.columns)]
    lines += [write_row(write_cell(row[column.name]) for column in table.columns) for row in rows]
    return "".join(lines).encode()


def _quotations(
    records: Mapping[str, Sequence[Record]], paths: Mapping[str, str]
) -> list[dict[str, object]]:
    return [
        row
        | {"subject_kind": kind, "subject": record.id, "position": position}
        | {"document": paths.get(row["document"], row["document"]).removeprefix(FOLDER)}
        for kind, some in records.items()
        for record in some
        for position, row in enumerate(anchor_rows(record))
    ]
