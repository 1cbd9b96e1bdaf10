"""Documents that came in a page, a PDF or a message: what read their words, and the bytes themselves."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0005_folded_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="text_sha256",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="document",
            name="extractor",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.CreateModel(
            name="Original",
            fields=[
                ("sha256", models.TextField(primary_key=True, serialize=False)),
                ("content", models.BinaryField()),
            ],
        ),
    ]
