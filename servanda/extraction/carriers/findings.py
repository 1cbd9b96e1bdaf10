"""What can be wrong with what a document comes in: findings whose codes begin with `carrier.`."""

from dataclasses import replace

from servanda.records.finding import Finding, Level


def fault(code: str, message: str, advice: str, *, where: str = "") -> Finding:
    """Return an error: something was kept out."""
    return Finding(
        level=Level.ERROR, code=f"carrier.{code}", message=message, where=where, advice=advice
    )


def warning(code: str, message: str, advice: str, *, where: str = "") -> Finding:
    """Return a warning: something was changed or left out."""
    return Finding(
        level=Level.WARNING, code=f"carrier.{code}", message=message, where=where, advice=advice
    )


def note(code: str, message: str, advice: str, *, where: str = "") -> Finding:
    """Return a note: something to know."""
    return Finding(
        level=Level.NOTE, code=f"carrier.{code}", message=message, where=where, advice=advice
    )


def inside(finding: Finding, path: str) -> Finding:
    """Return the finding with the path of the file that it is about before its place."""
    place = f"{path}: {finding.where}" if finding.where else path
    return replace(finding, where=place)
