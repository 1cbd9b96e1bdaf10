"""Table of calculated tallies: one row a plan, as of one day."""

from django.db import models

from servanda.ledger.models.fields import written


class Tally(models.Model):
    """Totals and ratios of a plan as text, beside its `Standing`s; no person writes it."""

    # Calculated: never typed in
    plan = models.OneToOneField(
        "ledger.Plan",
        models.CASCADE,
        primary_key=True,
        related_name="tally",
        db_column="plan",
    )
    as_of = models.DateField()
    entry = models.BigIntegerField()  # the journal's line that sealed it
    body = written()
    headlines = written()  # the few totals that head the plan's page, empty ones too

    def __str__(self) -> str:
        """Return the plan and the day."""
        return f"{self.plan_id} on {self.as_of}"
