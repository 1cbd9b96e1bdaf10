"""The mapping of a dataset of tables: kept beside its files, applied to each, decided by a person.

    keep_mapping(folder, content)            # `servanda take FILE --dataset NAME --mapping FILE`
    context_of(standard, stream, name=..., folder=folder)

A table whose mapping has changed is read anew. See docs/how-to/hxl.md.
"""

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any, BinaryIO

from servanda import standards
from servanda.actions.refusals import Refused
from servanda.flows import sources
from servanda.flows.snapshot import Snapshot
from servanda.records.bulk import Semantics
from servanda.standards import Bulk, bulk
from servanda.standards.column_mapping import parse
from servanda.standards.table_head import beginning, is_other, is_workbook

FILE = "mapping.json"
OWN = ("totals", "absent")  # settings that are of one file alone


def keep_mapping(folder: Path, content: bytes) -> None:
    """Keep a mapping with the dataset whose folder this is; Refused for what is none."""
    try:
        parse(content)
    except ValueError as fault:
        raise Refused(str(fault), "See docs/how-to/hxl.md for what a mapping says.") from None
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{FILE}.new"
    fresh.write_bytes(content)
    os.replace(fresh, folder / FILE)


def kept_mapping(folder: Path) -> bytes | None:
    """Return the mapping that is kept with the dataset whose folder this is, None when there is none."""
    return (folder / FILE).read_bytes() if (folder / FILE).is_file() else None


def put_back(folder: Path, mapping: bytes | None) -> None:
    """Keep the mapping that was kept before: an import that failed leaves the dataset as it was."""
    if mapping == kept_mapping(folder):
        return
    if mapping is None:
        (folder / FILE).unlink()
    else:
        keep_mapping(folder, mapping)


def module_by(folder: Path, head: bytes, name: str) -> str:
    """Return the module of the standard by which the kept mapping reads a table, "" for any other file.

    A person's word goes before a guess: whatever its headings are, a table that has those of the
    mapping is read by it. A workbook shows none in its first bytes.
    """
    kept = kept_mapping(folder)
    given = parse(kept) if kept else {}
    module = next((m for m in standards.BULK if given.get("standard") == bulk(m).NAME), "")
    if not module or not hasattr(bulk(module), "mapped"):
        return ""
    if head.startswith(b"PK\x03\x04"):
        return module if is_workbook(head, name) else ""
    wanted = {one["heading"].casefold() for one in given["columns"] if one.get("use")}
    names = set() if is_other(head) else {one.casefold() for one in beginning(head)[0].names}
    return module if wanted and wanted <= names else ""


def accept_mapping(folder: Path, snapshot: Snapshot, standard: Bulk) -> None:
    """Keep the mapping that the dataset is read by as a person's own; Refused where there is none."""
    given = json.loads(mapping_of(snapshot, standard))
    if differ := _united(standard, snapshot)[1]:
        raise Refused(
            f"the files of the dataset differ in {', '.join(differ)}",
            "Take them into datasets of their own, or say with --mapping FILE what holds for all.",
        )
    keep_mapping(folder, json.dumps({**given, "accepted": True}, ensure_ascii=False).encode())


def mapping_of(snapshot: Snapshot, standard: Any) -> bytes:
    """Return the mapping that the tables of a snapshot are read by; Refused where there is none."""
    if not hasattr(standard, "mapping") or not snapshot.manifest.sources:
        raise Refused(
            f"{standard.NAME} says itself what its fields mean, and has no mapping",
            "Mappings are for tables: see docs/how-to/hxl.md.",
        )
    united, _ = _united(standard, snapshot)
    return (json.dumps(united, ensure_ascii=False, indent=1) + "\n").encode()


def _united(standard: Any, snapshot: Snapshot) -> tuple[dict[str, Any], list[str]]:
    """Return one mapping of all files, and on what they disagree; the first file's word is kept.

    A column that some of the files do not have is `optional`: nobody misses it there.
    """
    given = [json.loads(standard.mapping(one.context)) for one in snapshot.manifest.sources]
    columns, settings, differ = dict[tuple[str, int], Any](), dict[str, Any](), list[str]()
    held = Counter[tuple[str, int]]()
    for one in given:
        for column in one["columns"]:
            place = (column["heading"].casefold(), column.get("turn", 1))
            first = columns.setdefault(place, column)
            held[place] += 1
            if (first["use"], first["how"]) != (column["use"], column["how"]):
                differ.append(column["heading"])
        for name, value in one["settings"].items():
            if name in OWN:
                continue
            first = settings.setdefault(name, value)
            if isinstance(first, dict) and isinstance(value, dict):
                settings[name] = {**value, **first}
            elif first != value:
                differ.append(name)
    accepted = all(one["accepted"] for one in given)
    united = {**given[0], "accepted": accepted, "settings": settings}
    some = [
        {**column, "optional": True} if held[place] < len(given) else column
        for place, column in columns.items()
    ]
    return {**united, "columns": some}, list(dict.fromkeys(differ))


def context_of(standard: Any, stream: BinaryIO, *, name: str, folder: Path) -> bytes:
    """Return a file's context, with the dataset's mapping where it has one; Refused when it cannot be."""
    context: bytes = standard.context(stream, name)
    kept = folder / FILE
    if not hasattr(standard, "mapped") or not kept.is_file():
        return context
    try:
        context = standard.mapped(context, kept.read_bytes())
    except ValueError as fault:
        raise Refused(f"the mapping does not fit {name}: {fault}", "Change the mapping.") from None
    return context


def is_remapped(snapshot: Snapshot, standard: Any, folder: Path) -> bool:
    """Tell whether a table that is held would now be read by another mapping."""
    if not hasattr(standard, "mapped"):
        return False
    for source in snapshot.manifest.sources:
        with (folder / sources.FOLDER / source.sha256).open("rb") as stream:
            context = context_of(standard, stream, name=source.name, folder=folder)
        if context != source.context:
            return True
    return False


def semantics_of(standard: Any, contexts: list[bytes]) -> Semantics:
    """Return what the stages of a dataset mean: by its mapping where its standard leaves that open."""
    if contexts and hasattr(standard, "semantics"):
        declared: Semantics = standard.semantics(contexts[0])
        return declared
    fixed: Semantics = standard.SEMANTICS
    return fixed
