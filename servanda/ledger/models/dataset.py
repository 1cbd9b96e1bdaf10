"""Tables of what is held in bulk: a row for each dataset, and for each snapshot of one."""

from django.db import models

from servanda.ledger.models.fields import written


class Dataset(models.Model):
    """A series of snapshots in the folder of bulk data; its rows never pass through here."""

    key = models.TextField(primary_key=True)
    standard = written()
    nature = models.TextField(default="real")  # real, sample or exercise, as of a plan

    # What is expected of it
    every = models.PositiveIntegerField(
        default=0
    )  # days between two snapshots; 0: nothing expected

    # Lifecycle
    recorded = models.DateTimeField()
    current = models.OneToOneField(
        "ledger.Snapshot",
        models.PROTECT,
        related_name="+",
        db_column="current",
        null=True,
        blank=True,
    )
    checked_at = models.DateTimeField(null=True, blank=True)  # the last time it was taken, or tried
    failure = written()  # why the last attempt left nothing, "" when it did

    def __str__(self) -> str:
        """Return the name."""
        return self.key


class Snapshot(models.Model):
    """What a dataset held at one moment: sealed by the SHA-256 of its manifest."""

    key = models.TextField(primary_key=True)  # `dataset/00001`
    dataset = models.ForeignKey(
        "ledger.Dataset", models.PROTECT, related_name="snapshots", db_column="dataset"
    )
    number = models.TextField()
    at = models.DateTimeField()
    manifest = models.CharField(max_length=64)
    entry = models.BigIntegerField()  # the journal's line that sealed it

    # Calculated: never typed in
    records = models.BigIntegerField()
    files = models.IntegerField()
    size = models.BigIntegerField()  # bytes of the files
    rows = models.JSONField(default=dict)  # by table
    refused = models.JSONField(default=list)  # files that were given and left out, with the reason

    class Meta:
        """A dataset's snapshots in their order."""

        ordering = ["dataset", "number"]

    def __str__(self) -> str:
        """Return the key."""
        return self.key
