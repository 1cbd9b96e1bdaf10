"""What every page of the desk shares: the actor, the tabs, a bad parameter, a refusal."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from servanda.accounts.permissions import may
from servanda.accounts.roles import role_of
from servanda.actions.actor import Actor
from servanda.desk.filters import BadParameter, Filters
from servanda.desk.queue import open_proposals
from servanda.ledger.models import Plan


def language() -> str:
    """Return the language of the page: vi, en or ar."""
    return (get_language() or "en")[:2]


def actor(request: HttpRequest) -> Actor:
    """Return who acts, under a pseudonym that may stand in the journal."""
    return Actor(id=f"user:{request.user.pk}", role=role_of(request.user))


def show(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page of the desk with its tabs, only those the role may open."""
    named = [
        ("inbox", _("Inbox"), open_proposals(Filters()).count()),
        ("take", _("Take in"), None),
        ("documents", _("Documents"), None),
        ("contradictions", _("Contradictions"), None),
        ("matching", _("Matches"), None),
        ("corrections", _("Corrections"), None),
        ("journal", _("Journal"), None),
    ]
    tabs = [
        {"name": name, "title": title, "count": count, "address": reverse(f"desk:{name}")}
        for name, title, count in named
        if may(request.user, f"desk:{name}")
    ]
    shared = {
        "desk_tabs": tabs,
        "may_decide": may(request.user, "desk:proposal", "POST"),
        "may_match": may(request.user, "desk:matching", "POST"),
        "may_take": may(request.user, "desk:take", "POST"),
        "role": role_of(request.user),
        "marked": marked_plans(),
    }
    return render(request, template, shared | context, status=status)


def marked_plans() -> list[tuple[str, str]]:
    """Return (nature, plans) of the plans that are not real: every page of the desk says so."""
    rows = Plan.objects.filter(withdrawn=False).exclude(nature="real").order_by("nature", "key")
    found: dict[str, list[str]] = {}
    for nature, key in rows.values_list("nature", "key"):
        found.setdefault(nature, []).append(key)
    return [(nature, ", ".join(keys)) for nature, keys in found.items()]


def bad_parameter(request: HttpRequest, fault: BadParameter) -> HttpResponse:
    """Say which parameter of the address is not understood (400)."""
    page = {"name": fault.name, "value": fault.value, "tab": ""}
    return show(request, "desk/bad_parameter.html", page, status=400)
