"""Table of folded words: one row a promise, to search in."""

from django.db import models

from servanda.ledger.models.fields import written


class Folded(models.Model):
    """A promise's id, titles and quotations without case and marks: no database folds them alike.

    Kept in step by `store.keep`; `audit.verify` folds every promise anew and compares.
    """

    # Calculated: never typed in
    promise = models.OneToOneField(
        "ledger.Promise",
        models.CASCADE,
        primary_key=True,
        related_name="folded",
        db_column="promise",
    )
    words = written()

    def __str__(self) -> str:
        """Return whose words they are."""
        return str(self.promise_id)
