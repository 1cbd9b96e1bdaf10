"""From an exception to the one line a user can act on."""

from typing import Any


class Fault(Exception):
    """A fault of use found by a command itself: what happened, and what to do."""

    code = 1  # it was tried and something is wrong


class Misuse(Fault):
    """The command's words are off: nothing was tried."""

    code = 2


def explain(fault: Exception) -> str | None:
    """Return the line for a fault we know, None for one that is ours to mend."""
    if isinstance(fault, Fault):
        return str(fault)
    if type(fault).__module__.startswith("servanda."):
        return _of_ours(fault)
    if type(fault).__module__.startswith(("django.db", "sqlite3", "psycopg")):
        return _database(str(fault))
    if isinstance(fault, OSError):
        return _of_files(fault)
    return None


def apology(fault: Exception) -> str:
    """Return the line for a fault of ours."""
    words = " ".join(str(fault).split())[:300]
    return (
        f"this should not have happened ({type(fault).__name__}: {words}); nothing was kept of what"
        " was under way. Run it again with SERVANDA_DEBUG=1 and report what it prints"
    )


def _of_ours(fault: Any) -> str:
    """Return message and advice in one line; a fault that keeps them apart says so by `message`."""
    message = getattr(fault, "message", "")
    if not message:
        return str(fault)
    advice = getattr(fault, "advice", "")
    return f"{message.rstrip('.')}. {advice}".strip() if advice else str(message)


def _of_files(fault: OSError) -> str:
    name = fault.filename if fault.filename is not None else "a file"
    if isinstance(fault, FileNotFoundError):
        return f"there is no file {name}; check the path"
    if isinstance(fault, IsADirectoryError):
        return f"{name} is a folder; name the files in it, as {name}/*.txt"
    if isinstance(fault, NotADirectoryError | FileExistsError):
        return f"{name} stands where a folder is needed, or a file; choose another path"
    if isinstance(fault, PermissionError):
        return f"not allowed to use {name}; check who owns it and its mode"
    said = fault.strerror or str(fault) or type(fault).__name__
    return f"{said}: {name}; check the disk and the path" if fault.filename else said


def _database(words: str) -> str:
    """Return advice for the ways in which a database refuses."""
    first = (words.strip().splitlines() or ["no reason given"])[0]
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
            return f"{line} ({first})"
    return f"the database refuses ({first}); check it with `servanda verify`, or put a backup back"
