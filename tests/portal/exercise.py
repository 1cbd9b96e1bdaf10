"""An invented plan to test pages with: nature `exercise`, no real party in it."""

from datetime import date
from decimal import Decimal
from hashlib import sha256

from servanda.records import (
    Amount,
    Anchor,
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
    Proposal,
    Reason,
    Record,
    Revision,
    Status,
    When,
    Wording,
)

PLAN = "river-valley"
TODAY = date(2026, 6, 30)

NOTE_TEXT = (
    "A note in our own words.\n\n"
    "Hội đồng Thung lũng cam kết 1,2 tỷ USD cho tái thiết. "
    "The upper council will send 300 engineers <b>soon</b> & for good.\n"
)
ARTICLE_TEXT = (
    "Menu Home Sport\nThe secret first paragraph of the outlet. "
    "The lower council announced 212 million dollars. It said no more. "
    "A closing paragraph that nobody quotes.\n"
)
ARABIC_TEXT = "قال المجلس إن عدد المشاركين 47 دولة. وانتهى الاجتماع.\n"


def document(text: str, **fields: object) -> Document:
    """Return a document with the identity of its text."""
    return Document(plan=PLAN, id=sha256(text.encode()).hexdigest(), text=text, **fields)  # type: ignore[arg-type]


NOTE = document(
    NOTE_TEXT,
    filename="note.txt",
    kind="note",
    language="vi",
    title="Ghi chú",
    outlet="River Post",
    published=When("2026-02-20"),
    address="https://river.example/1",
)
ARTICLE = document(
    ARTICLE_TEXT,
    filename="article.txt",
    kind="article",
    language="en",
    title="Council speaks",
    outlet="Valley Herald",
    origin="Valley Wire",
    published=When("2026-02-21"),
    address="https://valley.example/2",
)
ARABIC = document(
    ARABIC_TEXT, filename="ar.txt", kind="note", language="ar", title="ملاحظة", outlet="النهر"
)
UNSEEN = document("Nobody has accepted anything from this.", filename="unseen.txt", language="en")


def anchor(kept: Document, words: str) -> Anchor:
    """Return the anchor of words in a document."""
    start = kept.text.index(words)
    return Anchor(document=kept.id, start=start, end=start + len(words), exact=words)


PLEDGED = anchor(NOTE, "Hội đồng Thung lũng cam kết 1,2 tỷ USD cho tái thiết.")
ENGINEERS = anchor(NOTE, "will send 300 engineers <b>soon</b> & for good")
ANNOUNCED = anchor(ARTICLE, "announced 212 million dollars")
COUNTED = anchor(ARABIC, "47 دولة")


def promise(id: str, title: str, **fields: object) -> Promise:
    """Return a promise of the plan, a counted pledge unless told otherwise."""
    given: dict[str, object] = {"kind": "pledge", "strength": 4, "evidence": (PLEDGED,)}
    wording = Wording(vi=f"{title} (vi)", en=title, ar=f"{title} (ar)")
    return Promise(plan=PLAN, id=id, title=wording, **(given | fields))  # type: ignore[arg-type]


def money(figure: int, unit: str = "USD") -> Amount:
    """Return an exact sum."""
    return Amount(unit=unit, value=Decimal(figure))


def records() -> list[Record]:
    """Return the whole plan."""
    return [
        Plan(
            id=PLAN,
            title=Wording(vi="Kế hoạch thung lũng", en="River valley plan", ar="خطة الوادي"),
            summary=Wording(en="An invented plan."),
            boundary=Wording(en="Everything in the valley."),
            nature="exercise",
            period=When("2026"),
            preference=("org:auditor",),
        ),
        *(NOTE, ARTICLE, ARABIC, UNSEEN),
        Party(
            plan=PLAN,
            id="org:upper-council",
            name=Wording(en="Upper council", vi="Hội đồng Thượng", ar="المجلس الأعلى"),
            role="donor",
            evidence=(PLEDGED,),
        ),
        Party(plan=PLAN, id="org:lower-council", name=Wording(vi="Hội đồng Hạ"), role="member"),
        Party(plan=PLAN, id="org:auditor", name=Wording(en="The auditor")),
        Instrument(
            plan=PLAN,
            id="charter",
            title=Wording(en="Charter of the valley"),
            kind="charter",
            identifier="RV/1",
            date=When("2026-01-22"),
            evidence=(PLEDGED,),
        ),
        *_directions(),
        Occasion(
            plan=PLAN,
            id="meeting",
            title=Wording(en="First meeting"),
            kind="meeting",
            date=When("2026-02-19"),
            evidence=(COUNTED,),
        ),
        *_promises(),
        *_course(),
        Contradiction(
            plan=PLAN,
            id="how-much",
            title=Wording(en="1.2 billion or 212 million?"),
            kind="amount",
            values=("1 200 000 000 USD", "212 000 000 USD"),
            subject="promise:engineers",
            evidence=(PLEDGED, ANNOUNCED),
        ),
        Proposal(
            plan=PLAN,
            id="p1",
            document=UNSEEN.id,
            kind="promise",
            values='{"title":"UNREVIEWED MACHINE PROPOSAL"}',
            rule="r",
            version="1",
            evidence=(anchor(UNSEEN, "Nobody has accepted anything"),),
        ),
    ]


