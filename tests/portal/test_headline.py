"""The three headline figures."""

from servanda.portal.frame import plan_or_404
from servanda.portal.headline import headline_figures
from tests.portal import exercise


def test_each_figure_has_rows_a_link_and_what_it_leaves_out(plan: str) -> None:
    pledged, committed, disbursed = headline_figures(plan_or_404(plan), today=exercise.TODAY)
    assert (pledged.figure, pledged.bound, pledged.count) == (1_200_000_000, "at-least", 1)
    assert pledged.address == "/en/plans/river-valley/promises/?counted=pledged"
    assert [(one.count, one.address.partition("=")[2]) for one in pledged.left] == [
        (1, "pledged.part-of-aggregate")
    ]
    assert committed.figure is None, "nothing on record is not zero"
    assert disbursed.ratio is None, "the rows differ, so there is no ratio"


def test_a_ratio_stands_where_both_figures_are_of_the_same_promises(plan: str, now: object) -> None:
    from datetime import timedelta

    from servanda.ledger import store

    later = now + timedelta(seconds=9)  # type: ignore[operator]
    store.withdraw("promise", "river-valley/whole", recorded=later)
    disbursed = headline_figures(plan_or_404(plan), today=exercise.TODAY)[2]
    assert disbursed.ratio is not None
    assert disbursed.ratio.percent == "22"
