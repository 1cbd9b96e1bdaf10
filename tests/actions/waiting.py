"""Proposals that wait, one of each kind, resting on a note of our own about an invented meeting."""

from hashlib import sha256
from typing import Any

from servanda.records import Anchor, Document, Proposal, When
from servanda.records.columns import canonical
from tests.actions.conftest import PLAN, seal

TEXT = (
    "Tại An Bình ngày 2/3/2026, ông Lê Văn Mẫu nói Việt Nam sẽ gửi 50 bác sĩ trước ngày 30/6/2026"
    " nếu được mời. Indonesia đã chuyển 8,5 triệu USD. Nghị quyết 7002 được nhắc lại."
)
DOCUMENT = Document(
    plan=PLAN,
    id=sha256(TEXT.encode()).hexdigest(),
    text=TEXT,
    filename="note.txt",
    language="vi",
    published=When("2026-03-02"),
)
PROMISE = {
    "modality": "pledge",
    "strength": 4,
    "kind": "personnel",
    "speaker": "person:le-van-mau",
    "obligor": ["country:VN"],
    "beneficiary": ["territory:gaza"],
    "amount": {
        "value": 50,
        "unit": "doctor",
        "minimum": None,
        "maximum": None,
        "approximate": False,
    },
    "due": "2026-06-30",
    "condition": "",
}
DELIVERY = PROMISE | {
    "modality": "past_delivery",
    "kind": "money",
    "speaker": "",
    "obligor": ["country:ID"],
    "amount": {"value": 8500000, "unit": "USD"},
    "due": None,
}
READ: dict[str, tuple[str, str, dict[str, Any]]] = {
    "promise": ("promise", "Việt Nam sẽ gửi 50 bác sĩ trước ngày 30/6/2026", PROMISE),
    "delivery": ("promise", "Indonesia đã chuyển 8,5 triệu USD", DELIVERY),
    "occasion": (
        "occasion",
        "Tại An Bình ngày 2/3/2026",
        {"kind": "meeting", "date": "2026-03-02", "place": "An Bình"},
    ),
    "statement": (
        "statement",
        "Việt Nam sẽ gửi 50 bác sĩ",
        {"kind": "indirect", "speaker": "person:le-van-mau"},
    ),
    "party": (
        "party",
        "Lê Văn Mẫu",
        {"id": "person:le-van-mau", "kind": "person", "name": "Lê Văn Mẫu", "mentions": [[31, 41]]},
    ),
    "contradiction": (
        "contradiction",
        "Nghị quyết 7002",
        {"kind": "identifier", "values": ["7002", "7020"], "hard": True},
    ),
    "date": ("date", "2/3/2026", {"value": "2026-03-02"}),
    "amount": ("amount", "50 bác sĩ", {"value": 50, "unit": "doctor", "approximate": False}),
    "identifier": ("identifier", "Nghị quyết 7002", {"kind": "resolution", "value": "7002"}),
}


def anchor(quote: str) -> Anchor:
    """Return the place of words in the note."""
    start = TEXT.index(quote)
    return Anchor(document=DOCUMENT.id, start=start, end=start + len(quote), exact=quote)


def proposal(name: str, /, **changed: Any) -> Proposal:
    """Return one of the proposals, its values changed."""
    kind, quote, values = READ[name]
    return Proposal(
        plan=PLAN,
        id=f"p-{name}",
        document=DOCUMENT.id,
        kind=kind,
        values=canonical(values | changed),
        rule=f"{kind}s.test",
        version="1",
        evidence=(anchor(quote),),
    )


def keep(*proposals: Proposal) -> None:
    """Keep the note and the proposals: all of them unless some are given."""
    seal([DOCUMENT, *(proposals or map(proposal, READ))], "take")
