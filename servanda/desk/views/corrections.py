"""Corrections that people kept, other names of parties: seen, added and withdrawn."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from servanda.accounts.permissions import by_the_table
from servanda.actions.corrections import drop_alias, keep_alias
from servanda.actions.refusals import Refused, Unknown
from servanda.desk.page import actor, language, show
from servanda.ledger.models import Party
from servanda.ledger.unkept import Unkept

DID = ("kept", "withdrawn")


@by_the_table
def corrections(request: HttpRequest) -> HttpResponse:
    """List the other names of parties, and keep or withdraw one."""
    if request.method != "POST":
        return _page(request)
    party = request.POST.get("party", "").replace("\0", "").strip()
    name = request.POST.get("name", "").replace("\0", "").strip()
    withdrawing = request.POST.get("do") == "withdraw"
    act = drop_alias if withdrawing else keep_alias
    try:
        act(party, name, actor=actor(request), now=timezone.now())
    except Unknown:
        fault = _("There is no such party in the register. Accept it in the inbox first.")
        return _page(request, fault=fault)
    except (Refused, Unkept) as refusal:
        return _page(request, fault=str(refusal))
    told = {"did": DID[withdrawing], "name": name[:200]}
    return redirect(f"{reverse('desk:corrections')}?{urlencode(told)}")


def _page(request: HttpRequest, *, fault: str = "") -> HttpResponse:
    rows = list(Party.objects.filter(withdrawn=False).order_by("plan_id", "id"))
    for row in rows:
        row.named = row.words("name", language())[0]
    did = request.GET.get("did", "")
    context: dict[str, Any] = {
        "tab": "corrections",
        "parties": rows,
        "corrected": [row for row in rows if row.aliases],
        "fault": fault,
        "did": did if did in DID else "",
        "name": request.POST.get("name", "") if fault else request.GET.get("name", "")[:200],
        "party": request.POST.get("party", "") if fault else "",
        "may_correct": request.user.is_authenticated and actor(request).role == "secretary",
    }
    return show(request, "desk/corrections.html", context, status=400 if fault else 200)
