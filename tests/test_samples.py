"""The two sample workspaces load without a finding, rest on exact quotations and give known figures.

Sources of the figures: the World Bank's state of 31 March 2016 (1,409 of 3,507 pledged is 40 %, and of
2,710 scheduled 52 %), the pledges announced on 19 February 2026.
"""

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

from servanda.reconciliation.aggregates import remainder
from servanda.reconciliation.case import Case, cases
from servanda.reconciliation.clock import scheduled
from servanda.reconciliation.equation import equation
from servanda.reconciliation.ratio import Figure, ratio
from servanda.reconciliation.shares import findings
from servanda.reconciliation.status import status
from servanda.reconciliation.totals import Total, total
from servanda.records import (
    Contradiction,
    Document,
    Finding,
    Match,
    Plan,
    Promise,
    Record,
    Wording,
)
from servanda.standards import datapackage
from servanda.terms.languages import LANGUAGES

ROOT = Path(__file__).parent.parent / "samples"
PLANS = ("gaza-2014", "gaza-2026")
MILLION, BILLION = 1_000_000, 1_000_000_000
WORLD_BANK_DAY = date(2016, 3, 31)

KindT = TypeVar("KindT", bound=Record)


@cache
def on_disk(plan: str) -> dict[str, bytes]:
    root = ROOT / plan
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@cache
def loaded(plan: str) -> tuple[Record | Finding, ...]:
    return tuple(datapackage.records_of(on_disk(plan)))


def records(plan: str) -> list[Record]:
    return [item for item in loaded(plan) if not isinstance(item, Finding)]


def of_kind(plan: str, kind: type[KindT]) -> list[KindT]:
    return [record for record in records(plan) if isinstance(record, kind)]


def by_promise(plan: str) -> dict[str, Case]:
    return {case.promise.id: case for case in cases(records(plan))}


def preference(plan: str) -> tuple[str, ...]:
    return of_kind(plan, Plan)[0].preference


def verdict(plan: str, promise: str, day: date) -> tuple[str, str]:
    found = status(by_promise(plan)[promise], today=day, preference=preference(plan))
    assert found is not None
    return found.status, found.reason.code


def totalled(plan: str, stage: str, day: date) -> Total:
    kept = cases(records(plan))
    return total(kept, stage=stage, today=day, currency="USD", preference=preference(plan))


def left_out(found: Total) -> dict[str, set[str]]:
    return {row.reason: set(row.rows) for row in found.left_out}


@pytest.mark.parametrize("plan", PLANS)
def test_loads_without_a_finding(plan: str) -> None:
    assert [item for item in loaded(plan) if isinstance(item, Finding)] == []
    assert findings(records(plan)) == []
    assert [p.nature for p in of_kind(plan, Plan)] == ["sample"]


@pytest.mark.parametrize("plan", PLANS)
def test_an_export_gives_the_same_files(plan: str) -> None:
    kept, made = dict(on_disk(plan)), datapackage.files(records(plan))
    name = "datapackage.json"
    assert skeleton(kept.pop(name)) == skeleton(made.pop(name))
    assert kept == made


def skeleton(descriptor: bytes) -> object:
    """Leave out the descriptions of the columns, which may be put into better words."""
    return json.loads(
        descriptor, object_hook=lambda found: {k: v for k, v in found.items() if k != "description"}
    )


@pytest.mark.parametrize("plan", PLANS)
def test_every_quotation_is_exact_and_every_record_has_one(plan: str) -> None:
    texts = {document.id: document.text for document in of_kind(plan, Document)}
    for record in records(plan):
        assert record.evidence or isinstance(record, Document), record.id
        for anchor in record.evidence:
            assert anchor.holds(texts[anchor.document]), record.id


@pytest.mark.parametrize("plan", PLANS)
def test_every_wording_speaks_three_languages(plan: str) -> None:
    for record in records(plan):
        for name in type(record).__dataclass_fields__:
            value = getattr(record, name)
            if isinstance(value, Wording) and value:
                missing = [code for code in LANGUAGES if not getattr(value, code)]
                assert not missing, f"{record.id} {name} {missing}"
        assert getattr(record, "title", True), f"{record.id} has no title"


@pytest.mark.parametrize("plan", PLANS)
def test_documents_are_notes_that_say_so(plan: str) -> None:
    for document in of_kind(plan, Document):
        lines = document.text.splitlines()
        assert document.kind == "note"
        assert "Servanda" in lines[0]
        assert document.outlet in lines[0]
        assert document.address.startswith(("https://", "http://"))
        assert lines[2].endswith(document.address)


