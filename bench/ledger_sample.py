"""A large invented plan for measuring: 10,000 promises, 50,000 deliveries, every figure with its words.

The same seed gives the same records, byte for byte. Everything is made up and the plan says so on
every page: its nature is `exercise`, its donors are numbered, its places exist nowhere.

    SERVANDA_HOME=/tmp/somewhere python bench/ledger_sample.py --promises 10000

keeps it in the ledger of that home by `actions.record`, a thousand promises to a journal line.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256

from servanda.records import (
    Amount,
    Anchor,
    Condition,
    Contradiction,
    Count,
    Delivery,
    Direction,
    Document,
    Instrument,
    Match,
    Milestone,
    Observation,
    Occasion,
    Party,
    Plan,
    Promise,
    Record,
    Revision,
    When,
    Wording,
)

PLAN = "exercise-large"
SEED = 2026
DONORS, PER_DOCUMENT, DELIVERIES_EACH = 120, 50, 5
FIRST_DAY, AS_OF = date(2025, 1, 6), date(2026, 6, 30)
FUND, CHAIR = "org:valley-fund", "org:valley-council"
DIRECTIONS = ("shelter", "water", "schools", "clinics", "roads", "courts")
WORDS = {
    "vi": {
        "promise": "Nhà tài trợ số {donor} cam kết góp {amount} {unit} cho thung lũng Hạ.",
        "delivery": "Quỹ thung lũng báo đã nhận {amount} {unit} của nhà tài trợ số {donor}.",
        "title": "Nhà tài trợ {donor}: {amount} {unit}, lần {n}",
        "head": "Bản ghi luyện tập số {n} về thung lũng Hạ",
    },
    "en": {
        "promise": "Donor number {donor} will give {amount} {unit} to the Lower Valley.",
        "delivery": "The Valley Fund reports {amount} {unit} received from donor number {donor}.",
        "title": "Donor {donor}: {amount} {unit}, round {n}",
        "head": "Exercise note number {n} on the Lower Valley",
    },
    "ar": {
        "promise": "يقدم المانح رقم {donor} مبلغ {amount} {unit} إلى الوادي الأدنى.",
        "delivery": "أعلن صندوق الوادي تسلم {amount} {unit} من المانح رقم {donor}.",
        "title": "المانح {donor}: {amount} {unit}، الجولة {n}",
        "head": "مذكرة تدريب رقم {n} عن الوادي الأدنى",
    },
}


@dataclass(slots=True)
class Paper:
    """A document being written, and the places of the sentences in it."""

    language: str
    number: int
    lines: list[str] = field(default_factory=list)
    length: int = 0
    digest: str = ""

    def add(self, sentence: str) -> tuple[int, str]:
        """Write a sentence on a line of its own; return where it begins, and itself."""
        assert not self.digest, "the paper is finished: its words are quoted already"
        start = self.length
        self.lines.append(sentence)
        self.length += len(sentence) + 1
        return start, sentence

    @property
    def text(self) -> str:
        """The words as they are kept."""
        return "\n".join(self.lines) + "\n"

    @property
    def mark(self) -> str:
        """The SHA-256 that names the document; asking for it finishes the paper."""
        self.digest = self.digest or sha256(self.text.encode()).hexdigest()
        return self.digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One promise before its document is finished: the draw of the lots, and the sentences."""

    number: int
    donor: int
    figure: int
    unit: str
    stated: date
    words: tuple[int, str]
    arrivals: tuple[tuple[int, date, tuple[int, str]], ...]


def plan_records() -> list[Record]:
    """Return the plan itself: its texts, directions, occasions and parties."""
    paper = Paper(language="en", number=0)
    paper.add("The Lower Valley plan is an exercise. Nobody real takes part in it.")
    fixed: dict[str, object] = {"plan": PLAN, "evidence": (anchor(paper, (0, paper.lines[0])),)}
    title = Wording(vi="Kế hoạch luyện tập lớn", en="Large exercise plan", ar="خطة تدريب كبيرة")
    made: list[Record] = [
        Plan(id=PLAN, title=title, summary=title, boundary=title, nature="exercise"),
        document(paper, FIRST_DAY),
        Instrument(id="accord", title=title, kind="agreement", date=When("2025-01-06"), **fixed),
        Party(id=FUND, name=every("Valley Fund"), role="fund", **fixed),
        Party(id=CHAIR, name=every("Valley Council"), role="chair", **fixed),
    ]
    for n in range(1, DONORS + 1):
        made.append(
            Party(id=donor_id(n), name=every(f"Exercise donor {n:03}"), role="donor", **fixed)
        )
    for n, name in enumerate(DIRECTIONS):
        made.append(Direction(id=name, title=every(name.title()), position=n, **fixed))
    for n in range(12):
        day = When((FIRST_DAY + timedelta(days=30 * n)).isoformat())
        name = every(f"Round {n + 1}")
        made.append(Occasion(id=f"round-{n}", title=name, kind="conference", date=day, **fixed))
    return made


