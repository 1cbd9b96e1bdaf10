"""What the official schema and the ruleset say of a file or of one of its records, as findings.

The codes of the schema's findings are few: what libxml2 calls by fifty names is a matter of content
(an element that is missing or should not be there), of an attribute, or of a value.
"""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from servanda.records import Finding
from servanda.records.bulk import Piece
from servanda.standards.iati.envelope import Envelope
from servanda.standards.iati.faults import error, note, warning
from servanda.standards.iati.reading import quoted, wrapped
from servanda.standards.iati.rules import Breach, breaches
from servanda.standards.iati.schemas import schema, standard_ruleset
from servanda.standards.places import place
from servanda.standards.safe_xml import BadXml, parse

MOST = 1000  # findings of the schema in one document; libxml2 itself keeps no more
_ESSENTIAL = Path(__file__).parent / "essential.toml"


class Judge:
    """The schema and the ruleset for one file."""

    def __init__(self, envelope: Envelope, *, today: date | None, folder: Path | None) -> None:
        """Find both; a schema that is not there leaves the rules and our own checks."""
        self.envelope, self.today = envelope, today
        self.schema = schema(envelope.kind or "activities", folder)
        self.ruleset = standard_ruleset(folder) or essential()

    def missing(self) -> Iterator[Finding]:
        """Say that there is no schema, and how to provide it."""
        if self.schema is None:
            yield _unavailable()

    def whole(self, content: bytes) -> Iterator[Finding]:
        """Yield what is wrong with a file that is in memory."""
        try:
            root = parse(content)
        except BadXml as fault:
            yield _malformed(str(fault), fault.line)
            return
        yield from self._judged(root, line=1, number=0)

    def record(self, piece: Piece, *, line: int, number: int) -> Iterator[Finding]:
        """Yield what is wrong with one record, which begins in a line of its file."""
        envelope = self.envelope
        content = piece.content
        if envelope.encoding != "utf-8":
            content = content.decode(envelope.encoding, "replace").encode("utf-8", "replace")
        kind = "iati-organisations" if envelope.kind == "organisations" else "iati-activities"
        # What the root itself says is judged once, with its first record.
        said = envelope.attributes if number == 1 else {"version": "2.03"}
        rest = "".join(f' {name}="{quoted(value)}"' for name, value in said.items())
        try:
            root = parse(wrapped(content, envelope.namespaces, kind, rest), encoding="utf-8")
        except BadXml as fault:
            yield _malformed(str(fault), line + fault.line - 1)
            return
        yield from self._judged(root, line=line, number=number)

    def _judged(self, root: Any, *, line: int, number: int) -> Iterator[Finding]:
        """Yield what schema and rules say; a record of its own is named by its number."""
        if self.schema is not None and not self.schema.validate(root):
            for entry in list(self.schema.error_log)[:MOST]:
                path = _numbered(entry.path or "", number)
                yield _violation(entry, place(line + entry.line - 1, path))
        for breach in breaches(self.ruleset, root, today=self.today):
            element = breach.element
            path = _numbered(element.getroottree().getpath(element), number)
            where = place(line + (element.sourceline or 1) - 1, path)
            yield _of_breach(breach, where)


def _numbered(path: str, number: int) -> str:
    """Put the number of the record into a path that knows of one record alone."""
    if not number:
        return path
    parts = path.split("/", 3)
    if len(parts) > 2:
        parts[2] = f"{parts[2].partition('[')[0]}[{number}]"
    return "/".join(parts)


@cache
def essential() -> dict[str, Any]:
    """Return our own short ruleset, in the form of the standard's."""
    told = tomllib.loads(_ESSENTIAL.read_text(encoding="utf-8"))
    found: dict[str, Any] = {}
    for context, cases in told.items():
        for case in cases:
            info = {key: case.pop(key) for key in ("id", "severity", "message")}
            rule = found.setdefault(context, {}).setdefault(case.pop("rule"), {"cases": []})
            rule["cases"].append({**case, "ruleInfo": info})
    return found


def _violation(entry: Any, where: str) -> Finding:
    name, message = entry.type_name or "", entry.message[:1000]
    if "ELEMENT_CONTENT" in name or "COMPLEX_TYPE_2" in name or "ELT" in name:
        return error(
            "iati.schema.content",
            message,
            where=where,
            advice="Add the element, remove it, or put it into the order of the standard.",
        )
    if "COMPLEX_TYPE_3" in name or "COMPLEX_TYPE_4" in name or "ATTRIBUTE" in name:
        return error(
            "iati.schema.attribute",
            message,
            where=where,
            advice="Add the attribute, or remove it.",
        )
    if "DATATYPE" in name or "FACET" in name or "PATTERN" in name or "ENUM" in name:
        return error(
            "iati.schema.value",
            message,
            where=where,
            advice="Write the value in the form that the standard asks for.",
        )
    return error(
        "iati.schema.invalid",
        message,
        where=where,
        advice="Compare with the standard's page for this element.",
    )


def _malformed(words: str, line: int) -> Finding:
    return error(
        "iati.schema.not-well-formed",
        f"it is not well-formed XML: {words}",
        where=place(line, ""),
        advice="No schema can judge it before that is mended.",
    )


def _unavailable() -> Finding:
    return note(
        "iati.schema.unavailable",
        "the official schema is not at hand: our own checks and rules were asked alone",
        advice="Keep IATI's XSDs in a folder and name it: SERVANDA_SCHEMAS=/path/to/schemas.",
    )


def _of_breach(breach: Breach, where: str) -> Finding:
    info = breach.case.get("ruleInfo") or {}
    number = f" (rule {info['id']})" if info.get("id") else ""
    message = f"{info.get('message') or 'a rule of the ruleset does not hold'}{number}"
    kind = breach.rule.replace("_", "-")
    advice = f"The rule is of the kind {kind}; see the standard's ruleset."
    if info.get("severity") == "error" or not info:
        return error("iati.rule.broken", message, where=where, advice=advice)
    return warning("iati.rule.advised", message, where=where, advice=advice)
