"""Where a question is answered: here, or elsewhere; and that only what says so may be asked."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from servanda.flows import apart
from servanda.flows.apart import Unanswered, ask_through, asked, plainly, question_of, watch_over
from servanda.flows.asking import cursor


class Recorded:
    """Elsewhere: it keeps what it was asked."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, Sequence[Any], Mapping[str, Any]]] = []

    def ask(self, question: str, given: Sequence[Any], named: Mapping[str, Any]) -> Any:
        self.heard.append((question, given, named))
        return "elsewhere"

    def rows(self, question: str, given: Sequence[Any], named: Mapping[str, Any]) -> Iterator[Any]:
        yield self.ask(question, given, named)


@asked
def one(number: int, *, more: int = 0) -> object:
    """Add."""
    return number + more


@asked
def several(number: int) -> Iterator[object]:
    """Count."""
    yield from range(number)


@pytest.fixture
def recorded() -> Iterator[Recorded]:
    made = Recorded()
    ask_through(made)
    yield made
    ask_through(None)


def test_here() -> None:
    assert (one(1, more=2), list(several(2))) == (3, [0, 1])
    assert one.__doc__ == "Add."


def test_elsewhere(recorded: Recorded) -> None:
    assert (one(1, more=2), list(several(2))) == ("elsewhere", ["elsewhere"])
    assert recorded.heard == [
        (f"{__name__}:one", (1,), {"more": 2}),
        (f"{__name__}:several", (2,), {}),
    ]


def test_a_question_by_its_name() -> None:
    assert question_of("servanda.flows.browsing:count").__name__ == "count"


@pytest.mark.parametrize(
    "name",
    [
        "servanda.flows.asking:ask",
        "servanda.flows.snapshot:connect",
        "servanda.flows.browsing:no_such",
        "servanda.actions.datasets:import_files",
        f"{__name__}:one",
        "os:system",
        "",
    ],
)
def test_nothing_else_may_be_asked(name: str) -> None:
    with pytest.raises(LookupError):
        question_of(name)


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (duckdb.IOException("x"), OSError),
        (duckdb.OutOfMemoryException("x"), Unanswered),
        (duckdb.InterruptException("x"), Unanswered),
        (duckdb.BinderException("x"), duckdb.BinderException),
        (KeyError("x"), KeyError),
    ],
)
def test_faults_of_duckdb(raised: Exception, said: type[Exception]) -> None:
    with pytest.raises(said), plainly():
        raise raised


def test_files_that_are_gone_are_said_alike(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="not in their place"), cursor() as con:
        con.execute(f"FROM read_parquet('{tmp_path}/x.parquet')")


def test_connections_are_watched() -> None:
    heard: list[Any] = []
    watch_over(heard.append)
    with cursor() as con:
        assert heard == [con]
    apart._watch.set(None)
    with cursor():
        assert len(heard) == 1
