"""Who invites and who is invited."""

import pytest

from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("text", "speaker", "guest"),
    [
        ("وجه الرئيس الكيني ويليام روتو دعوة إلى الرئيس الرواندي بول كاغامي لحضور القمة.", "person:william-ruto", "person:paul-kagame"),
        ("تلقى الرئيس الرواندي بول كاغامي دعوة من نظيره الكيني للمشاركة في القمة.", "country:KE", "person:paul-kagame"),
        ("رئيس الجمهورية تسلم دعوة من نظيره الكيني للمشاركة في القمة", "country:KE", ""),
    ],
)  # fmt: skip
def test_both_sides_of_an_invitation(text, speaker, guest):
    (found,) = promises_in(text, "ar")
    assert (found.modality, found.strength) == ("request", 0)
    assert (found.speaker, ",".join(found.obligors)) == (speaker, guest)


@pytest.mark.parametrize(
    "text",
    [
        "لم يتلق الرئيس الكيني دعوة من نظيره الرواندي لحضور القمة.",
        "رفضت كينيا دعوة رواندا لحضور القمة.",
        "قبل المجلس دعوى ضد كينيا.",
    ],
)
def test_no_invitation(text):
    assert promises_in(text, "ar") == []


def test_an_invitation_that_is_taken_up():
    (found,) = promises_in("لبى الرئيس الكيني دعوة نظيره الرواندي لحضور القمة.", "ar")
    assert (found.modality, found.obligors) == ("pledge", ("country:KE",))
