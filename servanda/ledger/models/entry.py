"""Table of the journal: one sealed line for each action, never changed."""

from django.db import models


class Entry(models.Model):
    """One action. The database itself refuses to change or delete a row, or to leave a gap."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.TextField()
    verb = models.TextField()
    object = models.TextField()
    body = models.TextField()
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        """Newest last; pages of the desk ask by object."""

        ordering = ["seq"]
        indexes = [models.Index(fields=["object"], name="entry_by_object")]
        constraints = [
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="entry_seq_from_one")
        ]

    def __str__(self) -> str:
        """Return the place, the actor and the act."""
        return f"{self.seq} {self.actor} {self.verb} {self.object}"
