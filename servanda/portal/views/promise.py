"""One promise: the sentence, the reason, the quotations, the rivals, the equation."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from servanda.ledger.models import Promise
from servanda.portal.bearing import bearing
from servanda.portal.cite import cite
from servanda.portal.dossier import dossier
from servanda.portal.frame import Shown, freshness, page, plan_or_404
from servanda.portal.judgement import Judged, judged
from servanda.portal.listed import reason_words, standing_of
from servanda.portal.people import Named, named
from servanda.portal.rows import amount, language, wording
from servanda.portal.shares import SpokenRatio, committed, ratios, spoken_ratio
from servanda.portal.sources import carried
from servanda.records import Amount, When


@require_safe
def promise(request: HttpRequest, plan: str, id: str) -> HttpResponse:
    """Show one promise as of its last calculation, or of the day in `?as_of=`."""
    shown = plan_or_404(plan)
    row = _promise_or_404(plan, id)
    as_of, complaint = _day(request.GET.get("as_of", ""))
    fresh = freshness(plan)
    standing = standing_of(row)
    today = as_of or (standing.as_of if standing else None) or timezone.localdate()
    records = bearing(row)
    verdict = judged(records, today=today, preference=shown.preference)
    papers = dossier(records)
    people = papers["people"]
    title, _ = wording(row).in_language(language())
    beside = _beside(papers["commitments"], amount(row), scope=id, today=today)
    context: dict[str, Any] = {
        **papers,
        "promise": row,
        "carried": carried(papers["quotations"]),
        "title": wording(row),
        "amount": amount(row),
        "as_of": as_of,
        "complaint": complaint,
        "verdict": verdict,
        "reason": _reason(verdict, people),
        "citation": cite(
            shown,
            title,
            permalink=request.build_absolute_uri(request.path),
            fresh=fresh,
            language=language(),
        ),
        "freshness": fresh,
        "basis_reporter": _reporter(shown, verdict, people),
        "ratios": _ratios(verdict, papers["milestones"], scope=id),
        "commitments": beside,
        "paid_leaves": any(one["row"].kind == "committed-then" for one in beside),
    }
    response = page(request, "promise", context, plan=shown, tab="promises")
    response.status_code = 400 if complaint else 200
    return response


def _promise_or_404(plan: str, id: str) -> Promise:
    rows = Promise.objects.filter(key=f"{plan}/{id}", withdrawn=False)
    row = rows.select_related("standing", "occasion", "parent__standing").first()
    if row is None:
        raise Http404(gettext("There is no such promise in this plan."))
    return row


def _day(given: str) -> tuple[date | None, str]:
    """Return the day asked for, or a complaint that names the parameter."""
    if not given:
        return None, ""
    try:
        return date.fromisoformat(given), ""
    except ValueError:
        message = gettext("“as_of” wants a day such as 2026-06-30, not “%(value)s”.")
        return None, message % {"value": given[:40]}


def _reason(verdict: Judged, people: dict[str, Named]) -> str:
    if verdict.status is None:
        return ""
    reason = verdict.status.reason
    return reason_words(reason.code, reason.details, people=people)


def _ratios(verdict: Judged, steps: list[dict[str, Any]], *, scope: str) -> list[SpokenRatio]:
    schedule = [(step["row"].due, step["amount"]) for step in steps]
    found = ratios(verdict.equation, schedule, scope=scope, today=verdict.as_of)
    return [spoken_ratio(one, language()) for one in found]


def _beside(
    found: list[dict[str, Any]], promised: Amount | None, *, scope: str, today: date
) -> list[dict[str, Any]]:
    """Return what had been committed by the day, each with its ratio to the promise."""
    shown = []
    for one in found:
        if When(one["row"].date).earliest <= today:
            part = committed(one["amount"], promised, scope=scope, as_of=today)
            shown.append({**one, "ratio": spoken_ratio(part, language()) if part else None})
    return shown


def _reporter(plan: Shown, verdict: Judged, people: dict[str, Named]) -> Named | None:
    basis = verdict.equation.basis if verdict.equation else ""
    if basis in people:
        return people[basis]
    return named(plan.id, [basis])[basis] if basis else None
