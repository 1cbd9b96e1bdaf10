"""From rows to what a page says."""

from django.utils.translation import override

from servanda.ledger.models import Promise
from servanda.portal.rows import address, amount, code_label, language, wording


def test_a_row_gives_its_wording_amount_and_address(plan: str) -> None:
    row = Promise.objects.get(key="river-valley/whole")
    assert wording(row).vi == "All of it from both councils (vi)"
    told = amount(row)
    assert told is not None
    assert (told.bound, told.figure) == ("at-least", 1_200_000_000)
    assert amount(Promise.objects.get(key="river-valley/aside")) is None
    with override("ar"):
        assert address("promise", plan, row.id) == "/ar/plans/river-valley/promises/whole/"
        assert language() == "ar"
        assert code_label("status", "kept") != "kept"
    assert code_label("status", "") == ""


def test_an_address_is_in_the_language_of_each_page() -> None:
    for code in ("vi", "en", "ar", "vi"):
        with override(code):
            assert address("promise", "p", "x") == f"/{code}/plans/p/promises/x/"
