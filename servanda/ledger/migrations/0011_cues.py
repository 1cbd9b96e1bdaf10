"""Cues that people keep: words of a workspace that mark a modality, an office or a refusal."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0010_copies"),
    ]

    operations = [
        migrations.CreateModel(
            name="Cue",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
                ("words", models.TextField(blank=True, default="")),
                ("language", models.TextField(blank=True, default="")),
                ("marks", models.TextField(blank=True, default="")),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.plan",
                    ),
                ),
            ],
            options={
                "abstract": False,
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
                        name="cue_key_is_plan_and_id",
                    )
                ],
            },
        ),
    ]
