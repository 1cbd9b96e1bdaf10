"""The journal in the desk."""

from html import unescape

from servanda.accounts.models import User
from servanda.desk.views.journal import address, people
from servanda.ledger.models import Entry


def test_the_last_entries_with_their_hash(secretary) -> None:
    secretary.post("/en/desk/proposals/exercise/p-fund/", {"verdict": "reject", "note": "x"})
    html = unescape(secretary.get("/en/desk/journal/").content.decode())
    last = Entry.objects.order_by("-seq").first()
    assert last is not None
    assert last.hash[:16] in html
    assert "proposal:exercise/p-fund" in html
    assert ">secretary</bdi>" in html


def test_earlier_entries(contributor) -> None:
    page = contributor.get("/en/desk/journal/?before=1")
    assert page.context["entries"] == []
    assert "empty" in page.content.decode()


def test_address() -> None:
    assert address("proposal:p/x") == "/en/desk/proposals/p/x/"
    assert address("plan:p") == ""
    assert address("proposal:") == ""


def test_people(db: None) -> None:
    user = User.objects.create_user("lan")
    assert people({f"user:{user.pk}", "cli", "user:none"}) == {f"user:{user.pk}": "lan"}
