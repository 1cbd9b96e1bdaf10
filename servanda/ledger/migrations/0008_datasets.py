"""What is held in bulk: a row for each dataset, and for each of its snapshots."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0007_tally_headlines"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dataset",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("standard", models.TextField(blank=True, default="")),
                ("every", models.PositiveIntegerField(default=0)),
                ("recorded", models.DateTimeField()),
                ("checked_at", models.DateTimeField(blank=True, null=True)),
                ("failure", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("number", models.TextField()),
                ("at", models.DateTimeField()),
                ("manifest", models.CharField(max_length=64)),
                ("entry", models.BigIntegerField()),
                ("records", models.BigIntegerField()),
                ("files", models.IntegerField()),
                ("size", models.BigIntegerField()),
                ("rows", models.JSONField(default=dict)),
                ("refused", models.JSONField(default=list)),
                (
                    "dataset",
                    models.ForeignKey(
                        db_column="dataset",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="snapshots",
                        to="ledger.dataset",
                    ),
                ),
            ],
            options={"ordering": ["dataset", "number"]},
        ),
        migrations.AddField(
            model_name="dataset",
            name="current",
            field=models.OneToOneField(
                blank=True,
                db_column="current",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="ledger.snapshot",
            ),
        ),
    ]
