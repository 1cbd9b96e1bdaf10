"""What a dataset's page says of commitments that were not paid by the end of their activity."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from servanda.actions.actor import COMMAND_LINE
from servanda.actions.datasets import How, import_files
from servanda.flows.apart import Unanswered
from servanda.portal import bulk_overdue
from servanda.portal.bulk import held_or_404, snapshot_of
from servanda.portal.bulk_overdue import forget, overdue_of
from tests.conftest import NOW

ACTIVITY = """<iati-activity default-currency="USD"><iati-identifier>{id}</iati-identifier>
<reporting-org ref="XM-1" type="10"><narrative>One</narrative></reporting-org>
<title><narrative>{title}</narrative></title><activity-status code="2"/>{end}
<transaction><transaction-type code="2"/><transaction-date iso-date="2020-01-01"/>
<value value-date="2020-01-01">1000</value></transaction>
<transaction><transaction-type code="3"/><transaction-date iso-date="2020-02-01"/>
<value value-date="2020-02-01">{paid}</value></transaction></iati-activity>"""
END = '<activity-date iso-date="2020-05-31" type="3"/>'


@pytest.fixture
def late(db: None, tmp_path: Path, settings: Any) -> str:
    """Take a file of three activities: one is overdue, one is paid, and one states no end."""
    settings.FLOWS = tmp_path / "flows"
    told = (("A", "Water &lt;b&gt;", END, 250), ("B", "Roads", END, 1000), ("C", "Schools", "", 1))
    written = [
        ACTIVITY.format(id=name, title=title, end=end, paid=paid) for name, title, end, paid in told
    ]
    path = tmp_path / "late.xml"
    path.write_text(f'<iati-activities version="2.03">{"".join(written)}</iati-activities>')
    import_files([path], "late", how=How(), actor=COMMAND_LINE, now=NOW)
    forget()
    return "late"


def test_what_is_overdue(late: str) -> None:
    snapshot = snapshot_of(held_or_404(late))
    found = overdue_of(snapshot, "2020-06-01")
    assert (found["count"], found["more"]) == (1, 0)
    (one,) = found["largest"]
    told = [one[name].replace("\u00a0", " ") for name in ("committed", "paid", "outstanding")]
    assert told == ["1,000 USD", "250 USD", "750 USD"]
    assert (one["id"], one["ends"], one["share"]) == ("A", "2020-05-31", "25\u00a0%")
    assert overdue_of(snapshot, "2020-05-31")["count"] == 0


@pytest.mark.parametrize("language", ["vi", "en", "ar"])
def test_the_page_names_it(late: str, stranger: Client, language: str) -> None:
    body = stranger.get(f"/{language}/datasets/{late}/").content.decode()
    section = body[body.index('id="overdue"') :].split("</section>")[0]
    assert "Water &lt;b&gt;" in section
    assert "Roads" not in section
    assert "Schools" not in section
    assert len(re.findall(rf'href="/{language}/datasets/{late}/records/\d+/"', section)) == 4


def test_nothing_is_overdue(toys: str, stranger: Client) -> None:
    assert 'id="overdue"' not in stranger.get(f"/en/datasets/{toys}/").content.decode()


def test_the_page_stands_without_it(
    late: str, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise Unanswered("it takes too long")

    monkeypatch.setattr(bulk_overdue, "_late", busy)
    body = stranger.get(f"/en/datasets/{late}/").content.decode()
    assert "could not be worked out in time" in body
    assert 'id="totals"' in body
