"""The plan in time."""

import re

import pytest
from django.test import Client

PAGE = "/en/plans/river-valley/timeline/"


def test_entries_stand_in_order_of_time(plan: str, stranger: Client) -> None:
    body = stranger.get(PAGE).content.decode()
    days = re.findall(r'<div class="when"><time datetime="([^"]+)"', body)
    assert days == sorted(days)
    assert days[0] == "2026-01-22"
    assert "<h2>2026</h2>" in body


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("instrument", 1),
        ("occasion", 1),
        ("promise", 3),
        ("due", 3),
        ("revision", 1),
        ("delivery", 1),
    ],
)
def test_one_kind_can_be_shown_alone(plan: str, stranger: Client, kind: str, count: int) -> None:
    body = stranger.get(f"{PAGE}?kind={kind}").content.decode()
    assert len(re.findall(rf'<li class="{kind}">', body)) == count
    assert len(re.findall(r'<div class="when">', body)) == count


@pytest.mark.parametrize("query", ["?page=0", "?page=x", "?page=99999999999", "?kind=%00"])
def test_a_bad_value_is_no_error(plan: str, stranger: Client, query: str) -> None:
    assert stranger.get(PAGE + query).status_code == 200
