"""Table of anchors: the exact words each row rests on."""

from django.db import models


class Evidence(models.Model):
    """One anchor of one record; `subject_kind` and `subject_key` name the record, of any kind."""

    # What it supports
    subject_kind = models.TextField()
    subject_key = models.TextField()
    position = models.IntegerField()

    # Where the words stand: code points, end exclusive
    document = models.ForeignKey(
        "ledger.Document", models.PROTECT, related_name="quotations", db_column="document"
    )
    start = models.IntegerField()
    end = models.IntegerField()
    exact = models.TextField()

    class Meta:
        """One row for each place in the list of a record's evidence."""

        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_key", "position"],
                name="evidence_place_is_unique",
            ),
            models.CheckConstraint(
                condition=models.Q(start__gte=0, end__gt=models.F("start")),
                name="evidence_has_words",
            ),
        ]

    def __str__(self) -> str:
        """Return what rests on which words."""
        return f"{self.subject_kind} {self.subject_key}: {self.start}-{self.end}"
