"""Promises beside published flows: what was proposed, confirmed and rejected."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0008_datasets"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pairing",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
                ("dataset", models.TextField(blank=True, db_index=True, default="")),
                ("mark", models.TextField(blank=True, db_index=True, default="")),
                ("candidate", models.JSONField(default=dict)),
                ("twins", models.JSONField(blank=True, default=list)),
                ("grounds", models.JSONField(blank=True, default=list)),
                ("score", models.FloatField(default=0)),
                ("likely", models.BooleanField(default=False)),
                ("effect", models.FloatField(default=0)),
                ("state", models.TextField(blank=True, default="")),
                ("rule", models.TextField(blank=True, default="")),
                ("note", models.TextField(blank=True, default="")),
                ("matches", models.JSONField(blank=True, default=list)),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.plan",
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        db_column="promise",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pairings",
                        to="ledger.promise",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["plan", "state", "-effect"], name="pairing_by_effect"),
                    models.Index(fields=["promise", "state"], name="pairing_by_promise"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "key",
                                django.db.models.functions.text.Concat(
                                    "plan", models.Value("/", models.TextField()), "id"
                                ),
                            )
                        ),
                        name="pairing_key_is_plan_and_id",
                    )
                ],
            },
        ),
    ]