@pytest.mark.parametrize("plan", PLANS)
def test_every_document_is_quoted(plan: str) -> None:
    quoted = {anchor.document for record in records(plan) for anchor in record.evidence}
    unused = [d.filename for d in of_kind(plan, Document) if d.id not in quoted]
    assert unused == []


def test_the_notes_are_in_three_languages() -> None:
    found = Counter(document.language for document in of_kind("gaza-2026", Document))
    assert found["vi"] >= 5
    assert found["en"] >= 6
    assert found["ar"] >= 4


@pytest.mark.parametrize("plan", PLANS)
def test_a_contradiction_quotes_each_of_its_values(plan: str) -> None:
    for contradiction in of_kind(plan, Contradiction):
        assert len(contradiction.values) >= 2
        least = 1 if contradiction.id == "five-states-four-names" else len(contradiction.values)
        assert len(contradiction.evidence) >= least, contradiction.id
        assert bool(contradiction.decision) == (contradiction.state == "decided")


# Gaza 2014


def test_40_per_cent_of_the_pledges_and_52_of_the_schedule() -> None:
    """1,409 of 3,507 pledged is 40 %; 1,409 of 2,710 scheduled is 52 %: two named denominators."""
    case = by_promise("gaza-2014")["gaza-part"]
    found = equation(case, today=WORLD_BANK_DAY, preference=preference("gaza-2014"))
    planned = scheduled(case, today=WORLD_BANK_DAY, unit="USD")
    assert found is not None
    assert planned is not None
    disbursed = Figure(value=found.fulfilled, unit="USD", what="disbursed")
    pledged = Figure(value=found.due, unit="USD", what="pledged")
    expected = Figure(value=planned, unit="USD", what="scheduled")
    assert (disbursed.value, pledged.value, expected.value) == (
        1409 * MILLION,
        3507 * MILLION,
        2710 * MILLION,
    )
    of_pledged = ratio(disbursed, pledged, scope="gaza-part", as_of=WORLD_BANK_DAY)
    of_scheduled = ratio(disbursed, expected, scope="gaza-part", as_of=WORLD_BANK_DAY)
    assert (of_pledged.percent, of_scheduled.percent) == ("40", "52")


@pytest.mark.parametrize(
    ("promise", "day", "expected"),
    [
        ("gaza-part", WORLD_BANK_DAY, ("overdue", "schedule-behind")),
        ("united-states", WORLD_BANK_DAY, ("kept", "arrived-in-full")),
        ("kuwait", WORLD_BANK_DAY, ("not-yet-due", "deadline-ahead")),
        ("kuwait", date(2018, 1, 1), ("overdue", "nothing-arrived")),
        ("qatar", WORLD_BANK_DAY, ("on-track", "progress")),
        ("european-union", WORLD_BANK_DAY, ("on-track", "progress")),
        ("united-kingdom", date(2018, 1, 1), ("overdue", "nothing-reported")),
        ("conference-total", WORLD_BANK_DAY, ("unverifiable", "contested")),
    ],
)
def test_status_of_2014(promise: str, day: date, expected: tuple[str, str]) -> None:
    assert verdict("gaza-2014", promise, day) == expected


@pytest.mark.parametrize(
    ("promise", "day", "original", "fulfilled", "unit"),
    [
        ("united-states", date(2014, 12, 31), 212 * MILLION, 0, "USD"),
        ("united-states", WORLD_BANK_DAY, 277 * MILLION, 277 * MILLION, "USD"),
        ("european-union", date(2014, 12, 31), 450 * MILLION, 0, "EUR"),
        ("european-union", WORLD_BANK_DAY, 348 * MILLION, 261 * MILLION, "USD"),
        ("qatar", WORLD_BANK_DAY, 1000 * MILLION, 152 * MILLION, "USD"),
        ("saudi-arabia", WORLD_BANK_DAY, 500 * MILLION, 50 * MILLION, "USD"),
        ("saudi-arabia", date(2016, 12, 31), 500 * MILLION, 107_500_000, "USD"),
        ("conference-total", date(2015, 2, 16), 5400 * MILLION, 300 * MILLION, "USD"),
        ("conference-total", date(2017, 5, 31), 5082 * MILLION, 1796 * MILLION, "USD"),
    ],
)
def test_equation_of_2014(
    promise: str, day: date, *, original: int, fulfilled: int, unit: str
) -> None:
    case = by_promise("gaza-2014")[promise]
    found = equation(case, today=day, preference=preference("gaza-2014"))
    assert found is not None
    assert (found.original, found.fulfilled, found.unit) == (original, fulfilled, unit)


