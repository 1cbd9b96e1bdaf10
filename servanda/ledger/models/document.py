"""Table of documents."""

from django.db import models

from servanda.ledger.models.fields import written
from servanda.ledger.models.kept import Kept


class Document(Kept):
    """See `records.Document`. The id is the SHA-256 of the bytes; lists should defer `text`."""

    # What was said
    text = models.TextField()
    title = written()
    language = written()

    # Provenance
    filename = written()
    kind = written()
    outlet = written()
    origin = written()
    published = written()
    address = written()
    text_sha256 = written()
    extractor = written()
