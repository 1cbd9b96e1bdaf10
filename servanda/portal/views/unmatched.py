"""Two lists: promises that no delivery has been matched to, and deliveries that no promise foresaw."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from servanda.ledger import pairings
from servanda.ledger.models import Pairing, Promise
from servanda.portal.board import board
from servanda.portal.bulk import Line, all_held, ask, snapshot_of
from servanda.portal.bulk_totals import money
from servanda.portal.frame import page, plan_or_404
from servanda.portal.listed import lines
from servanda.portal.people import named
from servanda.portal.rows import amount, code_label, wording
from servanda.portal.views.datasets import PAGE_SIZE, page_number, turning
from servanda.records.promise import COUNTED_FROM

FLOWS = 25  # of each dataset

_LARGEST = """
SELECT f.record, f.ref, f.stage, f.amount, f.currency, coalesce(f.valued, f.decided) AS day, a.id,
    a.title, coalesce(nullif(f.provider_name, ''), nullif(f.provider, ''), a.reporter_name) AS giver,
    coalesce(nullif(f.receiver_name, ''), f.receiver) AS taker
FROM {flow} AS f JOIN {activity} AS a USING (record)
WHERE f.stage IN ({stages}) AND f.amount > 0 AND NOT coalesce(a.secondary, false)
    AND ({boundary} = '' OR f.boundary = {boundary})
    AND NOT list_contains($1, f.record::VARCHAR || '/' || f.ref)
ORDER BY f.currency = 'USD' DESC, f.amount DESC, f.record, f.ref LIMIT {most}
"""


@require_safe
def promises(request: HttpRequest, plan: str) -> HttpResponse:
    """List the promises of the plan to which nobody has matched a delivery, the firmest first."""
    shown = plan_or_404(plan)
    unmatched = set(pairings.promises_without_delivery(plan).values_list("key", flat=True))
    now = board(plan)
    without = [key for key in now.squares if key in unmatched]
    firm = [key for key in without if now.squares[key].strength >= COUNTED_FROM]
    number = page_number(request)
    keys = now.ranked(firm, number * PAGE_SIZE)[(number - 1) * PAGE_SIZE :]
    made = {one.key: one for one in lines(plan, Promise.objects.filter(key__in=keys))}
    context: dict[str, Any] = {
        "lines": [made[key] for key in keys],
        "total": len(firm),
        "weak": len(without) - len(firm),
        **turning(request, number, len(firm)),
    }
    return page(request, "without_delivery", context, plan=shown, tab="without-delivery")


@require_safe
def deliveries(request: HttpRequest, plan: str) -> HttpResponse:
    """List what was delivered, and what others published, that belongs to no promise of the plan."""
    shown = plan_or_404(plan)
    rows = pairings.deliveries_without_promise(plan).order_by("-date", "key")
    kept = list(rows[:PAGE_SIZE])
    people = named(plan, {one.provider for one in kept} | {one.receiver for one in kept})
    context = {
        "deliveries": [
            {
                "title": wording(one),
                "date": one.date,
                "stage": one.stage,
                "amount": amount(one),
                "provider": people.get(one.provider),
                "receiver": people.get(one.receiver),
            }
            for one in kept
        ],
        "total": rows.count(),
        "datasets": [found for one in all_held() if (found := _unmatched(plan, one))],
    }
    return page(request, "without_promise", context, plan=shown, tab="without-delivery")


def _unmatched(plan: str, one: Line) -> Line | None:
    """Return the largest flows of a dataset that no confirmed pairing of the plan has."""
    try:
        snapshot = snapshot_of(one)
    except Http404:
        return None
    semantics = snapshot.semantics
    stages = ", ".join(f"'{stage}'" for stage in semantics.headline)
    question = (
        _LARGEST.replace("{stages}", stages)
        .replace("{boundary}", f"'{semantics.boundary}'")
        .replace("{most}", str(FLOWS))
    )
    rows = ask(snapshot, question, [_taken(plan, one["name"])])
    for row in rows:
        row["words"] = code_label("flows.stage", row["stage"])
        row["figure"] = money(row["amount"], row["currency"])
        row["day"] = row["day"].isoformat() if row["day"] else ""
    return {"dataset": one, "rows": rows} if rows else None


def _taken(plan: str, dataset: str) -> list[str]:
    """Return `record/ref` of each flow that a person or a rule has matched to a promise."""
    rows = Pairing.objects.filter(plan=plan, state=pairings.CONFIRMED, withdrawn=False)
    taken = []
    for candidate, twins in rows.values_list("candidate", "twins"):
        flows = [candidate, *candidate.get("members", ()), *twins]
        own = [one for one in flows if one.get("dataset") == dataset]
        taken += [f"{one.get('record')}/{one.get('ref', '')}" for one in own]
    return taken
