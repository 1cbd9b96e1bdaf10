"""The whole plan for download, as a data package: accepted records, and no text that is not ours."""

import io
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from servanda.ledger import store
from servanda.portal.frame import freshness, plan_or_404
from servanda.portal.passages import SHOWN_WHOLE
from servanda.portal.quotations import public_evidence
from servanda.records import Cue, Document, Record, Reprint
from servanda.standards import datapackage

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@require_safe
def download(request: HttpRequest, plan: str) -> HttpResponse:
    """Return the plan's public records as a zipped data package."""
    plan_or_404(plan)
    out = io.BytesIO()
    datapackage.write(public(plan), out)
    fresh = freshness(plan)
    response = HttpResponse(out.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{_ascii(plan)}.zip"'
    response["Link"] = f'<{LICENCE}>; rel="license"'
    response["Servanda-Journal"] = f"entry={fresh.entry}"
    return response


def _ascii(plan: str) -> str:
    return "".join(c for c in plan if c.isascii() and (c.isalnum() or c in "-_.")) or "plan"


def public(plan: str) -> list[Record]:
    """Return the accepted records with documents that may be published whole.

    An article stays out, and so do the anchors into it; a record that cannot stand without those
    words stays out with them. `servanda package` on the keeper's machine takes everything.
    """
    quoted = set(public_evidence(plan).values_list("document__id", flat=True))
    kept: list[Record] = []
    shown: set[str] = set()
    for record in store.recall_plan(plan):
        if isinstance(record, Document):
            if record.kind in SHOWN_WHOLE and record.id in quoted:
                shown.add(record.id)
                kept.append(record)
        elif not isinstance(record, Reprint | Cue):
            kept += _without_articles(record, shown)
    return kept


def _without_articles(record: Record, shown: set[str]) -> list[Record]:
    evidence = tuple(anchor for anchor in record.evidence if anchor.document in shown)
    if evidence == record.evidence:
        return [record]
    try:
        return [replace(record, evidence=evidence)]
    except ValueError:  # such as a level of implementation, which may not stand without evidence
        return []
