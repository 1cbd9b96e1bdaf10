"""Accounts that differ, side by side: the majority does not decide, a person does, in words."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from servanda.accounts.permissions import by_the_table
from servanda.actions.decide import decide
from servanda.actions.refusals import Refused
from servanda.desk.filters import Filters
from servanda.desk.links import public_address
from servanda.desk.page import actor, language, show
from servanda.desk.queue import open_proposals
from servanda.desk.told import told
from servanda.ledger.models import TABLES, Contradiction, Evidence
from servanda.records import Wording

LIMIT = 4000  # characters of a decision in one language


def _words(name: Any, code: str) -> forms.CharField:
    style = {"rows": 3, "lang": code, "dir": "auto"}
    widget = forms.Textarea(attrs=style)
    return forms.CharField(label=name, required=False, max_length=LIMIT, widget=widget)


class DecisionForm(forms.Form):
    """Which value stands, and why, in at least one language."""

    vi = _words(gettext_lazy("In Vietnamese"), "vi")
    en = _words(gettext_lazy("In English"), "en")
    ar = _words(gettext_lazy("In Arabic"), "ar")

    def clean(self) -> dict[str, Any]:
        """Ask for words in one language at least."""
        found = dict(super().clean() or {})
        if not self.errors and not any(found.values()):
            raise forms.ValidationError(_("Write the decision in at least one language."))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One account: the value, its quotation cut around the differing words, and where it stands."""

    value: str
    evidence: Evidence
    before: str
    differing: str
    after: str

    @property
    def direction(self) -> str:
        """Return the direction of the value: ">50" is read from the left in every language."""
        return "auto" if any(char.isalpha() for char in self.value) else "ltr"


@by_the_table
def contradictions(request: HttpRequest) -> HttpResponse:
    """List the open contradictions, then the latest decided ones."""
    rows = Contradiction.objects.filter(withdrawn=False).select_related("plan")
    still = list(rows.filter(state="open").order_by("plan", "-recorded"))
    decided = list(rows.filter(state="decided").order_by("-recorded")[:20])
    _with_sides([*still, *decided])
    proposed = open_proposals(Filters(kinds=("contradiction",)))
    context = {
        "tab": "contradictions",
        "still": still,
        "decided": decided,
        "proposed": proposed.count(),
        "done": request.GET.get("done", ""),
    }
    return show(request, "desk/contradictions.html", context)


@by_the_table
def contradiction(request: HttpRequest, key: str) -> HttpResponse:
    """Show one contradiction, or keep the decision on it; both quotations stay."""
    found = Contradiction.objects.filter(key=key, withdrawn=False) if "\0" not in key else None
    one = found.select_related("plan").first() if found is not None else None
    if one is None:
        raise Http404(_("There is no such contradiction."))
    given = {code: getattr(one, f"decision_{code}") for code in ("vi", "en", "ar")}
    form = DecisionForm(request.POST if request.method == "POST" else None, initial=given)
    fault = ""
    if form.is_bound and form.is_valid():
        try:
            words = Wording(**form.cleaned_data)
            decide(one.key, decision=words, actor=actor(request), now=timezone.now())
            return redirect(f"{reverse('desk:contradictions')}?done={one.id}")
        except Refused as refusal:
            fault = told(refusal)
    _with_sides([one])
    context = {"tab": "contradictions", "one": one, "form": form, "fault": fault}
    wrong = 400 if fault or form.errors else 200
    return show(request, "desk/contradiction.html", context, status=wrong)


def _with_sides(rows: list[Any]) -> None:
    """Give each row its title in the page's language and its `sides`; one query for all."""
    keys = [row.key for row in rows]
    kept = Evidence.objects.filter(subject_kind="contradiction", subject_key__in=keys)
    by_key: dict[str, list[Evidence]] = {}
    for evidence in kept.select_related("document").defer("document__text").order_by("position"):
        by_key.setdefault(evidence.subject_key, []).append(evidence)
    for row in rows:
        row.named = row.words("title", language())
        row.verdict = row.words("decision", language())
        row.subject_named, row.subject_address = _subject(row)
        quoted = by_key.get(row.key, [])
        row.sides = [
            side(row.values[i] if i < len(row.values) else "", evidence)
            for i, evidence in enumerate(quoted)
        ]


def _subject(row: Contradiction) -> tuple[str, str]:
    """Return what is in doubt by its title, and its public page; its bare name where it has none."""
    kind, _colon, name = row.subject.partition(":")
    table = TABLES.get(kind)
    rows = table.objects.filter(key=f"{row.plan_id}/{name}") if table else None  # type: ignore[attr-defined]
    one = rows.filter(withdrawn=False).first() if rows is not None else None
    if one is None or not hasattr(one, "title_en"):
        return row.subject, ""
    return one.words("title", language())[0] or row.subject, public_address(
        row.plan_id, row.subject
    )


def side(value: str, evidence: Evidence) -> Side:
    """Return the quotation cut at the differing words, where they stand in it as such."""
    before, differing, after = (
        evidence.exact.partition(value) if value else (evidence.exact, "", "")
    )
    return Side(value=value, evidence=evidence, before=before, differing=differing, after=after)
