"""The collector waits while many records are made."""

import gc
from contextlib import suppress

import pytest

from servanda.records.undisturbed import undisturbed


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_is_left_as_it_was_found(running):
    was = gc.isenabled()
    try:
        (gc.enable if running else gc.disable)()
        with suppress(KeyError), undisturbed():
            assert not gc.isenabled()
            raise KeyError
        assert gc.isenabled() is running
    finally:
        (gc.enable if was else gc.disable)()
