"""The plan's directions with their parts, and the firmest promises of each."""

import json
from collections import defaultdict
from dataclasses import dataclass

from servanda.ledger.models import Direction, Promise
from servanda.portal.filters import promises
from servanda.portal.listed import Line, lines
from servanda.portal.rows import address, wording
from servanda.records import Wording

SHOWN = 5


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
    """Return the directions in order; three queries however many promises."""
    rows = list(Direction.objects.filter(plan=plan, withdrawn=False).order_by("position", "key"))
    parts: dict[str, list[Direction]] = defaultdict(list)
    for row in rows:
        if row.parent_id:
            parts[row.parent_id].append(row)
    members = _members(plan, {row.id: row.parent_id for row in rows})
    tops = [row for row in rows if not row.parent_id]
    first = {key for row in tops for key in members[row.id][:SHOWN]}
    made = {line.key: line for line in lines(plan, Promise.objects.filter(key__in=first))}
    return [
        Heading(
            **_named(row, len(members[row.id])),
            lines=tuple(made[key] for key in members[row.id][:SHOWN]),
            parts=tuple(Heading(**_named(part, len(members[part.id]))) for part in parts[row.key]),
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


def _members(plan: str, parents: dict[str, str | None]) -> dict[str, list[str]]:
    """Return direction -> keys of its promises, the firmest and largest first."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = promises(plan).order_by("-strength", "-amount_figure", "key")
    for key, aims in rows.values_list("key", "aims"):
        listed = set(json.loads(aims) if isinstance(aims, str) else aims or [])
        above = {(parents.get(one) or "").partition("/")[2] for one in listed}
        for direction in listed | above - {""}:
            found[direction].append(key)
    return found
