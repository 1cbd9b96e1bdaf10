"""The words of each promise without case and marks, to search in; those kept already are folded here."""

from collections import defaultdict
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from servanda.terms.marks import markless

CHUNK = 500


def fold(apps: Any, schema_editor: Any) -> None:
    """Fold the promises that are kept, in order of key."""
    promises = apps.get_model("ledger", "Promise").objects.order_by("key")
    evidence = apps.get_model("ledger", "Evidence").objects.filter(subject_kind="promise")
    folded = apps.get_model("ledger", "Folded").objects
    listed = list(promises.values_list("key", "id", "title_vi", "title_en", "title_ar"))
    for first in range(0, len(listed), CHUNK):
        chunk = listed[first : first + CHUNK]
        quoted: dict[str, list[str]] = defaultdict(list)
        found = evidence.filter(subject_key__in=[row[0] for row in chunk]).order_by("position")
        for key, exact in found.values_list("subject_key", "exact"):
            quoted[key].append(exact)
        folded.bulk_create(
            folded.model(
                promise_id=key,
                words=markless(" ".join(words for words in (*own, *quoted[key]) if words)),
            )
            for key, *own in chunk
        )


def leave(apps: Any, schema_editor: Any) -> None:
    """Do nothing: the table goes with its rows."""


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0004_tally"),
    ]

    operations = [
        migrations.CreateModel(
            name="Folded",
            fields=[
                (
                    "promise",
                    models.OneToOneField(
                        db_column="promise",
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="folded",
                        serialize=False,
                        to="ledger.promise",
                    ),
                ),
                ("words", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.RunPython(fold, leave),
    ]
