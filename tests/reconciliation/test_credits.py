"""Which agency is credited, and who printed first (definition 24)."""

import pytest

from servanda.reconciliation.credits import credited, named_in, published
from servanda.reconciliation.reprints import reprints
from servanda.reconciliation.told import DateTold, PartyTold, Told
from servanda.records import When
from tests.reconciliation.making import span

LINE = "Alpha will pay forty million into the harbour fund before the rains begin in June."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("PORT ADA, March 3 (Reuters) - Donors met.", "Reuters"),
        ("The harbour will open, AP reported.", "AP"),
        ("According to the Associated Press, it opened.", "AP"),
        ("(TTXVN) - Cầu được khởi công.", "TTXVN"),
        ("Cầu được khởi công, theo TTXVN.", "TTXVN"),
        ("Theo hãng tin Reuters, cầu đã xong.", "Reuters"),
        ("Tin từ cảng (Theo AFP)", "AFP"),
        ("وصلت السفن، نقلا عن وكالة فرانس برس.", "AFP"),
        ("(رويترز) - وصلت السفن.", "Reuters"),
        ("ذكرت وكالة الأناضول أن السفن وصلت.", "Anadolu"),
        ("Toàn cảnh lễ khởi công. Ảnh: TTXVN", ""),
        ("Photo: Reuters", ""),
        ("The minister met the head of TASS.", ""),
        ("SPA treatments cost less", ""),
        ("Donors met in Port Ada.", ""),
    ],
)
def test_who_is_credited(text, agency):
    assert named_in(text) == agency


def telling(file, day="", head="", foot="", **fields):
    text = f"{head}\n{LINE}\n{foot}"
    start = text.index(LINE)
    if "LINZ" in head:
        fields["parties"] = (PartyTold(**span(text, "LINZ"), party="country:AT"),)
    return Told(
        file=file,
        text=text,
        sentences=((start, start + len(LINE)),),
        published=When(day) if day else None,
        **fields,
    )


@pytest.mark.parametrize(
    ("one", "other", "first", "agency"),
    [
        ({"day": "2026-03-03"}, {"day": "2026-03-04"}, "a", ""),
        ({"day": "2026-03-05"}, {"day": "2026-03-04"}, "b", ""),
        ({"day": "2026-03-03"}, {"day": "2026-03-03"}, "", ""),
        ({"day": "2026-03"}, {"day": "2026-03-04"}, "", ""),
        ({"day": "2026-03-03"}, {}, "", ""),
        ({"day": "2026-03-03", "head": "03/03/2026 17:05"},
         {"day": "2026-03-03", "head": "03/03/2026 08:15"}, "b", ""),
        ({"day": "2026-03-03", "head": "March 3, 2026, 9:05 PM"},
         {"day": "2026-03-03", "head": "March 3, 2026, 11:15 AM"}, "b", ""),
        ({"outlet": "Báo A"}, {"outlet": "Báo B", "agency": "Báo A"}, "a", "Báo A"),
        ({"outlet": "Báo A", "agency": "Báo A"}, {"outlet": "Báo B"}, "", ""),
        ({"agency": "NNN-Bernama"}, {}, "", "Bernama"),
        ({"agency": "LINZ", "head": "LINZ, 3 March"}, {}, "", ""),
        ({"day": "2026-03-03", "head": "(AFP) - "}, {"day": "2026-03-04"}, "a", "AFP"),
        ({"day": "2026-03-03", "head": "(AFP) - "},
         {"day": "2026-03-04", "foot": "Theo Reuters"}, "a", "Reuters"),
    ],
)  # fmt: skip
def test_first_and_credited(one, other, first, agency):
    """By the day, then by the time beside it; else an outlet that the other credits came first."""
    documents = [telling("a", **one), telling("b", **other)]
    (pair,) = credited(reprints(documents), documents)
    assert (pair.first, pair.credited) == (first, agency)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("9 March 2026", "2026-03-09"),
        ("Talks that began on 9 March 2026 have now ended here", None),
    ],
)
def test_a_day_that_fills_a_line_is_the_documents_own(head, expected):
    text = f"{head}\n{LINE}"
    date = DateTold(**span(text, "9 March 2026"), value=When("2026-03-09"))
    found = published(Told(file="a", text=text, sentences=((0, len(text)),), dates=(date,)))
    assert (found.iso if found else None) == expected
