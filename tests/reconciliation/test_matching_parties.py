"""Whose name or identifier stands at the end of a flow."""

import pytest

from servanda.reconciliation.matching_parties import Resolver, around
from servanda.records import Party, Wording

FUND = Party(plan="p", id="org:fund", name=Wording(en="Peace Fund"), aliases=("PF", "XM-DAC-99001"))


@pytest.mark.parametrize(
    ("code", "name", "party"),
    [
        ("US-GOV-1", "", "country:US"),
        ("CH-4", "", "country:CH"),
        ("GB-CHC-202918", "Oxfam GB", ""),
        ("XM-DAC-41122", "Somebody", ""),
        ("PS", "", "country:PS"),
        ("", "Switzerland, Government of", "country:CH"),
        ("", "Government of the Netherlands", "country:NL"),
        ("", "Chính phủ Thụy Sĩ", "country:CH"),
        ("", "حكومة قطر", "country:QA"),
        ("", "peace fund", "org:fund"),
        ("xm-dac-99001", "", "org:fund"),
        ("", "Peace Fund (PF)", "org:fund"),
        ("", "Nobody at All", ""),
        ("", "", ""),
    ],
)
def test_names_and_identifiers(code: str, name: str, party: str) -> None:
    assert Resolver([FUND]).party(code, name) == party


def test_a_place_lies_in_others() -> None:
    assert around("territory:rafah") == ("territory:rafah", "territory:gaza", "country:PS")
