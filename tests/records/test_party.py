"""A party's kind stands in its id."""

import pytest

from servanda.records import Party, Wording


@pytest.mark.parametrize(
    ("id", "kind"),
    [("country:VN", "country"), ("territory:gaza", "territory"), ("org:fifa", "org")],
)
def test_the_kind_of_a_party(id: str, kind: str) -> None:
    assert Party(plan="drill", id=id, name=Wording(en="x")).kind == kind
