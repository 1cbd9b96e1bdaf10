"""What a hashtag says."""

import pytest

from servanda.standards.hxl.tags import canonical, tag


@pytest.mark.parametrize(
    ("text", "facet", "role", "level"),
    [
        ("#org", "", "organisation", -1),
        ("#org +impl +name", "name", "implementing", -1),
        ("#ORG+Funding", "", "funding", -1),
        ("#org+prog+acronym", "acronym", "extending", -1),
        ("#org+reporting+type", "type", "reporting", -1),
        ("#adm2 +code +v_pcodes", "code", "organisation", 2),
        ("#adm1+pcode", "code", "organisation", 1),
        ("#country+name", "name", "organisation", 0),
        ("#geo+lat", "lat", "organisation", -1),
    ],
)
def test_tags(text, facet, role, level):
    found = tag(text)
    assert (found.facet, found.role, found.level) == (facet, role, level)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("#value+usd", "other"),
        ("#value+pledged", "pledge"),
        ("#value+spent", "expenditure"),
        ("#value+committed+usd", "commitment"),
        ("#value+paid", "disbursement"),
    ],
)
def test_stages(text, stage):
    assert tag(text).stage == stage


@pytest.mark.parametrize(
    "text", ["", "org", "# org", "#org impl", "#1", "#reporting+or+implementing+org?", "##org"]
)
def test_what_is_no_tag(text):
    assert tag(text) is None
    assert canonical(text) == ""


def test_one_way_to_write_a_tag():
    assert canonical(" #Org +Impl ") == "#org+impl"
