"""Table of deliveries."""

from django.db import models

from servanda.ledger.models.fields import figure, flag, number, written
from servanda.ledger.models.kept import Kept


class Delivery(Kept):
    """See `records.Delivery`. Provider, receiver and reporter are typed ids, see `Party`."""

    # What was said
    title_vi = written()
    title_en = written()
    title_ar = written()
    stage = written()
    date = written()
    measure = written()
    amount_value = number()
    amount_minimum = number()
    amount_maximum = number()
    amount_unit = written()
    amount_approximate = flag()
    share = number()
    share_of_value = number()
    share_of_minimum = number()
    share_of_maximum = number()
    share_of_unit = written()
    share_of_approximate = flag()
    share_bound = written()
    provider = written(index=True)
    receiver = written()

    # Provenance
    reporter = written()

    # Calculated: never typed in
    amount_figure = figure("amount")

    class Meta(Kept.Meta):
        """Lists ask by date and by stage."""

        indexes = [
            models.Index(fields=["plan", "withdrawn", "date"], name="delivery_by_date"),
            models.Index(fields=["plan", "withdrawn", "stage"], name="delivery_by_stage"),
        ]
