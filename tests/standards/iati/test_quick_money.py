"""Who pays and who receives, and what transactions are called."""

import pytest

from servanda.standards.iati.quick_money import ends_of
from servanda.standards.iati.remembered import Unusual


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("", (None, None)),
        ("<provider-org/>", (("", "", ""), None)),
        ('<receiver-org ref="R" type="21"/>', (None, ("R", "", ""))),
        (
            '<provider-org provider-activity-id="P-1" ref=" P "><narrative>A &amp; B</narrative>'
            '<narrative>C</narrative></provider-org>\n<receiver-org ref="R"/>',
            (("P", "A & B", "P-1"), ("R", "", "")),
        ),
    ],
)
def test_ends(text: str, ends: object) -> None:
    assert ends_of(text) == ends


@pytest.mark.parametrize(
    "text",
    [
        '<provider-org other="1"/>',
        '<provider-org ref="1" ref="2"/>',
        "<receiver-org><narrative>ltpgt</narrative></receiver-org>",
        "<receiver-org/><provider-org/>",
    ],
)
def test_others_are_unusual(text: str) -> None:
    with pytest.raises(Unusual):
        ends_of(text)
