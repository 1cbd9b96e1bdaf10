"""Taking documents in through the browser: several files, one plan, an account of each."""

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from servanda.accounts.permissions import by_the_table
from servanda.actions.refusals import Refused
from servanda.actions.take import Taken
from servanda.actions.take import take as take_in
from servanda.desk import queue
from servanda.desk.page import actor, language, show
from servanda.ledger.models import Plan

MOST = 100  # files at once
LARGEST = 20 * 2**20  # bytes of one file


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What became of one file: `taken`, or the `fault` and what to do about it."""

    filename: str
    taken: Taken | None = None
    kinds: tuple[tuple[str, int], ...] = ()
    fault: str = ""
    advice: str = ""

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
    accounts = [_account(request, file, chosen) for file in files]
    return _page(request, plans, chosen=chosen, accounts=accounts)


def _fault(files: list[UploadedFile], chosen: str, plans: list[Plan]) -> str:
    if chosen not in {plan.key for plan in plans}:
        return _("Choose the plan that the documents speak of.")
    if not files:
        return _("Choose at least one file.")
    if len(files) > MOST:
        return _("Take in at most %(most)d files at once.") % {"most": MOST}
    return ""


def _account(request: HttpRequest, file: UploadedFile, plan: str) -> Account:
    name = str(file.name or "")
    if (file.size or 0) > LARGEST:
        return Account(
            filename=name,
            fault=_("The file is larger than 20 MB."),
            advice=_("Cut out the article, or use the command `servanda take`."),
        )
    now = timezone.now()
    try:
        taken = take_in(file.read(), name, plan=plan, actor=actor(request), now=now)
    except Refused as refusal:
        return Account(filename=name, fault=refusal.message, advice=refusal.advice)
    counted: dict[str, int] = {}
    for proposal in taken.proposals:
        counted[proposal.kind] = counted.get(proposal.kind, 0) + 1
    kinds = sorted(counted.items(), key=lambda pair: -pair[1])
    return Account(filename=name, taken=taken, kinds=tuple(kinds))


def _page(
    request: HttpRequest, plans: list[Any], *, chosen: str, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"tab": "take", "plans": plans, "chosen": chosen, "most": MOST} | more
    return show(request, "desk/take.html", context, status=status)
