"""What an account says of a whole plan, kept beside the statuses: one row a plan."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0003_journal_is_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "plan",
                    models.OneToOneField(
                        db_column="plan",
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="tally",
                        serialize=False,
                        to="ledger.plan",
                    ),
                ),
                ("as_of", models.DateField()),
                ("entry", models.BigIntegerField()),
                ("body", models.TextField(blank=True, default="")),
            ],
        ),
    ]
