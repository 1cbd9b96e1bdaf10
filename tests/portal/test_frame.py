"""What surrounds every page."""

import pytest
from django.http import Http404

from servanda.portal.frame import freshness, plan_or_404
from tests.portal import exercise


def test_the_footer_knows_how_fresh_the_data_is(plan: str, stranger: object) -> None:
    found = freshness(plan)
    assert (found.up_to, found.entry, found.calculated) == ("2026-02-21", 1, exercise.TODAY)
    body = stranger.get(f"/en/plans/{plan}/").content.decode()  # type: ignore[attr-defined]
    assert "21 February 2026" in body
    assert "journal entry 1" in body
    assert "Data up to" in body


def test_an_empty_house_has_no_freshness(db: None) -> None:
    assert (freshness().up_to, freshness().changed, freshness().entry) == ("", None, 0)


def test_a_withdrawn_plan_is_not_found(plan: str, now: object) -> None:
    from servanda.ledger import store

    assert plan_or_404(plan).nature == "exercise"
    store.withdraw("plan", plan, recorded=now)  # type: ignore[arg-type]
    with pytest.raises(Http404):
        plan_or_404(plan)
