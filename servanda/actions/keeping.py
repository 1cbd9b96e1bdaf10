"""One action, one transaction: everything is kept or nothing is, and a record that the ledger cannot
keep becomes a refusal that every face knows how to show.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from servanda.actions.refusals import Refused
from servanda.ledger import models
from servanda.ledger.store import Unkept


@contextmanager
def all_or_nothing(*, plan: str = "") -> Iterator[None]:
    """Run the body in one transaction; raise Refused, with nothing kept, for what does not fit.

    With `plan`, nobody else changes that plan meanwhile: what the body looks up stays true until it
    commits. SQLite has one writer anyway; PostgreSQL locks the plan's row.
    """
    try:
        with transaction.atomic():
            if plan:
                models.Plan.objects.select_for_update().filter(key=plan).first()
            yield
    except Unkept as fault:
        message = f"{fault.kind} {fault.key}: {fault.fault}"
        raise Refused(message, f"{fault.advice}.") from None
