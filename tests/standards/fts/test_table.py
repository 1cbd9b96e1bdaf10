"""A row of the table is the object that the API would have."""

import io

import pytest

from servanda.standards.fts.table import flow_of_row, several_of
from servanda.standards.sheets import survey


def row(header: str, cells: str) -> dict[str, object]:
    layout = survey(io.BytesIO(f"{header}\n{cells}\n{cells}\n".encode()))
    return flow_of_row(cells.encode(), layout)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Norway, Government of", ["Norway, Government of"]),
        (
            "Norway, Government of,Qatar, Government of",
            ["Norway, Government of", "Qatar, Government of"],
        ),
        ("Health,Protection", ["Health", "Protection"]),
        ("Health; Protection", ["Health", "Protection"]),
    ],
)
def test_several_values_in_a_cell(cell: str, found: list[str]) -> None:
    assert several_of(cell) == found


def test_columns_become_objects() -> None:
    header = (
        "id,amountUSD,srcOrganization,srcOrganizationTypes,destPlan,destPlanCode,"
        "destGlobalClusters,destUsageYearStart,destUsageYearEnd,unknown"
    )
    cells = '7,10,"A, Government of",Government,"Plan, with commas",H20,"Health,Food",2020,2020,x'
    assert row(header, cells) == {
        "id": "7",
        "amountUSD": "10",
        "sourceObjects": [
            {
                "type": "Organization",
                "name": "A, Government of",
                "organizationTypes": ["Government"],
            }
        ],
        "destinationObjects": [
            {"type": "Plan", "name": "Plan, with commas", "code": "H20"},
            {"type": "GlobalCluster", "name": "Health"},
            {"type": "GlobalCluster", "name": "Food"},
            {"type": "UsageYear", "name": "2020"},
        ],
    }


def test_older_names_of_columns() -> None:
    found = row(
        "id,amountUSD,srcOrganizations,destClusters,destUsageYears", '7,10,A,Health,"2017,2018"'
    )
    assert [one["name"] for one in found["destinationObjects"]] == ["Health", "2017", "2018"]  # type: ignore[attr-defined]
