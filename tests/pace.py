"""How slowly this machine works at the moment: bounds in seconds are stated for one of a known speed."""

from time import process_time

STEPS, SECONDS = 1_000_000, 0.055  # additions, and the time they take on an idle core of 2.5 GHz


def pace() -> float:
    """Return by how much a loop takes longer here and now than the bounds assume; 1 and no less."""
    return max(1.0, min(_loop() for _ in range(3)) / SECONDS)


def _loop() -> float:
    begun, total = process_time(), 0
    for step in range(STEPS):
        total += step
    return process_time() - begun
