"""Servers that tests begin: a port that nobody is given by chance, and waiting as long as it takes."""

import random
import socket
import time
from collections.abc import Callable

# Below what the system hands out to those who connect, so that none of them takes a port that was found.
PORTS = range(20_000, 30_000)
PATIENCE = 120  # seconds: a loaded machine is slow, and waiting ends when the sign comes


def free_port() -> int:
    """Return a port of this machine on which nobody listens."""
    for port in random.SystemRandom().sample(PORTS, 100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("no port is free")


def wait_for(sign: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Wait until the sign comes; fail when it does not."""
    end = time.monotonic() + seconds
    while not sign():
        assert time.monotonic() < end, f"it did not come within {seconds} seconds"
        time.sleep(0.05)
