"""Fetch what a feed names, and take it into its dataset: a new snapshot when something has changed.

Only addresses that the operator's file names are asked, and those that the pages or lists behind them
lead to on hosts that it names. What fails is kept and told; what is held stays. Of a chain of pages
nothing is taken while one of them is missing, for a total of some pages would be a wrong one.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings

from servanda.actions.actor import Actor, require
from servanda.actions.dataset_terms import expect
from servanda.actions.datasets import How, Imported, import_files
from servanda.actions.feeds import Feed, Held, State, feeds_of, read_state, write_state
from servanda.actions.fetching import Known, Rules, Unfetched, fetch
from servanda.actions.refusals import Refused
from servanda.ledger import datasets as ledger
from servanda.ledger.models import Dataset

PAGES = 10_000  # of a chain
LISTED = 20_000  # addresses of a list
LARGEST_PAGE = 256 << 20  # bytes of a page or a list, which is read as a whole
TOLD = 3  # failures that are told one by one
_ADDRESS = re.compile(r"https?://[^\s\"'<>,;|]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What came of a feed: how many addresses were asked, how many had changed, what failed."""

    dataset: str
    asked: int
    changed: int
    failures: tuple[str, ...] = ()
    imported: Imported | None = None


def configured() -> list[Feed]:
    """Return the feeds of the operator's file; Refused when it is off."""
    return feeds_of(Path(settings.FEEDS["file"]))


def folder_of(dataset: str) -> Path:
    """Return where what is fetched for a dataset lies."""
    return Path(settings.FEEDS["folder"]) / dataset


def rules_of(feed: Feed, *, private: frozenset[str] = frozenset()) -> Rules:
    """Return where a feed may go; `private` hosts only where the operator allows any."""
    if private and not settings.FEEDS["private"]:
        raise Refused(
            "hosts that are not public are not asked here",
            "Set SERVANDA_FEED_PRIVATE=1 on a machine for trials, or leave --allow-host out.",
        )
    told = str(settings.FEEDS["megabytes"])
    if not told.isdigit() or not int(told):
        raise Refused(f"SERVANDA_FEED_MEGABYTES is {told!r}", "Set it to a whole number.")
    return Rules(hosts=feed.hosts, private=private, size=int(told) << 20)


def refresh(feed: Feed, *, rules: Rules, how: How, actor: Actor, now: datetime) -> Refreshed:
    """Fetch a feed and take it in; what failed stands in the result, and with the dataset."""
    require(actor, "take")
    run = _Run(feed, rules=rules, now=now)
    run.fetch_all()
    imported = None
    if not run.broken and run.files():
        imported = _take(run, how=how, actor=actor)
    run.state.failure = told(run.failures)
    write_state(run.folder, run.state)
    if run.failures or imported is None:
        ledger.note_attempt(feed.dataset, now=now, failure=run.state.failure)
    if Dataset.objects.filter(key=feed.dataset).exclude(every=feed.every).exists() and feed.every:
        expect(feed.dataset, every=feed.every, actor=actor, now=now)
    return Refreshed(
        dataset=feed.dataset,
        asked=len(run.asked),
        changed=run.changed,
        failures=tuple(run.failures),
        imported=imported,
    )


def _take(run: "_Run", *, how: How, actor: Actor) -> Imported | None:
    """Take the files into the dataset, if there is one to take; a refusal is a failure."""
    run.drop_others()
    if not run.state.pending and ledger.current(run.feed.dataset):
        return None
    given = replace(how, drop=True)
    try:
        found = import_files([run.kept], run.feed.dataset, how=given, actor=actor, now=run.now)
    except Refused as fault:
        run.failures.append(str(fault))
        return None
    run.state.pending = False
    return found


def told(failures: list[str]) -> str:
    """Return the failures in a line, the first of them one by one."""
    more = f"; and {len(failures) - TOLD} more" if len(failures) > TOLD else ""
    return "; ".join(failures[:TOLD]) + more


