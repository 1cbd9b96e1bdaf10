"""Taking documents in through the browser: several files, one plan, an account of each document."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from servanda.accounts.permissions import by_the_table
from servanda.actions.refusals import Refused
from servanda.actions.take import Taken, take_each
from servanda.desk import queue
from servanda.desk.page import actor, language, show
from servanda.desk.told import in_words, put
from servanda.extraction.carriers import CARRIERS
from servanda.ledger.models import Plan
from servanda.records import Finding, Level

MOST = 100  # files at once, and documents of one archive
ACCEPTED = ",".join(ending for carrier in CARRIERS for ending in carrier.SUFFIXES)
LARGEST = 20 * 2**20  # bytes of one file


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What became of one document: `taken`, or the `fault` and what to do; `beside` stands for itself."""

    filename: str
    taken: Taken | None = None
    kinds: tuple[tuple[str, int], ...] = ()
    fault: str = ""
    advice: str = ""
    beside: Finding | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def key(self) -> str:
        """Return the key of the document that was kept."""
        return f"{self.taken.plan}/{self.taken.document}" if self.taken else ""


@by_the_table
def take(request: HttpRequest) -> HttpResponse:
    """Show the form; take the files in and say what each one proposed or why it was refused."""
    plans = list(queue.plans())
    for plan in plans:
        plan.named = plan.words("title", language())[0]
    if request.method != "POST":
        chosen = request.GET.get("plan", "")
        return _page(request, plans, chosen=chosen)
    chosen = request.POST.get("plan", "")
    files = request.FILES.getlist("files")
    fault = _fault(files, chosen, plans)
    if fault:
        return _page(request, plans, chosen=chosen, fault=fault, status=400)
    accounts = [account for file in files for account in _accounts(request, file, chosen)]
    return _page(request, plans, chosen=chosen, accounts=accounts)


def _fault(files: list[UploadedFile], chosen: str, plans: list[Plan]) -> str:
    if chosen not in {plan.key for plan in plans}:
        return _("Choose the plan that the documents speak of.")
    if not files:
        return _("Choose at least one file.")
    if len(files) > MOST:
        return _("Take in at most %(most)d files at once.") % {"most": MOST}
    return ""


def _accounts(request: HttpRequest, file: UploadedFile, plan: str) -> Iterator[Account]:
    """Yield what became of each document of a file."""
    name = str(file.name or "")
    if (file.size or 0) > LARGEST:
        yield Account(
            filename=name,
            fault=_("The file is larger than 20 MB."),
            advice=_("Cut out the article, or use the command `servanda take`."),
        )
        return
    now = timezone.now()
    try:
        found = take_each(file.read(), name, plan=plan, actor=actor(request), now=now)
        new = 0
        for item in found:
            yield _finding(item, name) if isinstance(item, Finding) else _account(item)
            new += isinstance(item, Taken) and not item.already  # those kept before cost nothing
            if new > MOST:
                yield _too_many(name)
                return
    except Refused as refusal:
        yield Account(filename=name, fault=put(refusal.message), advice=put(refusal.advice))


def _account(taken: Taken) -> Account:
    counted: dict[str, int] = {}
    for proposal in taken.proposals:
        counted[proposal.kind] = counted.get(proposal.kind, 0) + 1
    kinds = sorted(counted.items(), key=lambda pair: -pair[1])
    told = tuple(in_words(finding) for finding in taken.findings)
    return Account(filename=taken.filename, taken=taken, kinds=tuple(kinds), findings=told)


def _finding(found: Finding, name: str) -> Account:
    """Return what kept a document out, or what is to be known beside the documents."""
    place = found.where or name
    if found.level == Level.ERROR:
        return Account(filename=place, fault=put(found.message), advice=put(found.advice))
    return Account(filename=place, beside=in_words(found))


def _too_many(name: str) -> Account:
    return Account(
        filename=name,
        fault=_("The archive holds more than %(most)d documents; the first are taken.")
        % {"most": MOST},
        advice=_("Take it again to go on, or use the command `servanda take`."),
    )


def _page(
    request: HttpRequest, plans: list[Any], *, chosen: str, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "tab": "take",
        "plans": plans,
        "chosen": chosen,
        "most": MOST,
        "accepted": ACCEPTED,
    } | more
    return show(request, "desk/take.html", context, status=status)
