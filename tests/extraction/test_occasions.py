"""Dated occasions with kind and place."""

import pytest

from servanda.extraction.dates.finding import find_dates
from servanda.extraction.occasions import find_occasions
from servanda.extraction.view import View
from servanda.records.when import When
from tests.extraction.prose import by_line


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Cuộc họp diễn ra tại Lima ngày 3/2/2026.", "vi", [("meeting", "2026-02-03", "Lima")]),
        ("Lễ ký được tổ chức ngày 5/1/2026.", "vi", [("signing", "2026-01-05", "")]),
        ("Đại hội năm 2030.", "vi", []),
        ("The donor conference opened in Lima on 4 March 2026.", "en", [("conference", "2026-03-04", "Lima")]),
        ("Nobody met.", "en", []),
        ("Tờ Tin Sớm số ra ngày 19/2 đã có bài viết đánh giá cao cuộc họp.", "vi", []),
        ("The report of 4 March 2026 praised the meeting.", "en", []),
        ("Cuộc họp kết thúc ngày 3/2/2026, báo cáo ra sau đó.", "vi", [("meeting", "2026-02-03", "")]),
    ],
)  # fmt: skip
def test_occasions(text, language, found):
    view = View(text)
    dates = find_dates(view, published=When("2026-02-21"), language=language)
    got = find_occasions(view, by_line(text), dates, [], language=language)
    assert [(o.kind, o.date.iso if o.date else "", o.place) for o in got] == found
