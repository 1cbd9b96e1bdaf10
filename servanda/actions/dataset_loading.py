"""What reads a standard is loaded while its first file is copied: copying leaves the interpreter to others.

Processes that wait for jobs load what reads records; this one what cuts a file, and both where it does
the jobs itself. What fails here fails again where it is needed, and is told there.
"""

from servanda.actions.dataset_executors import Executor, in_process
from servanda.actions.dataset_intake import LARGE
from servanda.actions.dataset_jobs import make_ready
from servanda.flows.beside import Beside
from servanda.standards import bulk


def load(module: str, size: int, *, executor: Executor, beside: Beside) -> None:
    """Begin to load what reads a standard, whose first file has so many bytes; a small one is read sooner."""
    if others := getattr(executor, "make_ready", None):
        others(module)
    if size >= LARGE:
        beside.run(lambda: _loaded(module, jobs=executor is in_process))


def _loaded(module: str, *, jobs: bool) -> None:
    if ready := getattr(bulk(module), "make_ready_to_cut", None):
        ready()
    if jobs:
        make_ready(module)
