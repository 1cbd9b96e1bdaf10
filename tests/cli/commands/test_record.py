"""`servanda record`: by hand, with the exact words; and withdrawal."""

import pytest

from servanda.ledger import store

WORDS = "Indonesia sẽ đóng góp 8,5 triệu USD cho quỹ tái thiết"
DELIVERY = [
    *("delivery", "--id", "paid", "--set", "title_en=First payment", "stage=disbursed"),
    *("date=2026-05-02", "amount_value=1000000", "amount_unit=USD", "provider=country:ID"),
]


@pytest.fixture
def noted(run, drill, one):
    run("take", one)
    return drill


def test_a_delivery_by_hand(run, noted):
    done = run("record", *DELIVERY, "--quote", "one.txt", WORDS)
    assert (done.code, done.out, done.err) == (0, "recorded: delivery drill/paid\n", "")
    (kept,) = store.recall("delivery", "drill")
    assert (kept.title.en, kept.amount.value, kept.date.iso) == (
        "First payment",
        1_000_000,
        "2026-05-02",
    )
    assert kept.evidence[0].exact == WORDS
    assert run("verify").code == 0


def test_a_document_named_by_its_mark(run, noted):
    (document,) = store.recall("document", "drill")
    assert run("record", *DELIVERY, "--quote", document.id[:8], WORDS).code == 0


def test_a_promise_is_judged_at_once(run, noted):
    words = ["promise", "--id", "p", "--set", "title_en=T", "kind=pledge", "strength=4"]
    words += ["due=2020", "amount_value=5", "amount_unit=USD"]
    assert run("record", *words, "--quote", "one.txt", WORDS).code == 0
    assert [s.status for s in store.recall_standings("drill")] == ["overdue"]


def test_withdrawn(run, noted):
    run("record", *DELIVERY, "--quote", "one.txt", WORDS)
    done = run("record", "delivery", "--withdraw", "drill/paid", "--note", "recorded twice")
    assert (done.code, done.out) == (0, "withdrawn: delivery drill/paid\n")
    assert store.recall("delivery", "drill") == []
    assert run("record", "delivery", "--withdraw", "drill/paid", "--note", "x").code == 1


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        ([*DELIVERY], 1, "delivery paid has no evidence. Name the document and the exact words"),
        (
            [*DELIVERY, "--quote", "none.txt", WORDS],
            1,
            "no documents of drill are called 'none.txt'",
        ),
        ([*DELIVERY, "--quote", "one.txt", "not there"], 1, "stand in one.txt 0 times, not once"),
        ([*DELIVERY, "--quote", "one.txt", "thung"], 1, "times, not once: quote more of them"),
        ([*DELIVERY, "size=3"], 1, "'size=3' is no COLUMN=VALUE of a delivery: "),
        ([*DELIVERY, "date=2026-02-31"], 1, "date: '2026-02-31' is not a date"),
        ([*DELIVERY, "amount_value=abc"], 1, "amount_value: 'abc' is not a number"),
        (["delivery", "--id", "x", "--set", "stage=disbursed"], 1, "a delivery needs "),
        (["delivery"], 1, "give the record a short name with --id"),
        (
            ["delivery", "--withdraw", "drill/none", "--note", "x"],
            1,
            "there is no delivery drill/none",
        ),
        (["delivery", "--withdraw", "drill/none"], 1, "a withdrawal needs its reason"),
        (["gift"], 2, "invalid choice: 'gift'"),
    ],
)
def test_what_is_off_keeps_nothing(run, noted, words, code, line):
    done = run("record", *words)
    assert done.code == code
    assert line in done.line
    assert store.recall("delivery", "drill") == []
