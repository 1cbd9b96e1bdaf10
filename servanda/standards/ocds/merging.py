"""The releases of one process become one: merged by the rules of the standard, as its publisher means it.

A later release adds, replaces, or takes out with null. Lists of objects are merged by their `id`, but
for those that the schema marks as whole. Worked example, two releases of a tender:

    {"tender": {"id": "A", "status": "planned"}} + {"tender": {"id": "A", "status": "active"}}
    -> {"tender": {"id": "A", "status": "active"}}

The rules of 1.1 and 1.0 stand here, so nothing is fetched; those of a schema with extensions are
taken out of it by `rules_of`. https://standard.open-contracting.org/1.1/en/schema/merging/
"""

import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

Rules = dict[tuple[str, ...], str]
Release = dict[str, Any]

OMIT, WHOLE = "omitWhenMerged", "wholeListMerge"
DEEPEST = 40  # objects inside each other, in a schema


def _rules(omitted: str, whole: str) -> Rules:
    found = {tuple(path.split("/")): WHOLE for path in whole.split()}
    return {(one,): OMIT for one in omitted.split()} | found


# https://standard.open-contracting.org/schema/1__1__4/release-schema.json
RULES_1_1 = _rules(
    "id date tag",
    """
    parties/additionalIdentifiers parties/roles buyer/additionalIdentifiers
    tender/procuringEntity/additionalIdentifiers tender/items/additionalClassifications
    tender/additionalProcurementCategories tender/submissionMethod
    tender/tenderers/additionalIdentifiers tender/amendments/changes tender/amendment/changes
    awards/suppliers/additionalIdentifiers awards/items/additionalClassifications
    awards/amendments/changes awards/amendment/changes contracts/items/additionalClassifications
    contracts/implementation/transactions/payer/additionalIdentifiers
    contracts/implementation/transactions/payee/additionalIdentifiers
    contracts/relatedProcesses/relationship contracts/amendments/changes
    contracts/amendment/changes relatedProcesses/relationship
    """,
)
# https://standard.open-contracting.org/schema/1__0__3/release-schema.json
RULES_1_0 = _rules(
    "ocid id date tag",
    """
    tender/items/additionalClassifications tender/submissionMethod tender/tenderers
    tender/procuringEntity/additionalIdentifiers tender/amendment/changes
    buyer/additionalIdentifiers awards/suppliers awards/items/additionalClassifications
    awards/amendment/changes contracts/items/additionalClassifications contracts/amendment/changes
    """,
)


class Unmergeable(Exception):
    """Releases that contradict each other's structure: the message says where."""


def rules_for(version: str) -> Rules:
    """Return the rules of a version of the standard; 1.1 where none is stated."""
    return RULES_1_0 if version == "1.0" else RULES_1_1


def compiled(releases: list[Release], rules: Rules) -> Release:
    """Return what the releases make together; Unmergeable when they cannot be merged."""
    return _merged(releases, rules, versioned=False)


def versioned(releases: list[Release], rules: Rules) -> Release:
    """Return the history of each value; Unmergeable when they cannot be merged."""
    return _merged(releases, rules, versioned=True)


def in_order(releases: list[Release]) -> list[Release]:
    """Return releases by date, those without a date before all, of one date as they stand."""
    return sorted(releases, key=_date)


def _date(release: Release) -> str:
    found = release.get("date")
    return found if isinstance(found, str) else ""


def _merged(releases: list[Release], rules: Rules, *, versioned: bool) -> Release:
    from ocdsmerge.exceptions import OCDSMergeError  # type: ignore[import-untyped]
    from ocdsmerge.merge import CompiledRelease, VersionedRelease  # type: ignore[import-untyped]

    kind = VersionedRelease if versioned else CompiledRelease
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # identifiers that stand twice are found by our checks
            merged = kind(merge_rules=rules)
            for release in in_order(releases):
                merged.append(release)
            found: Release = merged.asdict()
    except (OCDSMergeError, TypeError, KeyError, AttributeError, IndexError) as fault:
        raise Unmergeable(f"{type(fault).__name__}: {fault}"[:300]) from None
    except RecursionError:
        raise Unmergeable("they are nested too deeply") from None
    return found


def rules_of(schema: Mapping[str, Any]) -> Rules:
    """Return the rules that a release schema states; only references inside it are followed."""
    return dict(_of_properties(schema, schema, ()))


def _of_properties(
    schema: Mapping[str, Any], root: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    if len(path) > DEEPEST:
        return
    for name, given in schema.get("properties", {}).items():
        here, one = (*path, name), _resolved(given, root)
        kinds = _kinds(one)
        if one.get("omitWhenMerged") or one.get("mergeStrategy") == "ocdsOmit":
            yield here, OMIT
        elif "array" in kinds and (
            one.get("wholeListMerge") or one.get("mergeStrategy") == "ocdsVersion"
        ):
            yield here, WHOLE
        elif "object" in kinds and "properties" in one:
            yield from _of_properties(one, root, here)
        elif "array" in kinds and "items" in one:
            items = _resolved(one["items"], root)
            if set(_kinds(items)) - {"object"}:
                yield here, WHOLE
            elif "object" in _kinds(items) and "properties" in items:
                if "id" in items["properties"]:
                    yield from _of_properties(items, root, here)
                else:
                    yield here, WHOLE


def _kinds(schema: Mapping[str, Any]) -> list[str]:
    found = schema.get("type", [])
    return [found] if isinstance(found, str) else list(found)


def _resolved(schema: Any, root: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow a reference into the schema itself; one that leads elsewhere says nothing."""
    for _ in range(DEEPEST):
        if not isinstance(schema, dict):
            return {}
        where = schema.get("$ref")
        if not isinstance(where, str):
            return schema
        if not where.startswith("#/"):
            return {}
        found: Any = root
        for step in where[2:].split("/"):
            found = found.get(re.sub("~1", "/", step).replace("~0", "~"), {})
        schema = found
    return {}
