"""Documents as they were taken in."""

import json
import re
from html import unescape

import pytest

from servanda.ledger.models import Document, Original, Proposal
from tests.desk.exercise import ARTICLE, FIRST, FIRST_KEY

ADDRESS = f"/en/desk/documents/{FIRST_KEY}/"


def seen(page) -> str:
    return unescape(page.content.decode())


def kept(html: str) -> str:
    return re.sub("<[^>]+>", "", re.search(r'class="kept whole"[^>]*>(.*?)</div>', html, re.S)[1])


def test_the_whole_text_with_all_its_quotations(secretary) -> None:
    page = secretary.get(ADDRESS)
    assert kept(seen(page)) == ARTICLE
    assert len(page.context["rows"]) == 9
    assert "Tin Luyện Tập" in seen(page)


def test_filtered_by_kind(secretary) -> None:
    page = secretary.get(f"{ADDRESS}?kind=promise")
    assert {row.kind for row in page.context["rows"]} == {"promise"}
    assert {kind for piece in page.context["pieces"] for kind in piece.kinds} == {"promise"}
    assert "Nothing of this kind was read" in seen(secretary.get(f"{ADDRESS}?kind=reprint"))


def test_the_list_counts_what_waits(monitor) -> None:
    page = monitor.get("/en/desk/documents/")
    found = {d.outlet: (d.waiting, d.total) for d in page.context["page"]}
    assert found == {"Báo Giả Định": (9, 9), "Tin Luyện Tập": (0, 0)}


def test_empty_lists_say_why(secretary) -> None:
    assert "This plan has no documents" in seen(secretary.get("/en/desk/documents/?plan=x"))
    Document.objects.update(withdrawn=True)
    assert "No document has been taken in yet" in seen(secretary.get("/en/desk/documents/"))


@pytest.mark.parametrize("key", ["exercise/" + "0" * 64, "x", "a%00b"])
def test_no_such_document(secretary, key: str) -> None:
    assert secretary.get(f"/en/desk/documents/{key}/").status_code == 404


def test_each_reading_says_why_and_how_it_stands(secretary) -> None:
    Proposal.objects.filter(key="exercise/p-fund").update(state="rejected", note="said twice")
    html = seen(secretary.get(f"/en/desk/documents/{FIRST_KEY}/"))
    assert html.count("<code>promises.exercise</code>, version <code>1</code>") == 3
    assert "said twice" in html
    assert "proposed" in html


def test_every_mention_of_a_party_is_marked(secretary) -> None:
    row = Proposal.objects.get(key="exercise/p-party")
    at = ARTICLE.index("trưởng đoàn")
    values = json.loads(row.values) | {"mentions": [[at, at + 11]]}
    Proposal.objects.filter(key=row.key).update(values=json.dumps(values))
    page = secretary.get(f"/en/desk/documents/{FIRST_KEY}/?kind=party")
    marked = [piece.text for piece in page.context["pieces"] if piece.keys]
    assert marked == ["Lê Văn Mẫu", "trưởng đoàn"]


def test_what_read_the_words_of_a_page_is_named(secretary) -> None:
    content = b"<p>bytes</p>"
    Original.objects.create(sha256=FIRST.id, content=content)
    Document.objects.filter(key=FIRST_KEY).update(extractor="html 1", text_sha256="ab12")
    html = seen(secretary.get(f"/en/desk/documents/{FIRST_KEY}/"))
    assert "<code>html 1</code>" in html
    assert "kept, 12 bytes" in html
    assert "ab12" in html
