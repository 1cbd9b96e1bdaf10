"""The plan: the plain sentence first, then its texts, directions, figures, parties and doubts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from servanda.ledger.models import Contradiction, Instrument, Party, Promise
from servanda.portal.board import board
from servanda.portal.chart import bar
from servanda.portal.dates import spoken
from servanda.portal.dossier import contradiction
from servanda.portal.figures import whole
from servanda.portal.frame import Freshness, freshness, page, plan_or_404
from servanda.portal.headline import headline_figures
from servanda.portal.listed import lines
from servanda.portal.memo import remembered
from servanda.portal.outline import outline
from servanda.portal.people import named
from servanda.portal.quotations import quotations, quotations_of
from servanda.portal.rows import address, code_label, language, wording
from servanda.portal.views.timeline import course
from servanda.terms.words import codes

FEW = 6


@require_safe
def overview(request: HttpRequest, plan: str) -> HttpResponse:
    """Show the plan on one page."""
    shown = plan_or_404(plan)
    fresh = freshness(plan)
    counts = remembered("counts", plan, make=lambda: board(plan).counts())
    today = fresh.calculated or timezone.localdate()
    context: dict[str, Any] = {
        "freshness": fresh,
        "sentence": _sentence(plan, counts, fresh),
        "bar": bar(counts),
        "finding": _finding(counts),
        "statuses": _statuses(plan, counts),
        "figures": headline_figures(shown, today=today),
        "instruments": _instruments(plan),
        "directions": outline(plan),
        "roles": _roles(plan),
        "course": course(plan, kinds=("instrument", "occasion"), first=0, last=12)[0],
        **_doubts(plan),
        **_unverifiable(plan, counts.get("unverifiable", 0)),
    }
    return page(request, "overview", context, plan=shown, tab="overview")


def _sentence(plan: str, counts: dict[str, int], fresh: Freshness) -> str:
    total = sum(counts.values())
    if not total:
        return gettext("No promise has been accepted into this plan yet.")
    parties = remembered("acting", plan, make=lambda: _acting(plan))
    given = {
        "promises": ngettext("One promise", "%(n)s promises", total) % {"n": _n(total)},
        "parties": ngettext("one party", "%(n)s parties", parties) % {"n": _n(parties)},
    }
    first = gettext("%(promises)s by %(parties)s stand on record.") % given
    if set(counts) == {""}:
        return first
    day = spoken(fresh.calculated.isoformat() if fresh.calculated else "", language())
    given = {
        "date": day,
        "kept": _n(counts.get("kept", 0)),
        "late": _n(counts.get("overdue", 0) + counts.get("broken", 0)),
        "unverifiable": _n(counts.get("unverifiable", 0)),
    }
    second = gettext(
        "On %(date)s: %(kept)s kept, %(late)s overdue or broken, %(unverifiable)s unverifiable."
    )
    return f"{first} {second % given}"


def _acting(plan: str) -> int:
    """Return how many parties owe one of the plan's promises."""
    return len({id for one in board(plan).squares.values() for id in one.obligors})


def _n(number: int) -> str:
    return whole(number, language())


def _finding(counts: dict[str, int]) -> str:
    known = {status: n for status, n in counts.items() if status}
    if not known:
        return gettext("No status has been calculated yet.")
    most, number = max(known.items(), key=lambda pair: pair[1])
    words = gettext("Most common status: %(status)s, %(n)s of %(total)s promises.")
    total = sum(counts.values())
    return words % {"status": code_label("status", most), "n": _n(number), "total": _n(total)}


def _statuses(plan: str, counts: dict[str, int]) -> list[dict[str, Any]]:
    listed = address("promises", plan)
    made = [
        {"status": code, "count": counts.get(code, 0), "address": f"{listed}?status={code}"}
        for code in codes("status")
    ]
    if counts.get(""):
        made.append({"status": "", "count": counts[""], "address": f"{listed}?status=none"})
    return made


def _instruments(plan: str) -> list[dict[str, Any]]:
    rows = list(Instrument.objects.filter(plan=plan, withdrawn=False).order_by("date", "key"))
    quoted = quotations("instrument", [row.key for row in rows])
    return [
        {
            "row": row,
            "title": wording(row),
            "summary": wording(row, "summary"),
            "external": row.address if row.address.startswith("http") else "",
            "quotations": quoted.get(row.key, [])[:1],
        }
        for row in rows
    ]


def _roles(plan: str) -> list[dict[str, Any]]:
    """Return the parties under their role in the plan, people left to their own pages."""
    rows = Party.objects.filter(plan=plan, withdrawn=False).exclude(id__startswith="person:")
    listed = list(rows.values_list("id", "role"))
    people = named(plan, (id for id, _ in listed))
    made = []
    for role in (*codes("party.role"), ""):
        found = [people[id] for id, own in listed if own == role]
        if found:
            title = code_label("party.role", role) or gettext("no role stated")
            ordered = sorted(found, key=lambda one: one.name)
            made.append({"title": title, "parties": ordered, "count": len(found)})
    return made


def _doubts(plan: str) -> dict[str, Any]:
    rows = Contradiction.objects.filter(plan=plan, withdrawn=False)
    open_first = list(rows.order_by("-state", "-hard", "key")[:3])
    quoted = quotations_of({"contradiction": [row.key for row in open_first]})
    return {
        "contradictions": [contradiction(row, quoted) for row in open_first],
        "contradiction_count": rows.count(),
    }


def _unverifiable(plan: str, count: int) -> dict[str, Any]:
    keys = remembered("unverifiable", plan, make=lambda: _firmest(plan))
    made = {line.key: line for line in lines(plan, Promise.objects.filter(key__in=keys))}
    return {"unverifiable": [made[key] for key in keys], "unverifiable_count": count}


def _firmest(plan: str) -> list[str]:
    """Return the keys of the firmest promises that nobody can verify."""
    now = board(plan)
    unknown = (key for key, (status, _) in now.standings.items() if status == "unverifiable")
    return now.firmest(unknown, FEW)
