"""The inbox: what waits for a decision, by document."""

from django.http import HttpRequest, HttpResponse

from servanda.accounts.permissions import by_the_table
from servanda.desk import queue
from servanda.desk.filters import BadParameter, Filters, parse
from servanda.desk.page import bad_parameter, language, show
from servanda.desk.summary import summarise
from servanda.desk.views.outcome import outcome


@by_the_table
def inbox(request: HttpRequest) -> HttpResponse:
    """Show the documents whose proposals wait, newest first, each with its first rows."""
    try:
        filters = parse(request.GET)
    except BadParameter as fault:
        return bad_parameter(request, fault)
    page, waiting = queue.inbox(filters)
    summarise([row for one in waiting for row in one.rows], language())
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
    }
    return show(request, "desk/inbox.html", context)
