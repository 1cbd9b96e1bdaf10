"""Matching against a synthetic truth with noise: how often it is right, and how fast.

    python bench/matching.py [--flows 1200000] [--promises 10000] [--seed 7] [--small]

Promises are made of flows that are known: payers under their names in three languages or by their
identifiers, figures rounded as people say them, days shifted, other currencies, payments split over one
title, fields left out, titles in another language. The truth is forgotten, and sought again. Everything is invented: no
figure of this file is about anybody.

A pair is distinguishable when two signs of three tell it from others: a payer, a title (the name of a
town and a number at the least), a figure within half a per cent; or the promise names the record. A
payment that is only a part of what was promised is not: nothing says of which promise it is a part.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

import pyarrow as pa

sys.path.insert(0, str(Path(__file__).parents[1]))

from servanda.actions.matching_workers import pairings_of
from servanda.flows.candidate_index import Index
from servanda.flows.candidate_layout import Terms
from servanda.flows.candidates import candidates
from servanda.flows.schema import schema_of
from servanda.reconciliation.matching import LIKELY, likely, pairings
from servanda.reconciliation.matching_parties import Resolver
from servanda.reconciliation.matching_rules import beyond_doubt
from servanda.reconciliation.matching_sought import Surroundings, sought
from servanda.reconciliation.matching_words import runs_of
from servanda.records import Amount, Anchor, Plan, Promise, When, Wording
from servanda.terms.countries import display

DONORS = [
    "AE",
    "AT",
    "AU",
    "BE",
    "BH",
    "BR",
    "CA",
    "CH",
    "CN",
    "CY",
    "CZ",
    "DE",
    "DK",
    "EE",
    "EG",
    "ES",
    "FI",
    "FR",
    "GB",
    "GR",
    "HU",
    "ID",
    "IE",
    "IN",
    "IS",
    "IT",
    "JO",
    "JP",
    "KR",
    "KW",
    "KZ",
    "LT",
    "LU",
    "LV",
    "MA",
    "MX",
    "MY",
    "NL",
    "NO",
    "NZ",
    "OM",
    "PL",
    "PT",
    "QA",
    "RO",
    "SA",
    "SE",
    "SG",
    "SI",
    "SK",
    "TH",
    "TR",
    "US",
    "UZ",
    "VN",
    "ZA",
]
PLACES = ("PS", "SD", "YE", "SY", "AF", "UA", "LB", "IQ", "ET", "SO", "HT", "MM")
WHAT = {
    "hospital": ("bệnh viện", "مستشفى"),
    "school": ("trường học", "مدرسة"),
    "water": ("nước sạch", "مياه"),
    "port": ("cảng", "ميناء"),
    "road": ("đường bộ", "طريق"),
    "housing": ("nhà ở", "إسكان"),
    "bakery": ("lò bánh", "مخبز"),
    "police training": ("đào tạo cảnh sát", "تدريب الشرطة"),
    "electricity": ("điện lực", "كهرباء"),
    "clinic": ("phòng khám", "عيادة"),
    "food": ("lương thực", "غذاء"),
    "demining": ("rà phá bom mìn", "إزالة الألغام"),
    "telecommunications": ("viễn thông", "اتصالات"),
    "irrigation": ("thủy lợi", "ري"),
    # Things that no list of ours names, in words that are not alike: as good as unknown languages.
    "greenhouse": ("nhà kính", "بيت زجاجي"),
    "lighthouse": ("hải đăng", "منارة"),
    "cinema": ("rạp chiếu phim", "سينما"),
    "archive": ("kho lưu trữ", "أرشيف"),
    "apiary": ("trại ong", "منحل"),
    "foundry": ("xưởng đúc", "مسبك"),
}
TOWNS = [
    "Khara",
    "Belem",
    "Torun",
    "Sadiq",
    "Nareth",
    "Ombra",
    "Velis",
    "Quma",
    "Tarhana",
    "Lindor",
    "Zarif",
    "Bakhor",
    "Mesrin",
    "Paloma",
    "Ustad",
    "Iskar",
    "Reval",
    "Dorma",
    "Hamun",
    "Kelis",
    "Varda",
    "Nuristan",
    "Sefton",
    "Arbat",
    "Golan",
    "Miram",
    "Ledra",
    "Soran",
    "Tibes",
    "Wadra",
]
RATES = {"EUR": 1.1, "GBP": 1.25, "JPY": 0.0068, "USD": 1.0}
FIRST = date(2021, 1, 1)


def rate(currency: str, target: str, day: date) -> Decimal | None:
    """Return an invented rate that wanders by a few per cent over the years."""
    if currency not in RATES or target not in RATES:
        return None
    drift = 1 + 0.00002 * ((day - FIRST).days % 1400)
    return Decimal(str(RATES[currency] / RATES[target] * drift))


@dataclass
class Truth:
    """A promise, and the rows that it was made of."""

    promise: Promise
    rows: frozenset[tuple[int, str]]
    apart: bool  # can be told from all other flows
    noise: str
    identifier: bool


class World:
    """Flows of many payers, in columns; some of them are what was promised."""

    def __init__(self, seed: int) -> None:
        """Begin with nothing."""
        self.random = random.Random(seed)
        self.activity: list[tuple[Any, ...]] = []
        self.flow: list[tuple[Any, ...]] = []
        self.share: list[tuple[Any, ...]] = []

    def add(self, donor: str, *, amounts: list[tuple[Decimal, str, date]], title: str, place: str,
            nameless: bool = False) -> frozenset[tuple[int, str]]:  # fmt: skip
        """Add one record with its payments."""
        key = len(self.activity) + 1
        code, name = ("", "") if nameless else self.name(donor)
        identifier = f"{donor}-GOV-7-{key:07}"
        reporter = ("XM-DAC-99999", "Exercise clearing house")
        self.activity.append((key, identifier, *reporter, title))
        for n, (amount, currency, day) in enumerate(amounts, 1):
            self.flow.append((key, str(n), amount, currency, day, code, name))
        self.share.append((key, place))
        return frozenset((key, str(n)) for n in range(1, len(amounts) + 1))

    def name(self, donor: str) -> tuple[str, str]:
        """Return a payer as publishers write it: by identifier, or by name in one of three languages."""
        way = self.random.random()
        party = f"country:{donor}"
        if way < 0.25:
            return f"{donor}-GOV-{self.random.randint(1, 9)}", "Ministry of Foreign Affairs"
        if way < 0.6:
            return "", f"{display(party, 'en')}, Government of"
        if way < 0.75:
            return "", f"Government of {display(party, 'en')}"
        if way < 0.88:
            return "", display(party, "vi") if way < 0.82 else f"Chính phủ {display(party, 'vi')}"
        return "", f"حكومة {display(party, 'ar')}" if way < 0.95 else display(party, "ar")

    def snapshot(self, folder: Path) -> Any:
        """Write everything as a snapshot."""
        from servanda.flows.parts import PartWriter
        from servanda.flows.snapshot import MANIFEST, Manifest, Table, open_snapshot, written
        from tests.flows.built import CUMULATIVE

        own = folder / "bench" / "00001"
        writer = PartWriter(own, "00000")
        for name, rows, columns in (
            ("activity", self.activity, ("record", "id", "reporter", "reporter_name", "title")),
            ("flow", self.flow,
             ("record", "ref", "amount", "currency", "valued", "provider", "provider_name")),
            ("share", self.share, ("record", "code")),
        ):  # fmt: skip
            for start in range(0, len(rows), 200_000):
                writer.add_table(name, _table(name, rows[start : start + 200_000], columns))
        parts = writer.close()
        manifest = Manifest(
            dataset="bench", snapshot="00001", standard="bench", version="1", semantics=CUMULATIVE,
            created="2026-01-01T00:00:00Z", records=len(self.activity),
            tables={n: Table(rows=p.rows, parts=(p.under("00001"),)) for n, p in parts.items()},
        )  # fmt: skip
        (own / MANIFEST).write_bytes(written(manifest))
        return open_snapshot(own)


FIXED = {
    "flow": {"stage": "disbursement"},
    "share": {"kind": "place", "vocabulary": "ISO"},
    "activity": {"secondary": False},
}
BLANK = {"string": "", "dictionary<values=string, indices=int32, ordered=0>": ""}


def _table(name: str, rows: list[tuple[Any, ...]], columns: tuple[str, ...]) -> pa.Table:
    given = dict(zip(columns, zip(*rows, strict=True), strict=True))
    arrays = []
    for field in schema_of(name):
        if field.name in given:
            arrays.append(pa.array(given[field.name], field.type))
        else:
            value = FIXED[name].get(field.name, BLANK.get(str(field.type)))
            arrays.append(pa.array([value] * len(rows), field.type))
    return pa.Table.from_arrays(arrays, schema=schema_of(name))


def title(world: World, what: str, town: str, number: int, language: int) -> str:
    """Return a title in English, Vietnamese or Arabic; the name of the town stays Latin."""
    word = (what, *WHAT[what])[language]
    return (
        f"{town} {word}, lot {number}",
        f"Xây dựng {word} {town}, gói {number}",
        f"إعادة بناء {word} {town}، الحزمة {number}",
    )[language]


def figure(world: World) -> Decimal:
    """Return an amount as it is paid: odd to the last digit, between 20 thousand and 300 million."""
    return Decimal(round(10 ** world.random.uniform(4.3, 8.5)))


def said(world: World, amount: Decimal) -> Decimal:
    """Return an amount as people say it: exact, or rounded to one to three digits."""
    digits = world.random.choice((9, 9, 3, 3, 2, 2, 1))
    shown = Decimal(f"{amount:.{digits - 1}E}")
    return shown if abs(shown - amount) <= amount * Decimal("0.12") else amount


def make(world: World, n: int) -> Truth:
    """Make one promise and what came of it."""
    pick = world.random
    donor, place = pick.choice(DONORS), pick.choice(PLACES)
    what, town, number = pick.choice(list(WHAT)), pick.choice(TOWNS), pick.randint(1, 400)
    paid, day = figure(world), FIRST + timedelta(days=pick.randint(0, 1500))
    noise = pick.choice(
        ("plain", "plain", "split", "currency", "no payer", "no title", "late", "part")
    )
    currency = pick.choice(("EUR", "GBP", "JPY")) if noise == "currency" else "USD"
    parts = [paid]
    if noise == "split":
        parts = [
            (paid * share).quantize(Decimal(1)) for share in (Decimal("0.45"), Decimal("0.35"))
        ]
        parts.append(paid - sum(parts))
    days = [day + timedelta(days=120 * k) for k in range(len(parts))]
    amounts = [(part, currency, at) for part, at in zip(parts, days, strict=True)]
    if noise == "currency":
        amounts = [((paid / rate(currency, "USD", day)).quantize(Decimal(1)), currency, day)]
    words = title(world, what, town, number, pick.choice((0, 0, 1, 2)))
    shown = "" if noise == "no title" else words
    rows = world.add(donor, amounts=amounts, title=shown, place=place, nameless=noise == "no payer")
    identifier = world.activity[-1][1]
    promised = paid * Decimal(pick.choice((2, 3))) if noise == "part" else paid
    stated = day - timedelta(days=pick.randint(20, 400))
    due = day + timedelta(days=pick.randint(-60, 300)) if noise != "late" else day - timedelta(200)
    due = max(due, stated)
    names_it = pick.random() < 0.1
    ours = (
        Wording(en=title(world, what, town, number, 0))
        if pick.random() < 0.6
        else Wording(vi=title(world, what, town, number, 1))
    )
    quote = f"See {identifier}." if names_it else "It was said."
    promise = Promise(
        plan="bench", id=f"p{n}", title=ours, kind="pledge", strength=4,
        obligors=(f"country:{donor}",), beneficiaries=(f"country:{place}",),
        amount=Amount(unit="USD", value=said(world, promised)), stated=When(stated.isoformat()),
        due=When(due.isoformat() if pick.random() < 0.7 else f"{due.year}"),
        evidence=(Anchor(document="0" * 64, start=0, end=len(quote), exact=quote),),
    )  # fmt: skip
    exact = abs(promise.amount.figure - paid) <= paid / 200 and noise != "currency"
    signs = (noise != "no payer") + (noise != "no title") + exact
    apart = (signs >= 2 and noise != "part") or names_it
    return Truth(promise=promise, rows=rows, apart=apart, noise=noise, identifier=names_it)


def fill(world: World, flows: int) -> None:
    """Add flows that nobody promised, of the same payers, places and things."""
    pick = world.random
    while len(world.flow) < flows:
        start = FIRST + timedelta(days=pick.randint(0, 1900))
        base, count = figure(world), pick.choice((1, 1, 2, 5, 13, 40))
        amounts = [
            (
                (base * pick.randint(5, 100) / 100).quantize(Decimal(1)),
                "USD",
                start + timedelta(days=30 * k),
            )
            for k in range(count)
        ]
        what, town = pick.choice(list(WHAT)), pick.choice(TOWNS)
        words = title(world, what, town, pick.randint(1, 400), pick.choice((0, 0, 1, 2)))
        world.add(pick.choice(DONORS), amounts=amounts, title=words, place=pick.choice(PLACES))


def rows_of(candidate: Any) -> frozenset[tuple[int, str]]:
    """Return the rows that a candidate is."""
    return frozenset((m.record, m.ref) for m in candidate.members or (candidate,))


def right(truth: Truth, candidate: Any) -> bool:
    """Tell whether a candidate is what was promised, or a payment of it."""
    rows = rows_of(candidate)
    return rows <= truth.rows


def judge(truths: list[Truth], found: list[list[Any]]) -> dict[str, Any]:
    """Count how often the truth leads, is among five, and is confirmed rightly."""
    apart = [(t, f) for t, f in zip(truths, found, strict=True) if t.apart]
    first = [bool(f) and right(t, f[0].candidate) for t, f in apart]
    five = [any(right(t, p.candidate) for p in f[:5]) for t, f in apart]
    sure = [(t, f) for t, f in zip(truths, found, strict=True) if likely(f)]
    good = [right(t, f[0].candidate) for t, f in sure]
    named: dict[str, int] = {}
    for truth in truths:
        if truth.identifier:
            for word in truth.promise.evidence[0].exact.split():
                named[word.strip(".")] = named.get(word.strip("."), 0) + 1
    auto = [
        right(t, p.candidate)
        for t, f in zip(truths, found, strict=True)
        for p in f
        if beyond_doubt("same-identifier", p, named=named)
    ]
    return {
        "distinguishable": len(apart),
        "top1": sum(first) / len(first),
        "top5": sum(five) / len(five),
        "likely": len(sure),
        "precision": sum(good) / max(1, len(good)),
        "auto": len(auto),
        "wrong_auto": auto.count(False),
    }


def by_noise(truths: list[Truth], found: list[list[Any]]) -> dict[str, tuple[int, float]]:
    """Return top-1 for each kind of noise."""
    kinds: dict[str, list[bool]] = {}
    for truth, group in zip(truths, found, strict=True):
        hit = bool(group) and right(truth, group[0].candidate)
        kinds.setdefault(truth.noise, []).append(hit)
    return {kind: (len(hits), sum(hits) / len(hits)) for kind, hits in sorted(kinds.items())}


class Watch:
    """Time since it was made: of the processors, and on the wall."""

    def __init__(self) -> None:
        """Begin."""
        self.wall, self.own = time.perf_counter(), time.process_time()

    def told(self) -> str:
        """Return both in words."""
        own, wall = time.process_time() - self.own, time.perf_counter() - self.wall
        return f"{own:.2f} s of the processor, {wall:.2f} s on the wall"


def spent(work: Callable[[], object]) -> str:
    """Do something, and tell how long it took."""
    watch = Watch()
    work()
    return watch.told()


def match(
    index: Index, truths: list[Truth], within: Surroundings, *, workers: int
) -> tuple[float, float, list[list[Any]]]:
    """Return how long it took on the wall and of this processor, and what was found."""
    wall, own = time.perf_counter(), time.process_time()
    promises = [truth.promise for truth in truths]
    found = pairings_of(index, promises, ask=lambda one: sought(one, within), workers=workers)
    return time.perf_counter() - wall, time.process_time() - own, found


def loop() -> float:
    """Return how long a loop takes that always does the same: to compare machines by, at rest or not."""
    began, total = time.process_time(), 0
    for n in range(3_000_000):
        total += n
    return time.process_time() - began


def main() -> None:
    """Make the world, match it, and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--flows", type=int, default=1_200_000)
    parser.add_argument("--promises", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    world = World(options.seed)
    truths = [make(world, n) for n in range(options.promises)]
    fill(world, options.flows)
    with tempfile.TemporaryDirectory() as folder:
        snapshot = world.snapshot(Path(folder))
        del world.share  # and the flows: nobody holds them as objects while promises are matched
        flows = len(world.flow)
        del world.flow, world.activity
        terms = Terms(resolve=Resolver().party, rate=rate, words=runs_of, mark="bench")
        laid = spent(lambda: Index([snapshot], terms=terms))
        opened = spent(lambda: Index([snapshot], terms=terms))
        index = Index([snapshot], terms=terms)
        within = Surroundings(plan=Plan(id="bench", title=Wording(en="Bench")), rate=rate)
        alone = [match(index, truths, within, workers=1) for _ in range(options.rounds)]
        both = [match(index, truths, within, workers=2) for _ in range(options.rounds)]
        found = alone[0][2]
        same = all(one[2] == found for one in both)
        promises = [sought(t.promise, within) for t in truths]
        groups = candidates(index, promises)
        single = []
        for one in promises[:200]:
            began = time.process_time()
            pairings(one, candidates(index, [one])[0], weigh=index.weigh)
            single.append(1000 * (time.process_time() - began))
    told = judge(truths, found)
    reach = [any(right(t, c) for c in g) for t, g in zip(truths, groups, strict=True) if t.apart]
    print(f"flows {flows:,}; promises {len(truths):,}; distinguishable {told['distinguishable']:,}")
    for kind, (count, part) in by_noise(truths, found).items():
        print(f"  {kind:<10} {count:>6,}  top-1 {part:.3f}")
    print(f"among the candidates                 {sum(reach) / len(reach):.3f}")
    print(f"top-1 (aim .95)                      {told['top1']:.3f}")
    print(f"top-5                                {told['top5']:.3f}")
    print(f"precision at {LIKELY} with a lead      {told['precision']:.4f}  of {told['likely']:,}")
    print(f"confirmed by rule; wrong (must 0)    {told['auto']:,}; {told['wrong_auto']}")
    print(f"a loop of three million additions    {loop():.2f} s of the processor (0.15 at rest)")
    print(f"laying the flows out, once           {laid}")
    print(f"opening them again                   {opened}")
    print(
        f"all promises, one process            {min(one[1] for one in alone):.2f} s of the processor,"
        f" {min(one[0] for one in alone):.2f} s on the wall, best of {options.rounds}"
    )
    print(
        f"all promises, two (must 8 s)         {min(one[0] for one in both):.2f} s on the wall;"
        f" {'the same pairings' if same else 'OTHER PAIRINGS'}"
    )
    print(
        f"one promise (must 10 ms)             {median(single):.1f} ms of the processor,"
        f" p95 {sorted(single)[int(0.95 * len(single))]:.1f} ms"
    )


if __name__ == "__main__":
    main()
