"""Documents that tell one story: half of the shorter text is shared (definition 24)."""

import pytest

from servanda.reconciliation.reprints import reprints
from servanda.reconciliation.stories import stories
from tests.reconciliation.making import document

LINES = [
    "Alpha will pay forty million into the harbour fund before June.",
    "Beta sends three hundred nurses and a field hospital to the coast.",
    "Gamma offers to train the harbour police in its own academy.",
    "Delta has not said whether it will take part in the mission.",
    "Epsilon asks for a second conference in the autumn of this year.",
    "Zeta repeats that its wheat will arrive on the first ship.",
]


def grouped(**texts):
    documents = [document(name, "\n".join(lines)) for name, lines in texts.items()]
    return stories(documents, reprints(documents))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"a": LINES, "b": LINES}, (("a", "b"),)),
        ({"a": LINES, "b": LINES[:2]}, (("a", "b"),)),
        ({"a": LINES[:4], "b": LINES[1:5]}, (("a", "b"),)),
        ({"a": LINES[:4], "b": LINES[3:]}, ()),
        ({"a": LINES[:3], "b": LINES[3:]}, ()),
        ({"a": LINES[:3], "b": LINES, "c": LINES[3:]}, (("a", "b", "c"),)),
        ({"a": LINES[:3], "b": LINES[3:], "c": LINES[3:], "d": LINES[:3]}, (("a", "d"), ("b", "c"))),
        ({"a": LINES}, ()),
    ],
)  # fmt: skip
def test_six_sentences_among_outlets(texts, expected):
    assert grouped(**texts) == expected
