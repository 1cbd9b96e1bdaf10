"""How to read the figures: the scales, the two axes, what a total takes in."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from servanda.portal.frame import page
from servanda.records.promise import COUNTED_FROM
from servanda.terms.words import codes


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    """Explain every figure, status and scale that the pages use."""
    context = {
        "grades": [(int(code), int(code) >= COUNTED_FROM) for code in codes("promise.strength")],
        "statuses": codes("status"),
        "levels": codes("provision.level"),
        "stages": codes("delivery.stage"),
    }
    return page(request, "method", context, tab="method")
