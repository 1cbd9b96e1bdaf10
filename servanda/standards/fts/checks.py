"""What is wrong with a file of flows: with the file, with each flow, and between flows.

Between flows: an id that stands twice, a parent that does not know its child, a parent whose amount is
again the sum of its children (it should be what is left of them), and a total of the publisher's that
the flows do not add up to, where all flows of the answer are in the file.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import BinaryIO

from servanda.records import Finding, Level
from servanda.records.bulk import TABLES, Piece, Rows
from servanda.standards.fts.cutting import context_of, cut_flows
from servanda.standards.fts.extracting import extract_flow
from servanda.standards.fts.totals import compared, stated_total
from servanda.standards.json_text import keys_again

_FLOW = {name: place for place, name in enumerate(TABLES["flow"])}


@dataclass(slots=True)
class _Seen:
    """What is to be known of the flows of a file to hold them against each other."""

    dollars: dict[str, Decimal] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    children: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    sums: dict[str, dict[str, Decimal]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Decimal))
    )


def check(stream: BinaryIO, filename: str) -> Iterator[Finding]:
    """Yield what is wrong with a file, with its flows, and between them."""
    context, seen, notes = context_of(stream, filename), _Seen(), list[str]()
    for one in cut_flows(stream, context):
        if isinstance(one, Piece):
            yield from _of_flow(one, context, seen)
            continue
        if one.level is Level.NOTE:
            notes.append(one.message)
        yield one
    yield from _families(seen)
    yield from _totals(seen, notes)


@dataclass(slots=True)
class _Heard(Rows):
    """Rows that keep their findings as they were made, with the field they are about."""

    heard: list[tuple[Finding, str]] = field(default_factory=list)

    def find(self, key: int, finding: Finding, *, path: str = "", line: int | None = None) -> None:
        """Keep a finding."""
        self.heard.append((finding, path))


def _of_flow(piece: Piece, context: bytes, seen: _Seen) -> Iterator[Finding]:
    rows = _Heard()
    extract_flow(piece.content, context, rows)
    activity = next(iter(rows.tables["activity"]), None)
    name = activity[1] if activity else ""
    where = f"flow {name}" if name else f"{'byte' if piece.length else 'row'} {piece.offset}"
    for finding, path in rows.heard:
        yield replace(finding, where=", ".join(filter(None, (where, path))))
    for again in keys_again(piece.content) if piece.length else ():
        yield replace(again, where=where)
    for row in rows.tables["flow"]:
        yield from _remember(name, row, seen)
    for _, kind, other in rows.tables["relation"]:
        if kind == "parent":
            seen.parents[name] = other
        else:
            seen.children[name].add(other)


def _remember(name: str, row: tuple[object, ...], seen: _Seen) -> Iterator[Finding]:
    if name and name in seen.dollars:
        yield Finding(
            level=Level.WARNING,
            code="fts.flow.repeated",
            message=f"flow {name} stands more than once; the one updated last counts",
            where=f"flow {name}",
            advice="Pages of one answer may overlap; nothing is to be done when they do.",
        )
        return
    dollars = Decimal(str(row[_FLOW["converted"]] or 0))
    seen.dollars[name] = dollars
    boundary, stage = str(row[_FLOW["boundary"]]), row[_FLOW["stage"]]
    seen.counts[boundary] += 1
    if row[_FLOW["single"]]:
        seen.sums[boundary]["pledges" if stage == "pledge" else "funding"] += dollars


def _families(seen: _Seen) -> Iterator[Finding]:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for child, parent in seen.parents.items():
        sums[parent] += seen.dollars.get(child, Decimal(0))
        if parent in seen.dollars and child not in seen.children.get(parent, ()):
            yield Finding(
                level=Level.WARNING,
                code="fts.flow.parent-unaware",
                message=f"flow {child} names {parent} as its parent, which does not name it",
                where=f"flow {child}",
                advice="Fetch both again: one of them was changed since.",
            )
    for parent, total in sums.items():
        if total and seen.dollars.get(parent) == total:
            yield Finding(
                level=Level.WARNING,
                code="fts.flow.parent-repeats",
                message=f"flow {parent} has {total} US dollars, again the sum of its children here",
                where=f"flow {parent}",
                advice="A parent has what is left; ask the publisher whether it counts twice.",
            )


def _totals(seen: _Seen, notes: list[str]) -> Iterator[Finding]:
    """Compare the totals of an answer that is in the file as a whole; a page alone is not."""
    for stated in filter(None, map(stated_total, notes)):
        if stated.flows and stated.flows == seen.counts[stated.boundary]:
            yield from compared(notes, seen.sums[stated.boundary], boundary=stated.boundary)
