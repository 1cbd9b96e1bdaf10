"""Parties by name, with or without a row."""

from django.utils.translation import override

from servanda.portal.people import named, pick


def test_a_party_is_named_in_the_page_language_or_says_another(plan: str) -> None:
    with override("ar"):
        found = named(plan, ["org:upper-council", "org:lower-council", "country:VN", ""])
    assert found["org:upper-council"].name == "المجلس الأعلى"
    assert (found["org:lower-council"].name, found["org:lower-council"].language) == (
        "Hội đồng Hạ",
        "vi",
    )
    assert found["country:VN"].name == "فيتنام"
    assert "" not in found


def test_an_id_without_a_row_is_still_readable(plan: str) -> None:
    found = named(plan, ["person:ann-lee", "country:XX", "odd"])
    assert [one.name for one in pick(found, ["person:ann-lee", "country:XX", "odd", "gone"])] == [
        "Ann Lee",
        "Xx",
        "odd",
    ]
