"""Table of calculated statuses: one row a promise, as of one day."""

from django.db import models

from servanda.ledger.models.fields import number, written


class Standing(models.Model):
    """See `records.Status`. Worked out by an action and replaced whole; no person writes it."""

    # Calculated: never typed in
    promise = models.OneToOneField(
        "ledger.Promise",
        models.CASCADE,
        primary_key=True,
        related_name="standing",
        db_column="promise",
    )
    as_of = models.DateField()
    status = written(index=True)
    reason_code = written(index=True)
    reason_details = models.JSONField(default=list)
    fraction = number()
    unit = written()
    bound = written()
    original = number()
    revisions = number()
    fulfilled = number()
    outstanding = number()
    lapsed = number()
    surplus = number()

    def __str__(self) -> str:
        """Return the promise, its status and the day."""
        return f"{self.promise_id}: {self.status} on {self.as_of}"
