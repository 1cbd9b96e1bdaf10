"""Where in a file a finding is: "line 12, /iati-activities/iati-activity[3]/title", said and read.

A finding has one `where`; what a program wants of it are a line and a path. Worked example:
`placed(place(12, "/a/b"))` is `(12, "/a/b")`, and `placed("byte 77")` is `(None, "byte 77")`.
"""

import re

_PLACE = re.compile(r"(?:line ([0-9]{1,18})(?:, )?)?(.*)", re.DOTALL)


def place(line: int | None, path: str) -> str:
    """Return the `where` of a finding; either half may be missing."""
    return ", ".join(part for part in (f"line {line}" if line else "", path) if part)


def placed(where: str) -> tuple[int | None, str]:
    """Return the line and the path of a `where`; what names no line is all path."""
    found = _PLACE.fullmatch(where)
    if found is None:
        return None, where
    return (int(found[1]) if found[1] else None), found[2]
