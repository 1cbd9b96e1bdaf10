"""Two lists: promises that no delivery has been matched to, and deliveries that no promise foresaw."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from servanda.ledger import pairings, store
from servanda.ledger.models import Delivery, Pairing, Promise
from servanda.portal.board import board
from servanda.portal.bulk import Line, all_held, on_disk, snapshot_of
from servanda.portal.bulk_totals import money
from servanda.portal.frame import Shown, page, plan_or_404
from servanda.portal.listed import lines
from servanda.portal.memo import remembered
from servanda.portal.people import named
from servanda.portal.rows import amount, code_label, wording
from servanda.portal.views.datasets import PAGE_SIZE, page_number, turning
from servanda.reconciliation.matching_parties import Resolver, around
from servanda.records.promise import COUNTED_FROM
from servanda.records.when import When

if TYPE_CHECKING:
    from servanda.flows.snapshot import Snapshot
    from servanda.flows.unmatched import Taken, Wanted

OWN = "plan"  # the plan's own deliveries, in the query string
DONORS = 200  # that may be chosen
FEW = 25  # of each dataset, where all are shown beside each other


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
    """List what was delivered, and what others published, that belongs to no promise of the plan.

    Without other words the first of everything; `?of=` shows all of one dataset, page by page, or of
    the plan's own deliveries when it is "plan"; `?donor=` keeps flows of one donor.
    """
    shown = plan_or_404(plan)
    only, donor = _given(request, "of"), _given(request, "donor")
    held = all_held()
    if only and only != OWN and only not in {one["name"] for one in held}:
        raise Http404(gettext("There is no such dataset."))
    number = page_number(request) if only else 1
    lists = _lists(shown, [one for one in held if only in ("", one["name"])])
    start, most = ((number - 1) * PAGE_SIZE, PAGE_SIZE) if only else (0, FEW)
    chosen = [_part(one, donor, start=start, most=most) for one in lists]
    own = [] if donor or only not in ("", OWN) else _own(plan)
    total = len(own) if only == OWN else sum(one["total"] for one in chosen)
    context: dict[str, Any] = {
        "deliveries": _described(plan, own[start : start + most]),
        "own": len(own),
        "few": FEW,
        "datasets": [one for one in chosen if one["rows"]],
        "only": only,
        "donor": donor,
        "donors": _donors(lists),
        "period": shown.period,
        "placed": bool(shown.place),
        **(turning(request, number, total) if only else {}),
    }
    return page(request, "without_promise", context, plan=shown, tab="without-delivery")


def _given(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\0", "").strip()[:300]


def _own(plan: str) -> list[str]:
    """Return the keys of the plan's own deliveries without a promise, the latest first."""
    rows = pairings.deliveries_without_promise(plan).order_by("-date", "key")
    return list(rows.values_list("key", flat=True))


def _described(plan: str, keys: list[str]) -> list[Line]:
    rows = Delivery.objects.filter(key__in=keys).order_by("-date", "key")
    people = named(plan, {one.provider for one in rows} | {one.receiver for one in rows})
    return [
        {
            "title": wording(one),
            "date": one.date,
            "stage": one.stage,
            "amount": amount(one),
            "provider": people.get(one.provider),
            "receiver": people.get(one.receiver),
        }
        for one in rows
    ]


def _days(period: str) -> tuple[date | None, date | None]:
    """Return the first and last day of a plan's period: what lies outside is not of the plan."""
    if not period:
        return None, None
    when = When(period)
    return when.earliest, when.latest


def _lists(plan: Shown, held: list[Line]) -> list[Line]:
    """Return the datasets whose files are there, each with its donors and what is wanted of it."""
    taken = _taken(plan.id)
    found = [_unmatched(plan, one, taken=taken.get(one["name"], ())) for one in held]
    return [one for one in found if one]


def _unmatched(plan: Shown, one: Line, *, taken: tuple["Taken", ...]) -> Line | None:
    """Return a dataset with its donors and what is wanted of it; None where its files are gone."""
    from servanda.flows.unmatched import Wanted

    since, until = _days(plan.period)
    try:
        snapshot = snapshot_of(one)
        key = ("elsewhere", plan.id, one["name"], one["snapshot"])
        away = remembered(*key, make=lambda: _elsewhere(plan, snapshot))
        wanted = Wanted(taken=taken, since=since, until=until, elsewhere=away)
        key = ("unmatched", one["name"], one["snapshot"], wanted)
        donors = remembered(*key, make=lambda: _looked(snapshot, wanted))
    except Http404:
        return None
    return {"dataset": one, "snapshot": snapshot, "wanted": wanted, "donors": donors}


def _elsewhere(plan: Shown, snapshot: "Snapshot") -> tuple[tuple[str, str], ...]:
    """Return the places that records state and that lie outside the plan's own, as far as we know."""
    from servanda.flows.unmatched import places

    if not plan.place:
        return ()
    resolver = Resolver(store.recall("party", plan.id, evidence=False))
    with on_disk():
        stated = places(snapshot)
    known = {one: resolver.party(*one) for one in stated}
    inside = around(plan.place)
    return tuple(
        one for one, at in known.items() if at and at not in inside and plan.place not in around(at)
    )


def _looked(snapshot: "Snapshot", wanted: "Wanted") -> list[tuple[str, int]]:
    from servanda.flows.unmatched import donors

    with on_disk():
        return donors(snapshot, wanted)


def _part(found: Line, donor: str, *, start: int, most: int) -> Line:
    """Return the flows of a dataset that are shown, and how many there are of the donor, or of all."""
    from servanda.flows.unmatched import flows

    wanted = replace(found["wanted"], donor=donor)
    total = sum(n for name, n in found["donors"] if donor in ("", name))
    rows: list[Line] = []
    if start < total:
        with on_disk():
            rows = flows(found["snapshot"], wanted, start=start, most=most)
    for row in rows:
        row["words"] = code_label("flows.stage", row["stage"])
        row["figure"] = money(row["amount"], row["currency"] or row["unit"])
        row["day"] = row["day"].isoformat() if row["day"] else ""
    return {"dataset": found["dataset"], "rows": rows, "total": total, "more": total > len(rows)}


def _donors(lists: list[Line]) -> list[tuple[str, int]]:
    """Return the donors of all lists by name, each with the number of its flows; the most active."""
    counted: Counter[str] = Counter()
    for found in lists:
        counted.update({name: n for name, n in found["donors"] if name})
    return sorted(counted.most_common(DONORS), key=lambda one: one[0].casefold())


def _taken(plan: str) -> dict[str, tuple["Taken", ...]]:
    """Return each flow that a person or a rule has matched to a promise, by its dataset."""
    rows = Pairing.objects.filter(plan=plan, state=pairings.CONFIRMED, withdrawn=False)
    found: dict[str, list[Taken]] = {}
    for candidate, twins in rows.values_list("candidate", "twins"):
        for one in (candidate, *candidate.get("members", ()), *twins):
            found.setdefault(one.get("dataset", ""), []).append(_told(one))
    return {dataset: tuple(held) for dataset, held in found.items()}


def _told(one: dict[str, Any]) -> "Taken":
    """Return what identifies a flow, from the column that holds it; see `pairings.as_json`."""
    from servanda.flows.unmatched import Taken

    return Taken(
        record=int(one.get("record", 0)),
        ref=one.get("ref", ""),
        activity=one.get("activity", ""),
        stage=one.get("stage", ""),
        amount=Decimal(one["amount"]) if "amount" in one else None,
        day=date.fromisoformat(one["day"]) if "day" in one else None,
    )
