"""A dataset says whether it is real, a sample or an exercise."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0011_cues"),
    ]

    operations = [
        migrations.AddField(
            model_name="dataset",
            name="nature",
            field=models.TextField(default="real"),
        ),
    ]
