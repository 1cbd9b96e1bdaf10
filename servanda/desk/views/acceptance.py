"""Accepting together what was only read: the names, dates and figures of one document."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from servanda.accounts.permissions import by_the_table
from servanda.actions.refusals import Refused, Unknown
from servanda.actions.review import review_all
from servanda.desk.filters import BadParameter, Filters, parse
from servanda.desk.page import actor, bad_parameter
from servanda.desk.told import told
from servanda.desk.views.inbox import inbox_page
from servanda.ledger.models import Entry


@by_the_table
def accept_all(request: HttpRequest, key: str) -> HttpResponse:
    """Accept all that waits of a kind in a document, and go back to the inbox as it was filtered."""
    try:
        filters = parse(request.GET)
    except BadParameter as fault:
        return bad_parameter(request, fault)
    if request.method != "POST":  # after signing in again; the button has to be pressed anew
        return redirect(f"{reverse('desk:inbox')}{filters.suffix}")
    if "\0" in key:
        raise Http404
    kind, now = request.POST.get("kind", ""), timezone.now()
    try:
        done = review_all(key, kind=kind, actor=actor(request), now=now, today=now.date())
    except Unknown as unknown:
        raise Http404(str(unknown)) from None
    except Refused as refusal:
        return inbox_page(request, filters, fault=told(refusal))
    return redirect(_back(filters, {"line": _line(key)} if done else {"none": kind}))


def _line(document: str) -> int:
    """Return the number of the journal's line on what was just accepted."""
    lines = Entry.objects.filter(object=f"document:{document}", verb="review")
    return lines.latest("seq").seq


def _back(filters: Filters, asked: dict[str, object]) -> str:
    query = "&".join(part for part in (filters.query, urlencode(asked)) if part)
    return f"{reverse('desk:inbox')}?{query}"
