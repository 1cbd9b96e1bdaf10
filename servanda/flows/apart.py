"""Questions to snapshots: answered in this process, or in one apart that all workers of a server share.

DuckDB is larger than a whole worker. So a server asks through one process that has it, and its workers
never load it. A function that may be asked so says `@asked`; whoever calls it need not know where it
is answered. Only functions that say so can be asked, and only what they return travels:

    @asked
    def count(snapshot: Snapshot, query: str) -> int: ...

A command, a test and any other WSGI server answer in the process itself.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from importlib import import_module
from inspect import isgeneratorfunction
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar, cast

if TYPE_CHECKING:
    import duckdb

P = ParamSpec("P")
T = TypeVar("T")


class Unanswered(Exception):
    """A question that has no answer now, for it took too long or too much: asked again, it may have."""

    def __init__(self, why: str) -> None:
        """Keep why."""
        super().__init__(why)
        self.why = why


class Failed(Exception):
    """A fault in the process apart of a kind that does not travel, told in words."""

    def __init__(self, words: str) -> None:
        """Keep the words."""
        super().__init__(words)
        self.words = words


class Elsewhere(Protocol):
    """Where questions are answered when not in this process."""

    def ask(self, question: str, given: Sequence[Any], named: Mapping[str, Any]) -> Any:
        """Return what the function of that name returns."""

    def rows(self, question: str, given: Sequence[Any], named: Mapping[str, Any]) -> Iterator[Any]:
        """Yield what it yields."""


_elsewhere: Elsewhere | None = None
_watch: ContextVar[Callable[["duckdb.DuckDBPyConnection"], None] | None] = ContextVar(
    "watch", default=None
)


def ask_through(elsewhere: Elsewhere | None) -> None:
    """Answer questions there from now on, None for here."""
    global _elsewhere
    _elsewhere = elsewhere


def asked(function: Callable[P, T]) -> Callable[P, T]:
    """Let a function be asked from a server: all it takes and returns must travel (see `wire`)."""
    name = f"{function.__module__}:{function.__name__}"

    @wraps(function)
    def answer(*given: P.args, **named: P.kwargs) -> T:
        if _elsewhere is not None:
            return cast(T, _elsewhere.ask(name, given, named))
        with plainly():
            return function(*given, **named)

    @wraps(function)
    def rows(*given: P.args, **named: P.kwargs) -> Iterator[Any]:
        if _elsewhere is not None:
            yield from _elsewhere.rows(name, given, named)
            return
        with plainly():
            yield from cast(Iterator[Any], function(*given, **named))

    found = cast(Callable[P, T], rows) if isgeneratorfunction(function) else answer
    found.may_be_asked = True  # type: ignore[attr-defined]
    return found


def question_of(name: str) -> Callable[..., Any]:
    """Return the function that may be asked by a name; LookupError for any other."""
    module, _, own = name.partition(":")
    if module.startswith("servanda.flows."):
        found = getattr(import_module(module), own, None)
        if getattr(found, "may_be_asked", False):
            return cast(Callable[..., Any], found)
    raise LookupError(f"{name} may not be asked")


@contextmanager
def plainly() -> Iterator[None]:
    """Say faults of DuckDB in words that need no DuckDB: files are gone, or there is no answer now."""
    try:
        yield
    except Exception as fault:
        kind = type(fault)
        if not kind.__module__.lstrip("_").startswith("duckdb"):
            raise
        if kind.__name__ == "IOException":
            raise OSError(f"files of a snapshot are not in their place: {fault}") from fault
        if kind.__name__ in ("InterruptException", "OutOfMemoryException"):
            raise Unanswered(str(fault)) from fault
        raise


def watched(con: "duckdb.DuckDBPyConnection") -> "duckdb.DuckDBPyConnection":
    """Tell whoever watches over this question of a connection it asks on; return the connection."""
    if watch := _watch.get():
        watch(con)
    return con


def watch_over(watch: Callable[["duckdb.DuckDBPyConnection"], None]) -> None:
    """Hear of each connection that this thread's question asks on."""
    _watch.set(watch)
