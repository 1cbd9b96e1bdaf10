"""A proposal read from a copy of a story names the one that was read first."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0009_pairings"),
    ]

    operations = [
        migrations.AddField(
            model_name="proposal",
            name="copy_of",
            field=models.ForeignKey(
                blank=True,
                db_column="copy_of",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="copies",
                to="ledger.proposal",
            ),
        ),
    ]
