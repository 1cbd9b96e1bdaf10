"""Who is heard at a place, and who promised last."""

from servanda.extraction.promises.drafted import Heard
from servanda.extraction.promises.stages import RECENT, Stages
from servanda.extraction.scene import Span
from tests.extraction.prose import scene_of

TEXT = "Peru will send rice. It will also pay for the ship."


def _stages(heard=()):
    return Stages(scene_of(TEXT, "en"), language="en", heard=heard, voices={})


def test_the_innermost_statement_is_heard() -> None:
    outer = Heard(0, 51, "country:CL")
    inner = Heard(21, 51, "country:CU")
    stages, span = _stages([inner, outer]), Span(0, 51, 0, "body")
    assert stages.at(span, 30, None).speaker == "country:CU"
    assert stages.at(span, 5, None).speaker == "country:CL"
    assert _stages().at(span, 5, None).speaker == ""


def test_who_promised_last_is_known_only_nearby() -> None:
    stages = _stages()
    stages.remember(20, ("country:PE",))
    assert stages.at(Span(21, 51, 0, "body"), 24, None).latest == ("country:PE",)
    assert stages.at(Span(21 + RECENT, 51 + RECENT, 0, "body"), 24 + RECENT, None).latest == ()


def test_two_who_promised_alone_are_a_group() -> None:
    stages = _stages()
    stages.remember(20, ("country:PE",))
    stages.remember(20, ("country:CL",))
    assert stages.at(Span(21, 51, 0, "body"), 24, None).group == ("country:PE", "country:CL")
