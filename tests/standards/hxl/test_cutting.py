"""What is told of the columns, before the rows come."""

import io
import json

from servanda.standards import hxl
from tests.standards.hxl.samples import NAMES, OTHER, ROW, TAGS, saved, taken


def test_a_tagged_table_with_columns_that_nobody_tagged():
    tags = ["", *TAGS[1:]]
    _, findings, _ = taken(saved([NAMES, tags, ROW, OTHER]))
    assert [one.code for one in findings] == ["hxl.columns.guessed"]
    assert "`Donor` as #org+funding" in findings[0].message


def test_a_table_of_other_things():
    _, findings, count = taken(
        saved([["Alpha", "Beta", "Gamma"], ["x", "y", "z"], ["u", "v", "w"]])
    )
    assert [one.code for one in findings] == ["hxl.columns.unknown"]
    assert count == 2


def test_a_mapping_of_another_table():
    given = json.dumps({"accepted": True, "columns": [{"heading": "Gone", "use": "#org"}]}).encode()
    _, findings, _ = taken(saved([NAMES, TAGS, ROW]), mapping=given)
    assert [one.code for one in findings] == ["hxl.mapping.absent"]


def test_the_context_is_the_same_for_the_same_file():
    content = saved([NAMES, ROW, OTHER])
    assert hxl.context(io.BytesIO(content), "a") == hxl.context(io.BytesIO(content), "b")
