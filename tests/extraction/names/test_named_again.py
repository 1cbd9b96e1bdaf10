"""People named once more by name alone."""

import pytest

from servanda.extraction.names.people import find_people

AGAIN = [
    ("en", "Minister Ann Lee came. Lee spoke.", ["person:ann-lee", "person:ann-lee"]),
    (
        "en",
        "Minister Maru Sian came. Maru also said it. Maru is a town.",
        ["person:maru-sian", "person:maru-sian"],
    ),
    ("vi", "Bộ trưởng Lê Văn Nam đến. Lê là họ của ông.", ["person:le-van-nam"]),
]


@pytest.mark.parametrize(("language", "text", "parties"), AGAIN)
def test_last_names(language, text, parties):
    """A foreign last name is its bearer's; a Vietnamese family name nobody's."""
    named = [p.party for p in find_people(text, [], language=language) if p.name]
    assert named == parties
