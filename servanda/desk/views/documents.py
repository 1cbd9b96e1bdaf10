"""The documents as they were taken in, and the full text of each with all its quotations."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.db.models.functions import Length
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from servanda.accounts.permissions import by_the_table
from servanda.desk import queue
from servanda.desk.copies import counted
from servanda.desk.filters import BadParameter, Filters, parse
from servanda.desk.highlights import cut
from servanda.desk.page import bad_parameter, language, show
from servanda.desk.summary import summarise
from servanda.desk.views.review import kinds_of
from servanda.ledger.models import Document, Original

PAGE = 50  # documents


@by_the_table
def documents(request: HttpRequest) -> HttpResponse:
    """List the documents, newest first, with what waits in each."""
    try:
        filters = parse(request.GET)
    except BadParameter as fault:
        return bad_parameter(request, fault)
    found = Document.objects.filter(withdrawn=False).defer("text")
    if filters.plan:
        found = found.filter(plan_id=filters.plan)
    live = Q(proposals__withdrawn=False)
    counted = found.annotate(
        total=Count("proposals", filter=live),
        waiting=Count("proposals", filter=live & Q(proposals__state="proposed")),
    )
    page = Paginator(counted.order_by("-recorded", "key"), PAGE).get_page(filters.page)
    context = {
        "tab": "documents",
        "page": page,
        "filters": filters,
        "plans": _named_plans(),
        "newer": Filters(plan=filters.plan, page=page.number - 1).suffix,
        "older": Filters(plan=filters.plan, page=page.number + 1).suffix,
    }
    return show(request, "desk/documents.html", context)


def _named_plans() -> list[dict[str, str]]:
    return [
        {"key": plan.key, "named": plan.words("title", language())[0]} for plan in queue.plans()
    ]


@by_the_table
def document(request: HttpRequest, key: str) -> HttpResponse:
    """Show the whole text with its quotations, all or by kind, and the list of them."""
    try:
        filters = parse(request.GET)
    except BadParameter as fault:
        return bad_parameter(request, fault)
    found = Document.objects.filter(key=key, withdrawn=False) if "\0" not in key else None
    one = found.select_related("plan").first() if found is not None else None
    if one is None:
        raise Http404(_("There is no such document."))
    rows = queue.in_document(one)
    listed = [row for row in rows if not filters.kinds or row.kind in filters.kinds]
    summarise(listed, language())
    counted(listed)
    context = {
        "tab": "documents",
        "document": one,
        "nature": one.plan.nature,
        "plan_title": one.plan.words("title", language())[0],
        "pieces": cut(one.text, [*queue.quotations(listed), *queue.mentions(listed)]),
        "rows": listed,
        "first_waiting": next((row for row in listed if row.state == "proposed"), None),
        "kinds": kinds_of(rows, filters),
        "filters": filters,
        "also": queue.also_carried([one.key]).get(one.key, []),
        "characters": len(one.text),
        "original": _size_of_original(one),
    }
    return show(request, "desk/document.html", context)


def _size_of_original(one: Document) -> int | None:
    """Return the bytes of the file that the words were read from; None where the text is the file."""
    if not one.extractor:
        return None
    kept = Original.objects.filter(sha256=one.id).annotate(size=Length("content"))
    return kept.values_list("size", flat=True).first()
