"""The few kinds of column that every table is made of.

A reference keeps its record's name as the name of the column (`promise`), and holds the key of the
row it points at: `gaza-2026/united-states-10bn`, where the record says `united-states-10bn`.
"""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models
from django.db.models.functions import Cast, Coalesce

from servanda.records.columns import plain_decimal


class ExactDecimal(models.Field):
    """A decimal kept to its last digit on every database.

    SQLite would round Django's own DecimalField to 15 digits (its NUMERIC affinity makes a float of
    it), so there the digits are kept as text; PostgreSQL has `numeric`. Text does not sort as
    numbers do: order and filter by `amount_figure`, and add up in Python.
    """

    description = "An exact decimal number"

    def db_type(self, connection: Any) -> str:
        """Return `numeric` where it is exact, else `text`."""
        return "numeric" if connection.vendor == "postgresql" else "text"

    def get_internal_type(self) -> str:
        """Return a name that no backend converts on its own."""
        return "ExactDecimal"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Decimal | None:
        """Return the number as it was written; NaN for what is none, so an audit can name it."""
        try:
            return value if value is None or isinstance(value, Decimal) else Decimal(str(value))
        except InvalidOperation:
            return Decimal("NaN")

    def to_python(self, value: Any) -> Decimal | None:
        """Return a decimal of whatever a form or fixture gives."""
        return value if value is None or isinstance(value, Decimal) else Decimal(str(value))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Return a decimal for PostgreSQL, plain digits for SQLite."""
        if value is None:
            return None
        number = value if isinstance(value, Decimal) else Decimal(str(value))
        return number if connection.vendor == "postgresql" else plain_decimal(number)


def written(*, index: bool = False) -> Any:
    """Return a column of text, empty where nothing was said."""
    return models.TextField(blank=True, default="", db_index=index)


def number() -> ExactDecimal:
    """Return an exact number, null where none was given."""
    return ExactDecimal(null=True, blank=True)


def flag(*, default: bool = False) -> Any:
    """Return a yes or no."""
    return models.BooleanField(default=default)


def names() -> Any:
    """Return a list of text in its order."""
    return models.JSONField(blank=True, default=list)


def figure(prefix: str) -> models.GeneratedField:
    """Return the amount's one number as a float that the database works out: to sort by, not to add.

    Value, else minimum, else maximum, as `Amount.figure` has it.
    """
    parts = (f"{prefix}_value", f"{prefix}_minimum", f"{prefix}_maximum")
    whole = Coalesce(*parts, output_field=ExactDecimal(null=True))
    return models.GeneratedField(
        expression=Cast(whole, models.FloatField()),
        output_field=models.FloatField(null=True),
        db_persist=True,
    )


def reference(to: str, related: str, column: str) -> Any:
    """Return a reference that must hold: the row it names is there."""
    return models.ForeignKey(to, models.PROTECT, related_name=related, db_column=column)


def optional(to: str, related: str, column: str) -> Any:
    """Return a reference that may be absent; when present, the row it names is there."""
    return models.ForeignKey(
        to, models.PROTECT, related_name=related, db_column=column, null=True, blank=True
    )
