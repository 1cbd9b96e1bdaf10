"""The rows behind a headline figure."""

import pytest

from servanda.portal.counted import counted, counted_title


@pytest.mark.parametrize(
    ("value", "rows"),
    [
        ("pledged", ("whole",)),
        ("pledged.part-of-aggregate", ("part",)),
        ("committed", ()),
        ("disbursed", ("part",)),
        ("pledged.nothing", None),
        ("everything", None),
        ("", None),
    ],
)
def test_a_figure_names_its_rows(plan: str, value: str, rows: tuple[str, ...] | None) -> None:
    assert counted(plan, value) == rows


def test_its_name_says_why_rows_were_left_out() -> None:
    assert counted_title("pledged") == "pledged"
    assert counted_title("pledged.outside").startswith("pledged, left out: ")
