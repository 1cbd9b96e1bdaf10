"""JSON Schemas that an operator keeps in a folder, and what they say of a record; nothing is fetched.

A folder is gone through, five levels deep, for JSON files that say by `id` which schema they are, and for
code lists (`codelists/*.csv`) beside them. A reference is followed to a schema of the folder, by its id;
where it leads out of it, nothing is asked. Worked example:

    violations(schemas, "https://.../project-schema.json", {"id": 5})
    # Violation(kind="type", message="5 is not a string", pointer="/id")

https://json-schema.org/specification-links#draft-4
"""

import csv
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

DEEPEST = 5  # folders below the one that was named
LARGEST = 8 << 20  # bytes of a schema
MOST = 1000  # violations of one record
SAID = 300  # characters of a message

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*\Z")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\Z")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)\Z")
# Words of the schema: kind of a violation. What is not here is `invalid`.
KINDS = {
    **dict.fromkeys(("required", "dependencies"), "required"),
    **dict.fromkeys(("type",), "type"),
    **dict.fromkeys(("enum", "const"), "code"),
    **dict.fromkeys(("format", "pattern", "maxLength"), "format"),
    **dict.fromkeys(("minLength", "minItems", "minProperties"), "empty"),
    **dict.fromkeys(("uniqueItems",), "repeated"),
}


@dataclass(frozen=True, slots=True)
class Violation:
    """What a schema says of a record: `pointer` (RFC 6901) is its place inside it."""

    kind: str
    message: str
    pointer: str


@dataclass(frozen=True, slots=True)
class Schemas:
    """The schemas of a folder by their ids, and codes of its lists by the folder of a schema."""

    by_id: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)

    def newest(self, pattern: str) -> str:
        """Return the id that fits, of the highest version; "" where there is none."""
        found = [one for one in self.by_id if re.search(pattern, one)]
        return max(
            found, key=lambda one: ([int(n) for n in re.findall(r"\d+", one)], one), default=""
        )


@lru_cache(maxsize=8)
def schemas_in(folder: Path) -> Schemas:
    """Return the schemas of a folder; what is none is passed over."""
    found = Schemas()
    top = len(folder.parts)
    for place, folders, names in os.walk(folder):
        if len(Path(place).parts) - top >= DEEPEST:
            folders[:] = []
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            if name.endswith(".json") and "schema" in name:
                _load(Path(place) / name, found)
    return found


def _load(path: Path, found: Schemas) -> None:
    try:
        if path.stat().st_size > LARGEST:
            return
        schema = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return
    said = schema.get("id") or schema.get("$id") if isinstance(schema, dict) else None
    if not isinstance(said, str):
        return
    name = said.rstrip("#")
    if name not in found.by_id:
        found.by_id[name] = schema
        found.lists[name] = _lists(path.parent / "codelists")


def _lists(folder: Path) -> dict[str, frozenset[str]]:
    found = {}
    for path in sorted(folder.glob("*.csv")) if folder.is_dir() else ():
        try:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                rows = csv.DictReader(lines)
                found[path.name] = frozenset(
                    row.get("Code") or row.get("code") or "" for row in rows
                )
        except (OSError, ValueError, csv.Error):
            continue
    return found


def violations(schemas: Schemas, name: str, record: Any) -> Iterator[Violation]:
    """Yield what the schema of this id says of a record, in the order of its places."""
    yield from judged(schemas, schemas.by_id[name], record)


def judged(schemas: Schemas, schema: dict[str, Any], record: Any) -> Iterator[Violation]:
    """Yield what a schema says of a record; references lead to the schemas of the folder alone."""
    from jsonschema import Draft4Validator  # type: ignore[import-untyped]
    from jsonschema.exceptions import SchemaError  # type: ignore[import-untyped]
    from referencing import Registry
    from referencing.exceptions import Unresolvable
    from referencing.jsonschema import DRAFT4

    resources = [(key, DRAFT4.create_resource(one)) for key, one in schemas.by_id.items()]
    registry: Any = Registry().with_resources(resources)
    validator = Draft4Validator(schema, registry=registry, format_checker=_formats())
    found = []
    try:
        for error in validator.iter_errors(record):
            found.append(_violation(error))
            if len(found) == MOST:
                break
    except (Unresolvable, SchemaError, RecursionError, re.error) as fault:
        found.append(Violation("unusable", f"{type(fault).__name__}: {fault}"[:SAID], ""))
    yield from sorted(found, key=lambda one: (one.pointer, one.kind, one.message))


