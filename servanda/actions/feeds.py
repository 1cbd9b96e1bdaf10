"""Feeds: which addresses belong to which dataset, as the operator wrote them, and what was fetched.

The operator's file is TOML, a table for each dataset (docs/how-to/refresh.md):

    [fts-sudan-2026]
    kind = "fts"        # pages that name the next; or "file" (usual), or "list" of addresses
    addresses = ["https://api.hpc.tools/v1/public/fts/flow?countryISO3=SDN&year=2026"]
    hosts = ["api.hpc.tools"]    # others than those of the addresses; "*" for every public one
    every = 7

What is held of each address (its file, ETag, day of change) is kept in `feeds/<dataset>/state.json`.
"""

import json
import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from servanda.actions.datasets import NAME
from servanda.actions.refusals import Refused

KINDS = ("file", "fts", "list")
KEYS = {"kind", "addresses", "hosts", "every"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Where a dataset comes from; `every` so many days a new one is expected, 0 for no day."""

    dataset: str
    addresses: tuple[str, ...]
    kind: str = "file"
    hosts: frozenset[str] = frozenset()
    every: int = 0


@dataclass(slots=True, kw_only=True)
class Held:
    """What is held of one address; `failure` is why the last attempt brought nothing."""

    file: str = ""
    etag: str = ""
    modified: str = ""
    at: str = ""
    failure: str = ""


@dataclass(slots=True, kw_only=True)
class State:
    """What is held of a feed; `pending` when some of it has not been taken into the dataset."""

    addresses: dict[str, Held] = field(default_factory=dict)
    at: str = ""
    pending: bool = True
    failure: str = ""


def feeds_of(path: Path) -> list[Feed]:
    """Return the feeds of the operator's file, none when there is no file; Refused when it is off."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise Refused(f"{path} cannot be read: {fault}", "Mend it and try again.") from None
    return [_feed(name, given) for name, given in found.items()]


def _feed(name: str, given: Any) -> Feed:
    def off(why: str) -> Refused:
        return Refused(f"the feed {name!r} {why}", "Mend the file of feeds.")

    if not NAME.fullmatch(name) or not isinstance(given, dict):
        raise off("is not a table with a dataset's name")
    if unknown := given.keys() - KEYS:
        raise off(f"has {min(unknown)!r}, which is none of {', '.join(sorted(KEYS))}")
    addresses, hosts = given.get("addresses", []), given.get("hosts", [])
    for words in (addresses, hosts):
        if not isinstance(words, list) or not all(isinstance(one, str) for one in words):
            raise off("wants its addresses and hosts as lists of text")
    kind, every = given.get("kind", "file"), given.get("every", 0)
    if not addresses or kind not in KINDS or not isinstance(every, int) or every < 0:
        raise off(f"wants addresses, a kind ({', '.join(KINDS)}), and days as `every`")
    try:
        own = {urlsplit(one).hostname or "" for one in addresses}
    except ValueError as fault:
        raise off(f"has an address that is none: {fault}") from None
    named = frozenset(one.lower() for one in (*hosts, *own) if one)
    return Feed(dataset=name, addresses=tuple(addresses), kind=kind, hosts=named, every=every)


def read_state(folder: Path) -> State:
    """Return what is held of a feed; nothing when nothing is, or when what is written is off."""
    try:
        found = json.loads((folder / "state.json").read_bytes())
        held = {address: Held(**one) for address, one in found.pop("addresses").items()}
        return State(addresses=held, **found)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return State()


def write_state(folder: Path, state: State) -> None:
    """Write what is held of a feed, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / "state.json.part"
    unfinished.write_text(json.dumps(asdict(state), indent=1, sort_keys=True), encoding="utf-8")
    unfinished.replace(folder / "state.json")
