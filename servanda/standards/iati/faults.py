"""Findings of IATI files, made: one function for each level, so that a code stands beside its words."""

from servanda.records import Finding, Level


def error(code: str, message: str, *, where: str = "", advice: str = "") -> Finding:
    """Return a finding that something was kept out, or is not as it should be."""
    return Finding(level=Level.ERROR, code=code, message=message, where=where, advice=advice)


def warning(code: str, message: str, *, where: str = "", advice: str = "") -> Finding:
    """Return a finding that something was changed or left out."""
    return Finding(level=Level.WARNING, code=code, message=message, where=where, advice=advice)


def note(code: str, message: str, *, where: str = "", advice: str = "") -> Finding:
    """Return a finding of something to know; nothing was changed."""
    return Finding(level=Level.NOTE, code=code, message=message, where=where, advice=advice)


def shown(text: str) -> str:
    """Return a publisher's words for a message: quoted, in one line, at most 60 characters."""
    kept = ascii(text) if any("\ud800" <= mark <= "\udfff" for mark in text) else repr(text)
    return kept if len(kept) <= 62 else f"{kept[:60]}…'"
