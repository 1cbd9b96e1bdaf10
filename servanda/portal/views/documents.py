"""The documents that the record rests on; other people's articles only as far as they are quoted."""

from collections import Counter, defaultdict
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from servanda.ledger.models import Document, Promise, Reprint
from servanda.portal.frame import page, plan_or_404
from servanda.portal.passages import SHOWN_WHOLE, stretches
from servanda.portal.quotations import public_evidence
from servanda.portal.rows import address, code_label, wording
from servanda.records import Wording

PAGE_SIZE = 50


@require_safe
def listing(request: HttpRequest, plan: str) -> HttpResponse:
    """List the documents that an accepted record quotes."""
    shown = plan_or_404(plan)
    public = public_evidence(plan).order_by()
    quoted = Exists(public.filter(document=OuterRef("pk")))
    rows = Document.objects.filter(quoted, plan=plan, withdrawn=False)
    given = request.GET.get("page", "1")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1
    ordered = rows.defer("text").order_by("-published", "key")
    slices = Paginator(ordered, PAGE_SIZE).get_page(number)
    shown_rows = list(slices.object_list)
    uses = public.filter(document__in=[row.key for row in shown_rows]).values_list("document")
    counts = dict(uses.annotate(n=Count("pk")))
    context = {
        "entries": [{"row": row, "count": counts[row.key]} for row in shown_rows],
        "slices": slices,
        "earlier": f"?page={slices.number - 1}",
        "later": f"?page={slices.number + 1}",
    }
    return page(request, "documents", context, plan=shown, tab="documents")


@require_safe
def document(request: HttpRequest, plan: str, sha256: str) -> HttpResponse:
    """Show one document with its quotations marked."""
    shown = plan_or_404(plan)
    row = Document.objects.filter(key=f"{plan}/{sha256}", withdrawn=False).first()
    anchors = list(public_evidence(plan).filter(document=row.key).order_by("start")) if row else []
    if row is None or not anchors:
        raise Http404(gettext("No public record of this plan rests on such a document."))
    whole = row.kind in SHOWN_WHOLE
    context: dict[str, Any] = {
        "document": row,
        "whole": whole,
        "direction": "rtl" if row.language == "ar" else "ltr",
        "external": row.address if row.address.startswith(("https://", "http://")) else "",
        "stretches": stretches(row.text, [(a.start, a.end) for a in anchors], whole=whole),
        "uses": _uses(plan, anchors),
        "reprints": _reprints(plan, row),
        "characters": len(row.text),
    }
    return page(request, "document", context, plan=shown, tab="documents")


def _uses(plan: str, anchors: list[Any]) -> list[dict[str, Any]]:
    """Return each quotation once, with the records that rest on it."""
    keys = {a.subject_key for a in anchors if a.subject_kind == "promise"}
    titles = {row.key: wording(row) for row in Promise.objects.filter(key__in=keys)}
    exact: dict[tuple[int, int], str] = {}
    found: dict[tuple[int, int], Counter[tuple[str, str]]] = defaultdict(Counter)
    for anchor in anchors:
        place = (anchor.start, anchor.end)
        exact[place] = anchor.exact
        named = anchor.subject_key if anchor.subject_key in titles else ""
        found[place][anchor.subject_kind, named] += 1
    return [
        {
            "start": start,
            "end": end,
            "exact": exact[start, end],
            "records": [_use(plan, use, n, titles) for use, n in sorted(uses.items())],
        }
        for (start, end), uses in sorted(found.items())
    ]


def _use(plan: str, use: tuple[str, str], count: int, titles: dict[str, Wording]) -> dict[str, Any]:
    kind, key = use
    link = address("promise", plan, key.partition("/")[2]) if key else ""
    title = titles.get(key)
    return {"kind": code_label("kind", kind), "title": title, "address": link, "count": count}


def _reprints(plan: str, row: Document) -> list[dict[str, Any]]:
    """Return the public documents that carry the same words, once each."""
    pairs = Reprint.objects.filter(Q(a=row.key) | Q(b=row.key), plan=plan, withdrawn=False)
    relations = {
        (b if a == row.key else a): relation
        for a, b, relation in pairs.values_list("a", "b", "relation")
    }
    quoted = public_evidence(plan).filter(document__in=list(relations))
    public = Document.objects.filter(key__in=quoted.values("document"), plan=plan, withdrawn=False)
    return [
        {
            "row": other,
            "relation": code_label("reprint.relation", relations[other.key]),
            "address": address("document", plan, other.id),
        }
        for other in public.defer("text").order_by("published", "key")
    ]
