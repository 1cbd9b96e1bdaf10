"""Table of parties."""

from django.db import models

from servanda.ledger.models.fields import names, written
from servanda.ledger.models.kept import Kept


class Party(Kept):
    """See `records.Party`.

    Other rows name a party by its typed id as plain text, without a foreign key: `country:VN` means
    something before anybody has written a row about Viet Nam, and a reading may name it first.
    """

    # What was said
    name_vi = written()
    name_en = written()
    name_ar = written()
    role = written(index=True)
    of = written()
    office_vi = written()
    office_en = written()
    office_ar = written()
    aliases = names()

    class Meta(Kept.Meta):
        """Lists ask for a plan's parties by id."""

        indexes = [models.Index(fields=["plan", "id"], name="party_by_id")]
