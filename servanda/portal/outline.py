"""The plan's directions with their parts, and the firmest promises of each."""

from collections import defaultdict
from dataclasses import dataclass

from servanda.ledger.models import Direction, Promise
from servanda.portal.board import board
from servanda.portal.listed import Line, lines
from servanda.portal.memo import remembered
from servanda.portal.rows import address, wording
from servanda.records import Wording

SHOWN = 5
Members = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A direction or a part of one; `lines` are its first promises, `count` is all of them."""

    title: Wording
    summary: Wording
    address: str
    count: int
    lines: tuple[Line, ...] = ()
    parts: tuple["Heading", ...] = ()


def outline(plan: str) -> list[Heading]:
    """Return the directions in order; at most three queries however many promises."""
    rows = list(Direction.objects.filter(plan=plan, withdrawn=False).order_by("position", "key"))
    parts: dict[str, list[Direction]] = defaultdict(list)
    for row in rows:
        if row.parent_id:
            parts[row.parent_id].append(row)
    parents = {row.id: row.parent_id for row in rows}
    members = remembered("members", plan, make=lambda: _members(plan, parents))
    tops = [row for row in rows if not row.parent_id]
    nobody: Members = (0, ())
    first = {key for row in tops for key in members.get(row.id, nobody)[1]}
    made = {line.key: line for line in lines(plan, Promise.objects.filter(key__in=first))}
    return [
        Heading(
            **_named(row, members.get(row.id, nobody)[0]),
            lines=tuple(made[key] for key in members.get(row.id, nobody)[1]),
            parts=tuple(
                Heading(**_named(part, members.get(part.id, nobody)[0])) for part in parts[row.key]
            ),
        )
        for row in tops
    ]


def _named(row: Direction, count: int) -> dict[str, object]:
    listed = address("promises", row.plan_id)
    return {
        "title": wording(row),
        "summary": wording(row, "summary"),
        "address": f"{listed}?direction={row.id}",
        "count": count,
    }


def _members(plan: str, parents: dict[str, str | None]) -> dict[str, Members]:
    """Return direction -> how many promises it has, and the keys of the firmest and largest."""
    now = board(plan)
    together: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, one in now.squares.items():
        together[one.directions].append(key)
    found: dict[str, list[str]] = defaultdict(list)
    for aims, keys in together.items():
        above = {(parents.get(aim) or "").partition("/")[2] for aim in aims}
        for direction in {*aims, *above} - {""}:
            found[direction] += keys
    return {aim: (len(keys), tuple(now.ranked(keys, SHOWN))) for aim, keys in found.items()}
