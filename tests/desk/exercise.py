"""An invented plan with one invented article, so that the desk has something to show in tests."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from servanda.ledger import journal, store
from servanda.records import (
    Anchor,
    Contradiction,
    Direction,
    Document,
    Party,
    Plan,
    Promise,
    Proposal,
    Reprint,
    When,
    Wording,
)
from servanda.records.columns import canonical

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PLAN = "exercise"

ARTICLE = """Hội nghị giả định về tái thiết thung lũng Hạ

Sáng 2/3/2026, hội nghị các nhà tài trợ giả định họp tại thành phố An Bình với 12 nước tham dự.

Ông Lê Văn Mẫu, trưởng đoàn Việt Nam, cho biết: "Chúng tôi sẽ gửi 50 bác sĩ đến thung lũng trước ngày 30/6/2026."

Indonesia cam kết đóng góp 8,5 triệu USD cho quỹ tái thiết. Ma-rốc sẵn sàng cử tới 300 cảnh sát nếu có yêu cầu.

Ban tổ chức đề nghị Jordan huấn luyện thêm nhân viên cứu hộ. Nghị quyết 7002 được nhắc lại nhiều lần.
"""

REPRINT = """Hội nghị giả định ở An Bình

Indonesia cam kết đóng góp 8,5 triệu USD cho quỹ tái thiết. Nghị quyết 7020 được nêu trong phát biểu.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One thing read in the article: its kind, its words and its fields."""

    id: str
    kind: str
    quote: str
    values: dict[str, Any]


READINGS = (
    Read(
        id="p-occasion",
        kind="occasion",
        quote="Sáng 2/3/2026, hội nghị các nhà tài trợ giả định họp tại thành phố An Bình với 12 nước tham dự.",
        values={"kind": "conference", "date": "2026-03-02", "place": "An Bình"},
    ),
    Read(id="p-date", kind="date", quote="2/3/2026", values={"value": "2026-03-02"}),
    Read(
        id="p-count",
        kind="amount",
        quote="12 nước",
        values={"value": "12", "unit": "country", "approximate": False},
    ),
    Read(
        id="p-party",
        kind="party",
        quote="Lê Văn Mẫu",
        values={"id": "person:le-van-mau", "kind": "person", "name": "Lê Văn Mẫu"},
    ),
    Read(
        id="p-statement",
        kind="statement",
        quote="Chúng tôi sẽ gửi 50 bác sĩ đến thung lũng trước ngày 30/6/2026.",
        values={"kind": "direct", "speaker": "person:le-van-mau"},
    ),
    Read(
        id="p-doctors",
        kind="promise",
        quote="Chúng tôi sẽ gửi 50 bác sĩ đến thung lũng trước ngày 30/6/2026",
        values={
            "modality": "pledge",
            "strength": 4,
            "kind": "personnel",
            "speaker": "person:le-van-mau",
            "obligor": ["country:VN"],
            "beneficiary": [],
            "amount": {"value": "50", "unit": "doctor", "minimum": None, "maximum": None},
            "due": "2026-06-30",
        },
    ),
    Read(
        id="p-fund",
        kind="promise",
        quote="Indonesia cam kết đóng góp 8,5 triệu USD cho quỹ tái thiết.",
        values={
            "modality": "pledge",
            "strength": 4,
            "kind": "money",
            "speaker": "",
            "obligor": ["country:ID"],
            "beneficiary": ["org:reconstruction-fund"],
            "amount": {"value": "8500000", "unit": "USD"},
            "due": None,
        },
    ),
    Read(
        id="p-police",
        kind="promise",
        quote="Ma-rốc sẵn sàng cử tới 300 cảnh sát nếu có yêu cầu.",
        values={
            "modality": "intent",
            "strength": 2,
            "kind": "personnel",
            "obligor": ["country:MA"],
            "amount": {"maximum": "300", "unit": "police officer"},
        },
    ),
    Read(
        id="p-identifier",
        kind="identifier",
        quote="Nghị quyết 7002",
        values={"kind": "resolution", "value": "7002"},
    ),
)


def anchor(text: str, quote: str) -> Anchor:
    """Return the place of the first occurrence of the words."""
    start = text.index(quote)
    mark = sha256(text.encode()).hexdigest()
    return Anchor(document=mark, start=start, end=start + len(quote), exact=quote)


def document(text: str, *, title: str, outlet: str) -> Document:
    """Return the text as a kept article."""
    return Document(
        plan=PLAN,
        id=sha256(text.encode()).hexdigest(),
        text=text,
        filename=f"{outlet}.txt",
        language="vi",
        title=title,
        outlet=outlet,
        published=When("2026-03-02"),
    )


def proposal(text: str, read: Read) -> Proposal:
    """Return what was read as a proposal that waits."""
    return Proposal(
        plan=PLAN,
        id=read.id,
        document=sha256(text.encode()).hexdigest(),
        kind=read.kind,
        values=canonical(read.values),
        rule=f"{read.kind}s.exercise",
        version="1",
        evidence=(anchor(text, read.quote),),
    )


FIRST = document(
    ARTICLE, title="Hội nghị giả định về tái thiết thung lũng Hạ", outlet="Báo Giả Định"
)
SECOND = document(REPRINT, title="Hội nghị giả định ở An Bình", outlet="Tin Luyện Tập")
FIRST_KEY = f"{PLAN}/{FIRST.id}"


def keep_exercise() -> None:
    """Keep the invented plan, two articles, nine proposals, a promise, a reprint and a contradiction."""
    shared = "Indonesia cam kết đóng góp 8,5 triệu USD cho quỹ tái thiết."
    records = [
        Plan(
            id=PLAN,
            title=Wording(vi="Kế hoạch luyện tập", en="Exercise plan", ar="خطة تدريب"),
            nature="exercise",
        ),
        FIRST,
        SECOND,
        Direction(plan=PLAN, id="care", title=Wording(en="Care for people"), position=1),
        Reprint(
            plan=PLAN,
            id="r-1",
            a=FIRST.id,
            b=SECOND.id,
            relation="verbatim",
            evidence=(anchor(ARTICLE, shared), anchor(REPRINT, shared)),
        ),
        Contradiction(
            plan=PLAN,
            id="c-1",
            title=Wording(en="Two numbers of one resolution"),
            kind="identifier",
            values=("7002", "7020"),
            evidence=(
                anchor(ARTICLE, "Nghị quyết 7002 được nhắc lại nhiều lần."),
                anchor(REPRINT, "Nghị quyết 7020 được nêu trong phát biểu."),
            ),
        ),
        Party(plan=PLAN, id="country:JO", name=Wording(vi="Jordan", en="Jordan", ar="الأردن")),
        Promise(
            plan=PLAN,
            id="rescue-training",
            title=Wording(en="Train rescue workers"),
            kind="policy",
            strength=1,
            obligors=("country:JO",),
            evidence=(
                anchor(ARTICLE, "Ban tổ chức đề nghị Jordan huấn luyện thêm nhân viên cứu hộ."),
            ),
        ),
        *(proposal(ARTICLE, read) for read in READINGS),
    ]
    with transaction.atomic():
        changes = store.keep(records, recorded=NOW)
        journal.seal("take", f"document:{FIRST_KEY}", changes, actor="cli", at=NOW)
