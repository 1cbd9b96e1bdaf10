"""Keep a table that totals are made with: rates of exchange, or which sector is which pillar of a plan.

A table is kept under its name beside the datasets and replaces the one before; the journal's line has
its SHA-256, so a total can be held against the rates that it was made with.
"""

import os
import re
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction

from servanda.actions.actor import Actor, require
from servanda.actions.refusals import Refused
from servanda.flows import pillars, rate_tables
from servanda.ledger import journal
from servanda.records import Finding

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def keep_rates(content: bytes, filename: str, *, actor: Actor, now: datetime) -> list[Finding]:
    """Keep a table of rates under the name of its file; returns what is wrong with its rows."""
    require(actor, "take")
    name = _name(filename)
    try:
        _, findings = rate_tables.read_table(content, Path(filename).name)
    except rate_tables.NoTable as fault:
        raise Refused(str(fault), "See docs/how-to/totals.md.") from None
    _keep(settings.FLOWS / rate_tables.FOLDER / name, content, actor=actor, now=now)
    return findings


def drop_rates(filename: str, *, actor: Actor, now: datetime) -> None:
    """Use a table of rates no more; the journal keeps that it was there, with its SHA-256."""
    require(actor, "take")
    path = settings.FLOWS / rate_tables.FOLDER / _name(filename)
    if not path.is_file():
        raise Refused(f"there is no table of rates {path.name}", "See `servanda flows rates`.")
    facts = {"name": path.name, "sha256": sha256(path.read_bytes()).hexdigest()}
    with transaction.atomic():
        path.unlink()
        journal.seal(
            "withdraw", f"table:rates/{path.name}", [], actor=actor.id, at=now, facts=facts
        )


def keep_pillars(content: bytes, plan: str, *, actor: Actor, now: datetime) -> None:
    """Keep the table of pillars of a plan."""
    require(actor, "take")
    try:
        pillars.read_pillars(content, "the table")
    except pillars.NoPillars as fault:
        raise Refused(str(fault), "See docs/how-to/totals.md.") from None
    path = settings.FLOWS / pillars.FOLDER / _name(f"{plan}.csv")
    _keep(path, content, actor=actor, now=now)


def _name(filename: str) -> str:
    name = Path(filename).name
    stem = name.removesuffix(".csv")
    if not NAME.fullmatch(stem):
        raise Refused(f"{name!r} is no name for a table", "Use letters, digits, dashes and points.")
    return f"{stem}.csv"


def _keep(path: Path, content: bytes, *, actor: Actor, now: datetime) -> None:
    """Write the table, then seal it: a line without its table cannot be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".copy")
    with unfinished.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    facts = {"name": path.name, "sha256": sha256(content).hexdigest(), "bytes": len(content)}
    with transaction.atomic():
        unfinished.replace(path)
        name = f"table:{path.parent.name.lstrip('_')}/{path.name}"
        journal.seal("take", name, [], actor=actor.id, at=now, facts=facts)
