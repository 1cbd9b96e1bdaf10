"""The official XML Schemas and rulesets, where an operator keeps them; nothing is fetched.

A folder is gone through, five levels deep, for `iati-activities-schema.xsd`,
`iati-organisations-schema.xsd` and a `standard.json` in a folder `rulesets`; a path that names 2.03
goes before another. Without a folder the package pyIATI serves, where it is installed: its schema for
activities; that for organisations is one that current parsers refuse. 2.03 judges 2.01 and 2.02 too,
as what was valid there is valid in it.
https://github.com/IATI/IATI-Schemas https://github.com/IATI/IATI-Rulesets
"""

import json
import os
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lxml import etree

DEEPEST = 5  # folders below the one that was named
_FILES = {
    "activities": "iati-activities-schema.xsd",
    "organisations": "iati-organisations-schema.xsd",
    "registry": "iati-registry-record-schema.xsd",
}


def schema(kind: str, folder: Path | None) -> Any:
    """Return the schema for a kind of file, None where there is none that can be used."""
    for path in _found(_FILES.get(kind, ""), folder):
        if (loaded := _schema(path)) is not None:
            return loaded
    return None


def standard_ruleset(folder: Path | None) -> dict[str, Any] | None:
    """Return the standard's own ruleset, None where it is not kept."""
    for path in _found("standard.json", folder):
        if path.parent.name != "rulesets":
            continue
        try:
            found = json.loads(path.read_bytes())
        except (OSError, ValueError):
            continue
        if isinstance(found, dict):
            return found
    return None


@lru_cache(maxsize=16)
def _schema(path: Path) -> Any:
    try:
        return etree.XMLSchema(etree.parse(str(path), etree.XMLParser(no_network=True)))
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError, OSError):
        return None


@lru_cache(maxsize=64)
def _found(name: str, folder: Path | None) -> tuple[Path, ...]:
    places = [folder] if folder else []
    if (package := _package()) is not None:
        places.append(package)
    return tuple(path for place in places for path in sorted(_walk(place, name), key=_rank))


def _rank(path: Path) -> tuple[bool, bool, str]:
    text = path.as_posix()
    return "/xsd-2.03/" not in text, not ("2.03" in text or "2-03" in text), text


def _walk(folder: Path, name: str) -> Iterator[Path]:
    top = len(folder.parts)
    for place, folders, names in os.walk(folder):
        if len(Path(place).parts) - top >= DEEPEST:
            folders[:] = []
        folders[:] = [one for one in folders if not one.startswith(".")]
        if name in names:
            yield Path(place) / name


def _package() -> Path | None:
    """Return where pyIATI keeps the standard; the package itself is not imported."""
    found = find_spec("iati")
    places = found.submodule_search_locations if found else None
    folder = Path(next(iter(places))) / "resources" / "standard" / "2-03" if places else None
    return folder if folder and folder.is_dir() else None
