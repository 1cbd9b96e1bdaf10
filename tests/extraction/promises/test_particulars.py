"""How much, by when, for whom, and who is asked."""

from tests.extraction.prose import promises_in


def test_facts_of_a_clause():
    [promise] = promises_in("Peru sẽ gửi 5 triệu USD cho Gaza trước ngày 1/6/2026.", "vi")
    assert promise.amount is not None
    assert promise.amount.unit == "USD"
    assert promise.due is not None
    assert promise.due.iso == "2026-06-01"
    assert promise.beneficiary == "territory:gaza"


def test_the_addressee_of_a_request_is_bound_and_promises_nothing():
    [request] = promises_in("Peru called on Chile and Cuba to send rice.", "en")
    assert (request.modality, request.strength) == ("request", 0)
    assert (request.speaker, request.obligors) == ("country:PE", ("country:CL", "country:CU"))
