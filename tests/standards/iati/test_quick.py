"""Two readings of one activity, with a tree and without one, make the same rows."""

import random
import re
from io import BytesIO

import pytest

from servanda.records.bulk import Piece, Rows, key_of
from servanda.standards import iati
from servanda.standards.iati.extracting import extract_slowly
from servanda.standards.iati.quick import extract_ordinary
from tests.standards.iati.built import NEEDS_SHARED, SAMPLES, SHARED, file_of, pieces_of

CONTEXT = b'{"kind": "activities"}'
ORDINARY = (SAMPLES / "ordinary.xml").read_bytes()
NOISE = (
    *(
        b" ",
        b"\n",
        b"<",
        b">",
        b"/",
        b'"',
        b"'",
        b"=",
        b"&",
        b"&amp;",
        b"&#10;",
        b"&#xA0;",
        b"&#0;",
    ),
    *(
        b"-",
        b"<!--x-->",
        b"<![CDATA[a]]>",
        b"]]>",
        b"\r\n",
        b"\r",
        b"\xc3\xa9",
        b"\xff",
        b"0",
        b"\x00",
    ),
    *(
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"\xef\xbf\xbf",
        b"\t",
        b"  ",
        b' xmlns="u"',
        b' xml:lang="fr"',
    ),
    *(
        b' ref=""',
        b' type="3"',
        b"<narrative/>",
        b"<narrative>ltpgt</narrative>",
        b"</transaction>",
    ),
)
TAG = re.compile(rb"<[^<>]*>")


def read_both(content: bytes, context: bytes = CONTEXT) -> bool:
    """Tell whether an activity is ordinary; if so, hold the rows of both readings together."""
    key, quick, slow = key_of(content, context), Rows(), Rows()
    if extract_ordinary([(key, content)], "", quick):
        assert not any(quick.tables.values())
        return False
    extract_slowly(content, context, slow, key=key)
    assert {k: v for k, v in quick.tables.items() if v} == {
        k: v for k, v in slow.tables.items() if v
    }
    return True


def records(content: bytes) -> list[tuple[int, bytes]]:
    return [(number, piece.content) for number, piece in enumerate(pieces_of(content)[0])]


def test_what_is_ordinary_is_read_without_a_tree() -> None:
    assert all(read_both(content) for _, content in records(ORDINARY))


@pytest.mark.parametrize(
    ("old", "new", "ordinary"),
    [
        ("", "", True),
        ('value-date="2024-03-01">100', 'value-date="2024-03-01">-100', True),
        ('value-date="2024-03-01">100', 'value-date="2024-03-01"> 100 ', True),
        ('value-date="2024-03-01">100', 'value-date="2024-03-01">1,00', False),
        ('value-date="2024-03-01"', 'value-date="2024-02-30"', False),
        ('value-date="2024-03-01"', "", False),
        ('<transaction ref="a/1">', "<transaction>", True),
        ('<transaction ref="a/1">', '<transaction humanitarian="1" ref="a/1">', True),
        ('<transaction ref="a/1">', '<transaction ref="a/1" ref="b">', False),
        ('<transaction ref="a/1">', '<transaction ref="2">', True),
        ('code="3"', 'code="33"', False),
        ("USD", "usd ", True),
        ("USD", "dollars", False),
        ("USD", "U>SD", False),
        ("Relief &amp; care", "Relief ltpgt care", False),
        ("Relief &amp; care", "Relief &#xE9;\n  &lt; &#233; care", True),
        ("Relief &amp; care", "Relief &#0; care", False),
        ("Relief &amp; care", "Relief &nbsp; care", False),
        ("Relief &amp; care", "Relief <!-- --> care", False),
        ("Relief &amp; care", "Relief ]]> care", False),
        ('ref="X-2"', 'ref="X type="', False),
        ('hierarchy="1"', 'hierarchy="one"', False),
        ('percentage="60"', 'percentage="61"', False),
        ("31.5 34.4", "31.5 934.4", False),
        ("31.5 34.4", "", True),
        ("<iati-identifier>X-1</iati-identifier>", "", False),
        ("\n", "\r\n", True),
        ("\n", "\r", False),
    ],
)
def test_one_thing_in_another_way(old: str, new: str, ordinary: bool) -> None:
    content = records(ORDINARY)[0][1]
    assert old.encode() in content
    assert read_both(content.replace(old.encode(), new.encode())) is ordinary


def test_damage_never_makes_another_row() -> None:
    chance, seeds = random.Random(7), [content for _, content in records(ORDINARY)]
    ordinary = sum(read_both(damaged(chance, chance.choice(seeds))) for _ in range(600))
    assert ordinary > 50


def damaged(chance: random.Random, content: bytes) -> bytes:
    """Return an activity with something put in, taken out, or said twice."""
    tags = list(TAG.finditer(content))
    one, other, noise = chance.choice(tags), chance.choice(tags), chance.choice(NOISE)
    at = chance.randrange(one.start(), one.end())
    return chance.choice(
        [
            content[: one.end()] + noise + content[one.end() :],
            content[:at] + noise + content[at + chance.choice((0, 1)) :],
            content[:at] + content[at + chance.randrange(1, 12) :],
            content[: one.start()] + other[0] + content[one.end() :],
            content[: one.start()] + content[one.end() :],
            content[: one.end()] + one[0] + content[one.end() :],
        ]
    )


def test_many_at_once_are_as_one_by_one() -> None:
    found = records(ORDINARY)
    odd = found[0][1].replace(b'code="3"', b'code="33"'), found[0][1].replace(b"USD", b"dollars")
    mixed = [*found, *enumerate(odd, 90), *((n + 50, content) for n, content in found)]
    rows, single = Rows(), Rows()
    left = extract_ordinary(mixed, "en", rows)
    assert [key for key, _ in left] == [90, 91]
    for record in mixed:
        extract_ordinary([record], "en", single)
    for table in single.tables:
        assert sorted(map(repr, rows.tables[table])) == sorted(map(repr, single.tables[table]))


@NEEDS_SHARED
@pytest.mark.parametrize("folder", ["real", "suite-schemas", "suite-pyiati"])
def test_published_files_and_suites(folder: str) -> None:
    ordinary = count = 0
    for path in sorted((SHARED / "iati" / folder).rglob("*.xml")):
        stream = BytesIO(path.read_bytes())
        context = iati.context(stream, path.name)
        if b'"kind": "activities"' not in context or b'"encoding": "utf-8"' not in context:
            continue
        for piece in iati.cut(stream, context):
            if isinstance(piece, Piece) and b'"": ' not in context:
                ordinary, count = ordinary + read_both(piece.content, context), count + 1
    assert folder != "real" or ordinary == count


def test_a_file_of_nothing_but_a_tree() -> None:
    assert not read_both(records(file_of("<iati-activity/>"))[0][1])
