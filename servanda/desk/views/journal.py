"""The last lines of the sealed journal: who did what, when, and the hash that seals it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from servanda.accounts.permissions import by_the_table
from servanda.desk.filters import BadParameter
from servanda.desk.page import bad_parameter, show
from servanda.desk.people import people
from servanda.ledger.models import Entry

PAGE = 100  # entries
PAGES = ("proposal", "document", "contradiction")  # kinds with a page in the desk


@by_the_table
def journal(request: HttpRequest) -> HttpResponse:
    """List the entries, newest first; `before` asks for those before an entry."""
    before = request.GET.get("before", "")
    if before and not (before.isascii() and before.isdigit() and len(before) <= 18):
        return bad_parameter(request, BadParameter("before", before))
    found = Entry.objects.order_by("-seq").defer("body")
    entries = list((found.filter(seq__lt=int(before)) if before else found)[:PAGE])
    named = people({entry.actor for entry in entries})
    for entry in entries:
        entry.person = named.get(entry.actor, entry.actor)
        entry.address = address(entry.object)
    context = {
        "tab": "journal",
        "entries": entries,
        "older": entries[-1].seq if entries and entries[-1].seq > 1 else None,
        "newest": not before,
    }
    return show(request, "desk/journal.html", context)


def address(named: str) -> str:
    """Return the page of the desk for `kind:key`, empty where there is none."""
    kind, _, key = named.partition(":")
    return reverse(f"desk:{kind}", args=[key]) if kind in PAGES and key else ""
