"""The refusal names the record, the fault and what to do."""

from servanda.ledger.unkept import Unkept


def test_the_message_has_all_parts():
    refused = Unkept("count", "a/b", "it names nothing", "Name something")
    assert str(refused) == "count a/b: it names nothing. Name something."
    assert (refused.kind, refused.key) == ("count", "a/b")
    assert (refused.fault, refused.advice) == ("it names nothing", "Name something")
