"""The captured articles, where they stand beside the checkout; tests that need them skip without."""

from pathlib import Path

import pytest

PRESS = Path(__file__).parents[2].parent / "shared" / "press"


@pytest.fixture(params=["analysis", "interview-page", "short-item"])
def article_name(request: pytest.FixtureRequest) -> str:
    """Return the name of one article after the other."""
    return str(request.param)


@pytest.fixture
def press():
    """Return a function giving the text of a captured article by name."""

    def text(name: str) -> str:
        place = PRESS / f"{name}.txt"
        if not place.exists():
            pytest.skip(f"the captured articles are not here: {place}")
        return place.read_bytes().decode("utf-8")

    return text
