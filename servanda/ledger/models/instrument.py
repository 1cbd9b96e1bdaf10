"""Tables of instruments and of the plan's directions."""

from django.db import models

from servanda.ledger.models.fields import optional, written
from servanda.ledger.models.kept import Kept


class Instrument(Kept):
    """See `records.Instrument`."""

    # What was said
    title_vi = written()
    title_en = written()
    title_ar = written()
    kind = written()
    identifier = written(index=True)
    date = written()
    summary_vi = written()
    summary_en = written()
    summary_ar = written()

    # Provenance
    address = written()


class Direction(Kept):
    """See `records.Direction`."""

    # What was said
    title_vi = written()
    title_en = written()
    title_ar = written()
    position = models.IntegerField(default=0)
    summary_vi = written()
    summary_en = written()
    summary_ar = written()
    parent = optional("ledger.Direction", "parts", "parent")
