"""A mapping is proposed, changed by a person, and holds by headings."""

import json

import pytest

from servanda.standards.column_mapping import (
    GUESS,
    PERSON,
    TAG,
    Column,
    Reading,
    as_json,
    digest,
    headings,
    mapped,
    missing,
    pack,
    parse,
    told,
    unpack,
)
from servanda.standards.sheets import Layout

LAYOUT = Layout(names=("Who", "What", "What", ""), tags=("", "", "", "#date"), row=1, first=2)
READING = Reading(
    layout=LAYOUT,
    columns=(
        Column(at=0, heading="Who", use="#org", sure=95),
        Column(at=1, heading="What", use="#activity", sure=80),
        Column(at=2, heading="What", turn=2),
        Column(at=3, heading="#date", use="#date", by=TAG, sure=100, how="dmy"),
    ),
)


def file_of(accepted, *columns, **settings):
    return json.dumps({"accepted": accepted, "columns": columns, "settings": settings}).encode()


def test_headings_have_turns_and_tags_stand_in():
    assert headings(LAYOUT) == [("Who", 1), ("What", 1), ("What", 2), ("#date", 1)]


def test_a_reading_comes_back_from_its_context():
    assert unpack(pack(READING)) == READING
    assert pack(unpack(pack(READING))) == pack(READING)


def test_a_mapping_that_is_given_back_untouched_changes_nothing():
    assert mapped(READING, as_json(READING, "hxl")) == READING


def test_a_person_decides():
    given = file_of(
        True,
        {"heading": "who", "use": "#org+impl"},
        {"heading": "What", "turn": 2, "use": "#sector"},
    )
    found = mapped(READING, given)
    assert [(one.use, one.by) for one in found.columns] == [
        ("#org+impl", PERSON),
        ("", PERSON),
        ("#sector", PERSON),
        ("#date", TAG),
    ]
    assert found.accepted
    assert all(map(found.decided, found.columns))


def test_accepting_what_was_guessed():
    found = mapped(
        READING, as_json(READING, "hxl").replace(b'"accepted": false', b'"accepted": true')
    )
    assert [one.use for one in found.columns] == [one.use for one in READING.columns]
    assert not READING.decided(READING.columns[0])
    assert found.decided(found.columns[0])


def test_a_change_alone_leaves_other_guesses_proposed():
    found = mapped(READING, file_of(False, {"heading": "Who", "use": "#org+impl"}))
    assert [(one.use, one.by) for one in found.columns][:2] == [
        ("#org+impl", PERSON),
        ("#activity", GUESS),
    ]


def test_headings_that_the_table_lacks_are_named():
    assert missing(
        READING, file_of(True, {"heading": "Cluster", "use": "#sector"}, {"heading": "X"})
    ) == ["Cluster"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"columns": [1]}',
        b'{"columns": [{"heading": 1}]}',
        b"[" * 100_000,
        b'{"columns": [{"heading": "a", "use": 1}]}',
        b'{"columns": [], "settings": 1}',
        b"\xff",
    ],
)
def test_what_is_no_mapping_says_why(content):
    with pytest.raises(ValueError, match=r"mapping|column|settings"):
        parse(content)


def test_the_digest_is_of_what_is_said():
    assert digest(b'{"columns": [], "accepted": true}') == digest(
        b'{ "accepted":true,"columns":[] }'
    )


def test_a_guess_in_words():
    assert told(READING.columns[:1]) == "`Who` as #org (95 %)"
    assert told([]) == "no column"
