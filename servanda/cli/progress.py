"""Progress on a terminal, silence elsewhere."""

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def steps(items: Sequence[T], doing: str) -> Iterator[T]:
    """Yield the items; draw a bar on stderr when it is a terminal and there is something to wait for."""
    if len(items) < 3 or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=doing, console=Console(stderr=True), transient=True)
