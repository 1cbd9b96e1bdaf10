"""Files named on the command line."""

from pathlib import Path

from servanda.cli.faults import Fault

LARGEST = 64 * 2**20  # more than any reader takes; stops a slip such as a disk image early


def content(path: str) -> bytes:
    """Return the bytes of a file or a pipe; raise Fault for a folder or an absurd size."""
    place = Path(path)
    if place.is_dir():
        raise Fault(f"{path} is a folder; name the files in it, as {path.rstrip('/')}/*.txt")
    with place.open("rb") as stream:
        found = stream.read(LARGEST + 1)  # one more than allowed: a pipe does not tell its size
    if len(found) > LARGEST:
        raise Fault(f"{path} is larger than {LARGEST // 2**20} MB; split it and take the parts")
    return found


def text(path: str) -> str:
    """Return the text of a file; raise Fault, naming the file, for what is no text."""
    from servanda.extraction.document import Undecodable, decode

    try:
        return decode(content(path))
    except Undecodable as fault:
        raise Fault(f"{path}: {fault}") from None
