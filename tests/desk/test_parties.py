"""Names of parties: the plan's own, the register's, the document's, else the id."""

import pytest

from servanda.desk.parties import as_read, choices, names
from servanda.ledger.models import Document
from tests.desk.exercise import FIRST_KEY, PLAN

pytestmark = pytest.mark.usefixtures("exercise")


def test_names() -> None:
    ids = ["country:JO", "country:VN", "person:le-van-mau", "org:nobody-knows", ""]
    assert names(PLAN, ids, "ar", documents=[FIRST_KEY]) == {
        "country:JO": "الأردن",
        "country:VN": "فيتنام",
        "person:le-van-mau": "Lê Văn Mẫu",
        "org:nobody-knows": "org:nobody-knows",
    }


def test_as_read() -> None:
    assert as_read([FIRST_KEY]) == {"person:le-van-mau": "Lê Văn Mẫu"}
    assert as_read([]) == {}


def test_choices_hold_the_plan_and_the_document() -> None:
    found = choices(Document.objects.get(key=FIRST_KEY), "vi")
    assert found == [("country:JO", "Jordan"), ("person:le-van-mau", "Lê Văn Mẫu")]
