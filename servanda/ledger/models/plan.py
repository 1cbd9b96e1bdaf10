"""Table of plans."""

from django.db import models

from servanda.ledger.models.fields import names, written
from servanda.ledger.models.kept import Lifecycle


class Plan(Lifecycle):
    """See `records.Plan`. Its key is its id."""

    # What was said
    title_vi = written()
    title_en = written()
    title_ar = written()
    summary_vi = written()
    summary_en = written()
    summary_ar = written()
    boundary_vi = written()
    boundary_en = written()
    boundary_ar = written()
    place = written()
    period = written()
    currency = written()
    preference = names()
    nature = written()
    state = written()

    class Meta:
        """The key of a plan is its id."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(key=models.F("id")), name="plan_key_is_its_id"
            )
        ]
