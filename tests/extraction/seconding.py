"""An invented article, and a second proposer that answers what a test tells it to."""

import json
from collections.abc import Callable
from typing import Any

from servanda.extraction.propose import propose
from servanda.extraction.reading import read
from servanda.extraction.second.derived import Known
from servanda.extraction.second.grounding import Place, Source, ground
from servanda.extraction.second.proposer import Case, Proposer, Seconded, second

ARTICLE = """Donors meet in Jakarta

Indonesia will send up to 8,000 soldiers to Gaza by 30 June 2026, the minister said.

Egypt promised trucks. “We shall bring tents,” Morocco said. Qatar will not send troops.

The road is to be mended by Norway at a cost of 5 million dollars before 1 May 2026.

Egypt is not to open the northern crossing of the valley for lorries with flour, tents and blankets before the last days of the month of June.
"""
ROAD = "The road is to be mended by Norway at a cost of 5 million dollars before 1 May 2026"


def known(text: str = ARTICLE) -> Known:
    return Known(read(text, language="en"), Source(text))


def place_of(quote: str, text: str = ARTICLE) -> Place:
    found = ground(quote, Source(text), [(0, len(text))])
    assert isinstance(found, Place)
    return found


def answer(content: Any) -> bytes:
    said = content if isinstance(content, str) else json.dumps(content)
    return json.dumps({"choices": [{"message": {"content": said}}]}).encode()


def answering(*items: Any) -> Callable[[bytes], bytes]:
    return lambda request: answer({"proposals": items})


def case_of(text: str = ARTICLE) -> Case:
    reading = read(text, language="en")
    rules = propose(reading, plan="p", document=reading.sha256)
    return Case(plan="p", document=reading.sha256, text=text, reading=reading, rules=rules)


def seconded(ask: Callable[[bytes], bytes], text: str = ARTICLE) -> Seconded:
    done = second(case_of(text), Proposer(name="fake", ask=ask))
    for proposal in done.proposals:
        assert all(anchor.holds(text) for anchor in proposal.evidence)
    assert len({proposal.id for proposal in done.proposals}) == len(done.proposals)
    return done
