"""The invented exercises of tests/samples/compare: what is promised of a comparison holds on both halves."""

from collections import Counter

import pytest

from bench.compare import compared, exercises, weighed

MOST_FALSE = 3  # in ten documents


@pytest.mark.parametrize("exercise", exercises(), ids=lambda exercise: exercise["name"])
def test_every_hard_contradiction_is_found_and_stories_are_exact(exercise):
    tally = Counter()
    said = weighed(exercise, compared(exercise["document"]), tally)
    assert tally["hard found"] == tally["hard wanted"], said
    assert tally["stories"] == 1, said
    assert tally["false"] * 10 <= MOST_FALSE * len(exercise["document"]) + 10, said
    hit, off = tally["reprint hit"], tally["reprint miss"] + tally["reprint false"]
    assert off == 0 or hit / (hit + off / 2) >= 0.9, said


@pytest.mark.parametrize("kept", [True, False])
def test_half_of_the_exercises_are_kept_aside(kept):
    half = [one for one in exercises() if one["kept"] is kept]
    assert len(half) >= 6
    for one in half:
        files = [document["file"] for document in one["document"]]
        assert 2 <= len(files) == len(set(files)) <= 5
