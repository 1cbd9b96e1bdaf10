"""Tables of promises, and of who is involved in each."""

from django.db import models

from servanda.ledger.models.fields import figure, flag, names, number, optional, written
from servanda.ledger.models.kept import Kept


class Promise(Kept):
    """See `records.Promise`. Speaker, obligors and beneficiaries are typed ids, see `Party`."""

    # What was said
    title_vi = written()
    title_en = written()
    title_ar = written()
    kind = written()
    strength = models.IntegerField()
    speaker = written()
    obligors = names()
    beneficiaries = names()
    amount_value = number()
    amount_minimum = number()
    amount_maximum = number()
    amount_unit = written()
    amount_approximate = flag()
    finance = written()
    stated = written()
    due = written()
    period = written()
    directions = names()
    parent = optional("ledger.Promise", "parts", "parent")
    scope = written()
    additional = flag()

    # Provenance
    basis = written()
    occasion = optional("ledger.Occasion", "promises", "occasion")

    # Calculated: never typed in
    amount_figure = figure("amount")

    class Meta(Kept.Meta):
        """Named constraint: the grade of the wording (definition 19). Indexes: what lists filter on."""

        constraints = [
            *Kept.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(strength__range=(0, 5)), name="promise_strength_is_0_to_5"
            ),
        ]
        indexes = [
            models.Index(fields=["plan", "withdrawn", "kind"], name="promise_by_kind"),
            models.Index(fields=["plan", "withdrawn", "strength"], name="promise_by_strength"),
            models.Index(fields=["plan", "withdrawn", "due"], name="promise_by_due"),
            models.Index(fields=["plan", "withdrawn", "amount_figure"], name="promise_by_figure"),
        ]


class Involvement(models.Model):
    """One party's part in one promise: derived from the promise's lists, so that lists can filter.

    Kept in step by `store.keep`; `audit.verify` compares it with the lists.
    """

    OBLIGOR, BENEFICIARY, SPEAKER = "obligor", "beneficiary", "speaker"

    # Calculated: never typed in
    promise = models.ForeignKey(
        Promise, models.CASCADE, related_name="involvements", db_column="promise"
    )
    party = models.TextField()
    role = models.TextField()
    position = models.IntegerField()

    class Meta:
        """One row for each place in a list; lists ask by party."""

        constraints = [
            models.UniqueConstraint(
                fields=["promise", "role", "position"], name="involvement_place_is_unique"
            )
        ]
        indexes = [models.Index(fields=["party", "role"], name="involvement_by_party")]

    def __str__(self) -> str:
        """Return who is what in which promise."""
        return f"{self.party} {self.role} {self.promise_id}"
