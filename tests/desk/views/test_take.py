"""Taking documents in through the browser."""

from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from servanda.ledger.models import Document, Entry, Proposal
from tests.desk.exercise import PLAN
from tests.extraction.carriers.making import zip_of

CARRIERS = Path(__file__).parents[2] / "samples" / "carriers"
NUMBERED = [f"{number}.txt" for number in range(4)]
ADDRESS = "/en/desk/take/"
ARTICLE = """Thung lũng Hạ nhận thêm hỗ trợ

(Báo Giả Định) - Ngày 5/3/2026, tại An Bình, hội nghị giả định thứ hai về thung lũng Hạ đã diễn ra.

Việt Nam sẽ đóng góp 3 triệu USD cho việc tái thiết trước ngày 31/12/2026. Các đại biểu cảm ơn.

Bộ trưởng Ngoại giao Indonesia cho biết nước này sẵn sàng cử 200 kỹ sư đến thung lũng.
"""


def file(text: str | bytes, name: str = "bai.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def seen(page) -> str:
    return unescape(page.content.decode())


@pytest.mark.parametrize("role", ["secretary", "contributor"])
def test_each_file_says_what_it_proposed_or_why_it_was_refused(request, role: str) -> None:
    client = request.getfixturevalue(role)
    files = [file(ARTICLE), file(b"", "empty.txt"), file(b"\x00\x01\x02" * 99, "picture.bin")]
    page = client.post(ADDRESS, {"plan": PLAN, "files": files})
    assert page.status_code == 200
    good, empty, binary = page.context["accounts"]
    assert good.taken
    assert dict(good.kinds)["promise"] >= 1
    assert empty.fault
    assert empty.advice
    assert binary.fault
    assert Document.objects.filter(key=good.key).exists()
    assert Proposal.objects.filter(document_id=good.key, state="proposed").exists()
    last = Entry.objects.order_by("-seq").first()
    assert last is not None
    assert last.verb == "take"
    assert last.actor.startswith("user:")


def test_parties_of_the_register_are_counted(secretary) -> None:
    page = secretary.post(ADDRESS, {"plan": PLAN, "files": [file(ARTICLE)]})
    assert "stand in the register" not in seen(page)
    first = page.context["accounts"][0].key
    secretary.post(f"/en/desk/documents/{first}/accept/", {"kind": "party"})
    page = secretary.post(ADDRESS, {"plan": PLAN, "files": [file(ARTICLE + "\n")]})
    known = page.context["accounts"][0].taken.known
    assert known >= 2
    assert f"{known} parties stand in the register already" in seen(page)


def test_the_same_text_again_changes_nothing(secretary) -> None:
    secretary.post(ADDRESS, {"plan": PLAN, "files": [file(ARTICLE)]})
    entries, proposals = Entry.objects.count(), Proposal.objects.count()
    page = secretary.post(ADDRESS, {"plan": PLAN, "files": [file(ARTICLE, "again.txt")]})
    assert "holds this text already" in seen(page)
    assert (Entry.objects.count(), Proposal.objects.count()) == (entries, proposals)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "<img src=x onerror=alert(1)>.txt", "a\u202eb.txt"]
)
def test_a_hostile_name_is_only_text(secretary, name: str) -> None:
    page = secretary.post(ADDRESS, {"plan": PLAN, "files": [file(ARTICLE, name)]})
    assert page.status_code == 200
    assert "<img" not in page.content.decode()
    kept = Document.objects.get(key=page.context["accounts"][0].key)
    assert "/" not in kept.filename


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"plan": "nowhere"}, "Choose the plan"),
        ({"plan": PLAN}, "Choose at least one file"),
        ({}, "Choose the plan"),
    ],
)
def test_what_is_missing_is_said(secretary, sent: dict, says: str) -> None:
    page = secretary.post(ADDRESS, sent)
    assert page.status_code == 400
    assert says in seen(page)


def test_limits(secretary, monkeypatch) -> None:
    monkeypatch.setattr("servanda.desk.views.take.MOST", 1)
    files = [file("a"), file("b")]
    assert secretary.post(ADDRESS, {"plan": PLAN, "files": files}).status_code == 400
    monkeypatch.setattr("servanda.desk.views.take.LARGEST", 10)
    page = secretary.post(ADDRESS, {"plan": PLAN, "files": [file(ARTICLE)]})
    assert "larger than 20 MB" in seen(page)


def test_an_archive_gives_an_account_of_each_document(secretary) -> None:
    page = (CARRIERS / "good.html").read_bytes()
    content = zip_of({"a.txt": ARTICLE, "b.html": page, "../c.txt": "x", "d.css": "p {}"})
    said = secretary.post(ADDRESS, {"plan": PLAN, "files": [file(content, "a.zip")]})
    first, second, slip, beside = said.context["accounts"]
    assert [first.filename, second.filename] == ["a.zip/a.txt", "a.zip/b.html"]
    assert (slip.filename, slip.key) == ("a.zip: ../c.txt", "")
    assert beside.beside.code == "carrier.passed-over"
    assert "d.css" not in seen(said)
    assert ".css (1)" in seen(said)
    assert Document.objects.get(key=second.key).extractor.startswith("html ")


def test_an_archive_out_of_measure_goes_on_another_time(secretary, monkeypatch) -> None:
    monkeypatch.setattr("servanda.desk.views.take.MOST", 1)
    content = zip_of({f"{n}.txt": f"{ARTICLE}\n{n}\n" for n in range(4)})
    for kept in (2, 4):
        page = secretary.post(ADDRESS, {"plan": PLAN, "files": [file(content, "a.zip")]})
        assert Document.objects.filter(plan_id=PLAN, filename__in=NUMBERED).count() == kept
    assert "holds more than 1 documents" in seen(page)


def test_a_plan_can_be_chosen_by_the_address(contributor) -> None:
    assert f'value="{PLAN}" selected' in seen(contributor.get(f"{ADDRESS}?plan={PLAN}"))


def test_others_take_nothing_in(monitor, stranger) -> None:
    assert monitor.post(ADDRESS, {"plan": PLAN, "files": [file(ARTICLE)]}).status_code == 403
    assert stranger.post(ADDRESS, {"plan": PLAN, "files": [file(ARTICLE)]}).status_code == 302
    assert Document.objects.count() == 2