class _Run:
    """One refreshing of one feed."""

    def __init__(self, feed: Feed, *, rules: Rules, now: datetime) -> None:
        self.feed, self.rules, self.now = feed, rules, now
        self.folder = folder_of(feed.dataset)
        self.kept = self.folder / "files"
        self.kept.mkdir(parents=True, exist_ok=True)
        self.state: State = read_state(self.folder)
        self.state.at = now.astimezone(UTC).isoformat(timespec="seconds")
        self.asked: list[str] = []
        self.wanted: list[str] = []
        self.failures: list[str] = []
        self.changed = 0
        self.broken = False  # a page of a chain, or a list, is missing: nothing is taken

    def fetch_all(self) -> None:
        """Ask every address, and those that they lead to."""
        for address in self.feed.addresses:
            if self.feed.kind == "file":
                self.one(address)
            elif self.feed.kind == "fts":
                self.chain(address)
            else:
                for listed in self.listed(address):
                    self.one(listed)

    def one(self, address: str, *, content: bool = True) -> Path | None:
        """Ask one address, once; return its file, None when there is none or it failed."""
        if address in self.asked:
            return None
        self.asked.append(address)
        held = self.state.addresses.setdefault(address, Held())
        folder = self.kept if content else self.folder
        path = folder / (held.file or _file_name(address))
        known = Known(etag=held.etag, modified=held.modified) if path.is_file() else Known()
        if content:
            self.wanted.append(address)
        try:
            found = fetch(address, path, known=known, rules=self._sized(content))
        except Unfetched as fault:
            held.failure = str(fault)
            self.failures.append(f"{address}: {fault}")
            return None
        held.failure, held.at = "", self.state.at
        if found.changed:
            held.file, held.etag, held.modified = path.name, found.etag, found.modified
            self.changed += content
            self.state.pending = self.state.pending or content
            write_state(self.folder, self.state)
        return path if path.is_file() else None

    def _sized(self, content: bool) -> Rules:
        if content and self.feed.kind != "fts":
            return self.rules
        return replace(self.rules, size=min(self.rules.size, LARGEST_PAGE))

    def chain(self, address: str) -> None:
        """Ask a page and all that follow it, on the host of the first."""
        first = urlsplit(address)
        for _ in range(PAGES):
            page = self.one(address)
            if page is None:
                self.broken = True
                return
            following = next_page(page.read_bytes())
            if not following:
                return
            address = urljoin(address, following)
            if urlsplit(address)[:2] != first[:2] or address in self.asked:
                why = "the next page is on another host, or stood before"
                self.failures.append(f"{address}: {why}")
                self.broken = True
                return
        self.failures.append(f"{address}: more than {PAGES} pages")
        self.broken = True

    def listed(self, address: str) -> Iterator[str]:
        """Yield the addresses of a list; none when it cannot be had."""
        page = self.one(address, content=False)
        if page is None:
            self.broken = True
            return
        found = addresses_in(page.read_bytes())
        if not found:
            self.failures.append(f"{address}: it lists no address")
            self.broken = True
        yield from found[:LISTED]
        if len(found) > LISTED:
            self.failures.append(f"{address}: only the first {LISTED} addresses were asked")

    def files(self) -> list[Path]:
        """Return the files of the addresses that are wanted, as far as they are held."""
        held = [self.state.addresses[address].file for address in self.wanted]
        return [self.kept / name for name in held if name and (self.kept / name).is_file()]

    def drop_others(self) -> None:
        """Remove what no address leads to any more."""
        own = set(self.files())
        for path in self.kept.iterdir():
            if path not in own:
                path.unlink()
                self.state.pending = True
        asked = set(self.asked)
        held = self.state.addresses
        self.state.addresses = {address: held[address] for address in held if address in asked}


def _file_name(address: str) -> str:
    """Return a name for the file of an address, the same each time."""
    mark = sha256(address.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    last = urlsplit(address).path.rpartition("/")[2]
    return f"{mark}-{re.sub(r'[^A-Za-z0-9._-]', '_', last)[-80:].lstrip('.') or 'file'}"


def next_page(content: bytes) -> str:
    """Return the address of the next page of FTS's API, "" on the last.

    https://api.hpc.tools/docs/v1/ : `meta.nextLink`.
    """
    try:
        meta = json.loads(content).get("meta")
        following = meta.get("nextLink") if isinstance(meta, dict) else ""
    except (ValueError, AttributeError, RecursionError):
        return ""
    return following if isinstance(following, str) else ""


def addresses_in(content: bytes) -> list[str]:
    """Return the addresses of a list: the resources of a registry's answer, or any in plain text."""
    try:
        found = [one for one in _urls(json.loads(content)) if _ADDRESS.fullmatch(one)]
    except (ValueError, RecursionError):
        found = _ADDRESS.findall(content.decode("utf-8", "replace"))
    return list(dict.fromkeys(found))


def _urls(found: Any) -> Iterator[str]:
    """Yield what stands under `url` in a registry's resources, or anywhere when it has none."""
    if isinstance(found, dict) and isinstance(found.get("resources"), list):
        found = found["resources"]
    if isinstance(found, dict):
        if isinstance(found.get("url"), str):
            yield found["url"]
        for inner in found.values():
            yield from _urls(inner)
    elif isinstance(found, list):
        for inner in found:
            if isinstance(inner, str):
                yield inner
            else:
                yield from _urls(inner)
