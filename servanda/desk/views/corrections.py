"""Corrections that people kept, other names of parties and cues: seen, added and withdrawn."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from servanda.accounts.permissions import by_the_table
from servanda.actions.actor import Actor
from servanda.actions.corrections import drop_alias, keep_alias
from servanda.actions.cues import Words, drop_cue, keep_cue
from servanda.actions.refusals import Refused, Unknown
from servanda.desk.cues import listed, offered, provenance
from servanda.desk.page import actor, language, show
from servanda.desk.told import told
from servanda.ledger.models import Party, Plan
from servanda.ledger.unkept import Unkept

DID = ("kept", "withdrawn", "cue-kept")
FIELDS = ("do", "party", "name", "plan", "language", "words", "marks", "from", "cue")


@by_the_table
def corrections(request: HttpRequest) -> HttpResponse:
    """List the other names of parties and the cues, and keep or withdraw one."""
    if request.method != "POST":
        return _page(request)
    sent = {name: request.POST.get(name, "").replace("\0", "").strip() for name in FIELDS}
    act = ACTS.get(sent["do"], _keep_name)
    try:
        did, name = act(sent, actor(request), timezone.now())
    except Unknown as unknown:
        known = _("There is no such party in the register. Accept it in the inbox first.")
        return _page(request, fault=told(unknown) if "cue" in sent["do"] else known, sent=sent)
    except (Refused, Unkept) as refusal:
        return _page(request, fault=told(refusal), sent=sent)
    asked = urlencode({"did": did, "name": name[:200]})
    return redirect(f"{reverse('desk:corrections')}?{asked}")


def _keep_name(sent: dict[str, str], who: Actor, now: datetime) -> tuple[str, str]:
    keep_alias(sent["party"], sent["name"], actor=who, now=now)
    return "kept", sent["name"]


def _drop_name(sent: dict[str, str], who: Actor, now: datetime) -> tuple[str, str]:
    drop_alias(sent["party"], sent["name"], actor=who, now=now)
    return "withdrawn", sent["name"]


def _keep_cue(sent: dict[str, str], who: Actor, now: datetime) -> tuple[str, str]:
    words = Words(said=sent["words"], language=sent["language"], marks=sent["marks"])
    kept = keep_cue(sent["plan"], words, seen=sent["from"], actor=who, now=now)
    return "cue-kept", kept.words


def _drop_cue(sent: dict[str, str], who: Actor, now: datetime) -> tuple[str, str]:
    return "withdrawn", drop_cue(sent["cue"], actor=who, now=now).words


ACTS: dict[str, Callable[[dict[str, str], Actor, datetime], tuple[str, str]]] = {
    "keep": _keep_name,
    "withdraw": _drop_name,
    "keep-cue": _keep_cue,
    "withdraw-cue": _drop_cue,
}


def _page(
    request: HttpRequest, *, fault: str = "", sent: dict[str, str] | None = None
) -> HttpResponse:
    rows = list(Party.objects.filter(withdrawn=False).order_by("plan_id", "id"))
    for row in rows:
        row.named = row.words("name", language())[0]
        row.kept_by = provenance(f"party:{row.key}") if row.aliases else ()
    plans = list(Plan.objects.filter(withdrawn=False).order_by("key"))
    for plan in plans:
        plan.named = plan.words("title", language())[0]
    did, given = request.GET.get("did", ""), sent or {}
    context: dict[str, Any] = {
        "tab": "corrections",
        "parties": rows,
        "corrected": [row for row in rows if row.aliases],
        "cues": listed(),
        "plans": plans,
        "fault": fault,
        "did": did if did in DID else "",
        "name": given.get("name", "") if fault else request.GET.get("name", "")[:200],
        "party": given.get("party", ""),
        "offered": offered(given or request.GET),
        "may_correct": request.user.is_authenticated and actor(request).role == "secretary",
    }
    return show(request, "desk/corrections.html", context, status=400 if fault else 200)
