"""What is told of a table of pledges before its rows come."""

import io
import json

from servanda.standards import pledges
from tests.standards.pledges.samples import WIDE, saved, taken


def test_the_proposal_is_told_in_words():
    content = saved(WIDE)
    _, findings, _ = taken(content, context=pledges.context(io.BytesIO(content), "a.csv"))
    assert "`Donor` as party (95 %)" in findings[0].message
    assert '"scale": 1000000' in findings[0].message


def test_a_table_without_amounts():
    _, findings, count = taken(saved([["Alpha", "Beta"], ["x", "y"], ["u", "v"]]))
    assert [one.code for one in findings] == ["pledges.columns.unknown"]
    assert count == 2


def test_a_mapping_of_another_table():
    content = saved(WIDE)
    columns = [{"heading": "Gone", "use": "amount:pledge"}, {"heading": "Donor", "use": "party"}]
    given = {"accepted": True, "columns": columns}
    context = pledges.context(io.BytesIO(content), "a.csv")
    context = pledges.mapped(context, json.dumps(given).encode())
    codes = [one.code for one in taken(content, context=context)[1]]
    assert codes == ["pledges.mapping.absent", "pledges.columns.unknown"]
