"""Files named on the command line."""

from pathlib import Path

from servanda.cli.faults import Fault

LARGEST = 64 * 2**20  # more than any reader takes; stops a slip such as a disk image early


def content(path: str) -> bytes:
    """Return the bytes of a file; raise Fault for a folder or an absurd size."""
    place = Path(path)
    if place.is_dir():
        raise Fault(f"{path} is a folder; name the files in it, as {path.rstrip('/')}/*.txt")
    if place.is_file() and place.stat().st_size > LARGEST:
        raise Fault(f"{path} is larger than {LARGEST // 2**20} MB; split it and take the parts")
    return place.read_bytes()
