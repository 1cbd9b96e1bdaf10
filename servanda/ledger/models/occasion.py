"""Table of occasions."""

from django.db import models

from servanda.ledger.models.fields import names, written
from servanda.ledger.models.kept import Kept


class Occasion(Kept):
    """See `records.Occasion`."""

    # What was said
    title_vi = written()
    title_en = written()
    title_ar = written()
    kind = written()
    date = written()
    place_vi = written()
    place_en = written()
    place_ar = written()
    parties = names()

    class Meta(Kept.Meta):
        """The timeline asks for a plan's occasions by date."""

        indexes = [models.Index(fields=["plan", "date"], name="occasion_by_date")]
