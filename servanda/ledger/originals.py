"""The bytes that documents were read from, under their SHA-256.

Kept in the database and not in files: they are there or not there together with the document, one
backup holds both, and every web server sees them.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from servanda.ledger.bulk import chunks
from servanda.ledger.models import Original


def keep_originals(contents: Iterable[bytes]) -> None:
    """Keep each file once; call it inside the transaction that keeps its document."""
    for content in contents:
        Original.objects.bulk_create(
            [Original(sha256=sha256(content).hexdigest(), content=content)], ignore_conflicts=True
        )


def original(mark: str) -> bytes | None:
    """Return the bytes with that SHA-256; None where they are not kept."""
    found = Original.objects.filter(pk=mark).values_list("content", flat=True).first()
    return None if found is None else bytes(found)


def originals(marks: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield (SHA-256, bytes) of those that are kept."""
    for chunk in chunks(marks, 50):
        rows = Original.objects.filter(pk__in=chunk).order_by("pk").values_list("pk", "content")
        yield from ((mark, bytes(content)) for mark, content in rows)