def _directions() -> list[Record]:
    return [
        Direction(plan=PLAN, id="calm", title=Wording(en="Calm the valley"), position=1),
        Direction(plan=PLAN, id="rebuild", title=Wording(en="Rebuild"), position=2),
        Direction(plan=PLAN, id="water", title=Wording(en="Water"), position=1, parent="rebuild"),
    ]


def _promises() -> list[Record]:
    return [
        promise(
            "whole",
            "All of it from both councils",
            amount=Amount(unit="USD", minimum=Decimal(1_200_000_000)),
            obligors=("org:upper-council", "org:lower-council"),
            directions=("rebuild",),
            stated=When("2026-02-19"),
            due=When("2026-12"),
        ),
        promise(
            "part",
            "A named part",
            amount=money(500_000_000),
            obligors=("org:upper-council",),
            directions=("water",),
            parent="whole",
            stated=When("2026-02-19"),
            due=When("2026-12"),
        ),
        promise(
            "engineers",
            "Engineers <script>alert(1)</script>",
            kind="personnel",
            amount=Amount(unit="person", maximum=Decimal(300)),
            obligors=("org:lower-council",),
            directions=("calm",),
            speaker="person:no-row",
            stated=When("2026-02-19"),
            due=When("2026-06"),
            occasion="meeting",
            evidence=(ENGINEERS,),
        ),
        promise(
            "weak",
            "=HYPERLINK(1)",
            kind="policy",
            strength=1,
            obligors=("country:VN",),
            evidence=(ANNOUNCED,),
        ),
        promise("aside", "A visit", kind="policy", scope="outside", strength=3),
    ]


def _course() -> list[Record]:
    return [
        Count(
            plan=PLAN,
            id="audit",
            promise="part",
            reporter="org:auditor",
            amount=money(450_000_000),
            date=When("2026-05"),
            evidence=(ANNOUNCED,),
        ),
        Revision(
            plan=PLAN,
            id="top-up",
            promise="part",
            kind="top-up",
            date=When("2026-06-05"),
            amount=money(10_000_000),
        ),
        Milestone(
            plan=PLAN,
            id="first-half",
            promise="part",
            due=When("2026-06-01"),
            amount=money(200_000_000),
        ),
        Observation(
            plan=PLAN,
            id="reply",
            promise="part",
            kind="reply",
            date=When("2026-06-02"),
            title=Wording(en="The council says it has paid."),
            reporter="org:upper-council",
        ),
        Delivery(
            plan=PLAN,
            id="paid",
            title=Wording(en="First payment"),
            stage="disbursed",
            date=When("2026-06-10"),
            amount=money(100_000_000),
            provider="org:upper-council",
            reporter="org:auditor",
            evidence=(ANNOUNCED,),
        ),
        Match(plan=PLAN, id="paid-part", promise="part", delivery="paid"),
    ]


def standings() -> list[Status]:
    """Return statuses as an action would have stored them; `aside` has none yet."""

    def status(id: str, code: str, reason: str, **details: str) -> Status:
        why = Reason(code=reason, details=tuple(details.items()))
        return Status(plan=PLAN, promise=id, as_of=TODAY, status=code, reason=why)

    return [
        status("whole", "not-yet-due", "deadline-ahead", deadline="2026-12-31"),
        status(
            *("part", "overdue", "schedule-behind"),
            by="2026-06-01",
            arrived="100000000",
            scheduled="200000000",
            unit="USD",
        ),
        status("engineers", "unverifiable", "contested"),
        status("weak", "unverifiable", "weak-wording", strength="1"),
    ]
