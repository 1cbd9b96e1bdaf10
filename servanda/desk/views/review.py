"""Review of one proposal: the kept words on one side, what was read on the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from servanda.accounts.permissions import by_the_table
from servanda.actions.adoption import decoded
from servanda.actions.refusals import Refused
from servanda.actions.review import Decision, review
from servanda.desk import parties, queue
from servanda.desk.copies import copies_of
from servanda.desk.filters import BadParameter, Filters, parse
from servanda.desk.forms import ReadingForm, amended, form_for
from servanda.desk.highlights import cut, window
from servanda.desk.marks import mark_fields
from servanda.desk.page import actor, bad_parameter, language, show
from servanda.desk.rivals import rivals
from servanda.desk.summary import summarise
from servanda.desk.told import told
from servanda.desk.views.outcome import outcome
from servanda.ledger.models import Direction, Proposal
from servanda.ledger.unkept import Unkept
from servanda.terms.words import codes

CURRENCIES = ("USD", "EUR", "VND")  # offered first; any other code may be typed
NOTE_LIMIT = 2000  # characters of a reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A proposal, and the filters under which a person goes through its document."""

    one: Proposal
    filters: Filters


@by_the_table
def proposal(request: HttpRequest, key: str) -> HttpResponse:
    """Show a proposal beside its words, or carry out what a person decided about it."""
    try:
        filters = parse(request.GET)
    except BadParameter as fault:
        return bad_parameter(request, fault)
    found = Proposal.objects.filter(key=key, withdrawn=False).select_related("document", "plan")
    one = found.first() if "\0" not in key else None
    if one is None:
        raise Http404(_("There is no such proposal."))
    case = Case(one=one, filters=filters)
    if request.method == "POST":
        return _decide(request, case)
    return _page(request, case, form=_form(one))


def _decide(request: HttpRequest, case: Case) -> HttpResponse:
    """Carry out the verdict and go on to the next proposal of the document."""
    verdict = request.POST.get("verdict", "")
    note = request.POST.get("note", "").replace("\0", "").strip()[:NOTE_LIMIT]
    form = _form(case.one, request.POST if "fields" in request.POST else None)
    changed = form.is_bound and form.has_changed()
    fault = ""
    if verdict == "reject" and not note:
        fault = _("Say why it is rejected.")
    elif verdict == "amend" and not changed:
        fault = _("Nothing was changed. Change a field to amend it, or accept it as it is.")
    elif verdict != "reject" and changed and not form.is_valid():
        fault = _("Some fields cannot be kept as they are.")
    if fault:
        return _page(request, case, form=form, fault=fault)
    # What a person sees is what is kept: accepting after a change is amending.
    amending = changed and verdict in ("accept", "amend")
    verdict, values = ("amend", amended(form)) if amending else (verdict, {})
    alias = spelling(case.one) if verdict != "reject" and "alias" in request.POST else ""
    decision = Decision(verdict=verdict, values=values, note=note, alias=alias)
    now = timezone.now()
    try:
        review(case.one.key, decision=decision, actor=actor(request), now=now, today=now.date())
    except (Refused, Unkept) as refusal:
        return _page(request, case, form=form, fault=told(refusal))
    return redirect(_onwards(case))


def spelling(one: Proposal) -> str:
    """Return the name under which the words give a party; empty for any other kind."""
    return str(decoded(one.values).get("name") or "") if one.kind == "party" else ""


def _onwards(case: Case) -> str:
    """Return the address of the next proposal of the document, else of the inbox."""
    rest = queue.in_document(case.one.document)
    _before, after = queue.neighbours(rest, case.one.key, case.filters.kinds)
    asked = [("done", case.one.key), *(("kind", kind) for kind in case.filters.kinds)]
    if after is None:
        return f"{reverse('desk:inbox')}?{urlencode(asked)}"
    return f"{reverse('desk:proposal', args=[after.key])}?{urlencode(asked)}#quotation"


def _form(one: Proposal, data: Any = None) -> ReadingForm:
    rows = Direction.objects.filter(plan_id=one.plan_id, withdrawn=False).order_by("position")
    listed = [(row.id, row.words("title", language())[0]) for row in rows]
    read = decoded(one.values)
    return form_for(one.kind, read, data, language=one.document.language, directions=listed)


def _page(request: HttpRequest, case: Case, *, form: ReadingForm, fault: str = "") -> HttpResponse:
    """Show the two halves; 400 when what was sent could not be carried out."""
    listed = parties.choices(case.one.document, language()) if form.fields else []
    form.name_parties(dict(listed))
    context = {
        "tab": "inbox",
        "filters": case.filters,
        "form": form,
        "marks": mark_fields(form, decoded(case.one.values), language()),
        "fault": fault,
        "parties": listed,
        "units": [*CURRENCIES, *codes("unit")],
        "done": outcome(request.GET.get("done", "")),
        "result": outcome(case.one.key),
        "copies": copies_of(case.one),
        "rivals": rivals(case.one),
        "spelling": spelling(case.one),
        "alias": "alias" in request.POST,
    }
    return show(request, "desk/review.html", context | _text(case), status=400 if fault else 200)


def _text(case: Case) -> dict[str, Any]:
    """Return what the page says of the document and of the place in its queue."""
    one, kinds = case.one, case.filters.kinds
    rows = queue.in_document(one.document)
    me = next(row for row in rows if row.key == one.key)
    summarise([me], language())
    before, after = queue.neighbours(rows, one.key, kinds)
    waiting = [row for row in rows if row.state == "proposed"]
    start, end = window(len(one.document.text), me.quotation.start, me.quotation.end)
    return {
        "one": me,
        "document": one.document,
        "nature": one.plan.nature,
        "plan_title": one.plan.words("title", language())[0],
        "pieces": shown(one.document.text, rows, me, kinds),
        "cut_before": start > 0,
        "cut_after": end < len(one.document.text),
        "kinds": kinds_of(rows, case.filters),
        "before": before,
        "after": after,
        "left": len([row for row in waiting if not kinds or row.kind in kinds]),
        "left_in_all": len(waiting),
    }


def shown(text: str, rows: list[Any], me: Any, kinds: Sequence[str]) -> list[Any]:
    """Return the pieces of the text around the quotation, other quotations by kind."""
    start, end = window(len(text), me.quotation.start, me.quotation.end)
    kept = [q for q in queue.quotations(rows) if not kinds or q.kind in kinds or q.key == me.key]
    moved = [q for q in kept if start <= q.start and q.end <= end]
    return cut(text[start:end], [q.moved(-start) for q in moved], now=me.key)


def kinds_of(rows: list[Any], filters: Filters) -> list[dict[str, Any]]:
    """Return the kinds of a document's proposals with their counts and the filters of a click."""
    counted: dict[str, int] = {}
    for row in rows:
        counted[row.kind] = counted.get(row.kind, 0) + 1
    return [
        {
            "kind": kind,
            "count": count,
            "on": kind in filters.kinds,
            "suffix": Filters(kinds=filters.toggled(kind).kinds).suffix or "?",
        }
        for kind, count in sorted(counted.items(), key=lambda pair: queue.rank(pair[0]))
    ]
