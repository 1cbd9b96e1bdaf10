"""Table of originals: the bytes that the words of a document were read from."""

from django.db import models


class Original(models.Model):
    """A file as it came in, under its SHA-256; plain text needs none, its words are its bytes."""

    sha256 = models.TextField(primary_key=True)
    content = models.BinaryField()

    def __str__(self) -> str:
        """Return the hash."""
        return self.sha256
