"""What is not said is filled in; what has no honest answer is refused with what to ask instead."""

import pytest

from servanda.flows.questions import Question, QuestionFault, settled
from tests.flows.asked import FTS
from tests.flows.built import CUMULATIVE


def test_the_publishers_headline_unless_asked_otherwise():
    found = settled(Question(), FTS)
    assert found.stages == ("commitment", "disbursement")
    assert (found.boundary, found.currency) == ("incoming", "USD")
    assert settled(Question(), CUMULATIVE).stages == ("disbursement", "expenditure")


@pytest.mark.parametrize(
    ("question", "semantics", "words"),
    [
        (Question(by="colour"), FTS, "nothing is grouped by 'colour'"),
        (Question(stages=("gift",)), FTS, "'gift' is no stage"),
        (Question(stages=("pledge", "commitment")), FTS, "are not of one kind"),
        (Question(stages=("commitment", "disbursement")), CUMULATIVE, "overlap"),
        (Question(boundary="sideways"), FTS, "is no boundary"),
        (Question(boundary="incoming"), CUMULATIVE, "has no boundary"),
        (Question(currency="dollars"), FTS, "is no currency"),
    ],
)
def test_what_has_no_honest_answer(question, semantics, words):
    with pytest.raises(QuestionFault) as told:
        settled(question, semantics)
    assert words in told.value.message
    assert told.value.advice.endswith(".")


@pytest.mark.parametrize(
    "stages", [("commitment",), ("disbursement",), ("commitment", "disbursement")]
)
def test_one_stage_or_part_of_the_headline(stages):
    assert settled(Question(stages=stages), FTS).stages == stages


def test_flows_without_a_boundary():
    assert settled(Question(boundary="none"), FTS).bounded == ""
    assert settled(Question(currency="eur"), FTS).currency == "EUR"
