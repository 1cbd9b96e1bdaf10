"""Lists of names that two reports of one event give differently."""

import pytest

from servanda.extraction.reading import read
from servanda.reconciliation.listings import listings
from servanda.reconciliation.told import told

EN = "Accord\n\n3 August 2026\n\nIn Tamra, {} signed an accord on 47 wells on 2 August, Ann Hill said."
AR = "اتفاق\n\n3 أغسطس 2026\n\nوقعت {} اتفاقا في الرباط بشأن 47 بئرا يوم 2 أغسطس."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (EN.format("Peru, Chile and Cuba"), EN.format("Peru, Chile and Haiti"),
         [(("country:CU", "country:HT"), True)]),
        (EN.format("Peru, Chile and Cuba"), EN.format("Cuba, Peru and Chile"), []),
        (EN.format("Peru, Chile and Cuba"), EN.format("Peru, Chile, Cuba and Haiti"), []),
        (EN.format("Peru, Chile and Cuba"), EN.format("Peru, Malta and Haiti"), []),
        (EN.format("Peru, Chile and Cuba"),
         EN.format("Peru, Chile and Haiti").replace("August", "May"), []),
        (EN.format("Peru, Chile and Cuba"), EN.format("countries including Peru, Chile and Haiti"),
         []),
        (AR.format("بيرو وتشيلي وكوبا"), AR.format("بيرو وتشيلي وهايتي"),
         [(("country:CU", "country:HT"), True)]),
    ],
)  # fmt: skip
def test_one_name_of_a_list_is_another(one, other, expected):
    documents = [told(name, text, read(text)) for name, text in (("a", one), ("b", other))]
    assert [(f.values, f.hard) for f in listings(documents, ())] == expected
    assert list(listings(documents, [("a", "b")])) == []
