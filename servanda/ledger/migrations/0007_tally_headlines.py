"""The figures that head a plan's page, kept beside the whole tally: a page reads little of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0006_originals"),
    ]

    operations = [
        migrations.AddField(
            model_name="tally",
            name="headlines",
            field=models.TextField(blank=True, default=""),
        ),
    ]
