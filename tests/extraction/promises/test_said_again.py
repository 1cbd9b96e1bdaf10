"""What was promised in one sentence is told again in the next, without its name."""

import pytest

from servanda.extraction.reading import as_json, read

GHANA = "country:GH"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana pledged 50 monitors. Only 12 have been deployed.", [("pledge", [GHANA]), ("past_delivery", [GHANA])]),
        ("Ghana will send 12 trainers. They will leave in May.", [("pledge", [GHANA]), ("pledge", [GHANA])]),
        ("Ghana pledged $40 million. All of it was disbursed in May.", [("pledge", [GHANA]), ("past_delivery", [GHANA])]),
        ("Ghana pledged $40 million. None of it has been paid.", [("pledge", [GHANA])]),
        ("Some 300 refugees fled. They will return in May.", []),
    ],
)  # fmt: skip
def test_the_next_sentence(text, expected):
    promises = as_json(read(text, language="en", published="2026-02-21"))["promises"]
    assert [(p["modality"], p["obligor"]) for p in promises] == expected