def test_both_figures_of_the_united_states_and_of_the_european_union_are_kept() -> None:
    for promise, expected in (
        ("united-states", {(212 * MILLION, "USD"), (277 * MILLION, "USD")}),
        (
            "european-union",
            {(450 * MILLION, "EUR"), (568 * MILLION, "USD"), (348 * MILLION, "USD")},
        ),
    ):
        case = by_promise("gaza-2014")[promise]
        assert case.promise.amount is not None
        amounts = [case.promise.amount, *(count.amount for count in case.counts)]
        assert {(int(a.figure), a.unit) for a in amounts} == expected


def test_totals_of_2014_stay_inside_gaza() -> None:
    pledged = totalled("gaza-2014", "pledged", WORLD_BANK_DAY)
    assert (pledged.figure, pledged.rows) == (3507 * MILLION, ("gaza-part",))
    disbursed = totalled("gaza-2014", "disbursed", WORLD_BANK_DAY)
    assert (disbursed.figure, disbursed.rows) == (1409 * MILLION, ("gaza-part",))
    assert left_out(pledged)["outside"] == {"conference-total", "palestinian-government-part"}


def test_norgs_total_is_the_sum_of_its_two_parts() -> None:
    kept = by_promise("gaza-2014")
    parts = [kept[name].promise.amount for name in ("gaza-part", "palestinian-government-part")]
    norg = next(c for c in kept["conference-total"].counts if c.reporter == "org:norg")
    assert sum(part.figure for part in parts if part) == norg.amount.figure == 5082 * MILLION


# Gaza 2026


@pytest.mark.parametrize("day", [date(2026, 2, 19), date(2026, 6, 30), date(2027, 12, 31)])
def test_nothing_is_pledged_twice(day: date) -> None:
    """10 + at least 7 billion + 75 million; not 5 + 7 + 10 + 17, and without the contested 2."""
    pledged = totalled("gaza-2026", "pledged", day)
    assert pledged.rows == ("fifa-75m", "nine-states-7bn", "united-states-10bn")
    assert (pledged.figure, pledged.bound) == (17 * BILLION + 75 * MILLION, "at-least")
    out = left_out(pledged)
    assert out["contested"] == {"united-nations-2bn"}
    assert len(out["part-of-aggregate"]) == 4


def test_what_nine_states_leave_unallocated() -> None:
    kept = by_promise("gaza-2026")
    whole = kept["nine-states-7bn"]
    found = remainder(whole, [kept[part] for part in whole.parts], today=date(2026, 6, 30))
    assert found is not None
    assert (found.parts, found.figure, found.bound) == (
        Decimal(4_200 * MILLION),
        Decimal(2_800 * MILLION),
        "at-least",
    )


def test_bilateral_promises_stay_out_of_every_total() -> None:
    outside = {p.id for p in of_kind("gaza-2026", Promise) if p.scope == "outside"}
    assert outside == {"contracts-37-2bn", "export-control-lists", "return-visit"}
    committed = totalled("gaza-2026", "committed", date(2026, 6, 30))
    assert committed.figure == 0
    assert left_out(committed)["outside"] == {"contracts-37-2bn"}


@pytest.mark.parametrize(
    ("promise", "day", "expected"),
    [
        ("united-states-10bn", date(2026, 5, 26), ("unverifiable", "no-deadline")),
        ("united-states-10bn", date(2026, 6, 30), ("unverifiable", "contested")),
        ("nine-states-7bn", date(2026, 6, 30), ("unverifiable", "contested")),
        ("kuwait-1bn", date(2026, 6, 30), ("unverifiable", "contested")),
        ("united-nations-2bn", date(2026, 6, 30), ("unverifiable", "contested")),
        ("indonesia-troops", date(2026, 6, 30), ("not-yet-due", "deadline-ahead")),
        ("indonesia-troops", date(2026, 7, 1), ("unverifiable", "no-measure")),
        ("morocco-troops", date(2026, 6, 30), ("unverifiable", "no-deadline")),
        ("viet-nam-readiness", date(2026, 6, 30), ("unverifiable", "weak-wording")),
        ("viet-nam-peacekeepers", date(2026, 6, 30), ("unverifiable", "weak-wording")),
        ("export-control-lists", date(2026, 6, 30), ("unverifiable", "no-deadline")),
    ],
)
def test_status_of_2026(promise: str, day: date, expected: tuple[str, str]) -> None:
    assert verdict("gaza-2026", promise, day) == expected


def test_nobody_has_confirmed_that_an_empty_fund_measures_the_pledges() -> None:
    assert [match.state for match in of_kind("gaza-2026", Match)] == ["proposed"]
