"""From an exception to the one line a user can act on."""

from typing import Any


class Fault(Exception):
    """A fault of use found by a command itself: what happened, and what to do."""


def explain(fault: Exception) -> str | None:
    """Return the line for a fault we know, None for one that is ours to mend."""
    if isinstance(fault, Fault):
        return str(fault)
    if isinstance(fault, FileNotFoundError):
        return f"there is no file {fault.filename}; check the path"
    if isinstance(fault, IsADirectoryError):
        return f"{fault.filename} is a folder; name the files in it, as {fault.filename}/*.txt"
    if isinstance(fault, PermissionError):
        return f"not allowed to use {fault.filename}; check who owns it and its mode"
    if type(fault).__module__.startswith("servanda."):
        return _of_ours(fault)
    if type(fault).__module__.startswith(("django.db", "sqlite3", "psycopg")):
        return _database(str(fault))
    if isinstance(fault, OSError):
        return f"{fault.strerror or fault} ({fault.filename})" if fault.filename else str(fault)
    return None


def _of_ours(fault: Any) -> str:
    advice = getattr(fault, "advice", "")
    message = getattr(fault, "message", "") or str(fault)
    return f"{message.rstrip('.')}. {advice}".strip() if advice else message


def _database(words: str) -> str | None:
    """Return advice for the ways in which a database refuses."""
    for sign, line in (
        ("locked", "another process is writing to the database; try again when it has finished"),
        ("readonly", "the database is read-only; check the mode of its file and folder"),
        ("read-only", "the database is read-only; check the mode of its file and folder"),
        ("no such table", "the database is not set up; run `servanda setup`"),
        ("does not exist", "the database is not set up; run `servanda setup`"),
        ("unable to open", "the database cannot be opened; check SERVANDA_HOME and its mode"),
        ("not a database", "the database file is damaged; put a backup in its place"),
        ("malformed", "the database file is damaged; put a backup in its place"),
        ("disk is full", "the disk is full; make room and run the command again"),
        ("connection", "the database cannot be reached; check DATABASE_URL and its server"),
    ):
        if sign in words.lower():
            return f"{line} ({words.strip().splitlines()[0]})"
    return None
