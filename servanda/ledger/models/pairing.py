"""Table of pairings: a promise beside a published flow, proposed, confirmed or rejected."""

from django.db import models

from servanda.ledger.models.fields import flag, names, reference, written
from servanda.ledger.models.kept import Kept


class Pairing(Kept):
    """See `records.Pairing`. Not a record of the plan: a confirmed one becomes a delivery and a match.

    Nothing here is public. A rejected pairing stays, so that it is never proposed again.
    """

    # What was found
    promise = reference("ledger.Promise", "pairings", "promise")
    dataset = written(index=True)
    mark = written(index=True)  # of what was published, in whatever snapshot
    candidate = models.JSONField(default=dict)
    twins = names()  # other reports of the same flow (definition 16)
    grounds = names()  # [code, {detail: text}] in their order
    score = models.FloatField(default=0)  # 0 to 1
    likely = flag()
    effect = models.FloatField(default=0)  # of the common currency, to sort by and not to add

    # What was decided
    state = written()  # proposed, confirmed, rejected
    rule = written()  # that confirmed it, "" for a person
    note = written()
    matches = names()  # ids of the matches it became

    class Meta(Kept.Meta):
        """The queue asks by state, in the order of what a confirmation changes."""

        indexes = [
            models.Index(fields=["plan", "state", "-effect"], name="pairing_by_effect"),
            models.Index(fields=["promise", "state"], name="pairing_by_promise"),
        ]
