"""Table of provisions, with their level of implementation."""

from django.db import models

from servanda.ledger.models.fields import optional, reference, written
from servanda.ledger.models.kept import Kept


class Provision(Kept):
    """See `records.Provision`."""

    # What was said
    instrument = reference("ledger.Instrument", "provisions", "instrument")
    title_vi = written()
    title_en = written()
    title_ar = written()
    direction = optional("ledger.Direction", "provisions", "direction")
    due = written()

    # What a person judged, on which day and why
    level = models.IntegerField(null=True, blank=True)
    rationale_vi = written()
    rationale_en = written()
    rationale_ar = written()
    assessed = written()

    class Meta(Kept.Meta):
        """Named constraint: the scale has four steps (definition 20)."""

        constraints = [
            *Kept.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(level__isnull=True) | models.Q(level__range=(0, 3)),
                name="provision_level_is_0_to_3",
            ),
        ]
