"""What stands plainly before ", somebody said.", conditions that an attribution parts, and semicolons."""

import pytest

from servanda.extraction.reading import as_json, read
from tests.extraction.prose import statements_in


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Spring will come late to Hungary, forecasters say.",
            ("Spring will come late to Hungary", ""),
        ),
        (
            "The hall will rise on higher ground, Mayor Ana Quispe told a packed court on Thursday night.",
            ("The hall will rise on higher ground", "person:ana-quispe"),
        ),
        (
            "A gang leader in Lima swore that not one ship would unload.",
            ("not one ship would unload", ""),
        ),
        (
            "Had Peru kept its word, Minister Ana Quispe argues in a book, the bridge would now stand.",
            (
                "Had Peru kept its word, Minister Ana Quispe argues in a book, the bridge would now stand",
                "person:ana-quispe",
            ),
        ),
        (
            "Peru replied that it would look at the request; Chile's ministry did not answer.",
            ("it would look at the request", "country:PE"),
        ),
        (
            "Peru said that it would pay; it would also send rice.",
            ("it would pay; it would also send rice", "country:PE"),
        ),
        (
            "Women and children continued to bear the brunt of the violence, UNICEF said on Wednesday, as a wave of refugees crossed.",
            ("Women and children continued to bear the brunt of the violence", "org:unicef"),
        ),
    ],
)
def test_what_is_said(text: str, said: tuple[str, str]) -> None:
    assert [(s.quote, s.speaker) for s in statements_in(text, "en")] == [said]


def test_who_was_told_said_nothing() -> None:
    assert statements_in("The army left, the mayor was told on Monday.", "en") == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "The ruling was welcomed by UNHCR, whose spokeswoman, Ana Quispe, said the agency would pay for 30 more teachers.",
            ["person:ana-quispe"],
        ),
        (
            "“I have asked both,” Eva Lund said by video link.\nLibya's own ambassador, Ana Quispe, spoke last.\n"
            "“My country does not need lectures,” she said, “it needs parts.”",
            ["person:eva-lund", "person:ana-quispe", "person:ana-quispe"],
        ),
        (
            "“I have asked both,” Eva Lund said. Sione Fifita, who skippers the old one, was doubtful. "
            "“I'll believe it when I'm steering it,” the captain grinned.",
            ["person:eva-lund", "person:sione-fifita"],
        ),
        (
            "Libya has two governments and one hunger, the UN envoy warned on Tuesday.\n“I have asked both to act,” Eva Lund said.",
            ["person:eva-lund", "person:eva-lund"],
        ),
    ],
)
def test_who_says_it(text: str, speakers: list[str]) -> None:
    assert [s["speaker"] for s in as_json(read(text, language="en"))["statements"]] == speakers
