"""The comparison and its JSON: a format that is kept stable."""

import json

import pytest

from servanda.reconciliation.compare import as_json, compare
from servanda.reconciliation.told import IdentifierTold
from tests.reconciliation.making import document, span

LINE = "Alpha will pay forty million under resolution {} before the rains begin."


def told(file, number):
    text = f"Tin vắn 🕊\n{LINE.format(number)}"
    mention = IdentifierTold(**span(text, number), kind="resolution", value=number)
    return document(file, text, identifiers=(mention,))


def test_the_shape_of_the_json():
    """Offsets are code points, end exclusive, and every quote is the text between them."""
    documents = {name: told(name, number) for name, number in (("a", "2803"), ("b", "2830"))}
    found = json.loads(json.dumps(as_json(compare(list(documents.values())))))
    assert list(found) == ["reprints", "stories", "contradictions"]
    assert found["stories"] == [["a", "b"]]
    pair = found["reprints"][0]
    assert list(pair) == ["a", "b", "relation", "first", "credited"]
    assert pair["relation"] == "near"
    contradiction = found["contradictions"][0]
    assert list(contradiction) == ["kind", "values", "quotations", "hard"]
    assert (contradiction["kind"], contradiction["values"]) == ("identifier", ["2803", "2830"])
    for place in [pair["a"], pair["b"], *contradiction["quotations"]]:
        assert list(place) == ["file", "start", "end", "quote"]
        assert documents[place["file"]].text[place["start"] : place["end"]] == place["quote"]


def test_documents_that_share_nothing():
    apart = [document("a", "One thing."), document("b", "")]
    assert as_json(compare(apart)) == {"reprints": [], "stories": [], "contradictions": []}


def test_one_name_for_two_documents_is_refused():
    with pytest.raises(ValueError, match="its own"):
        compare([told("a", "2803"), told("a", "2830")])
