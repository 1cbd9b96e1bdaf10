"""What a schema, a code list or a rule of OC4IDS says of a project, as findings with their codes."""

from servanda.records import Finding, Level
from servanda.standards.json_schema import Violation
from servanda.standards.oc4ids.faults import error, warning
from servanda.standards.places import place


def of_schema(found: Violation, line: int, pointer: str) -> Finding:
    """Return the finding of what the schema says."""
    where, said = place(line, pointer), found.message
    page = "See the standard's reference for this field."
    match found.kind:
        case "required":
            return error("oc4ids.schema.required", said, "Add the field.", where=where)
        case "type":
            advice = "Write the value as the standard has it: text, number, list or object."
            return error("oc4ids.schema.type", said, advice, where=where)
        case "code":
            advice = "Take a code of the closed list."
            return error("oc4ids.schema.code", said, advice, where=where)
        case "format":
            advice = "Dates stand as 2020-05-13T00:00:00Z, addresses as https://example.org/."
            return error("oc4ids.schema.format", said, advice, where=where)
        case "empty":
            return error("oc4ids.schema.empty", said, "Fill it, or leave it out.", where=where)
        case "repeated":
            return error("oc4ids.schema.repeated", said, "Leave one of them out.", where=where)
        case "malformed":
            advice = (
                "Mend the file: what stands before the place may be read, the rest is uncertain."
            )
            return error("oc4ids.schema.not-json", said, advice, where=where)
        case "unusable":
            advice = "The schemas in SERVANDA_SCHEMAS do not fit together: fetch them again."
            return error("oc4ids.schema.unusable", said, advice, where=where)
        case _:
            return error("oc4ids.schema.invalid", said, page, where=where)


def of_rule(found: Violation, line: int, pointer: str) -> Finding:
    """Return the finding of what our checks say."""
    where, said = place(line, pointer), found.message
    match found.kind:
        case "unlisted":
            advice = (
                "A code of your own may stand in an open list: is none of the standard's meant?"
            )
            return warning("oc4ids.code.unlisted", said, advice, where=where)
        case "empty":
            advice = "Fill the field, or leave it out."
            return warning("oc4ids.field.empty", said, advice, where=where)
        case "repeated":
            advice = "Give each its own id, or leave one out."
            return warning("oc4ids.id.repeated", said, advice, where=where)
        case "unnamed":
            advice = "Add the id that it has in parties."
            return warning("oc4ids.reference.unnamed", said, advice, where=where)
        case "no-parties":
            advice = "Add the list of parties, with all that are named elsewhere."
            return warning("oc4ids.parties.missing", said, advice, where=where)
        case _:
            advice = "Add it to parties, or correct the id."
            return warning("oc4ids.reference.unknown", said, advice, where=where)


def prefix(name: str, line: int, pointer: str) -> Finding:
    """Say that a project's id does not begin with a registered prefix."""
    message = f"the id {name[:80]!r} does not begin with a prefix such as oc4ids-bu3kcz-"
    advice = "Register a prefix: standard.open-contracting.org/infrastructure."
    return warning("oc4ids.project.prefix", message, advice, where=place(line, pointer))


def repeated(name: str, line: int, pointer: str) -> Finding:
    """Say that a project stands in a file again."""
    message = f"the project {name[:80]!r} stands in this file before"
    advice = "Of both, the one updated last counts, then the later one."
    return warning("oc4ids.project.repeated", message, advice, where=place(line, pointer))


def no_projects() -> Finding:
    """Say that there is nothing in a file."""
    advice = "Is it a package of OC4IDS? Its projects stand in a list `projects`."
    return error("oc4ids.projects.missing", "the file has no project", advice)


def unavailable() -> Finding:
    """Say that there is no schema, and how to provide it."""
    return Finding(
        level=Level.NOTE,
        code="oc4ids.schema.unavailable",
        message="the official schema is not at hand: our own checks were asked alone",
        advice="Keep the standard's schemas in a folder and name it: SERVANDA_SCHEMAS=/path/to/schemas.",
    )
