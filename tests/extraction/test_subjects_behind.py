"""Who must act where the verb comes first."""

import pytest

from tests.extraction.prose import promises_in

FIRST = [
    ("ستمول قطر المستشفى بمبلغ 20 مليون دولار.", ["country:QA"]),
    ("سترسل قطر والكويت 40 طبيبا.", ["country:QA", "country:KW"]),
]


@pytest.mark.parametrize(("text", "obligors"), FIRST)
def test_subjects_behind_their_verb(text, obligors):
    """The subject behind the verb is bound, and all who are joined to it."""
    assert [list(p.obligors) for p in promises_in(text, "ar")] == [obligors]
