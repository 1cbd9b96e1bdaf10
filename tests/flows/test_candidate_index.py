"""Flows laid out to be found by equal keys."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from servanda.flows.candidate_index import HELD, Index
from servanda.flows.candidate_layout import Terms
from servanda.records.bulk import Rows
from tests.flows.built import build, row_of

DAY = date(2026, 3, 1).toordinal() - date(1970, 1, 1).toordinal()


def payments(
    *amounts: str, title: str = "Khara port", identifier: str = "A-1", **more: object
) -> Rows:
    """Make one activity with a payment of each amount."""
    rows = Rows()
    rows.add("activity", row_of("activity", record=1, id=identifier, title=title, **more))
    for n, amount in enumerate(amounts, 1):
        given = {"stage": "disbursement", "amount": amount, "currency": "USD", "valued": DAY + n}
        flow = row_of("flow", record=1, ref=str(n), provider_name="Peru", **given)
        rows.add("flow", flow)
    return rows


def index(rows: Rows, folder: Path, mark: str = "") -> Index:
    """Lay out a snapshot of these rows, where a name of two capitals or more is its own party."""
    rates = {"EUR": Decimal("1.5")}
    terms = Terms(
        resolve=lambda code, name: f"org:{(code or name).lower()}" if code or name else "",
        rate=lambda currency, target, day: rates.get(currency),
        words=lambda text: [(word, word) for word in text.lower().split()],
        mark=mark,
    )
    return Index([build(rows, folder)], terms=terms)


def column(made: Index, table: str, name: str) -> list[object]:
    return sorted(made.laid[0].batch(table).column(name).to_pylist())


def test_equal_payments_of_a_record_are_told_apart(tmp_path: Path) -> None:
    made = index(payments("5", "5", "7"), tmp_path)
    assert column(made, "detail", "nth") == [1, 1, 1]
    rows = payments("5", "5")
    rows.tables["flow"][1] = tuple(
        rows.tables["flow"][0][n] if n != 1 else "2" for n in range(len(rows.tables["flow"][0]))
    )
    assert column(index(rows, tmp_path / "again"), "detail", "nth") == [1, 2]


def test_a_line_of_payments_is_added_up(tmp_path: Path) -> None:
    made = index(payments("5", "6", "7"), tmp_path)
    assert column(made, "series", "worth") == [18.0]
    assert [len(one) for one in column(made, "series", "members")] == [3]


def test_what_is_no_delivery_is_left_out(tmp_path: Path) -> None:
    rows = payments("5")
    commitment = row_of("flow", record=1, ref="9", stage="commitment", amount="5", currency="USD")
    rows.add("flow", commitment)
    rows.add("flow", row_of("flow", record=1, ref="8", stage="disbursement", amount="-5"))
    assert len(column(index(rows, tmp_path), "detail", "ref")) == 1


def test_a_secondary_reporter_is_left_out(tmp_path: Path) -> None:
    assert column(index(payments("5", secondary=True), tmp_path), "detail", "ref") == []


def test_worth_in_the_common_currency(tmp_path: Path) -> None:
    rows = payments("5")
    for n, (currency, more) in enumerate(
        [("EUR", {}), ("XYZ", {}), ("XYZ", {"converted": "9", "converted_currency": "USD"})], 2
    ):
        given = {"stage": "disbursement", "amount": "10", "currency": currency, "valued": DAY}
        rows.add("flow", row_of("flow", record=1, ref=str(n), **given, **more))
    made = index(rows, tmp_path)
    detail = made.laid[0].batch("detail").to_pydict()
    found = sorted(zip(detail["measure"], detail["worth"], strict=True), key=lambda one: one[1])
    assert found == [("USD", 5.0), ("USD", 9.0), ("XYZ", 10.0), ("USD", 15.0)]


def test_a_layout_is_kept_beside_the_snapshot_while_its_terms_stay(tmp_path: Path) -> None:
    first = index(payments("5"), tmp_path, mark="a").laid[0].folder
    assert first.parent == tmp_path / "toy" / "candidates" / "00001"
    stamp = (first / "near.arrow").stat().st_ino
    assert index(payments("5"), tmp_path, mark="a").laid[0].folder == first
    assert (first / "near.arrow").stat().st_ino == stamp
    other = index(payments("5"), tmp_path, mark="b").laid[0].folder
    assert other != first
    for mark in "cdef":
        index(payments("5"), tmp_path, mark=mark)
    assert not first.exists()
    assert len([*first.parent.iterdir()]) == HELD


def test_without_a_mark_nothing_is_kept(tmp_path: Path) -> None:
    made = index(payments("5"), tmp_path)
    folder = made.laid[0].folder
    assert folder.is_dir()
    assert not (tmp_path / "toy" / "candidates").exists()
    del made
    assert not folder.exists()


def test_the_largest_of_a_payer_in_a_place_and_to_a_receiver(tmp_path: Path) -> None:
    rows = payments("5", "7")
    rows.add("share", row_of("share", record=1, kind="place", code="PS"))
    given = {"stage": "disbursement", "amount": "9", "currency": "USD", "valued": DAY}
    ends = {"provider_name": "Peru", "receiver_name": "PS"}
    rows.add("flow", row_of("flow", record=1, ref="8", **given, **ends))
    ends["receiver_name"] = "Fund"
    rows.add("flow", row_of("flow", record=1, ref="9", **given | {"amount": "3"}, **ends))
    laid = index(rows, tmp_path).laid[0]
    found = laid.batch("largest").to_pydict()
    peru, usd = laid.parties["org:peru"], laid.measures["USD"]
    held = {
        name: [laid.worth[row] for key, row in zip(found["key"], found["row"], strict=True)
               if key == laid.group(peru, laid.parties[f"org:{name}"], usd)]
        for name in ("ps", "fund")
    }  # fmt: skip
    assert held == {"ps": [9.0, 7.0, 5.0, 3.0], "fund": [3.0]}
