"""The words that records rest on, ready to be shown: in their own language, with their place."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet, Value

from servanda.ledger.models import TABLES, Document, Evidence
from servanda.portal.differing import differing
from servanda.portal.rows import address

# What never makes a document public: what the machine only proposes, what is found by comparing, and
# words that the desk keeps for its own reading.
SILENT = ("proposal", "reprint", "cue")
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
Rows = QuerySet[Evidence]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a quotation; `differs` marks the token on which accounts disagree."""

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One quotation and its place; offsets are code points, end exclusive."""

    exact: str
    start: int
    end: int
    document: Document
    place: str
    pieces: tuple[Piece, ...]

    @property
    def language(self) -> str:
        """The language of the words."""
        return str(self.document.language) or "und"

    @property
    def direction(self) -> str:
        """The direction of the words."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    @property
    def published(self) -> str:
        """When the document was published, as ISO 8601."""
        return str(self.document.published)

    @property
    def external(self) -> str:
        """The address the document came from, where a browser may follow it."""
        given = str(self.document.address)
        return given if given.startswith(("https://", "http://")) else ""


def quotations(kind: str, keys: Iterable[str]) -> dict[str, list[Quotation]]:
    """Return key -> the quotations its record rests on, in order; one query."""
    rows = Evidence.objects.filter(subject_kind=kind, subject_key__in=list(keys))
    return _by_key(rows)


def quotations_of(wanted: dict[str, Iterable[str]]) -> dict[tuple[str, str], list[Quotation]]:
    """Return (kind, key) -> quotations for records of several kinds; one query."""
    asked = Q(pk__in=[])
    for kind, keys in wanted.items():
        if listed := list(keys):
            asked |= Q(subject_kind=kind, subject_key__in=listed)
    found: dict[tuple[str, str], list[Quotation]] = defaultdict(list)
    for row in _ordered(Evidence.objects.filter(asked)):
        found[row.subject_kind, row.subject_key].append(shown(row))
    return found


def _by_key(rows: Rows) -> dict[str, list[Quotation]]:
    found: dict[str, list[Quotation]] = defaultdict(list)
    for row in _ordered(rows):
        found[row.subject_key].append(shown(row))
    return found


def _ordered(rows: Rows) -> Rows:
    return rows.select_related("document").defer("document__text").order_by("position", "pk")


def shown(row: Evidence) -> Quotation:
    """Return a kept anchor as a quotation."""
    plan = row.document_id.partition("/")[0]
    place = address("document", plan, row.document.id) + f"#q-{row.start}-{row.end}"
    return Quotation(
        exact=row.exact,
        start=row.start,
        end=row.end,
        document=row.document,
        place=place,
        pieces=(Piece(text=row.exact),),
    )


def marked(quotation: Quotation, values: Iterable[str]) -> Quotation:
    """Return the quotation with the first of `values` that stands in it marked."""
    text = quotation.exact
    for value in values:
        if place := differing(text, value):
            start, end = place
            pieces = (
                Piece(text=text[:start]),
                Piece(text=text[start:end], differs=True),
                Piece(text=text[end:]),
            )
            return replace(quotation, pieces=tuple(p for p in pieces if p.text))
    return quotation


def public_evidence(plan: str) -> Rows:
    """Return the anchors of the plan that a public page may show: of accepted, standing records."""
    gone = withdrawn(plan)
    rows = Evidence.objects.filter(subject_key__startswith=f"{plan}/").exclude(
        subject_kind__in=SILENT
    )
    for kind, keys in gone.items():
        rows = rows.exclude(subject_kind=kind, subject_key__in=keys)
    return rows


def withdrawn(plan: str) -> dict[str, list[str]]:
    """Return kind -> keys of the plan's records that were withdrawn; one query."""
    kinds = [kind for kind in TABLES if kind not in ("plan", "document", *SILENT)]
    parts = [
        TABLES[kind]
        .objects.filter(plan=plan, withdrawn=True)
        .annotate(record_kind=Value(kind))
        .values_list("record_kind", "key")
        for kind in kinds
    ]
    found: dict[str, list[str]] = defaultdict(list)
    for kind, key in parts[0].union(*parts[1:], all=True):
        found[kind].append(key)
    return found
