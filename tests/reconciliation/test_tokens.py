"""What a text says in no language."""

from servanda.reconciliation.tokens import tokens
from servanda.reconciliation.told import AmountTold, DateTold, IdentifierTold, PartyTold
from servanda.records import When
from tests.reconciliation.making import document, span, usd

TEXT = "Peru will pay $45 million on 9 June 2026 under resolution 7301 for 150 divers and 7 ships."


def test_the_tokens_of_a_sentence():
    """A number of one digit, and the digits of what was read already, are none."""
    found = tokens(
        document(
            "a",
            TEXT,
            amounts=(AmountTold(**span(TEXT, "$45 million"), amount=usd(45_000_000)),),
            dates=(DateTold(**span(TEXT, "9 June 2026"), value=When("2026-06-09")),),
            identifiers=(
                IdentifierTold(**span(TEXT, "resolution 7301"), kind="resolution", value="7301"),
            ),
            parties=(PartyTold(**span(TEXT, "Peru"), party="country:PE"),),
        )
    )
    assert [(t.value, t.firm) for t in found] == [
        ("country:PE", False),
        ("USD 45000000", True),
        ("2026-06-09", True),
        ("resolution 7301", True),
        ("number 150", True),
    ]


def test_the_documents_own_date_and_arabic_digits():
    text = "١٠ يونيو\nوصل ١٥٠ غواصا"
    made = document(
        "a",
        text,
        language="ar",
        published=When("2026-06-10"),
        dates=(DateTold(**span(text, "١٠ يونيو"), value=When("2026-06-10")),),
    )
    assert [t.value for t in tokens(made)] == ["number 150"]
