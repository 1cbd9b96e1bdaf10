"""Progress on a terminal, silence elsewhere."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
More = Callable[[int], None]  # tell that so many more things have to be done
Done = Callable[[], None]  # tell that one more is done


def steps(items: Sequence[T], doing: str) -> Iterator[T]:
    """Yield the items; draw a bar on stderr when it is a terminal and there is something to wait for."""
    if len(items) < 3 or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=doing, console=Console(stderr=True), transient=True)


@contextmanager
def counted(total: int, doing: str) -> Iterator[tuple[More, Done]]:
    """Draw a bar whose end may move, as when an archive turns out to hold a thousand documents."""
    if not sys.stderr.isatty():
        yield (lambda number: None), (lambda: None)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True)
    task = bar.add_task(doing, total=total)
    size = total

    def more(number: int) -> None:
        nonlocal size
        size += number
        bar.update(task, total=size)

    finished = 0

    def done() -> None:
        nonlocal finished
        finished += 1
        more(max(finished - size, 0))  # a message turned out to hold others: never 31 of 27
        bar.advance(task)

    with bar:
        yield more, done
