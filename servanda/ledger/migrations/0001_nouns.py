"""The tables of the domain: one for each kind of record, their evidence, what is worked out."""

import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models

import servanda.ledger.models.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
                ("title_vi", models.TextField(blank=True, default="")),
                ("title_en", models.TextField(blank=True, default="")),
                ("title_ar", models.TextField(blank=True, default="")),
                ("summary_vi", models.TextField(blank=True, default="")),
                ("summary_en", models.TextField(blank=True, default="")),
                ("summary_ar", models.TextField(blank=True, default="")),
                ("boundary_vi", models.TextField(blank=True, default="")),
                ("boundary_en", models.TextField(blank=True, default="")),
                ("boundary_ar", models.TextField(blank=True, default="")),
                ("place", models.TextField(blank=True, default="")),
                ("period", models.TextField(blank=True, default="")),
                ("currency", models.TextField(blank=True, default="")),
                ("preference", models.JSONField(blank=True, default=list)),
                ("nature", models.TextField(blank=True, default="")),
                ("state", models.TextField(blank=True, default="")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key", models.F("id"))), name="plan_key_is_its_id"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.plan",
                    ),
                ),
                ("text", models.TextField()),
                ("title", models.TextField(blank=True, default="")),
                ("language", models.TextField(blank=True, default="")),
                ("filename", models.TextField(blank=True, default="")),
                ("kind", models.TextField(blank=True, default="")),
                ("outlet", models.TextField(blank=True, default="")),
                ("origin", models.TextField(blank=True, default="")),
                ("published", models.TextField(blank=True, default="")),
                ("address", models.TextField(blank=True, default="")),
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
                        name="document_key_is_plan_and_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.plan",
                    ),
                ),
                ("name_vi", models.TextField(blank=True, default="")),
                ("name_en", models.TextField(blank=True, default="")),
                ("name_ar", models.TextField(blank=True, default="")),
                ("role", models.TextField(blank=True, db_index=True, default="")),
                ("of", models.TextField(blank=True, default="")),
                ("office_vi", models.TextField(blank=True, default="")),
                ("office_en", models.TextField(blank=True, default="")),
                ("office_ar", models.TextField(blank=True, default="")),
                ("aliases", models.JSONField(blank=True, default=list)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "id"], name="party_by_id")],
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
                        name="party_key_is_plan_and_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Instrument",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.plan",
                    ),
                ),
                ("title_vi", models.TextField(blank=True, default="")),
                ("title_en", models.TextField(blank=True, default="")),
                ("title_ar", models.TextField(blank=True, default="")),
                ("kind", models.TextField(blank=True, default="")),
                ("identifier", models.TextField(blank=True, db_index=True, default="")),
                ("date", models.TextField(blank=True, default="")),
                ("summary_vi", models.TextField(blank=True, default="")),
                ("summary_en", models.TextField(blank=True, default="")),
                ("summary_ar", models.TextField(blank=True, default="")),
                ("address", models.TextField(blank=True, default="")),
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
                        name="instrument_key_is_plan_and_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Direction",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.plan",
                    ),
                ),
                ("title_vi", models.TextField(blank=True, default="")),
                ("title_en", models.TextField(blank=True, default="")),
                ("title_ar", models.TextField(blank=True, default="")),
                ("position", models.IntegerField(default=0)),
                ("summary_vi", models.TextField(blank=True, default="")),
                ("summary_en", models.TextField(blank=True, default="")),
                ("summary_ar", models.TextField(blank=True, default="")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_column="parent",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="ledger.direction",
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
                        name="direction_key_is_plan_and_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Provision",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.plan",
                    ),
                ),
                (
                    "instrument",
                    models.ForeignKey(
                        db_column="instrument",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="provisions",
                        to="ledger.instrument",
                    ),
                ),
                ("title_vi", models.TextField(blank=True, default="")),
                ("title_en", models.TextField(blank=True, default="")),
                ("title_ar", models.TextField(blank=True, default="")),
                (
                    "direction",
                    models.ForeignKey(
                        blank=True,
                        db_column="direction",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="provisions",
                        to="ledger.direction",
                    ),
                ),
                ("due", models.TextField(blank=True, default="")),
                ("level", models.IntegerField(blank=True, null=True)),
                ("rationale_vi", models.TextField(blank=True, default="")),
                ("rationale_en", models.TextField(blank=True, default="")),
                ("rationale_ar", models.TextField(blank=True, default="")),
                ("assessed", models.TextField(blank=True, default="")),
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
                        name="provision_key_is_plan_and_id",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("level__isnull", True), ("level__range", (0, 3)), _connector="OR"
                        ),
                        name="provision_level_is_0_to_3",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Occasion",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.plan",
                    ),
                ),
                ("title_vi", models.TextField(blank=True, default="")),
                ("title_en", models.TextField(blank=True, default="")),
                ("title_ar", models.TextField(blank=True, default="")),
                ("kind", models.TextField(blank=True, default="")),
                ("date", models.TextField(blank=True, default="")),
                ("place_vi", models.TextField(blank=True, default="")),
                ("place_en", models.TextField(blank=True, default="")),
                ("place_ar", models.TextField(blank=True, default="")),
                ("parties", models.JSONField(blank=True, default=list)),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["plan", "date"], name="occasion_by_date")],
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
                        name="occasion_key_is_plan_and_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.plan",
                    ),
                ),
                ("kind", models.TextField(blank=True, default="")),
                ("speaker", models.TextField(blank=True, db_index=True, default="")),
                ("date", models.TextField(blank=True, default="")),
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
                        name="statement_key_is_plan_and_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.plan",
                    ),
                ),
                ("title_vi", models.TextField(blank=True, default="")),
                ("title_en", models.TextField(blank=True, default="")),
                ("title_ar", models.TextField(blank=True, default="")),
                ("kind", models.TextField(blank=True, default="")),
                ("strength", models.IntegerField()),
                ("speaker", models.TextField(blank=True, default="")),
                ("obligors", models.JSONField(blank=True, default=list)),
                ("beneficiaries", models.JSONField(blank=True, default=list)),
                ("amount_value", servanda.ledger.models.fields.ExactDecimal(blank=True, null=True)),
                (
                    "amount_minimum",
                    servanda.ledger.models.fields.ExactDecimal(blank=True, null=True),
                ),
                (
                    "amount_maximum",
                    servanda.ledger.models.fields.ExactDecimal(blank=True, null=True),
                ),
                ("amount_unit", models.TextField(blank=True, default="")),
                ("amount_approximate", models.BooleanField(default=False)),
                ("finance", models.TextField(blank=True, default="")),
                ("stated", models.TextField(blank=True, default="")),
                ("due", models.TextField(blank=True, default="")),
                ("period", models.TextField(blank=True, default="")),
                ("directions", models.JSONField(blank=True, default=list)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_column="parent",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="ledger.promise",
                    ),
                ),
                ("scope", models.TextField(blank=True, default="")),
                ("additional", models.BooleanField(default=False)),
                ("basis", models.TextField(blank=True, default="")),
                (
                    "occasion",
                    models.ForeignKey(
                        blank=True,
                        db_column="occasion",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="ledger.occasion",
                    ),
                ),
                (
                    "amount_figure",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Cast(
                            django.db.models.functions.comparison.Coalesce(
                                "amount_value",
                                "amount_minimum",
                                "amount_maximum",
                                output_field=servanda.ledger.models.fields.ExactDecimal(null=True),
                            ),
                            models.FloatField(),
                        ),
                        output_field=models.FloatField(null=True),
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["plan", "withdrawn", "kind"], name="promise_by_kind"),
                    models.Index(
                        fields=["plan", "withdrawn", "strength"], name="promise_by_strength"
                    ),
                    models.Index(fields=["plan", "withdrawn", "due"], name="promise_by_due"),
                    models.Index(
                        fields=["plan", "withdrawn", "amount_figure"], name="promise_by_figure"
                    ),
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
                        name="promise_key_is_plan_and_id",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("strength__range", (0, 5))),
                        name="promise_strength_is_0_to_5",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Involvement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        db_column="promise",
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="involvements",
                        to="ledger.promise",
                    ),
                ),
                ("party", models.TextField()),
                ("role", models.TextField()),
                ("position", models.IntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["party", "role"], name="involvement_by_party")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("promise", "role", "position"), name="involvement_place_is_unique"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Count",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
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
                        related_name="counts",
                        to="ledger.promise",
                    ),
                ),
                ("reporter", models.TextField(blank=True, default="")),
                ("amount_value", servanda.ledger.models.fields.ExactDecimal(blank=True, null=True)),
                (
                    "amount_minimum",
                    servanda.ledger.models.fields.ExactDecimal(blank=True, null=True),
                ),
                (
                    "amount_maximum",
                    servanda.ledger.models.fields.ExactDecimal(blank=True, null=True),
                ),
                ("amount_unit", models.TextField(blank=True, default="")),
                ("amount_approximate", models.BooleanField(default=False)),
                ("date", models.TextField(blank=True, default="")),
                ("scope_vi", models.TextField(blank=True, default="")),
                ("scope_en", models.TextField(blank=True, default="")),
                ("scope_ar", models.TextField(blank=True, default="")),
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
                        name="count_key_is_plan_and_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
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
                        related_name="revisions",
                        to="ledger.promise",
                    ),
                ),
                ("kind", models.TextField(blank=True, default="")),
                ("date", models.TextField(blank=True, default="")),
                ("amount_value", servanda.ledger.models.fields.ExactDecimal(blank=True, null=True)),
                (
                    "amount_minimum",
                    servanda.ledger.models.fields.ExactDecimal(blank=True, null=True),
                ),
                (
                    "amount_maximum",
                    servanda.ledger.models.fields.ExactDecimal(blank=True, null=True),
                ),
                ("amount_unit", models.TextField(blank=True, default="")),
                ("amount_approximate", models.BooleanField(default=False)),
                ("title_vi", models.TextField(blank=True, default="")),
                ("title_en", models.TextField(blank=True, default="")),
                ("title_ar", models.TextField(blank=True, default="")),
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
                        name="revision_key_is_plan_and_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Condition",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
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
                        related_name="conditions",
                        to="ledger.promise",
                    ),
                ),
                ("title_vi", models.TextField(blank=True, default="")),
                ("title_en", models.TextField(blank=True, default="")),
                ("title_ar", models.TextField(blank=True, default="")),
                ("met", models.TextField(blank=True, default="")),
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
                        name="condition_key_is_plan_and_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
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
                        related_name="milestones",
                        to="ledger.promise",
                    ),
                ),
                ("due", models.TextField(blank=True, default="")),
                ("title_vi", models.TextField(blank=True, default="")),
                ("title_en", models.TextField(blank=True, default="")),
                ("title_ar", models.TextField(blank=True, default="")),
                ("amount_value", servanda.ledger.models.fields.ExactDecimal(blank=True, null=True)),
                (
                    "amount_minimum",
                    servanda.ledger.models.fields.ExactDecimal(blank=True, null=True),
                ),
                (
                    "amount_maximum",
                    servanda.ledger.models.fields.ExactDecimal(blank=True, null=True),
                ),
                ("amount_unit", models.TextField(blank=True, default="")),
                ("amount_approximate", models.BooleanField(default=False)),
                ("met", models.TextField(blank=True, default="")),
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
                        name="milestone_key_is_plan_and_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
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
                        related_name="observations",
                        to="ledger.promise",
                    ),
                ),
                ("kind", models.TextField(blank=True, default="")),
                ("date", models.TextField(blank=True, default="")),
                ("title_vi", models.TextField(blank=True, default="")),
                ("title_en", models.TextField(blank=True, default="")),
                ("title_ar", models.TextField(blank=True, default="")),
                ("reporter", models.TextField(blank=True, default="")),
                ("verification", models.TextField(blank=True, default="")),
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
                        name="observation_key_is_plan_and_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.plan",
                    ),
                ),
                ("title_vi", models.TextField(blank=True, default="")),
                ("title_en", models.TextField(blank=True, default="")),
                ("title_ar", models.TextField(blank=True, default="")),
                ("stage", models.TextField(blank=True, default="")),
                ("date", models.TextField(blank=True, default="")),
                ("measure", models.TextField(blank=True, default="")),
                ("amount_value", servanda.ledger.models.fields.ExactDecimal(blank=True, null=True)),
                (
                    "amount_minimum",
                    servanda.ledger.models.fields.ExactDecimal(blank=True, null=True),
                ),
                (
                    "amount_maximum",
                    servanda.ledger.models.fields.ExactDecimal(blank=True, null=True),
                ),
                ("amount_unit", models.TextField(blank=True, default="")),
                ("amount_approximate", models.BooleanField(default=False)),
                ("share", servanda.ledger.models.fields.ExactDecimal(blank=True, null=True)),
                (
                    "share_of_value",
                    servanda.ledger.models.fields.ExactDecimal(blank=True, null=True),
                ),
                (
                    "share_of_minimum",
                    servanda.ledger.models.fields.ExactDecimal(blank=True, null=True),
                ),
                (
                    "share_of_maximum",
                    servanda.ledger.models.fields.ExactDecimal(blank=True, null=True),
                ),
                ("share_of_unit", models.TextField(blank=True, default="")),
                ("share_of_approximate", models.BooleanField(default=False)),
                ("share_bound", models.TextField(blank=True, default="")),
                ("provider", models.TextField(blank=True, db_index=True, default="")),
                ("receiver", models.TextField(blank=True, default="")),
                ("reporter", models.TextField(blank=True, default="")),
                (
                    "amount_figure",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Cast(
                            django.db.models.functions.comparison.Coalesce(
                                "amount_value",
                                "amount_minimum",
                                "amount_maximum",
                                output_field=servanda.ledger.models.fields.ExactDecimal(null=True),
                            ),
                            models.FloatField(),
                        ),
                        output_field=models.FloatField(null=True),
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["plan", "withdrawn", "date"], name="delivery_by_date"),
                    models.Index(fields=["plan", "withdrawn", "stage"], name="delivery_by_stage"),
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
                        name="delivery_key_is_plan_and_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Match",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
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
                        related_name="matches",
                        to="ledger.promise",
                    ),
                ),
                (
                    "delivery",
                    models.ForeignKey(
                        db_column="delivery",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matches",
                        to="ledger.delivery",
                    ),
                ),
                ("amount_value", servanda.ledger.models.fields.ExactDecimal(blank=True, null=True)),
                (
                    "amount_minimum",
                    servanda.ledger.models.fields.ExactDecimal(blank=True, null=True),
                ),
                (
                    "amount_maximum",
                    servanda.ledger.models.fields.ExactDecimal(blank=True, null=True),
                ),
                ("amount_unit", models.TextField(blank=True, default="")),
                ("amount_approximate", models.BooleanField(default=False)),
                ("state", models.TextField(blank=True, default="")),
                ("note", models.TextField(blank=True, default="")),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["plan", "withdrawn", "state"], name="match_by_state")
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
                        name="match_key_is_plan_and_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contradiction",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.plan",
                    ),
                ),
                ("title_vi", models.TextField(blank=True, default="")),
                ("title_en", models.TextField(blank=True, default="")),
                ("title_ar", models.TextField(blank=True, default="")),
                ("kind", models.TextField(blank=True, default="")),
                ("values", models.JSONField(blank=True, default=list)),
                ("hard", models.BooleanField(default=True)),
                ("subject", models.TextField(blank=True, db_index=True, default="")),
                ("state", models.TextField(blank=True, default="")),
                ("decision_vi", models.TextField(blank=True, default="")),
                ("decision_en", models.TextField(blank=True, default="")),
                ("decision_ar", models.TextField(blank=True, default="")),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(
                        fields=["plan", "withdrawn", "state"], name="contradiction_by_state"
                    )
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
                        name="contradiction_key_is_plan_and_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reprint",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.plan",
                    ),
                ),
                (
                    "a",
                    models.ForeignKey(
                        db_column="a",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reprints_a",
                        to="ledger.document",
                    ),
                ),
                (
                    "b",
                    models.ForeignKey(
                        db_column="b",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reprints_b",
                        to="ledger.document",
                    ),
                ),
                ("relation", models.TextField(blank=True, default="")),
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
                        name="reprint_key_is_plan_and_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("id", models.TextField()),
                ("withdrawn", models.BooleanField(default=False)),
                ("recorded", models.DateTimeField()),
                (
                    "plan",
                    models.ForeignKey(
                        db_column="plan",
                        on_delete=django.db.models.deletion.PROTECT,
                        to="ledger.plan",
                    ),
                ),
                ("kind", models.TextField(blank=True, default="")),
                ("values", models.TextField(blank=True, default="")),
                (
                    "document",
                    models.ForeignKey(
                        db_column="document",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposals",
                        to="ledger.document",
                    ),
                ),
                ("rule", models.TextField(blank=True, default="")),
                ("version", models.TextField(blank=True, default="")),
                ("state", models.TextField(blank=True, default="")),
                ("result", models.TextField(blank=True, default="")),
                ("note", models.TextField(blank=True, default="")),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(fields=["plan", "withdrawn", "state"], name="proposal_by_state")
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
                        name="proposal_key_is_plan_and_id",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_kind", models.TextField()),
                ("subject_key", models.TextField()),
                ("position", models.IntegerField()),
                (
                    "document",
                    models.ForeignKey(
                        db_column="document",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotations",
                        to="ledger.document",
                    ),
                ),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("exact", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject_kind", "subject_key", "position"),
                        name="evidence_place_is_unique",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start")), ("start__gte", 0)),
                        name="evidence_has_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "promise",
                    models.OneToOneField(
                        db_column="promise",
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="standing",
                        serialize=False,
                        to="ledger.promise",
                    ),
                ),
                ("as_of", models.DateField()),
                ("status", models.TextField(blank=True, db_index=True, default="")),
                ("reason_code", models.TextField(blank=True, db_index=True, default="")),
                ("reason_details", models.JSONField(default=list)),
                ("fraction", servanda.ledger.models.fields.ExactDecimal(blank=True, null=True)),
                ("unit", models.TextField(blank=True, default="")),
                ("bound", models.TextField(blank=True, default="")),
                ("original", servanda.ledger.models.fields.ExactDecimal(blank=True, null=True)),
                ("revisions", servanda.ledger.models.fields.ExactDecimal(blank=True, null=True)),
                ("fulfilled", servanda.ledger.models.fields.ExactDecimal(blank=True, null=True)),
                ("outstanding", servanda.ledger.models.fields.ExactDecimal(blank=True, null=True)),
                ("lapsed", servanda.ledger.models.fields.ExactDecimal(blank=True, null=True)),
                ("surplus", servanda.ledger.models.fields.ExactDecimal(blank=True, null=True)),
            ],
        ),
    ]