def _violation(error: Any) -> Violation:
    pointer = pointer_of(error.absolute_path)
    kind = KINDS.get(error.validator, "invalid")
    message = error.message
    if len(message) > SAID:
        message = f"{message[: SAID // 2]} ... {message[-SAID // 2 :]}"
    if error.validator == "enum" and isinstance(error.instance, str):
        message = f"{error.instance[:80]!r} is none of the codes that may stand here"
    return Violation(kind, message, pointer)


def pointer_of(steps: Any) -> str:
    """Return a way into a record as a JSON pointer."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


@lru_cache(maxsize=1)
def _formats() -> Any:
    from jsonschema import FormatChecker

    checker = FormatChecker(formats=())
    for name, check in (("uri", _URI.match), ("email", _EMAIL.match), ("date-time", _moment)):
        checker.checks(name)(_of_text(check))
    return checker


def _of_text(check: Any) -> Any:
    return lambda value: not isinstance(value, str) or bool(check(value))


def _moment(value: str) -> bool:
    if not _MOMENT.match(value):
        return False
    try:
        datetime.fromisoformat(value[:10] + "T" + value[11:19])
    except ValueError:
        return False
    return True


def unknown_codes(schemas: Schemas, name: str, record: Any) -> Iterator[Violation]:
    """Yield codes that stand in no open list of the schema of this id; closed ones are its own affair."""
    yield from _codes(
        schemas.by_id[name], record, _Codes(schemas.by_id[name], schemas.lists[name]), ()
    )


@dataclass(frozen=True, slots=True)
class _Codes:
    root: dict[str, Any]
    lists: dict[str, frozenset[str]]


def _codes(schema: Any, value: Any, codes: _Codes, way: tuple[Any, ...]) -> Iterator[Violation]:
    if not isinstance(schema, dict) or len(way) > 40:
        return
    if isinstance(where := schema.get("$ref"), str):
        found: Any = codes.root if where.startswith("#/") else {}
        for step in where[2:].split("/"):
            found = found.get(step, {}) if isinstance(found, dict) else {}
        yield from _codes(found, value, codes, way)
        return
    listed = codes.lists.get(str(schema.get("codelist")))
    if listed is not None and schema.get("openCodelist"):
        for n, one in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(one, str) and one not in listed:
                message = f"{one[:80]!r} is not in the open list {schema['codelist']}"
                place = (*way, n) if isinstance(value, list) else way
                yield Violation("unlisted", message, pointer_of(place))
    if isinstance(value, dict):
        inside = schema.get("properties")
        for key, one in value.items():
            if isinstance(inside, dict) and key in inside:
                yield from _codes(inside[key], one, codes, (*way, key))
    elif isinstance(value, list):
        for n, one in enumerate(value):
            yield from _codes(schema.get("items"), one, codes, (*way, n))


_SPACE = re.compile(r"[\s,:]*")
_DECODER = json.JSONDecoder()


def line_of(content: str, pointer: str) -> int:
    """Return the line, from 1, on which what a pointer names begins; if it leads nowhere, how far it led."""
    named = value = 0
    try:
        for step in pointer.split("/")[1:]:
            named, value = _inner(content, value, step.replace("~1", "/").replace("~0", "~"))
    except (ValueError, IndexError, RecursionError):
        pass
    return content.count("\n", 0, named) + 1


def _inner(content: str, at: int, step: str) -> tuple[int, int]:
    """Return where a member of what begins at `at` is named, and where its value begins."""
    at = _past(content, at)
    opening, number = content[at], 0
    if opening not in "{[":
        raise ValueError(step)
    at = _past(content, at + 1)
    while content[at] not in "}]":
        named, key = at, str(number)
        if opening == "{":
            key, at = _DECODER.raw_decode(content, at)
            at = _past(content, at)
        if key == step:
            return named, at
        _, at = _DECODER.raw_decode(content, at)
        at, number = _past(content, at), number + 1
    raise ValueError(step)


def _past(content: str, at: int) -> int:
    found = _SPACE.match(content, at)
    return found.end() if found else at
