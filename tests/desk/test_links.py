"""From a decision to the public page."""

import pytest

from servanda.desk.links import public_address


@pytest.mark.parametrize(
    ("result", "address"),
    [
        ("promise:vn-doctors", "/en/plans/exercise/promises/vn-doctors/"),
        ("party:country:VN", "/en/plans/exercise/parties/country:VN/"),
        ("occasion:x", "/en/plans/exercise/timeline/"),
        ("contradiction:x", "/en/plans/exercise/contradictions/"),
        ("statement:x", "/en/plans/exercise/"),
        ("", ""),
        ("promise:a b", ""),
    ],
)
def test_public_address(result: str, address: str) -> None:
    assert public_address("exercise", result) == address
