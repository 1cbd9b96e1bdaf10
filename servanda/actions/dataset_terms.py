"""What is expected of a dataset: how many days may pass between two of its snapshots."""

from datetime import datetime

from django.db import transaction

from servanda.actions.actor import Actor, require
from servanda.actions.refusals import Unknown
from servanda.ledger import datasets as ledger
from servanda.ledger import journal


def expect(dataset: str, *, every: int, actor: Actor, now: datetime) -> None:
    """Expect a snapshot every so many days, 0 for never; one journal line."""
    require(actor, "take")
    with transaction.atomic():
        if not ledger.expect(dataset, every):
            raise Unknown(f"there is no dataset {dataset!r}", "See `servanda datasets`.")
        facts = {"every": every}
        journal.seal("expect", f"dataset:{dataset}", [], actor=actor.id, at=now, facts=facts)
