"""Five words in marks are speech; fewer are a title."""

import pytest

from servanda.extraction.speech.quotations import around, carries_on, find_quotations, overlapping

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


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("«واحد اثنان ثلاثة أربعة خمسة»", ["واحد اثنان ثلاثة أربعة خمسة"]),
        ("„eins zwei drei vier fünf“", ["eins zwei drei vier fünf"]),
        ("‘One two three, we’ll go,’ he said", ["One two three, we’ll go,"]),
        ("the mayor's 'One two three, we'll go,' speech", ["One two three, we'll go,"]),
        ("it's Peru's and Chad's and Mali's own", []),
        ("“We go.” and “bold moves”", ["We go."]),
        ("“One.\n“Two three four five six.”", ["One.", "Two three four five six."]),
        # A mark too many closes nothing and opens nothing.
        (
            'one" . Then he saw all of the old bridges and "one two three four five".',
            ["one two three four five"],
        ),
        (
            'he "took one step more" and went away" and "one two three four five"',
            ["took one step more", "one two three four five"][1:],
        ),
        # Behind a preposition stands what something is called.
        (
            "في ل«المؤتمر الكبير لدعم صندوق المياه» وقال «نحن معكم في كل يوم»",
            ["نحن معكم في كل يوم"],
        ),
    ],
)
def test_marks_of_many_kinds(text, spoken):
    assert [text[start:end] for start, end in find_quotations(text)] == spoken


def test_what_is_carried_on():
    text = "“One.\n“Two three four five six.”\n“Seven eight nine ten eleven.”"
    first, second, third = find_quotations(text)
    assert carries_on(text, first, second)
    assert not carries_on(text, second, third)
