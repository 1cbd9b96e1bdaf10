"""The columns of any query on a table, some thousand rows at a time.

`values_list` gives the same values row by row. Here a column is brought into Python's terms as a
whole, and what stands in thousands of rows (a list of names, a yes or no) is read once. Worked
example: two deliveries asked for `("id", "amount_value")` give `[["d1", "d2"], [Decimal(5), None]]`.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

BATCH = 2_000  # few enough that a batch stays in the processor's own memory


def in_columns(rows: QuerySet[Any], names: Sequence[str]) -> Iterator[list[list[Any]]]:
    """Yield one list a column, in the order of `names`, for each batch of a query's rows."""
    compiler = rows.values_list(*names).query.get_compiler(rows.db)
    try:
        asked, given = compiler.as_sql()
    except EmptyResultSet:  # a filter that nothing can meet
        return
    converters = compiler.get_converters(shown for shown, _, _ in compiler.select)
    connection = connections[rows.db]
    with connection.cursor() as cursor:
        cursor.execute(asked, given)
        while found := cursor.fetchmany(BATCH):
            made: list[list[Any]] = [list(column) for column in zip(*found, strict=True)]
            for place, (steps, shown) in converters.items():
                for step in steps:
                    convert = partial(_convert, step=step, shown=shown, connection=connection)
                    made[place] = _converted(made[place], convert)
            yield made


def _convert(value: Any, *, step: Any, shown: Any, connection: Any) -> Any:
    return step(value, shown, connection)


def _converted(column: list[Any], convert: Callable[[Any], Any]) -> list[Any]:
    """Return the column in Python's terms, each different value converted once."""
    first = next((value for value in column if value is not None), None)
    if first is None:
        return column
    if isinstance(first, Decimal):  # 1.0 and 1.00 are equal, and are not the same digits
        return list(map(convert, column))
    known = {value: convert(value) for value in set(column)}
    return list(map(known.__getitem__, column))
