"""The inbox: what waits for a decision, by document."""

from django.http import HttpRequest, HttpResponse

from servanda.accounts.permissions import by_the_table
from servanda.desk import queue
from servanda.desk.copies import counted
from servanda.desk.filters import BadParameter, Filters, parse
from servanda.desk.page import bad_parameter, language, show
from servanda.desk.summary import summarise
from servanda.desk.views.outcome import outcome, outcome_together


@by_the_table
def inbox(request: HttpRequest) -> HttpResponse:
    """Show the documents whose proposals wait, newest first, each with its first rows."""
    try:
        filters = parse(request.GET)
    except BadParameter as fault:
        return bad_parameter(request, fault)
    return inbox_page(request, filters)


def inbox_page(request: HttpRequest, filters: Filters, *, fault: str = "") -> HttpResponse:
    """Show the inbox as filtered; 400 with the fault of what was asked of it."""
    page, waiting = queue.inbox(filters)
    shown = [row for one in waiting for row in one.shown]
    summarise(shown, language())
    counted(shown)
    plans = list(queue.plans())
    for plan in plans:
        plan.named = plan.words("title", language())[0]
    context = {
        "tab": "inbox",
        "filters": filters,
        "waiting": waiting,
        "page": page,
        "facets": queue.facets(filters),
        "plans": plans,
        "left": queue.open_proposals(filters).count(),
        "documents_left": page.paginator.count,
        "newer": Filters(plan=filters.plan, kinds=filters.kinds, page=page.number - 1).suffix,
        "older": Filters(plan=filters.plan, kinds=filters.kinds, page=page.number + 1).suffix,
        "done": outcome(request.GET.get("done", "")),
        "together": outcome_together(request.GET),
        "fault": fault,
    }
    return show(request, "desk/inbox.html", context, status=400 if fault else 200)
