"""Findings come with a code, a place where there is one, and advice."""

from servanda.extraction.mentions import Zone
from servanda.extraction.reading_findings import LONG_LINE, Seen, findings


def test_all_of_them() -> None:
    text = "ngày 31/2 " + "x" * LONG_LINE
    seen = Seen(
        text=text,
        limit=100,
        page=[Zone(start=0, end=len(text), kind="chrome")],
        language="",
        dated=False,
        impossible=[(0, 9)],
    )
    found = list(findings(seen))
    assert [finding.code for finding in found] == [
        "read.language-unread",
        "read.no-article",
        "read.no-date",
        "read.too-long",
        "read.date-impossible",
        "read.long-line",
    ]
    assert all(finding.advice for finding in found)
    assert found[4].where == "characters 0-9"
    assert "31/2" in found[4].message


def test_nothing_to_say() -> None:
    page = [Zone(start=0, end=4, kind="body")]
    assert not list(
        findings(Seen(text="Xong", limit=9, page=page, language="vi", dated=True, impossible=[]))
    )
