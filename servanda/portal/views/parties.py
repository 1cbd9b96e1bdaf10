"""Who is party to the plan, and what each has promised, received and reported."""

from collections import defaultdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from servanda.ledger.models import Delivery, Party, Promise
from servanda.portal.board import board
from servanda.portal.frame import page, plan_or_404
from servanda.portal.listed import Line, lines
from servanda.portal.memo import remembered
from servanda.portal.people import named, pick
from servanda.portal.quotations import quotations
from servanda.portal.rows import address, amount, code_label, wording

MOST = 50
GROUPS = ("country", "territory", "org", "person")


@require_safe
def parties(request: HttpRequest, plan: str) -> HttpResponse:
    """List the parties by what they are, with the number of promises each must keep."""
    shown = plan_or_404(plan)
    counts = remembered("involved", plan, make=lambda: _counts(plan))
    rows = list(Party.objects.filter(plan=plan, withdrawn=False))
    people = named(plan, {row.id for row in rows} | set(counts) | {row.of for row in rows})
    known = {row.id: row for row in rows}
    entries = [_entry(id, known.get(id), counts, people) for id in {*known, *counts}]
    entries.sort(key=lambda entry: (-entry["acts"], entry["party"].name))
    groups = [
        {"title": _group_title(kind), "entries": [e for e in entries if e["kind"] == kind]}
        for kind in GROUPS
    ]
    context = {
        "groups": [group for group in groups if group["entries"]],
        "total": len(entries),
        "list": address("promises", plan),
    }
    return page(request, "parties", context, plan=shown, tab="parties")


def _group_title(kind: str) -> str:
    return {
        "country": gettext("Countries"),
        "territory": gettext("Territories"),
        "org": gettext("Organisations"),
        "person": gettext("People"),
    }[kind]


def _counts(plan: str) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in board(plan).squares.values():
        for party in set(one.obligors):
            found[party]["obligor"] += 1
        for party in set(one.beneficiaries):
            found[party]["beneficiary"] += 1
        if one.speaker:
            found[one.speaker]["speaker"] += 1
    return found


def _entry(
    id: str, row: Party | None, counts: dict[str, dict[str, int]], people: dict[str, Any]
) -> dict[str, Any]:
    own = counts.get(id, {})
    return {
        "kind": id.partition(":")[0],
        "party": people[id],
        "role": code_label("party.role", row.role) if row else "",
        "office": wording(row, "office") if row else None,
        "of": people.get(row.of) if row else None,
        "acts": own.get("obligor", 0),
        "gains": own.get("beneficiary", 0),
        "speaks": own.get("speaker", 0),
    }


@require_safe
def party(request: HttpRequest, plan: str, id: str) -> HttpResponse:
    """Show one party: its promises, what it gains, what it has delivered."""
    shown = plan_or_404(plan)
    row = Party.objects.filter(key=f"{plan}/{id}", withdrawn=False).first()
    roles = _roles(plan, id)
    if row is None and not any(roles.values()):
        raise Http404(gettext("There is no such party in this plan."))
    delivered = list(
        Delivery.objects.filter(plan=plan, withdrawn=False, provider=id).order_by("date")[:MOST]
    )
    attached = list(
        Party.objects.filter(plan=plan, withdrawn=False, of=id).values_list("id", flat=True)
    )
    people = named(plan, [id, row.of if row else "", *attached])
    context: dict[str, Any] = {
        "party": people[id],
        "row": row,
        "kind": code_label("party.kind", id.partition(":")[0]),
        "office": wording(row, "office") if row else None,
        "of": people.get(row.of) if row else None,
        "attached": sorted(pick(people, attached), key=lambda one: one.name),
        "acts": _firmest(plan, roles["obligor"]),
        "acts_count": len(roles["obligor"]),
        "gains": _firmest(plan, roles["beneficiary"]),
        "speaks": _firmest(plan, roles["speaker"]),
        "delivered": [
            {"row": one, "title": wording(one), "amount": amount(one)} for one in delivered
        ],
        "quotations": quotations("party", [f"{plan}/{id}"]).get(f"{plan}/{id}", []),
        "list": f"{address('promises', plan)}?obligor={id}",
    }
    return page(request, "party", context, plan=shown, tab="parties")


def _roles(plan: str, id: str) -> dict[str, list[str]]:
    """Return role -> keys of the promises in which a party has it."""
    found: dict[str, list[str]] = {"obligor": [], "beneficiary": [], "speaker": []}
    for key, one in board(plan).squares.items():
        if id in one.obligors:
            found["obligor"].append(key)
        if id in one.beneficiaries:
            found["beneficiary"].append(key)
        if id == one.speaker:
            found["speaker"].append(key)
    return found


def _firmest(plan: str, keys: list[str]) -> list[Line]:
    """Return the first of the promises as lines, the strongest first."""
    first = board(plan).firmest(keys, MOST)
    made = {line.key: line for line in lines(plan, Promise.objects.filter(key__in=first))}
    return [made[key] for key in first]
