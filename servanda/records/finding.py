"""What is wrong with data, said so that it can be mended: yielded, never dropped in silence."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Level(StrEnum):
    """How grave a finding is: an `error` kept something out, a `warning` changed it."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault of data: a stable dotted `code`, the place, and what to do about it."""

    level: Level
    code: str
    message: str
    where: str = ""
    advice: str = ""

    @classmethod
    def kept(cls, level: str, code: str, *, message: str, where: str, advice: str) -> Self:
        """Return a finding again that a table kept in words; ValueError for a level that is none."""
        return cls(level=Level(level), code=code, message=message, where=where, advice=advice)
