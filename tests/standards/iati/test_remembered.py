"""What repeats is read by the usual readers, once."""

import pytest

from servanda.standards.iati import remembered
from servanda.standards.iati.remembered import REPORTERS, SHARES, TAILS, Unusual


def test_meanings() -> None:
    assert TAILS['<finance-type code="110"/><sector code="14030"/>'] == (
        "grant",
        (("sector", "1", "14030", "", "100", None),),
    )
    assert TAILS[""] == (None, ())
    assert REPORTERS['<reporting-org ref=" A " secondary-reporter="1"/>'] == ("A", "", True)


@pytest.mark.parametrize(
    "text",
    [
        "<sector/>",
        '<sector code="1" percentage="x"/>',
        '<sector code="1" percentage="40"/><sector code="2" percentage="40"/>',
        '<sector code="1" code="2"/>',
        "<sector",
    ],
)
def test_what_is_worth_a_finding_is_unusual(text: str) -> None:
    with pytest.raises(Unusual):
        SHARES[text]
    assert text not in SHARES


def test_it_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 3)
    for code in "abcdefg":
        assert SHARES[f'<sector code="{code}"/>'][0][2] == code
    assert len(SHARES) <= 3
