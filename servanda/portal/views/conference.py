"""The donor conferences of a plan, each as one table: pledged, scheduled, committed, disbursed."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from servanda.portal.conference import COLUMNS, PROMISED, Row, conferences, promises_of, table
from servanda.portal.dates import spoken
from servanda.portal.frame import Shown, freshness, page, plan_or_404
from servanda.portal.memo import remembered
from servanda.portal.rows import address, language, wording


@require_safe
def listing(request: HttpRequest, plan: str) -> HttpResponse:
    """List the plan's conferences, the latest first."""
    shown = plan_or_404(plan)
    entries = [
        {"title": wording(row), "row": row, "address": address("conference", plan, row.id)}
        for row in conferences(plan).order_by("-date", "key")
    ]
    return page(request, "conferences", {"entries": entries}, plan=shown, tab="conferences")


@require_safe
def conference(request: HttpRequest, plan: str, id: str) -> HttpResponse:
    """Show one conference as of today, or of the day in `?as_of=`."""
    shown = plan_or_404(plan)
    found = conferences(plan).filter(key=f"{plan}/{id}").first()
    if found is None:
        raise Http404(gettext("There is no such conference in this plan."))
    given = request.GET.get("as_of", "")
    asked, complaint = _day(given)
    fresh = freshness(plan)
    today = asked or fresh.calculated or timezone.localdate()
    rows, others = (
        _table(shown, id, today)
        if asked
        else remembered(
            "conference", plan, id, language(), today, make=lambda: _table(shown, id, today)
        )
    )
    titles = _titles()
    context: dict[str, Any] = {
        "freshness": fresh,
        "conference": found,
        "title": wording(found),
        "place": wording(found, "place"),
        "columns": [(name, titles[name]) for name in COLUMNS],
        "rows": [_shown(row) for row in rows],
        "others": others,
        "as_of": today.isoformat(),
        "complaint": complaint,
    }
    response = page(request, "conference", context, plan=shown, tab="conferences")
    response.status_code = 400 if complaint else 200
    return response


def _day(given: str) -> tuple[date | None, str]:
    if not given:
        return None, ""
    try:
        return date.fromisoformat(given), ""
    except ValueError:
        message = gettext("“as_of” wants a day such as 2026-06-30, not “%(value)s”.")
        return None, message % {"value": given[:40]}


def _table(plan: Shown, id: str, today: date) -> tuple[list[Row], int]:
    """Return the rows, and how many promises of the conference are not of money."""
    promises = promises_of(plan.id, id)
    others = sum(row.kind not in PROMISED for row in promises)
    return table(plan.id, promises, today=today, preference=plan.preference), others


def _titles() -> dict[str, str]:
    return {
        "pledged": gettext("Pledged"),
        "scheduled": gettext("Scheduled"),
        "committed": gettext("Committed"),
        "disbursed": gettext("Disbursed"),
    }


def _shown(row: Row) -> dict[str, Any]:
    """Return a row with its cells in the order of the columns and its ratios as sentences."""
    said = {
        "pledged": gettext("%(numerator)s disbursed by %(date)s, of %(denominator)s pledged"),
        "committed": gettext("%(numerator)s disbursed by %(date)s, of %(denominator)s committed"),
        "scheduled": gettext(
            "%(numerator)s disbursed by %(date)s, of %(denominator)s scheduled by then"
        ),
    }
    shares = [
        {
            "percent": one.percent,
            "bound": one.bound,
            "words": said[one.what]
            % {
                "numerator": one.numerator,
                "denominator": one.denominator,
                "date": spoken(one.as_of, language()),
            },
        }
        for one in row.shares
    ]
    cells = [(name, row.cells.get(name)) for name in COLUMNS]
    return {"row": row, "cells": cells, "shares": shares}
