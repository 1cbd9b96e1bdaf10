"""A document goes in whole, is read and compared, and proposes; nothing of it is public."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from servanda.actions.refusals import Forbidden, Refused, Unknown
from servanda.actions.review import Decision, review, review_all
from servanda.actions.take import take, take_each
from servanda.extraction.carriers import CARRIERS as CARRIED_IN
from servanda.ledger import models, store
from servanda.ledger.originals import original
from servanda.records import Party, Plan, Wording
from tests.actions.articles import FIRST, SECOND, numbered, windows_1258
from tests.actions.conftest import CONTRIBUTOR, PLAN, READERS, SECRETARY, seal
from tests.conftest import NOW
from tests.extraction.carriers.making import zip_of

CARRIERS = Path(__file__).parents[1] / "samples" / "carriers"

ONE, TWO = FIRST.encode(), SECOND.encode()
PUBLIC = ("Promise", "Party", "Occasion", "Statement", "Contradiction", "Delivery", "Condition")


def taking(content, filename="news/one.txt", *, plan=PLAN, actor=SECRETARY):
    return take(content, filename, plan=plan, actor=actor, now=NOW)


def test_it_proposes_and_nothing_is_public(plan, sound):
    done = taking(ONE)
    kinds = {proposal.kind for proposal in done.proposals}
    assert {"promise", "occasion", "party", "amount", "identifier", "date"} <= kinds
    assert [getattr(models, name).objects.count() for name in PUBLIC] == [0] * len(PUBLIC)
    assert store.recall("proposal", PLAN) == sorted(done.proposals, key=lambda p: p.id)
    assert {p.state for p in done.proposals} == {"proposed"}
    for proposal in done.proposals:
        for anchor in proposal.evidence:
            assert FIRST[anchor.start : anchor.end] == anchor.exact
    assert sound()


def test_the_promise_is_read_with_its_figure_and_day(plan):
    values = [json.loads(p.values) for p in taking(ONE).proposals if p.kind == "promise"]
    money = next(v for v in values if v["kind"] == "money")
    assert (money["amount"]["value"], money["amount"]["unit"]) == (8500000, "USD")
    assert (money["obligor"], money["due"], money["strength"]) == (["country:ID"], "2026-06-30", 4)
    police = next(v for v in values if v["kind"] == "personnel")
    assert (police["amount"]["maximum"], police["strength"]) == (300, 2)


def test_the_document_keeps_its_bytes(plan):
    done = taking(ONE)
    kept = store.recall_one("document", f"{PLAN}/{done.document}")
    assert done.document == sha256(ONE).hexdigest()
    assert (kept.text, kept.filename, kept.language, kept.kind) == (
        FIRST,
        "one.txt",
        "vi",
        "article",
    )


def test_the_same_bytes_again_add_nothing(plan):
    taking(ONE)
    rows = models.Proposal.objects.count(), models.Entry.objects.count()
    again = taking(ONE, "another-name.txt")
    assert again.already
    assert again.proposals == again.reprints == again.findings == ()
    assert (models.Proposal.objects.count(), models.Entry.objects.count()) == rows


def test_one_line_in_the_journal_for_each_document(plan):
    before = models.Entry.objects.count()
    done = taking(ONE)
    assert models.Entry.objects.count() == before + 1
    line = models.Entry.objects.order_by("-seq")[0]
    assert (line.verb, line.object) == ("take", f"document:{PLAN}/{done.document}")
    assert json.loads(line.body)["facts"] == {"proposals": len(done.proposals), "reprints": 0}


def parties_of(done):
    return [json.loads(p.values)["id"] for p in done.proposals if p.kind == "party"]


def test_a_party_of_the_register_is_not_proposed_again(plan, sound):
    first = taking(ONE)
    assert (first.known, "country:ID" in parties_of(first)) == (0, True)
    seal([Party(plan=PLAN, id="country:ID", name=Wording(en="Indonesia"))])
    second = taking(TWO, "two.txt")
    assert second.known == 1
    assert "country:ID" not in parties_of(second)
    assert [p.kind for p in second.proposals if p.kind == "promise"]
    assert sound()


def test_one_accepted_is_known_and_one_that_waits_is_not(plan, sound):
    first = taking(ONE)
    asked = {"actor": SECRETARY, "now": NOW, "today": NOW.date()}
    done = review_all(f"{PLAN}/{first.document}", kind="party", **asked)
    again = taking(TWO, "two.txt")
    held = {one.result.id for one in done}
    assert again.known == len(held & set(parties_of(first))) > 0
    assert not held & set(parties_of(again))
    assert sound()


@pytest.mark.parametrize("where", ["withdrawn", "another plan"])
def test_a_party_that_stands_elsewhere_or_no_more_is_proposed(plan, where):
    if where == "withdrawn":
        seal([Party(plan=PLAN, id="country:ID", name=Wording(en="Indonesia"))])
        models.Party.objects.update(withdrawn=True)
    else:
        other = Party(plan="other", id="country:ID", name=Wording(en="Indonesia"))
        seal([Plan(id="other", title=Wording(en="Other")), other])
    done = taking(ONE)
    assert (done.known, "country:ID" in parties_of(done)) == (0, True)


def test_a_stranger_keeps_the_name_that_the_article_gives(plan, sound):
    """The register knows the country; the person who spoke is named as in the article."""
    seal([Party(plan=PLAN, id="country:VN", name=Wording(en="Vietnam"))])
    text = (
        "Hội nghị An Bình\n\nNgày 2/3/2026, tại An Bình, ông Lê Văn Mẫu, Bộ trưởng Ngoại giao Việt Nam,"
        " cho biết Việt Nam sẽ gửi 50 bác sĩ đến thung lũng Hạ trước ngày 30/6/2026.\n"
    )
    done = taking(text.encode())
    (person,) = [party for party in parties_of(done) if party.startswith("person:")]
    promise = next(p for p in done.proposals if p.kind == "promise")
    decision = Decision(verdict="amend", values={"speaker": person})
    asked = {"actor": SECRETARY, "now": NOW, "today": NOW.date()}
    review(f"{PLAN}/{promise.id}", decision=decision, **asked)
    assert done.known == 1
    assert store.recall_one("party", f"{PLAN}/{person}").name.vi == "Lê Văn Mẫu"
    assert sound()


def test_a_second_telling_shows_reprints_and_the_number_that_differs(plan, sound):
    taking(ONE, "one.txt")
    done = taking(TWO, "two.txt")
    assert len(done.reprints) == 3
    assert done.reprinted == ("one.txt",)
    (found,) = [p for p in done.proposals if p.kind == "contradiction"]
    assert json.loads(found.values) == {
        "kind": "identifier",
        "values": ["7002", "7020"],
        "hard": True,
    }
    assert [a.exact for a in found.evidence] == ["Nghị quyết 7020", "Nghị quyết 7002"]
    assert [a.document for a in found.evidence] == [
        sha256(TWO).hexdigest(),
        sha256(ONE).hexdigest(),
    ]
    assert sound()


def test_another_plan_knows_nothing_of_it(plan):
    taking(ONE)
    seal([Plan(id="other", title=Wording(en="Other"))])
    done = taking(TWO, plan="other")
    assert done.reprints == ()
    assert not taking(ONE, plan="other").already


def test_findings_come_back(plan):
    text = "Ngày 31/2/2026, Indonesia sẽ gửi 20 bác sĩ đến thung lũng Hạ theo lời hứa đã đưa ra.\n"
    codes = {finding.code for finding in taking(text.encode()).findings}
    assert "read.date-impossible" in codes


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty. Save the text"),
        (b" \n\t\n", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n", "this is a picture, not a document"),
        (b"text\0with\0zeros" * 50, "not text. Save its words"),
        (b"%PDF-1.7", "the PDF is damaged"),
        (
            b"PK\x03\x04" + b"\0" * 26 + b"datapackage.json",
            "not prose. Use `servanda package import`",
        ),
        (b"a" * 20_000_001, "the limit is 20 MB. Cut it"),
    ],
    ids=["empty", "blank", "png", "zeros", "pdf", "package", "large"],
)
def test_what_is_no_text_is_refused_and_leaves_nothing(plan, sound, content, words):
    entries = models.Entry.objects.count()
    with pytest.raises(Refused) as caught:
        taking(content)
    assert words in str(caught.value)
    assert not models.Document.objects.exists()
    assert models.Entry.objects.count() == entries
    assert sound()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (FIRST.encode("utf-16"), "carrier.text.encoding"),
        (windows_1258(FIRST), "carrier.text.legacy"),
    ],
    ids=["utf-16", "windows-1258"],
)
def test_an_older_encoding_is_read_and_its_bytes_are_kept(plan, sound, content, code):
    done = taking(content)
    kept = store.recall_one("document", f"{PLAN}/{done.document}")
    assert (done.document, kept.extractor) == (sha256(content).hexdigest(), "text 1")
    assert original(done.document) == content
    assert code in {finding.code for finding in done.findings}
    assert sound()


@pytest.mark.parametrize("name", ["html", "pdf", "docx", "eml"])
def test_words_from_another_carrier_rest_on_bytes_that_are_kept(plan, sound, name):
    content = (CARRIERS / f"good.{name}").read_bytes()
    done = taking(content, f"news/good.{name}")
    kept = store.recall_one("document", f"{PLAN}/{done.document}")
    assert kept.filename == f"good.{name}"
    assert str(kept.published) in ("2026-03-02", "2026-03-03")
    version = next(carrier.VERSION for carrier in CARRIED_IN if name == carrier.NAME)
    assert kept.extractor.startswith(f"{name} {version}")
    assert kept.text_sha256 == sha256(kept.text.encode()).hexdigest()
    assert original(kept.id) == content
    for proposal in done.proposals:
        for anchor in proposal.evidence:
            assert kept.text[anchor.start : anchor.end] == anchor.exact
    assert taking(content).already
    assert sound()


def test_a_page_says_where_and_by_whom_it_was_published(plan):
    done = taking((CARRIERS / "good.html").read_bytes(), "x.html")
    kept = store.recall_one("document", f"{PLAN}/{done.document}")
    assert (kept.outlet, kept.address) == ("Báo Ví Dụ", "https://example.org/leu-bat")
    assert kept.title == "Thung lũng Hạ nhận ba trăm lều bạt"


def test_each_document_of_an_archive_is_whole_before_the_next(plan, sound):
    content = zip_of({"a.txt": ONE, "b.txt": "中国将在六月底之前提供援助。", "c.txt": TWO})
    each = take_each(content, "a.zip", plan=PLAN, actor=SECRETARY, now=NOW)
    assert next(each).filename == "a.zip/a.txt"
    assert models.Document.objects.count() == 1
    assert sound()
    refused, last = each
    assert (refused.code, refused.where) == ("read.language-refused", "a.zip/b.txt")
    assert (last.filename, last.reprinted) == ("a.zip/c.txt", ("a.txt",))
    again = take_each(content, "a.zip", plan=PLAN, actor=SECRETARY, now=NOW)
    assert [getattr(item, "already", None) for item in again] == [True, None, True]


def test_what_the_ledger_cannot_keep_does_not_stop_an_archive(plan, monkeypatch):
    from servanda.actions import take as module

    true = module.compared

    def broken(document, reading):
        if document.filename == "a.txt":
            raise Refused("it cannot be kept", "Mend it.")
        return true(document, reading)

    monkeypatch.setattr(module, "compared", broken)
    content = zip_of({"a.txt": ONE, "c.txt": TWO})
    first, last = take_each(content, "a.zip", plan=PLAN, actor=SECRETARY, now=NOW)
    assert (first.code, first.where) == ("read.refused", "a.zip/a.txt")
    assert last.filename == "a.zip/c.txt"


def test_a_byte_order_mark_is_kept_with_the_bytes(plan, sound):
    done = taking(b"\xef\xbb\xbf" + ONE)
    assert done.document == sha256(b"\xef\xbb\xbf" + ONE).hexdigest()
    assert sound()


@pytest.mark.parametrize("actor", [SECRETARY, CONTRIBUTOR], ids=lambda a: a.role)
def test_who_may(plan, actor):
    taking(ONE, actor=actor)
    assert models.Entry.objects.order_by("-seq")[0].actor == actor.id


@pytest.mark.parametrize("actor", READERS, ids=lambda a: a.role or "stranger")
def test_who_may_not(plan, actor):
    with pytest.raises(Forbidden):
        taking(ONE, actor=actor)
    assert not models.Document.objects.exists()


def test_a_plan_that_is_not_there(plan):
    with pytest.raises(Unknown, match="there is no plan 'nowhere'"):
        taking(ONE, plan="nowhere")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/folder/x/news.txt", "news.txt"),
        ("C:\\news\\bài.txt", "bài.txt"),
        ("a\x00\x1bb.txt", "ab.txt"),
        ("odd\udcff.txt", "odd.txt"),
        ("news/", "document"),
        ("x" * 300, "x" * 200),
    ],
)
def test_a_file_name_is_kept_plain(plan, given, kept):
    done = taking(ONE, given)
    assert store.recall_one("document", f"{PLAN}/{done.document}").filename == kept


def test_a_fault_half_way_leaves_nothing(plan, sound, monkeypatch):
    def broken(*arguments, **more):
        raise RuntimeError("the power went")

    monkeypatch.setattr("servanda.actions.take.journal.seal", broken)
    with pytest.raises(RuntimeError):
        taking(numbered(1))
    monkeypatch.undo()
    assert not models.Document.objects.exists()
    assert sound()
    assert not taking(numbered(1)).already


def test_somebody_else_took_it_while_we_were_reading(plan, monkeypatch):
    from servanda.actions import take as module

    taking(ONE)
    answers = iter([False, True])
    monkeypatch.setattr(module, "_kept", lambda plan, mark: next(answers))
    entries = models.Entry.objects.count()
    assert taking(ONE).already
    assert models.Entry.objects.count() == entries
