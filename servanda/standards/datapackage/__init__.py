"""The package: a whole plan as a Frictionless Tabular Data Package, to move, back up, keep in git.

`datapackage.json`, one CSV file for each kind of record, `evidence.csv` with the quotations, and the
documents as text files. Export then import gives identical records. Worked example:
`list(records_of(files(records)))` holds the same records, in the order of KINDS.
Described in docs/reference/package.md.
"""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from servanda.records import Finding, Record
from servanda.standards.datapackage.descriptor import FILE
from servanda.standards.datapackage.packing import files
from servanda.standards.datapackage.texts import originals
from servanda.standards.datapackage.unpacking import records_of
from servanda.standards.datapackage.zipped import unzip, zip_of

NAME = "datapackage"
VERSION = "1"
SPECIFICATION = "https://specs.frictionlessdata.io/tabular-data-package/"
MEDIA_TYPE = "application/zip"


def sniff(head: bytes, filename: str) -> bool:
    """Tell whether the file is a ZIP file that holds a `datapackage.json` near its beginning."""
    return head.startswith(b"PK\x03\x04") and FILE.encode() in head


def read(stream: BinaryIO) -> Iterator[Record | Finding]:
    """Yield what is wrong with a zipped package, then its records."""
    found: dict[str, bytes] = {}
    broken = False
    for item in unzip(stream):
        if isinstance(item, Finding):
            broken = broken or item.code == "package.zip.broken"
            yield item
        else:
            found[item[0]] = item[1]
    if found or not broken:
        yield from records_of(found)


def validate(stream: BinaryIO) -> Iterator[Finding]:
    """Yield only what is wrong with a zipped package."""
    return (item for item in read(stream) if isinstance(item, Finding))


def write(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write the records of one plan as a zipped package; ValueError when they are of several."""
    zip_of(files(records), stream)


__all__ = [
    "MEDIA_TYPE",
    "NAME",
    "SPECIFICATION",
    "VERSION",
    "files",
    "originals",
    "read",
    "records_of",
    "sniff",
    "unzip",
    "validate",
    "write",
    "zip_of",
]
