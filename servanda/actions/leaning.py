"""What leans on a record: a promise's deliveries, a document's quotations.

A record cannot be withdrawn from under others: what stands must stay able to be exported, imported and
checked whole.
"""

from collections import defaultdict
from collections.abc import Iterator

from servanda.ledger import models


def leaning(kind: str, key: str) -> list[str]:
    """Return `kind key` of every standing record that refers to this one, in order."""
    return sorted({*_references(kind, key), *_quotations(kind, key), *_directions(kind, key)})


def _references(kind: str, key: str) -> Iterator[str]:
    """Yield what refers to the record by a foreign key."""
    names = {table: name for name, table in models.TABLES.items()}
    for relation in models.TABLES[kind]._meta.related_objects:
        table = relation.related_model
        if table in names:
            rows = table.objects.filter(**{relation.field.name: key}, withdrawn=False)
            for other in rows.exclude(key=key).values_list("key", flat=True):
                yield f"{names[table]} {other}"


def _quotations(kind: str, key: str) -> Iterator[str]:
    """Yield what rests on words of the document."""
    if kind != "document":
        return
    subjects: dict[str, list[str]] = defaultdict(list)
    quoted = models.Evidence.objects.filter(document=key).distinct()
    for name, subject in quoted.values_list("subject_kind", "subject_key"):
        subjects[name].append(subject)
    for name, keys in subjects.items():
        standing = models.TABLES[name].objects.filter(key__in=keys, withdrawn=False)
        for other in standing.values_list("key", flat=True):
            yield f"{name} {other}"


def _directions(kind: str, key: str) -> Iterator[str]:
    """Yield the promises that serve a direction: they name it in a list."""
    if kind != "direction":
        return
    plan, _, named = key.partition("/")
    rows = models.Promise.objects.filter(plan=plan, withdrawn=False)
    for other, directions in rows.values_list("key", "directions"):
        if named in directions:
            yield f"promise {other}"
