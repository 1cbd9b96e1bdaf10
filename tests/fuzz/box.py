"""A time box of the processor's time: a busy machine fails nothing, and what would never end is stopped."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 5.0  # for one reading or comparison


@contextmanager
def the_box(seconds: float = SECONDS) -> Iterator[None]:
    """Raise TimeoutError in what takes more of the processor than its box, children left out."""

    def over(number: int, frame: object) -> None:
        raise TimeoutError(f"more than {seconds} seconds of the processor")

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
