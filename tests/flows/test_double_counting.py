"""Money that is told more than once counts once, however many hands it passes through."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servanda.flows.questions import Question
from tests.examples import examples
from tests.flows.asked import Book, days, total


def spent(book, folder, **asked):
    found = total(book.snapshot(folder), Question(**asked))
    return found.total, {one.reason: (one.rows, one.amount) for one in found.left_out}


def hand_over(book, giver, taker, amount, *, told="both", day=1, **values):
    """Money from one activity to another, as the giver, the taker or both tell it."""
    given = {"decided": days(f"2020-01-{day:02}")} | values
    named = taker if told in ("both", "giver") else ""
    book.flow(giver, amount, receiver_activity=named, **given)
    if taker not in book.keys:
        book.activity(taker)
    if told in ("both", "taker"):
        stage = {"commitment": "incoming-commitment"}.get(values.get("stage"), "incoming")
        book.flow(taker, amount, provider_activity=giver, **(given | {"stage": stage}))


@settings(max_examples=examples(6), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    amounts=st.lists(st.integers(1, 10**9), min_size=1, max_size=3),
    told=st.lists(st.sampled_from(["both", "giver", "taker"]), min_size=1, max_size=7),
    stage=st.sampled_from(["disbursement", "commitment"]),
)
def test_any_number_of_hands(tmp_path_factory, amounts, told, stage):
    """Donors give to an organisation that passes all of it on, and so forth; the last one spends it."""
    folder = Path(tmp_path_factory.mktemp("chain"))
    book = Book()
    for number, amount in enumerate(amounts):
        hand_over(book, f"D{number}", "P0", amount, told=told[0], stage=stage)
    for place, how in enumerate(told[1:]):
        hand_over(book, f"P{place}", f"P{place + 1}", sum(amounts), told=how, stage=stage)
    last = f"P{len(told) - 1}"
    book.flow(last, sum(amounts), stage="expenditure" if stage == "disbursement" else stage)
    found, left = spent(book, folder, stages=() if stage == "disbursement" else (stage,))
    assert found == sum(amounts)
    assert left["intermediary"] == (len(told), sum(amounts) * len(told))


@settings(max_examples=examples(6), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    data=st.lists(
        st.tuples(st.integers(0, 5), st.integers(1, 6), st.integers(1, 100)), max_size=12
    ),
    own=st.lists(st.integers(0, 100), min_size=7, max_size=7),
)
def test_a_net_of_givers_counts_what_entered_it(tmp_path_factory, data, own):
    """Each activity passes on all that came in and all it has of its own: the total is what was own."""
    folder = Path(tmp_path_factory.mktemp("net"))
    book, inflow = Book(), [0] * 7
    links = sorted({(a, a + step) for a, step, _ in data if a + step < 7})
    for place in range(7):
        outward = [b for a, b in links if a == place]
        purse = inflow[place] + own[place]
        for taker in outward:
            part = purse // (len(outward) + 1)
            if part:
                hand_over(book, f"A{place}", f"A{taker}", part)
                inflow[taker] += part
                purse -= part
        if purse or not place:
            book.flow(f"A{place}", purse, stage="expenditure", decided=days("2020-02-01"))
    assert spent(book, folder)[0] == sum(own)


def test_own_money_of_a_hand_counts(tmp_path):
    book = Book()
    hand_over(book, "A", "B", 100)
    book.flow("B", 130, stage="expenditure")
    found, left = spent(book, tmp_path)
    assert (found, left["intermediary"]) == (130, (0, 100))


def test_what_a_hand_keeps_for_itself(tmp_path):
    """100 come in, 40 went out so far: the total is what the donor gave."""
    book = Book()
    hand_over(book, "A", "B", 100)
    book.flow("B", 40, stage="expenditure")
    assert spent(book, tmp_path)[0] == 100


def test_money_from_outside_is_no_reason_to_leave_out(tmp_path):
    """B says that A funds it, but nothing of A's is in the dataset."""
    book = Book()
    book.flow("B", 100, stage="incoming", provider_activity="A")
    book.flow("B", 100)
    book.activity("C")
    book.flow("C", 5, stage="incoming", provider_activity="D")
    book.flow("C", 5)
    book.activity("D")  # is in the dataset, and gave nothing that it tells
    assert spent(book, tmp_path)[0] == 105


def test_a_taker_hears_of_no_more_than_the_giver_gave(tmp_path):
    book = Book()
    book.flow("A", 60)
    for taker in ("B", "C"):
        book.flow(taker, 50, stage="incoming", provider_activity="A")
        book.flow(taker, 50, stage="expenditure")
    assert spent(book, tmp_path)[0] == 60 + 40


def test_activities_that_fund_each_other_do_not_vanish(tmp_path):
    book = Book()
    hand_over(book, "A", "B", 100)
    hand_over(book, "B", "A", 100)
    book.flow("C", 7, receiver_activity="C")
    assert spent(book, tmp_path)[0] == 207


