"""A flow's parts add up to the whole, and to the cent they are those of the largest remainders."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.flows.questions import Question
from servanda.flows.snapshot import connect
from servanda.flows.splits import divided, settle
from tests.examples import examples
from tests.flows.asked import Book, total


def by(book, folder, family="sector"):
    found = total(book.snapshot(folder), Question(by=family))
    return {one.key: one.total for one in found.groups}


@pytest.mark.parametrize(
    ("amount", "percents", "parts"),
    [
        ("100", ("33.333334", "33.333333", "33.333333"), ("33.34", "33.33", "33.33")),
        ("-100", ("33.333334", "33.333333", "33.333333"), ("-33.34", "-33.33", "-33.33")),
        ("0.01", ("50", "50"), ("0.01", "0")),
        ("10.005", ("70", "30"), ("7.005", "3")),
        ("1000", ("100",), ("1000",)),
        ("30", ("10", "20"), ("10", "20")),
    ],
)
def test_parts_in_cents(tmp_path, amount, percents, parts):
    book = Book()
    book.flow("A", amount)
    for place, percent in enumerate(percents):
        book.share("A", str(place), percent)
    assert by(book, tmp_path) == {str(i): Decimal(part) for i, part in enumerate(parts)}


def test_own_shares_stand_before_those_of_the_record(tmp_path):
    book = Book()
    ref = book.flow("A", 10)
    book.flow("A", 5)
    book.share("A", "11110", "100")
    book.share("A", "73010", "100", ref=ref)
    assert by(book, tmp_path) == {"73010": 10, "11110": 5}


def test_one_vocabulary_divides(tmp_path):
    book = Book()
    book.flow("A", 10)
    for vocabulary, code in (("99", "own"), ("2", "111"), ("1", "11110")):
        book.share("A", code, "100", vocabulary=vocabulary)
    book.flow("B", 5)
    for vocabulary, code in (("99", "own"), ("98", "other")):
        book.share("B", code, "100", vocabulary=vocabulary)
    assert by(book, tmp_path) == {"11110": 10, "other": 5}


def test_countries_and_regions_divide_together(tmp_path):
    book = Book()
    book.flow("A", 10)
    book.share("A", "PS", "60", kind="place", vocabulary="ISO-3166-1")
    book.share("A", "89", "40", kind="region", vocabulary="1")
    book.share("A", "own", "40", kind="region", vocabulary="99")
    assert by(book, tmp_path, "place") == {"PS": 6, "89": 4}


def test_no_split_is_invented(tmp_path):
    book = Book()
    book.flow("A", 10)
    book.share("A", "7", None, kind="cluster", vocabulary="fts-global-cluster")
    book.share("A", "8", None, kind="cluster", vocabulary="fts-global-cluster")
    book.flow("B", 5)
    assert by(book, tmp_path) == {"*": 10, "": 5}


@settings(max_examples=examples(12), deadline=None)
@given(
    cents=st.integers(-(10**20), 10**20),
    weights=st.lists(st.integers(0, 10**8), min_size=1, max_size=6).filter(any),
)
def test_nothing_is_lost_or_made(cents, weights):
    """The parts add up to the amount, and none is a cent away from its exact share."""
    amount = Decimal(cents) / 100
    with connect() as con:
        for family in ("place", "sector"):
            con.execute(
                f"CREATE TABLE {family}s ({family} INTEGER, code VARCHAR, vocabulary VARCHAR, name VARCHAR)"
            )
        shares = sorted(enumerate(weights), key=lambda one: (-one[1], one[0]))
        con.execute(
            "CREATE TABLE splits AS SELECT 1 AS split, 'sector' AS family, ?::INTEGER[] AS codes,"
            " ?::BIGINT[] AS weights",
            [[place for place, _ in shares], [weight for _, weight in shares]],
        )
        settle(con)
        source = f"SELECT {cents}::HUGEINT * 10000 AS worth, 1 AS sector_split"
        found = con.execute(f"SELECT sector, worth FROM ({divided(source, 'sector')})").fetchall()
    parts = {place: Decimal(worth) / 1_000_000 for place, worth in found}
    assert sum(parts.values()) == amount
    for place, weight in enumerate(weights):
        assert abs(parts[place] - amount * weight / sum(weights)) < Decimal("0.01")
    assert parts == by_largest_remainders(cents, weights)


def by_largest_remainders(cents, weights):
    """The same in plain numbers: what is over goes to the largest remainders, of equal ones to the larger share."""
    sign, whole, all_of = (-1 if cents < 0 else 1), abs(cents), sum(weights)
    order = sorted(range(len(weights)), key=lambda n: (-weights[n], n))
    parts = {n: whole * weights[n] // all_of for n in order}
    order.sort(key=lambda n: -(whole * weights[n] % all_of))
    for n in order[: whole - sum(parts.values())]:
        parts[n] += 1
    return {n: sign * Decimal(part) / 100 for n, part in parts.items()}
