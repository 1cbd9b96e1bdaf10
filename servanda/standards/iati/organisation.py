"""An IATI organisation into rows: its own budgets, by total, country, region and organisation.

Budgets for countries, regions and organisations are parts of the total for the same period, so each
names it as its parent; adding them to it would count twice. What an organisation says it spent in
all (`total-expenditure`) has the stage "other": its activities report the same money one by one.
https://iatistandard.org/en/iati-standard/203/organisation-standard/iati-organisations/iati-organisation/
"""

from typing import Any

from servanda.records import Finding
from servanda.standards.iati.dividing import divide, part
from servanda.standards.iati.faults import error
from servanda.standards.iati.money import period
from servanda.standards.iati.reading import Record

# Element -> its stage, and the element that says whom or what the money is for.
_BUDGETS = {
    "total-budget": ("budget", ""),
    "recipient-org-budget": ("budget", "recipient-org"),
    "recipient-region-budget": ("budget", "recipient-region"),
    "recipient-country-budget": ("budget", "recipient-country"),
    "total-expenditure": ("other", ""),
}
# Columns of a row of `flow`.
_REF, _TYPE, _PROVIDER, _RECEIVER, _PARENT, _PERIOD = 1, 3, 11, 14, 21, 22


def extract_organisation(record: Record) -> None:
    """Add the rows of one organisation; never raise."""
    root = record.root
    record.currency = (root.get("default-currency") or "").strip().upper()
    named = root.find("organisation-identifier")
    identifier = " ".join((named.text or "").split()) if named is not None else ""
    if not identifier:
        record.find(_nameless())
    reporter, name = root.find("reporting-org"), record.words(root.find("name"))
    if reporter is not None:
        record.reporter = ((reporter.get("ref") or "").strip(), record.words(reporter))
    updated = (root.get("last-updated-datetime") or "").strip()
    record.rows.tables["activity"].append(
        (
            *(record.key, identifier, *record.reporter, None, name, record.language, "", None),
            *(record.currency, None, None, None, updated),
        )
    )
    totals: dict[str, str] = {}
    for tag, (stage, whom) in _BUDGETS.items():
        for number, element in enumerate(root.iterchildren(tag), 1):
            period(record, element, stage=stage, ref=f"{tag}-{number}")
            _complete(record, element, whom, totals)
    record.close()


def _complete(record: Record, element: Any, whom: str, totals: dict[str, str]) -> None:
    """Say in the last row of `flow` whose budget it is, for whom, and what it is a part of."""
    row = list(record.flows[-1])
    row[_TYPE] = element.tag
    row[_PROVIDER : _PROVIDER + 2] = record.reporter
    if element.tag == "total-budget":
        totals.setdefault(row[_PERIOD], row[_REF])
    elif whom:
        row[_PARENT] = totals.get(row[_PERIOD], "")
    target = element.find(whom) if whom else None
    if whom == "recipient-org" and target is not None:
        row[_RECEIVER : _RECEIVER + 2] = (target.get("ref") or "").strip(), record.words(target)
    elif target is not None:
        divide(record, row[_REF], [part(record, target)], element)
    record.flows[-1] = tuple(row)


def _nameless() -> Finding:
    return error(
        "iati.organisation.no-identifier",
        "the organisation has no organisation-identifier",
        advice="Give it the one under which it publishes.",
    )