def test_a_circle_that_a_donor_feeds(tmp_path):
    book = Book()
    hand_over(book, "D", "A", 100)
    hand_over(book, "A", "B", 100)
    hand_over(book, "B", "A", 100)
    book.flow("A", 100, stage="expenditure", decided=days("2020-03-01"))
    assert spent(book, tmp_path)[0] == 100


def test_an_outgoing_flow_that_names_whose_money_it_is(tmp_path):
    book = Book()
    book.flow("A", 100)
    book.flow("B", 100, stage="expenditure", provider_activity="A")
    assert spent(book, tmp_path)[0] == 100


@pytest.mark.parametrize(("heard", "expected"), [("both", 140), ("giver", 100)])
def test_another_currency_on_the_way(tmp_path, heard, expected):
    """A gives 100 EUR; B spends 150 USD, of which 110 came from A. Who does not say counts as passing."""
    book = Book()
    book.flow("A", 100, receiver_activity="B", currency="EUR")
    if heard == "both":
        book.flow("B", 110, stage="incoming", provider_activity="A")
    book.flow("B", 150, stage="expenditure")
    found = total(book.snapshot(tmp_path), Question(currency="EUR"))
    own = total(book.snapshot(tmp_path / "again"), Question())
    assert found.total == 100
    assert own.total == expected - 100


def test_a_refund_lowers_what_is_passed_on(tmp_path):
    book = Book()
    hand_over(book, "A", "B", 100)
    for amount, day in ((100, 2), (-30, 3), (30, 4), (5, 5)):
        book.flow("B", amount, decided=days(f"2020-02-{day:02}"))
    assert spent(book, tmp_path)[0] == 105


def test_the_first_to_leave_are_passed_on(tmp_path):
    book = Book()
    hand_over(book, "A", "B", 100)
    book.flow("B", 80, decided=days("2020-02-01"))
    book.flow("B", 50, decided=days("2020-03-01"), currency="USD")
    found = total(book.snapshot(tmp_path), Question(by="month"))
    assert [(one.key, one.total) for one in found.groups] == [("2020-01", 100), ("2020-03", 30)]


def test_incoming_funds_count_where_they_enter(tmp_path):
    book = Book()
    for giver, taker in (("X", "A"), ("A", "B"), ("B", "C")):
        book.flow(taker, 100, stage="incoming", provider_activity=giver)
    assert spent(book, tmp_path, stages=("incoming",))[0] == 100


def test_secondary_reporters_count_for_nothing_and_cover_nothing(tmp_path):
    book = Book()
    book.activity("A", secondary=True)
    hand_over(book, "A", "B", 100)
    book.flow("B", 100, stage="expenditure")
    found, left = spent(book, tmp_path)
    assert (found, left["secondary-reporter"]) == (100, (1, 100))


def family(book, *levels, reporter="XM-1", **more):
    for name, level in zip("ABCDEF", levels, strict=False):
        book.activity(name, hierarchy=level, reporter=reporter, **more)


def test_only_the_lowest_level_counts(tmp_path):
    book = Book()
    family(book, 1, 2, 2)
    for name, amount in (("A", 100), ("B", 60), ("C", 40)):
        book.flow(name, amount)
    found, left = spent(book, tmp_path)
    assert (found, left["higher-level"]) == (100, (1, 100))


def test_a_level_without_the_measure_is_no_level(tmp_path):
    """The lower level only commits: what the upper one disbursed counts."""
    book = Book()
    family(book, 1, 2)
    book.parent("B", "A")
    book.flow("A", 100)
    book.flow("B", 100, stage="commitment")
    assert spent(book, tmp_path)[0] == 100
    assert spent(book, tmp_path / "again", stages=("commitment",))[0] == 100


def test_relations_say_more_than_numbers(tmp_path):
    """C stands on the first level but has nobody below it: its money is told nowhere else."""
    book = Book()
    family(book, 1, 2, 1)
    book.parent("B", "A")
    for name, amount in (("A", 60), ("B", 60), ("C", 40)):
        book.flow(name, amount)
    assert spent(book, tmp_path)[0] == 100


def test_levels_of_another_reporter_are_not_ours(tmp_path):
    book = Book()
    book.activity("A", hierarchy=1, reporter="one")
    book.activity("B", hierarchy=2, reporter="two")
    book.flow("A", 100)
    book.flow("B", 5)
    assert spent(book, tmp_path)[0] == 105


def test_who_is_above_each_other_is_above_nobody(tmp_path):
    book = Book()
    family(book, 1, 1)
    book.parent("A", "B")
    book.parent("B", "A")
    book.flow("A", 100)
    book.flow("B", 5)
    assert spent(book, tmp_path)[0] == 105


def test_a_parent_that_gives_to_its_child_does_not_take_its_money_away(tmp_path):
    book = Book()
    family(book, 1, 2)
    book.parent("B", "A")
    hand_over(book, "A", "B", 100)
    book.flow("B", 100, stage="expenditure")
    assert spent(book, tmp_path)[0] == Decimal(100)
