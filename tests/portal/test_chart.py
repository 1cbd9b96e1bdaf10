"""The bar of statuses."""

from hypothesis import given
from hypothesis import strategies as st

from servanda.portal.chart import ORDER, WIDTH, bar


@given(st.dictionaries(st.sampled_from(ORDER), st.integers(0, 10_000)))
def test_the_pieces_fill_the_bar_and_leave_nothing_out(counts: dict[str, int]) -> None:
    made = bar(counts)
    assert made.total == sum(counts.values())
    assert {p.status: p.count for p in made.pieces} == {s: n for s, n in counts.items() if n}
    assert sum(p.width for p in made.pieces) == (WIDTH if made.total else 0)
    assert [p.x for p in made.pieces] == sorted(p.x for p in made.pieces)


def test_what_is_not_known_is_hatched() -> None:
    hatched = {p.status for p in bar(dict.fromkeys(ORDER, 1)).pieces if p.hatched}
    assert hatched == {"unverifiable", ""}
