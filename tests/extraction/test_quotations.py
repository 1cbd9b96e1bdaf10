"""Five words in marks are speech; fewer are a title."""

from servanda.extraction.quotations import around, find_quotations, overlapping

TEXT = 'the "short one" and “one two three four five” and "six seven eight nine ten"'


def test_long_quotations_only():
    spoken = [TEXT[start:end] for start, end in find_quotations(TEXT)]
    assert spoken == ["one two three four five", "six seven eight nine ten"]


def test_where_a_place_lies():
    quoted = find_quotations(TEXT)
    assert around(quoted, TEXT.index("three")) == quoted[0]
    assert around(quoted, 0) is None
    assert overlapping(quoted, TEXT.index("four"), len(TEXT)) == quoted[1]
    assert overlapping(quoted, 0, 3) is None
