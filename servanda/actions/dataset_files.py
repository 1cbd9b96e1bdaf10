"""What is given to a dataset: files, folders and ZIP archives, as a list of files with names.

A file's name is how it is known again: the next one of that name takes its place. A file of a folder
is named by its path in it, one of an archive by its path there. An XLSX is a ZIP too, but one file.
"""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage
from typing import BinaryIO

from servanda.actions.refusals import Refused

_SHEET = "[Content_Types].xml"  # every office document has this member


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One file: its name, its bytes as it says itself, and how it is opened."""

    name: str
    size: int
    open: Callable[[], BinaryIO]


def given(paths: Iterable[Path]) -> list[Given]:
    """Return all files, in order of name; Refused for what is not there, or stands twice."""
    found: dict[str, Given] = {}
    for path in paths:
        for one in _inside(path):
            if one.name in found:
                raise Refused(
                    f"two files are called {one.name!r}",
                    "Give the folder that holds both, so that their paths tell them apart.",
                )
            found[one.name] = one
    return [found[name] for name in sorted(found)]


def _inside(path: Path) -> Iterator[Given]:
    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            relative = inner.relative_to(path)
            if inner.is_file() and not any(part.startswith(".") for part in relative.parts):
                yield _file(inner, relative.as_posix())
    elif not path.is_file():
        raise Refused(f"there is no file {path}", "Check the path.")
    elif _is_archive(path):
        yield from _members(path)
    else:
        yield _file(path, path.name)


def _file(path: Path, name: str) -> Given:
    return Given(name=name, size=path.stat().st_size, open=lambda: path.open("rb"))


def _is_archive(path: Path) -> bool:
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return _SHEET not in archive.namelist()


def _members(path: Path) -> Iterator[Given]:
    """Yield the files of an archive: read as they are copied, never unpacked beside it."""
    with zipfile.ZipFile(path) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
    for info in sorted(infos, key=lambda one: one.filename):
        parts = info.filename.split("/")
        if ".." in parts:
            yield Given(name=info.filename, size=0, open=_leading_out)
        elif not any(part.startswith((".", "__MACOSX")) for part in parts):
            yield Given(name=info.filename, size=info.file_size, open=_opener(path, info.filename))


def _leading_out() -> BinaryIO:
    raise OSError("its path leads out of the archive")


def _opener(path: Path, name: str) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        try:
            return zipfile.ZipFile(path).open(name)  # type: ignore[return-value]
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, KeyError) as fault:
            raise OSError(f"{name} in {path.name} cannot be unpacked: {fault}") from None

    return opened


def room(files: Sequence[Given], folder: Path) -> None:
    """Refuse what cannot fit: an archive may say that it unpacks to more than the disk has."""
    size, free = sum(one.size for one in files), disk_usage(folder).free
    if size > free:
        raise Refused(
            f"the files have {size >> 20} MB, and the disk has {free >> 20} MB left",
            "Make room, or set SERVANDA_HOME to a larger disk.",
        )
