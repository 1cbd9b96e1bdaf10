"""The queue of matches: published flows beside promises, those first that change most."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from servanda.accounts.permissions import by_the_table
from servanda.actions.refusals import Refused
from servanda.desk.filters import BadParameter, Filters, parse
from servanda.desk.page import actor, bad_parameter, language, show
from servanda.desk.told import told
from servanda.flows.readiness import state
from servanda.ledger import pairings
from servanda.ledger.datasets import held
from servanda.ledger.models import Pairing
from servanda.reconciliation.matching_told import reasons
from servanda.records import Amount, Delivery, Wording
from servanda.records.bulk import COMMITTED
from servanda.records.pairing import Candidate

PAGE = 20  # pairings
NOTE_LIMIT = 2000  # characters of a reason


@by_the_table
def matching(request: HttpRequest) -> HttpResponse:
    """Show what waits to be matched, or carry out what a person decided about one pairing."""
    try:
        filters = parse(request.GET)
    except BadParameter as fault:
        return bad_parameter(request, fault)
    if request.method == "POST":
        return _decide(request, filters)
    return _page(request, filters)


def _page(request: HttpRequest, filters: Filters, *, fault: str = "", at: str = "") -> HttpResponse:
    waiting = pairings.queue(filters.plan).select_related("promise__standing", "plan")
    page = Paginator(waiting, PAGE).get_page(filters.page)
    shown = list(page)
    context = {
        "tab": "matching",
        "page": page,
        "rows": _all_shown(shown, at),
        "waiting": page.paginator.count,
        "filters": filters,
        "fault": fault,
        "at": at,
        "done": _done(request.GET.get("done", "")),
        "unprepared": _unprepared(),
        "newer": Filters(plan=filters.plan, page=page.number - 1).suffix or "?",
        "older": Filters(plan=filters.plan, page=page.number + 1).suffix,
    }
    return show(request, "desk/matching.html", context, status=400 if fault else 200)


def _unprepared() -> list[dict[str, str]]:
    """Return each dataset of which what pages ask could not be worked out, and why."""
    names = {one["name"]: one["snapshot"] for one in held(now=timezone.now())}
    states = {name: state(settings.FLOWS / name, number) for name, number in names.items()}
    return [{"name": name, "why": one.failure} for name, one in states.items() if one.failure]


def _all_shown(rows: list[Pairing], at: str) -> list[dict[str, Any]]:
    """Return pairings as the page shows them, by as many questions for many as for one.

    Beside each stand the deliveries on record that its flow may tell of again; beside the one that was
    refused, `at`, all that are on record.
    """
    from servanda.actions.matching_retold import on_record_of, told_already_of

    held = told_already_of(rows)
    held |= {
        key: found
        for key, found in on_record_of([r for r in rows if r.key == at]).items()
        if key not in held
    }
    names = pairings.party_names(rows, language())
    return [_shown(row, held.get(row.key, []), names.get(row.plan_id, {})) for row in rows]


def _shown(row: Pairing, held: Sequence[Delivery], names: Mapping[str, str]) -> dict[str, Any]:
    pairing = pairings.pairing_of(row)
    flow = pairing.candidate
    commitment = flow.stage in COMMITTED
    return {
        "row": row,
        "title": row.promise.words("title", language()),
        "status": getattr(row.promise, "standing", None),  # none before it is judged
        "flow": flow,
        "commitment": commitment,
        "amount": _published(flow),
        "payer": flow.provider_name or flow.provider,
        "receiver": flow.receiver_name or flow.receiver,
        "reasons": reasons(pairing, language(), names=names),
        "percent": round(100 * row.score),
        "payments": len(flow.members),
        "twice": [] if commitment or flow.members else _twice(held),
    }


def _published(flow: Candidate) -> Amount | None:
    unit = flow.currency or flow.unit
    return Amount(unit=unit, value=flow.amount) if flow.amount is not None and unit else None


def _twice(held: Sequence[Delivery]) -> list[dict[str, Any]]:
    """Return the deliveries on record as the page shows them."""
    return [
        {
            "id": one.id,
            "title": one.title if one.title else Wording(en=one.id),
            "amount": one.amount,
            "date": one.date,
        }
        for one in held
    ]


def _done(key: str) -> dict[str, Any] | None:
    row = Pairing.objects.filter(key=key).first() if key and "\0" not in key else None
    if row is None or row.state == pairings.PROPOSED:
        return None
    return {"row": row, "beside": row.candidate.get("stage") in COMMITTED}


def _decide(request: HttpRequest, filters: Filters) -> HttpResponse:
    """Carry out what a person decided, and show the queue again."""
    key = request.POST.get("pairing", "").replace("\0", "")
    if not Pairing.objects.filter(key=key).exists():
        return redirect(reverse("desk:matching"))  # an old page: the queue shows what waits now
    try:
        _carry_out(request, key)
    except Refused as refusal:
        return _page(request, filters, fault=told(refusal), at=key)
    plan = f"&plan={filters.plan}" if filters.plan else ""
    return redirect(f"{reverse('desk:matching')}?done={key}{plan}")


def _carry_out(request: HttpRequest, key: str) -> None:
    """Confirm, observe, show beside the promise, or reject."""
    # What reads bulk data is brought in when somebody decides, not when the server starts.
    from servanda.actions.commitments import stand_beside
    from servanda.actions.matching import Verdict, confirm, reject
    from servanda.actions.observing import observe_pairing

    who, now = actor(request), timezone.now()
    note = request.POST.get("note", "").replace("\0", "").strip()[:NOTE_LIMIT]
    verdict, same = request.POST.get("verdict"), request.POST.get("same", "").replace("\0", "")
    if same:
        observe_pairing(key, same, actor=who, now=now, today=now.date())
    elif verdict == "beside":
        stand_beside(key, note=note, actor=who, now=now)
    elif verdict in ("confirm", "another"):
        part = _amount(request.POST.get("amount", ""))
        given = Verdict(amount=part, note=note, another=verdict == "another")
        confirm(key, verdict=given, actor=who, now=now, today=now.date())
    elif not note:
        raise Refused(_("Say why it is rejected"))
    else:
        reject(key, note=note, actor=who, now=now)


def _amount(text: str) -> Decimal | None:
    text = text.strip().replace("\u00a0", "").replace(" ", "")
    if not text:
        return None
    try:
        found = Decimal(text)
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or found <= 0:
        raise Refused(_("Write a part as a number, such as 25000000 or 1250.50"))
    return found
