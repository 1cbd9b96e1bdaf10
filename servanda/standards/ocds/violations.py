"""What a schema, a code list or a rule of OCDS says of a process, as findings with their codes."""

from servanda.records import Finding, Level
from servanda.standards.json_schema import Violation
from servanda.standards.ocds.faults import error, warning
from servanda.standards.places import place


def of_schema(found: Violation, line: int, pointer: str) -> Finding:
    """Return the finding of what the schema says."""
    where, said = place(line, pointer), found.message
    page = "See the standard's reference for this field."
    match found.kind:
        case "required":
            return error("ocds.schema.required", said, "Add the field.", where=where)
        case "type":
            advice = "Write the value as the standard has it: text, number, list or object."
            return error("ocds.schema.type", said, advice, where=where)
        case "code":
            advice = "Take a code of the closed list."
            return error("ocds.schema.code", said, advice, where=where)
        case "format":
            advice = "Dates stand as 2020-05-13T00:00:00Z, addresses as https://example.org/."
            return error("ocds.schema.format", said, advice, where=where)
        case "empty":
            return error("ocds.schema.empty", said, "Fill it, or leave it out.", where=where)
        case "repeated":
            return error("ocds.schema.repeated", said, "Leave one of them out.", where=where)
        case "malformed":
            advice = (
                "Mend the file: what stands before the place may be read, the rest is uncertain."
            )
            return error("ocds.schema.not-json", said, advice, where=where)
        case "unusable":
            advice = "The schemas in SERVANDA_SCHEMAS do not fit together: fetch them again."
            return error("ocds.schema.unusable", said, advice, where=where)
        case _:
            return error("ocds.schema.invalid", said, page, where=where)


def of_rule(found: Violation, line: int, pointer: str) -> Finding:
    """Return the finding of what our checks say."""
    where, said = place(line, pointer), found.message
    match found.kind:
        case "unlisted":
            advice = (
                "A code of your own may stand in an open list: is none of the standard's meant?"
            )
            return warning("ocds.code.unlisted", said, advice, where=where)
        case "empty":
            advice = "Fill the field, or leave it out."
            return warning("ocds.field.empty", said, advice, where=where)
        case "repeated":
            advice = "Give each its own id, or leave one out."
            return warning("ocds.id.repeated", said, advice, where=where)
        case "unnamed":
            advice = "Add the id that it has in parties."
            return warning("ocds.reference.unnamed", said, advice, where=where)
        case "no-parties":
            advice = "Add the list of parties, with all that are named elsewhere."
            return warning("ocds.parties.missing", said, advice, where=where)
        case _:
            advice = "Add it to parties, or correct the id."
            return warning("ocds.reference.unknown", said, advice, where=where)


def prefix(name: str, line: int, pointer: str) -> Finding:
    """Say that an ocid does not begin with a registered prefix."""
    message = f"the ocid {name[:80]!r} does not begin with a prefix such as ocds-213czf-"
    advice = "Register a prefix with the standard's helpdesk."
    return warning("ocds.ocid.prefix", message, advice, where=place(line, pointer))


def repeated(name: str, line: int, pointer: str) -> Finding:
    """Say that a release or a record stands in a file again."""
    message = f"{name[:120]!r} stands in this file before"
    advice = "Give each release its own id, and each process one record."
    return warning("ocds.id.again", message, advice, where=place(line, pointer))


def no_award(name: str, line: int, pointer: str) -> Finding:
    """Say that a contract comes from no award."""
    message = f"the contract's award {name[:80]!r} is not among the awards"
    advice = "Publish the award, or correct awardID: nothing else names the supplier."
    return warning("ocds.contract.no-award", message, advice, where=place(line, pointer))


def no_releases() -> Finding:
    """Say that there is nothing in a file."""
    advice = "Is it a package of OCDS? It has a list `releases` or `records`."
    return error("ocds.releases.missing", "the file has neither releases nor records", advice)


def unavailable() -> Finding:
    """Say that there is no schema, and how to provide it."""
    return Finding(
        level=Level.NOTE,
        code="ocds.schema.unavailable",
        message="the official schema is not at hand: our own checks were asked alone",
        advice="Keep the standard's schemas in a folder and name it: SERVANDA_SCHEMAS=/path/to/schemas.",
    )
