"""Table of matches."""

from django.db import models

from servanda.ledger.models.fields import flag, number, reference, written
from servanda.ledger.models.kept import Kept


class Match(Kept):
    """See `records.Match`."""

    # What was judged
    promise = reference("ledger.Promise", "matches", "promise")
    delivery = reference("ledger.Delivery", "matches", "delivery")
    amount_value = number()
    amount_minimum = number()
    amount_maximum = number()
    amount_unit = written()
    amount_approximate = flag()
    state = written()
    note = written()

    class Meta(Kept.Meta):
        """The queue asks by state."""

        indexes = [models.Index(fields=["plan", "withdrawn", "state"], name="match_by_state")]
