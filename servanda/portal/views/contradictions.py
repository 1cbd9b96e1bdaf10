"""Where accounts differ: both quotations side by side, the differing words marked."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from servanda.ledger.models import Contradiction
from servanda.portal.dossier import contradiction
from servanda.portal.frame import page, plan_or_404
from servanda.portal.quotations import quotations_of

PAGE_SIZE = 20


@require_safe
def listing(request: HttpRequest, plan: str) -> HttpResponse:
    """List the contradictions, the open and hard ones first."""
    shown = plan_or_404(plan)
    rows = Contradiction.objects.filter(plan=plan, withdrawn=False)
    given = request.GET.get("page", "1")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1
    slices = Paginator(rows.order_by("-state", "-hard", "key"), PAGE_SIZE).get_page(number)
    listed = list(slices.object_list)
    quoted = quotations_of({"contradiction": [row.key for row in listed]})
    context = {
        "entries": [contradiction(row, quoted) for row in listed],
        "slices": slices,
        "open_count": rows.filter(state="open").count(),
        "earlier": f"?page={slices.number - 1}",
        "later": f"?page={slices.number + 1}",
    }
    return page(request, "contradictions", context, plan=shown, tab="contradictions")
