"""What every kept row has: a natural key, and a life without an end."""

from django.db import models
from django.db.models.functions import Concat

from servanda.ledger.models.fields import flag
from servanda.records import Wording


class Lifecycle(models.Model):
    """A row that is never deleted, only withdrawn."""

    # `plan/id`, so a row can be named in an address, a journal line or a message as it is.
    key = models.TextField(primary_key=True)
    id = models.TextField()

    # Lifecycle
    withdrawn = flag()
    recorded = models.DateTimeField()

    class Meta:
        """No table of its own."""

        abstract = True

    def __str__(self) -> str:
        """Return the key."""
        return self.key

    def words(self, name: str, language: str) -> tuple[str, str]:
        """Return (text, its language) of the wording `name`, such as `title`."""
        columns = {code: getattr(self, f"{name}_{code}") for code in ("vi", "en", "ar")}
        return Wording(**columns).in_language(language)


class Kept(Lifecycle):
    """A row of a plan."""

    plan = models.ForeignKey("ledger.Plan", models.PROTECT, db_column="plan")

    class Meta:
        """The key is made of the plan and the id, and the database sees to it."""

        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(key=Concat("plan", models.Value("/", models.TextField()), "id")),
                name="%(class)s_key_is_plan_and_id",
            )
        ]
