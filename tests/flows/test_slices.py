"""What is asked of all places a slice at a time: each of them, and each key, stands in just one."""

from itertools import pairwise
from pathlib import Path

import pytest

from servanda.flows import planning, slices, verdicts
from servanda.flows.planning import to_read, wanted
from tests.flows.laid import key, lay


@pytest.mark.parametrize("count", [0, 1, slices.MANY, slices.MANY + 1, 10_000_000])
def test_each_key_stands_in_one_slice_of_keys(count: int) -> None:
    found = slices.of_keys(count)
    assert (found[0][0], found[-1][1]) == (0, slices.LAST)
    assert all(last + 1 == first for (_, last), (first, _) in pairwise(found))
    assert len(found) == max(-(-count // slices.MANY), 1)


def test_each_place_stands_in_one_slice_of_places(tmp_path: Path) -> None:
    contents = [str(n).encode() for n in range(25)]
    with lay(tmp_path, {"x": contents, "y": contents[:3]}) as con:
        found = slices.of_places(con, 10)
        counted = [
            con.execute(
                "SELECT count(*) FROM places WHERE place > ? AND place <= ?", [first, last]
            ).fetchall()[0][0]
            for first, last in found
        ]
    assert sum(counted) == 28
    assert max(counted) < 20
    assert len(found) > 1


def test_what_is_found_does_not_depend_on_the_slices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contents = [str(n % 17).encode() for n in range(40)]
    answers = []
    for many, size in ((500_000, 60_000), (3, 4)):
        monkeypatch.setattr(slices, "MANY", many)
        monkeypatch.setattr(planning, "SLICE", size)
        with lay(tmp_path, {"x": contents, "y": contents[5:9]}) as con:
            totals = to_read(con, after=1)
            records = [one.record for one in wanted(con)]
            verdicts.judge(con, [])
            repeats = con.execute("FROM repeats ORDER BY ALL").fetchall()
        answers.append((totals, records, repeats))
    assert answers[0] == answers[1]
    assert answers[0][1] == [key(str(n).encode()) for n in range(2, 17)]
