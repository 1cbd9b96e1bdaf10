"""Where the token stands on which accounts differ."""

import pytest

from servanda.portal.differing import differing


@pytest.mark.parametrize(
    ("text", "value", "token"),
    [
        ("resolution 2830 was adopted", "2830", "2830"),
        ("announced 1.2 billion dollars", "1 200 000 000 USD", "1.2"),
        ("cam kết 1,2 tỷ USD", "1200000000 USD", "1,2"),
        ("announced 212 million dollars", "212 000 000 USD", "212"),
        ("tới 8.000 quân", "8 000", "8.000"),
        ("حضر ٤٧ دولة", "47", "٤٧"),
        ("hơn 50 nước", ">50", "50"),
        ("on 18 November 2025", "18 November", "18 November"),
        ("Nine members pledged 7 billion", "7", None),  # another number than seven members
        ("in 12121 places", "121", None),
        ("3.5 of 13.5", "3,5", None),
        ("", "47", None),
        ("anything", "", None),
    ],
)
def test_the_token_is_found_as_figures_or_shortened(
    text: str, value: str, token: str | None
) -> None:
    place = differing(text, value)
    assert (text[place[0] : place[1]] if place else None) == token
