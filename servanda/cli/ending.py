"""How a process of a command ends: without one last walk of the collector, which nothing needs.

DuckDB is the exception. Where it was loaded, the collector walks after all, through what was set aside
too: else DuckDB prints a list of whatever it has to leave, for its own classes hold each other in circles.
"""

import atexit
import gc
import sys


def end_quickly() -> None:
    """Let this process end without that walk where it can."""
    atexit.register(_end)


def _end() -> None:
    if "duckdb" in sys.modules:
        gc.unfreeze()
    else:
        gc.freeze()
