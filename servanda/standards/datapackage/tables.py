"""The tables of a package: one for each kind of record, one for the quotations.

Columns follow `servanda.records.columns`, without `plan` (a package holds one plan) and without a
document's text (a file of its own). Worked example: `tables()["promise"].name` is `promises`, and its
column `due` is a date that refers to nothing and may be empty.
"""

import tomllib
from dataclasses import MISSING, dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from servanda.records import KINDS, Amount, When, Wording
from servanda.records.columns import AMOUNT_PARTS, column_types, shape
from servanda.terms.languages import LANGUAGES
from servanda.terms.words import codes, groups

PARTY_ID = r"(country|territory|org|person):\S.*"
_TYPES: dict[type, str] = {
    str: "string",
    int: "integer",
    bool: "boolean",
    list: "list",
    When: "date",
}
_AMOUNT_WORDS = {
    "value": "The figure given as such.",
    "minimum": "The lower bound.",
    "maximum": "The upper bound.",
    "unit": "ISO 4217 code for money, else a singular English noun.",
    "approximate": "Whether the source says about.",
}
_LANGUAGE_WORDS = {"vi": "In Vietnamese.", "en": "In English.", "ar": "In Arabic."}
_RESOURCES = {
    "plan": "plan",
    "party": "parties",
    "delivery": "deliveries",
    "match": "matches",
}

# Column -> kind it refers to; `*` stands for any record, written as kind:id.
REFERENCES: dict[str, str] = {
    "party.of": "party",
    "direction.parent": "direction",
    "provision.instrument": "instrument",
    "provision.direction": "direction",
    "occasion.parties": "party",
    "statement.speaker": "party",
    "promise.speaker": "party",
    "promise.obligors": "party",
    "promise.beneficiaries": "party",
    "promise.occasion": "occasion",
    "promise.directions": "direction",
    "promise.parent": "promise",
    "proposal.copy_of": "proposal",
    **{
        f"{kind}.promise": "promise"
        for kind in ("count", "revision", "condition", "milestone", "observation", "match")
    },
    "delivery.provider": "party",
    "delivery.receiver": "party",
    "match.delivery": "delivery",
    "contradiction.subject": "*",
    "reprint.a": "document",
    "reprint.b": "document",
    "proposal.document": "document",
    "proposal.result": "*",
}
_CODES = {"delivery.share_bound": ("exact", "at-least", "up-to")}
_OPEN_LISTS = {"proposal.kind"}  # a reader may propose what no list foresaw


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: `type` is string, integer, number, boolean, date or list; `default` fills a blank."""

    name: str
    type: str
    description: str
    required: bool = False
    default: Any = None
    codes: tuple[str, ...] = ()
    target: str = ""
    pattern: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A CSV file: its record's kind (or `evidence`), its resource name and its columns."""

    kind: str
    name: str
    columns: tuple[Column, ...]

    @property
    def path(self) -> str:
        """Name of the file, as we write it."""
        return f"{self.name}.csv"


def _table(kind: str, words: dict[str, str]) -> Table:
    record = KINDS[kind]
    found: list[Column] = []
    for field in fields(record):
        if field.name in ("evidence", "plan", "text"):
            continue
        empty = field.default is MISSING
        default = None if empty else field.default
        for name, kind_of, note in _parts(field.name, record):
            column = f"{kind}.{name}"
            found.append(
                Column(
                    name=name,
                    type=kind_of,
                    description=f"{words[field.name]} {note}".strip(),
                    required=empty and _can_be_required(name, field.name, record),
                    default=_default(kind_of, None if note else default),
                    codes=_codes(column),
                    target=REFERENCES.get(column, ""),
                    pattern={"party.id": PARTY_ID, "plan.currency": "[A-Z]{3}"}.get(column, ""),
                )
            )
    return Table(kind=kind, name=_RESOURCES.get(kind, f"{kind}s"), columns=tuple(found))


def _parts(field: str, record: type) -> list[tuple[str, str, str]]:
    """Return (column, type, what the part means) for each column of a field."""
    inner = shape(record)[field][0]
    types = column_types(record)
    if inner is Amount:
        names = [(f"{field}_{part}", _AMOUNT_WORDS[part]) for part in AMOUNT_PARTS]
    elif inner is Wording:
        names = [(f"{field}_{language}", _LANGUAGE_WORDS[language]) for language in LANGUAGES]
    else:
        return [(field, _TYPES.get(When if inner is When else types[field], "number"), "")]
    return [(name, _TYPES.get(types[name], "number"), note) for name, note in names]


def _can_be_required(column: str, field: str, record: type) -> bool:
    inner = shape(record)[field][0]
    if inner is Amount:
        return column.endswith("_unit")
    return inner is not Wording and inner is not tuple


def _default(kind_of: str, given: Any) -> Any:
    if given is not None:
        return given
    return {"string": "", "date": "", "list": (), "boolean": False}.get(kind_of)


def _codes(column: str) -> tuple[str, ...]:
    if column in _CODES:
        return _CODES[column]
    return codes(column) if column in groups() and column not in _OPEN_LISTS else ()


def _document(table: Table) -> Table:
    """Give the documents' table its path; let id and filename be worked out from the file."""
    path = Column(name="path", type="string", required=True, description="Text file, in UTF-8.")
    rest = [
        Column(name=c.name, type=c.type, description=c.description, default=None)
        if c.name in ("id", "filename")
        else c
        for c in table.columns
    ]
    return Table(kind=table.kind, name=table.name, columns=(rest[0], path, *rest[1:]))


EVIDENCE = Table(
    kind="evidence",
    name="evidence",
    columns=(
        Column(
            name="subject_kind",
            type="string",
            required=True,
            codes=tuple(kind for kind in KINDS if kind != "document"),
            description="Kind of the record that rests on the quotation.",
        ),
        Column(name="subject", type="string", required=True, description="Id of that record."),
        Column(name="position", type="integer", description="Order among its quotations, from 0."),
        Column(
            name="document",
            type="string",
            required=True,
            description="Document quoted: its file name, its path or its SHA-256.",
        ),
        Column(
            name="start",
            type="integer",
            description="Where the quotation begins, in Unicode code points of the text; found when empty.",
        ),
        Column(name="end", type="integer", description="Where it ends, exclusive."),
        Column(name="exact", type="string", required=True, description="The quoted words."),
    ),
)


@cache
def tables() -> dict[str, Table]:
    """Return kind -> its table, in the order of KINDS; read when a package is first met."""
    text = files(__package__).joinpath("columns.toml").read_text(encoding="utf-8")
    words = tomllib.loads(text)
    made = {kind: _table(kind, words[kind]) for kind in KINDS}
    return made | {"document": _document(made["document"])}


@cache
def by_name() -> dict[str, Table]:
    """Return name of a table -> table, with that of the quotations."""
    return {table.name: table for table in (*tables().values(), EVIDENCE)}
