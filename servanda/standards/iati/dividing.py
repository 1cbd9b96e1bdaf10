"""How an activity, or one transaction, divides over sectors, countries and regions: rows of `share`.

Countries and regions of the main vocabulary divide the whole together (see `shares`); regions of
another vocabulary say again what those of the first said, so they share what the countries leave.
https://iatistandard.org/en/guidance/standard-guidance/countries-regions/
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from servanda.records import Finding
from servanda.standards.iati.faults import note, shown, warning
from servanda.standards.iati.reading import Record
from servanda.standards.iati.shares import SLIGHT, WHOLE, Part, rebase, text_of, units_of
from servanda.standards.iati.values import percentage

COUNTRIES = "ISO-3166-1"  # the vocabulary of recipient-country
DIVIDED = {"sector": "sector", "recipient-country": "place", "recipient-region": "region"}
MAIN = "1"  # OECD DAC, for sectors and regions alike: what no vocabulary means


def part(record: Record, element: Any) -> Part:
    """Return what a sector, a country or a region says, and find what it says badly."""
    code, said = element.get("code"), element.get("percentage")
    if not code or not (code := code.strip()):
        record.find(_codeless(element.tag), element)
    kind = DIVIDED[element.tag]
    vocabulary = COUNTRIES if kind == "place" else (element.get("vocabulary") or MAIN).strip()
    found = Part(kind, vocabulary, code or "")
    if len(element):
        found.name = record.words(element)
    if said:
        found.said, found.stated = _percentages.get(said) or _stated(record, element, said)
    return found


def divide(record: Record, ref: str, parts: Sequence[Part], element: Any) -> None:
    """Add the shares of a record ("") or of one of its transactions, the element that says so."""
    if len(parts) == 1:
        _group(record, ref, parts, element)
        return
    groups: dict[tuple[str, str], list[Part]] = {}
    for one in parts:
        groups.setdefault((one.kind, one.vocabulary), []).append(one)
    places = groups.pop(("place", COUNTRIES), [])
    regions = {key: group for key, group in groups.items() if key[0] == "region"}
    main = next(iter(regions), None) if ("region", MAIN) not in regions else ("region", MAIN)
    if main and places:
        places = places + regions.pop(main)
    if places:
        _group(record, ref, places, element)
    taken = sum(units_of(one.percent) for one in places if one.kind == "place")
    for key, group in groups.items():
        if key[0] == "sector":
            _group(record, ref, group, element)
        elif key in regions:
            _group(record, ref, group, element, whole=WHOLE - taken or WHOLE)


def _stated(record: Record, element: Any, said: str) -> tuple[str, int] | tuple[None, None]:
    """Return a percentage that was not met before, as text and in millionths of a per cent."""
    if not said.strip():
        return None, None
    stated, fault = percentage(said.strip())
    if fault:
        record.find(_bad(said, stated), element)
    if stated is None:
        return None, None
    text = format(stated, "f")
    if not fault and len(_percentages) < 10_000:
        _percentages[said] = text, units_of(text)
    return text, units_of(text)


def _group(
    record: Record, ref: str, parts: Sequence[Part], element: Any, whole: int = WHOLE
) -> None:
    """Rebase parts that divide one whole, add their rows, and say what was done."""
    changed, stated, missing = rebase(parts, whole)
    add, key = record.rows.tables["share"].append, record.key
    for one in parts:
        add((key, ref, one.kind, one.vocabulary, one.code, one.name, one.percent, one.said))
    if missing and len(parts) > 1:
        record.find(_unstated(missing, parts), element)
    if changed:
        record.find(_rebased(parts, stated, whole), element)


_percentages: dict[str, tuple[str, int]] = {}  # that were read before, and are good


def _rebased(parts: Sequence[Part], stated: int, whole: int) -> Finding:
    kinds = " and ".join(dict.fromkeys(_KINDS[part.kind] for part in parts))
    sums = text_of(stated), text_of(whole)
    message = f"the percentages of {kinds} add up to {sums[0]}; rebased to {sums[1]}"
    if abs(stated - whole) <= SLIGHT:
        return note("iati.share.rounding", message, advice="Let the largest part take the rest.")
    return warning("iati.share.rebased", message, advice="Correct them so that they add up to 100.")


_KINDS = {"sector": "sectors", "place": "countries", "region": "regions"}


def _unstated(missing: int, parts: Sequence[Part]) -> Finding:
    kinds = " and ".join(dict.fromkeys(_KINDS[part.kind] for part in parts))
    return warning(
        "iati.share.no-percentage",
        f"{missing} of {len(parts)} {kinds} have no percentage; each takes an equal part of the rest",
        advice="State a percentage for each.",
    )


def _bad(said: str, read: Decimal | None) -> Finding:
    kept = f"read as {read:f}" if read is not None else "left out"
    return warning(
        "iati.share.bad-percentage",
        f"{shown(said)} is no percentage from 0 to 100; {kept}",
        advice="Write a number without a sign, as 33.3.",
    )


def _codeless(tag: str) -> Finding:
    return warning(
        "iati.share.no-code",
        f"the {tag} has no code",
        advice="Give it one of its vocabulary.",
    )
