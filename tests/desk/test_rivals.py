"""The accounts that a proposed contradiction sets against each other, on the page that decides it."""

from dataclasses import replace

from servanda.desk.rivals import rivals
from servanda.ledger import store
from servanda.ledger.models import Proposal
from servanda.records import Anchor
from tests.desk.exercise import ARTICLE, NOW, PLAN, READINGS, REPRINT, SECOND, proposal
from tests.desk.test_copies import ADDRESS, seen

KEY = f"{PLAN}/p-differ"


def kept():
    """Keep a contradiction whose second account stands in the other article."""
    read = next(one for one in READINGS if one.id == "p-count")
    own = proposal(ARTICLE, replace(read, id="p-differ"))
    rival = Anchor(document=SECOND.id, start=0, end=7, exact=REPRINT[:7])
    values = '{"hard": true, "kind": "count", "values": ["12 country", "47 country"]}'
    made = replace(own, kind="contradiction", values=values, evidence=(*own.evidence, rival))
    store.keep([made], recorded=NOW)
    return Proposal.objects.get(key=KEY)


def test_every_account_stands_on_the_page(secretary) -> None:
    (rival,) = rivals(kept())
    assert [document.id for document in rival.documents] == [SECOND.id]
    assert (rival.exact, rival.before) == (REPRINT[:7], "")
    assert REPRINT.startswith(rival.exact + rival.after.rstrip("…").rstrip())
    for language, words in (("en", "12\u00a0countries"), ("vi", "12\u00a0quốc gia")):
        html = seen(secretary.get(ADDRESS.format(KEY).replace("/en/", f"/{language}/")))
        assert f"<mark>{rival.exact}</mark>" in html
        assert words in html


def test_only_a_contradiction_has_rivals(secretary) -> None:
    assert rivals(Proposal.objects.get(key=f"{PLAN}/p-count")) == ()
