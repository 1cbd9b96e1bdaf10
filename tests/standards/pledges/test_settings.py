"""What a mapping may say of a table as a whole."""

import json

import pytest

from servanda.standards import pledges
from servanda.standards.column_mapping import unpack
from servanda.standards.pledges.settings import semantics_of, stages_of, with_mapping
from tests.standards.pledges.samples import LONG, WIDE, accepted, saved


def given(*columns, **settings):
    return json.dumps({"accepted": True, "columns": columns, "settings": settings}).encode()


@pytest.mark.parametrize(
    ("mapping", "why"),
    [
        (given({"heading": "Donor", "use": "donor"}), "no use of a column"),
        (given({"heading": "Donor", "use": "amount:given"}), "no use of a column"),
        (given(semantics="some"), "semantics"),
        (given(scale="million"), "scale"),
        (given(scale=0), "scale"),
        (given(currency=1), "currency"),
        (given(**{"as-of": "soon"}), "as-of"),
        (given(stages={"x": "given"}), "stages"),
        (given({"heading": "Gone", "use": "party"}), "none of its columns: 'Gone'"),
        (b"{}", "columns"),
    ],
)
def test_what_cannot_be_meant_says_why(mapping, why):
    with pytest.raises(ValueError, match=why):
        with_mapping(accepted(saved(WIDE)), mapping)


def test_the_stages_mean_what_the_mapping_declares():
    context = accepted(saved(WIDE))
    assert semantics_of(context) == pledges.SEMANTICS
    exclusive = with_mapping(
        context,
        given({"heading": "Disbursed", "use": "amount:disbursement"}, semantics="exclusive"),
    )
    assert pledges.semantics(exclusive).kind == "exclusive"
    assert stages_of(unpack(accepted(saved(LONG)))) == {"pledge", "disbursement"}


def test_totals_are_those_of_the_file():
    context = accepted(saved([*WIDE[:3], ["", "1,500", "600", "147.5", ""]]))
    assert unpack(context).settings["totals"] == [4]
    assert unpack(with_mapping(context, given(totals=[2]))).settings["totals"] == [4]


def test_a_heading_that_the_table_lacks():
    columns = [{"heading": name, "use": "party"} for name in ("Donor", "Gone")]
    context = with_mapping(accepted(saved(WIDE)), given(*columns))
    assert unpack(context).settings["absent"] == ["Gone"]
