"""An observation may tell how much was committed."""

from django.db import migrations, models

import servanda.ledger.models.fields


def _number(name: str) -> migrations.AddField:
    return migrations.AddField(
        model_name="observation",
        name=name,
        field=servanda.ledger.models.fields.ExactDecimal(blank=True, null=True),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0012_nature_of_datasets"),
    ]

    operations = [
        _number("amount_value"),
        _number("amount_minimum"),
        _number("amount_maximum"),
        migrations.AddField(
            model_name="observation",
            name="amount_unit",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="observation",
            name="amount_approximate",
            field=models.BooleanField(default=False),
        ),
    ]
