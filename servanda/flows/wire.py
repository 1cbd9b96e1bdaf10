"""Values as bytes and back, between a server and the process that asks snapshots for it.

JSON, where whatever JSON lacks is a list that begins with the name of its kind. Nothing that arrives is
ever run: what can be made of it is a plain value, a dataclass of our own packages from its fields, or a
fault. Worked example:

    pack({"day": date(2026, 6, 1), "worth": Decimal("1.50")})
    # ["map", "day", ["day", "2026-06-01"], "worth", ["decimal", "1.50"]]

A class that is more than its fields says with `abbreviated` what stands for it, and makes it anew with
`restored`: a snapshot travels as the name of its folder.
"""

import builtins
import json
import struct
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib import import_module
from inspect import signature
from itertools import islice
from socket import socket
from time import monotonic
from typing import Any

OURS = ("servanda.flows.", "servanda.records.")  # packages whose classes may be made
HEAD = struct.Struct(">Q")  # bytes of a message, before it
BLOCK = 1 << 20
_PLAIN = frozenset((str, int, float, bool, type(None)))


def pack(value: Any) -> Any:
    """Return a value as JSON can say it; TypeError for what does not travel."""
    kind: Any = type(value)
    return value if kind in _PLAIN else _packer(kind)(value)


def unpack(value: Any) -> Any:
    """Return what was packed; ValueError or TypeError when it is none of ours."""
    if type(value) is not list:
        return value
    kind, *rest = value
    if kind not in _UNPACKED:
        raise ValueError(f"{kind!r} is no kind of value")
    return _UNPACKED[kind](rest)


def _each(values: Iterable[Any]) -> list[Any]:
    # A call for every cell would take most of the time.
    return [one if type(one) in _PLAIN else pack(one) for one in values]


def _back(values: Iterable[Any]) -> list[Any]:
    return [unpack(one) if type(one) is list else one for one in values]


@cache
def _packer(kind: Any) -> Callable[[Any], list[Any]]:
    """Return what packs the values of a class; TypeError for one that does not travel."""
    name = f"{kind.__module__}:{kind.__qualname__}"
    if kind in _PACKED:
        return _PACKED[kind]
    if hasattr(kind, "abbreviated"):
        return lambda value: ["short", name, pack(value.abbreviated())]
    is_made_of_fields = _is_ours(kind.__module__) and is_dataclass(kind)
    if is_made_of_fields:
        names = _fields_of(kind)
        return lambda value: ["made", name, *_each([getattr(value, one) for one in names])]
    if issubclass(kind, Exception):
        return lambda value: ["fault", name, *_each(_given(value))]
    raise TypeError(f"{kind.__qualname__} does not travel")


def _rows(value: list[Any]) -> list[Any]:
    """Pack a list; one of many rows says the names of their columns once."""
    if len(value) > 1 and type(value[0]) is dict and value[0]:
        names = list(value[0])
        same = all(type(row) is dict and list(row) == names for row in value)
        if same and all(type(name) is str for name in names):
            return ["rows", len(names), *names, *_each([row[n] for row in value for n in names])]
    return ["list", *_each(value)]


def _of_rows(rest: list[Any]) -> list[dict[str, Any]]:
    wide, cells = rest[0], iter(rest[1:])
    names = [next(cells) for _ in range(wide)]
    count = (len(rest) - 1) // wide - 1
    return [dict(zip(names, _back(islice(cells, wide)), strict=True)) for _ in range(count)]


def _of_map(rest: list[Any]) -> dict[Any, Any]:
    return {unpack(k): unpack(v) for k, v in zip(rest[::2], rest[1::2], strict=True)}


def _made(rest: list[Any]) -> Any:
    kind = _class(rest[0], "__dataclass_fields__")
    return kind(**dict(zip(_fields_of(kind), _back(rest[1:]), strict=True)))


def _given(fault: Exception) -> list[Any]:
    """Return what makes a fault anew: what a constructor of ours takes, the arguments of one of Python's."""
    kind: Any = type(fault)
    if _is_ours(kind.__module__):
        given: Any = [getattr(fault, name) for name in signature(kind).parameters]
    elif kind.__module__ != "builtins":
        raise TypeError(f"{kind.__qualname__} does not travel")
    elif isinstance(fault, OSError) and fault.filename is not None:
        given = [fault.errno, fault.strerror, str(fault.filename)]
    else:
        given = [one if type(one) in _PLAIN else str(one) for one in fault.args]
    kind(*given)  # TypeError where it cannot be made anew
    return list(given)


@cache
def _class(name: str, wanted: str) -> Any:
    """Return a class by its name; ValueError for any that is not ours, or lacks what is wanted."""
    module, _, own = name.partition(":")
    if module == "builtins":
        found = getattr(builtins, own, None)
        fits = isinstance(found, type) and issubclass(found, Exception) and wanted == "__cause__"
    else:
        found = getattr(import_module(module), own, None) if _is_ours(module) else None
        fits = isinstance(found, type) and hasattr(found, wanted)
    if not fits:
        raise ValueError(f"{name} is no class of ours")
    return found


@cache
def _fields_of(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if one.init)


def _is_ours(module: str) -> bool:
    return module.startswith(OURS)


_PACKED: dict[type, Callable[[Any], list[Any]]] = {
    list: _rows,
    tuple: lambda value: ["tuple", *_each(value)],
    dict: lambda value: ["map", *_each([one for pair in value.items() for one in pair])],
    Decimal: lambda value: ["decimal", str(value)],
    date: lambda value: ["day", value.isoformat()],
    datetime: lambda value: ["moment", value.isoformat()],
    bytes: lambda value: ["bytes", b64encode(value).decode()],
}
_UNPACKED: dict[str, Callable[[list[Any]], Any]] = {
    "list": _back,
    "tuple": lambda rest: tuple(_back(rest)),
    "rows": _of_rows,
    "map": _of_map,
    "decimal": lambda rest: Decimal(rest[0]),
    "day": lambda rest: date.fromisoformat(rest[0]),
    "moment": lambda rest: datetime.fromisoformat(rest[0]),
    "bytes": lambda rest: b64decode(rest[0]),
    "made": lambda rest: _made(rest),
    "short": lambda rest: _class(rest[0], "restored").restored(unpack(rest[1])),
    "fault": lambda rest: _class(rest[0], "__cause__")(*_back(rest[1:])),
}


def send(line: socket, value: Any) -> None:
    """Send a value as one message; OSError when the other end is gone."""
    content = json.dumps(pack(value), separators=(",", ":")).encode()
    line.sendall(HEAD.pack(len(content)) + content)


def receive(line: socket, *, within: float) -> Any:
    """Return the next value; TimeoutError after so many seconds, EOFError when the other end is gone."""
    until = monotonic() + within
    (length,) = HEAD.unpack(_bytes(line, HEAD.size, until))
    return unpack(json.loads(_bytes(line, length, until)))


def _bytes(line: socket, length: int, until: float) -> bytes:
    held = bytearray()
    while len(held) < length:
        line.settimeout(max(until - monotonic(), 0.001))
        try:
            block = line.recv(min(BLOCK, length - len(held)))
        except ConnectionError as fault:
            raise EOFError("the other end is gone") from fault
        if not block:
            raise EOFError("the other end is gone")
        held += block
    return bytes(held)
