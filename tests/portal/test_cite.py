"""A ready citation."""

from datetime import UTC, datetime

from servanda.portal.cite import cite
from servanda.portal.frame import Freshness, Shown
from servanda.records import Wording

PLAN = Shown(
    id="p",
    title=Wording(en="The plan"),
    summary=Wording(),
    boundary=Wording(),
    nature="real",
    state="open",
    currency="USD",
    period="",
    preference=(),
)


def test_it_names_page_day_and_journal_head() -> None:
    fresh = Freshness(changed=datetime(2026, 6, 30, tzinfo=UTC), entry=7, head="ab" * 32)
    made = cite(
        PLAN, "A {bold} promise", permalink="https://x.org/en/p/a-1/", fresh=fresh, language="en"
    )
    assert made.text == (
        "“A {bold} promise”, The plan. Servanda, 30 June 2026. https://x.org/en/p/a-1/"
        " [7:abababababababab]"
    )
    assert made.bibtex.startswith("@misc{servanda-a-1,\n  title = {A bold promise},")
    assert "year = {2026}" in made.bibtex


def test_an_unsealed_ledger_can_be_cited_too() -> None:
    made = cite(PLAN, "T", permalink="https://x.org/t/", fresh=Freshness(), language="vi")
    assert "Servanda. https://x.org/t/ [0]" in made.text
