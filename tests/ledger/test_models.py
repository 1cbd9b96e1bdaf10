"""Each record and its table have the same fields."""

import pytest
from django.apps import apps
from django.db import models

from servanda.ledger.models import TABLES
from servanda.ledger.models.fields import ExactDecimal
from servanda.records import KINDS
from servanda.records.columns import column_types, shape

LIFECYCLE = {"key", "withdrawn", "recorded"}
CALCULATED = {"promise": {"amount_figure"}, "delivery": {"amount_figure"}}
FIELD = {
    str: models.TextField,
    int: models.IntegerField,
    bool: models.BooleanField,
    list: models.JSONField,
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_columns_are_the_fields_of_the_record(kind):
    columns = {field.name for field in TABLES[kind]._meta.concrete_fields}
    assert columns == {*column_types(KINDS[kind]), *LIFECYCLE, *CALCULATED.get(kind, ())}


@pytest.mark.parametrize("kind", KINDS)
def test_each_column_has_the_type_and_the_name_of_its_field(kind):
    for name, wanted in column_types(KINDS[kind]).items():
        field = TABLES[kind]._meta.get_field(name)
        assert field.column == name
        assert isinstance(field, (models.ForeignKey, ExactDecimal, FIELD.get(wanted, ExactDecimal)))
        if field.is_relation:
            assert wanted is str
        elif name in shape(KINDS[kind]) and wanted is int:
            assert field.null == shape(KINDS[kind])[name][1]


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_bears_the_name_of_its_record(kind):
    assert TABLES[kind].__name__ == KINDS[kind].__name__


def test_every_constraint_has_a_name_of_its_own():
    names = [
        constraint.name
        for model in apps.get_app_config("ledger").get_models()
        for constraint in model._meta.constraints
    ]
    assert len(names) == len(set(names))
    assert all(f"{kind}_key_is_plan_and_id" in names for kind in KINDS if kind != "plan")


def test_a_row_gives_its_words_in_a_language():
    row = TABLES["plan"](key="p", id="p", title_vi="Kế hoạch", title_en="Plan")
    assert row.words("title", "vi") == ("Kế hoạch", "vi")
    assert row.words("title", "ar") == ("Plan", "en")
    assert str(row) == "p"


@pytest.mark.django_db
def test_migrations_are_up_to_date():
    from django.core.management import call_command

    call_command("makemigrations", "ledger", "accounts", check=True, dry_run=True, skip_checks=True)