def batches(promises: int, *, seed: int = SEED, each: int = 1000) -> Iterator[list[Record]]:
    """Yield the plan, then its promises with all that bears on them, `each` promises at a time."""
    lots = random.Random(seed)
    yield plan_records()
    for first in range(0, promises, each):
        made: list[Record] = []
        for begin in range(first, min(first + each, promises), PER_DOCUMENT):
            made += _paperful(lots, begin, min(begin + PER_DOCUMENT, promises))
        yield made


def _paperful(lots: random.Random, begin: int, end: int) -> list[Record]:
    """Return one document with its promises and deliveries, and everything that rests on it."""
    number = begin // PER_DOCUMENT + 1
    paper = Paper(language=("vi", "en", "ar")[number % 3], number=number)
    paper.add(WORDS[paper.language]["head"].format(n=number))
    drafts = [_draft(lots, paper, n) for n in range(begin, end)]
    last = max(day for draft in drafts for _, day, _ in draft.arrivals)
    made: list[Record] = [document(paper, last)]
    for draft in drafts:
        made.append(_promise(lots, paper, draft, drafts[0]))
        made += _received(paper, draft)
        made += _around(lots, paper, draft)
    made += _shared(paper, drafts)
    return made


def _draft(lots: random.Random, paper: Paper, number: int) -> Draft:
    donor, figure = lots.randint(1, DONORS), lots.randint(2, 900) * 10 ** lots.randint(3, 6)
    unit = "soldier" if number % 20 == 7 else "EUR" if number % 9 == 4 else "USD"
    if unit == "soldier":
        figure = lots.randint(2, 80) * 50
    stated = FIRST_DAY + timedelta(days=lots.randint(0, 400))
    words = WORDS[paper.language]
    said = paper.add(words["promise"].format(donor=donor, amount=f"{figure:,}", unit=unit))
    arrivals = []
    for _ in range(DELIVERIES_EACH):
        part = max(1, figure * lots.randint(2, 24) // 100)
        sentence = words["delivery"].format(donor=donor, amount=f"{part:,}", unit=unit)
        day = stated + timedelta(days=lots.randint(5, 500))
        arrivals.append((part, day, paper.add(sentence)))
    return Draft(
        number=number,
        donor=donor,
        figure=figure,
        unit=unit,
        stated=stated,
        words=said,
        arrivals=tuple(arrivals),
    )


def _promise(lots: random.Random, paper: Paper, draft: Draft, first: Draft) -> Promise:
    """Return the promise; in every fourth document the first is an aggregate of the next four."""
    place = draft.number - first.number
    grouped = paper.number % 4 == 0 and first.unit != "soldier"
    part = grouped and 0 < place < 5 and draft.unit == first.unit
    money = draft.unit != "soldier"
    figure = Decimal(draft.figure * (40 if grouped and place == 0 else 1))
    ceiling = not money and draft.number % 3 == 0
    amount = Amount(unit=draft.unit, **{"maximum" if ceiling else "value": figure})
    title = WORDS[paper.language]["title"]
    words = title.format(donor=draft.donor, amount=f"{figure:,}", unit=draft.unit, n=draft.number)
    signed = money and draft.number % 5 == 0
    due = draft.stated + timedelta(days=lots.randint(60, 700))
    return Promise(
        plan=PLAN,
        id=promise_id(draft.number),
        title=Wording(**{paper.language: words}),
        kind="commitment" if signed else "pledge" if money else "personnel",
        strength=5 if signed else lots.choice((1, 2, 3, 4, 4, 4)),
        basis="agreement" if signed else "speech",
        speaker=CHAIR if grouped and place == 0 else donor_id(draft.donor),
        obligors=(donor_id(draft.donor),),
        beneficiaries=(FUND,),
        amount=amount,
        occasion=f"round-{draft.number % 12}",
        stated=When(draft.stated.isoformat()),
        due=None if draft.number % 8 == 0 else When(due.isoformat()),
        directions=(DIRECTIONS[draft.number % len(DIRECTIONS)],),
        parent=promise_id(first.number) if part else "",
        scope="outside" if draft.number % 40 == 39 else "plan",
        evidence=(anchor(paper, draft.words),),
    )


def _received(paper: Paper, draft: Draft) -> Iterator[Record]:
    for n, (part, day, said) in enumerate(draft.arrivals):
        if n >= DELIVERIES_EACH - draft.number % 3:
            stage = "allocated"
        else:
            stage = "disbursed" if draft.unit != "soldier" else "arrived"
        evidence = (anchor(paper, said),)
        own = delivery_id(draft.number, n)
        yield Delivery(
            plan=PLAN,
            id=own,
            title=Wording(**{paper.language: said[1]}),
            stage=stage,
            date=When(day.isoformat()),
            amount=Amount(unit=draft.unit, value=Decimal(part)),
            provider=donor_id(draft.donor),
            receiver=FUND,
            reporter=FUND,
            evidence=evidence,
        )
        yield Match(
            plan=PLAN,
            id=f"m-{own}",
            promise=promise_id(draft.number),
            delivery=own,
            state="proposed" if (draft.number + n) % 29 == 0 else "confirmed",
            evidence=evidence,
        )


def _shared(paper: Paper, drafts: list[Draft]) -> Iterator[Record]:
    """Let the first delivery of every tenth promise serve the promise after it too."""
    for draft, after in zip(drafts[::10], drafts[1::10], strict=False):
        part, _, said = draft.arrivals[0]
        if part < 4 or draft.unit != after.unit:
            continue
        yield Match(
            plan=PLAN,
            id=f"s-{delivery_id(draft.number, 0)}",
            promise=promise_id(after.number),
            delivery=delivery_id(draft.number, 0),
            amount=Amount(unit=draft.unit, value=Decimal(part // 4)),
            evidence=(anchor(paper, said),),
        )


def _around(lots: random.Random, paper: Paper, draft: Draft) -> Iterator[Record]:
    """Return what else stands on record: one promise in four has a count, a revision or the like."""
    own, after = promise_id(draft.number), When((draft.stated + timedelta(days=45)).isoformat())
    fixed: dict[str, object] = {"plan": PLAN, "evidence": (anchor(paper, draft.words),)}
    more = Amount(unit=draft.unit, value=Decimal(max(1, draft.figure // 10)))
    kind = draft.number % 25
    if kind == 1:
        yield Count(id=f"c-{own}", promise=own, reporter=CHAIR, amount=more, date=after, **fixed)
    elif kind == 2:
        word = lots.choice(("top-up", "cut", "restatement"))
        yield Revision(id=f"r-{own}", promise=own, kind=word, date=after, amount=more, **fixed)
    elif kind == 3:
        met = after if lots.random() < 0.5 else None
        yield Condition(id=f"k-{own}", promise=own, title=every("Signed"), met=met, **fixed)
    elif kind == 4:
        for n in (1, 2):
            due = When((draft.stated + timedelta(days=120 * n)).isoformat())
            step = Amount(unit=draft.unit, value=Decimal(max(1, draft.figure * n // 2)))
            yield Milestone(id=f"h-{own}-{n}", promise=own, due=due, amount=step, **fixed)
    elif kind == 5:
        word = lots.choice(("refused", "not-met", "contested", "no-access", "reply"))
        yield Observation(
            id=f"o-{own}", promise=own, kind=word, date=after, reporter=CHAIR, **fixed
        )
    elif kind == 6 and draft.number % 100 == 6:
        both = (anchor(paper, draft.words), anchor(paper, draft.arrivals[0][2]))
        yield Contradiction(
            plan=PLAN,
            id=f"x-{own}",
            title=every("Two figures"),
            kind="amount",
            values=(f"{draft.figure:,}", f"{draft.arrivals[0][0]:,}"),
            subject=f"promise:{own}",
            evidence=both,
        )


def anchor(paper: Paper, said: tuple[int, str]) -> Anchor:
    """Return the place of a sentence; the paper is finished."""
    start, exact = said
    return Anchor(document=paper.mark, start=start, end=start + len(exact), exact=exact)


def document(paper: Paper, day: date) -> Document:
    """Return the finished paper as a kept note."""
    return Document(
        plan=PLAN,
        id=paper.mark,
        text=paper.text,
        filename=f"exercise-{paper.number:04}.txt",
        kind="note",
        language=paper.language,
        title=paper.lines[0],
        outlet="Exercise desk",
        published=When(day.isoformat()),
    )


def every(words: str) -> Wording:
    """Return the same words in every language."""
    return Wording(vi=words, en=words, ar=words)


def donor_id(number: int) -> str:
    """Return the typed id of a numbered donor."""
    return f"org:exercise-donor-{number:03}"


def promise_id(number: int) -> str:
    """Return the id of a numbered promise."""
    return f"p-{number:05}"


def delivery_id(number: int, n: int) -> str:
    """Return the id of the n-th delivery of a promise."""
    return f"d-{number:05}-{n}"


def keep(promises: int) -> int:
    """Keep the plan in the ledger of the home that the environment names; return the records kept."""
    from servanda.cli.framework import wake

    wake()
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.record import record

    at, kept = datetime(2026, 6, 30, 8, 0, tzinfo=UTC), 0
    for n, made in enumerate(batches(promises)):
        record(made, actor=COMMAND_LINE, now=at + timedelta(minutes=n), note="bench")
        kept += len(made)
    return kept


if __name__ == "__main__":
    words = argparse.ArgumentParser(description="Keep a large invented plan in the ledger.")
    words.add_argument("--promises", type=int, default=10_000)
    print(keep(words.parse_args().promises))
