"""What reading makes of coded news sentences: the PLOVER gold standard, 322 in English.

Each sentence is coded with one event ("AGREE", "AID", "DEMAND" ...), its source and its target. The
coding asks another question than ours does ("what happened" and not "who promised what"), so this
is a check from outside, not a score: how often a promise, a request or a delivery is read in
sentences of each kind, and whether the coder's source and target are our obligor and beneficiary.

- AGREE and AID (and what COOPERATE, SUPPORT and CONCEDE say of giving) should be read often;
- DEMAND should be read as a request, REJECT as nothing;
- FIGHT, ASSAULT, COERCE, PROTEST and the like should be read as nothing.

Parties are compared where the coder's words for them name a country or a body that we know.
https://github.com/openeventdata/PLOVER

    python bench/plover.py [FILE]          # default: SERVANDA_PLOVER or ../shared/standards/plover
    python bench/plover.py --show AGREE    # and what is read in the sentences of one kind
"""

import argparse
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from servanda.extraction.names.parties import find_parties
from servanda.extraction.reading import as_json, read
from servanda.extraction.view import View

ROOT = Path(__file__).resolve().parent.parent
RECORDS = ROOT.parent / "shared/standards/plover/gold_standard_records/PLOVER_GSR_CAMEO.txt"
PROMISED = ("pledge", "intent", "agreement")
GROUPS = {
    "giving": ("AGREE", "AID"),
    "near": ("COOPERATE", "SUPPORT", "CONCEDE", "CONSULT"),
    "asking": ("DEMAND",),
    "refusing": ("REJECT",),
}
Record = dict[str, Any]
Tally = dict[str, Counter[str]]


def main() -> None:
    """Print one row for every kind of event, and one for every group of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", default=os.environ.get("SERVANDA_PLOVER", RECORDS))
    parser.add_argument("--show", metavar="EVENT", help="print what is read in these")
    options = parser.parse_args()
    found = list(records(Path(options.file)))
    tally: Tally = defaultdict(Counter)
    for record in found:
        made = as_json(read(record["text"], language="en", published=record["date"]))
        weigh(record, made, tally[record["event"]])
        if record["event"] == options.show:
            show(record, made)
    table(tally)


def records(path: Path) -> Iterator[Record]:
    """Yield the coded sentences; the first entry only documents the file."""
    for record in json.loads(path.read_text(encoding="utf-8")):
        if record["event"] != "DOCUMENT":
            record["text"] = record["text"].replace("\\", "")
            yield record


def weigh(record: Record, made: Record, count: Counter[str]) -> None:
    """Count what one sentence gave, and how its parties compare with the coder's."""
    read_ = made["promises"]
    modalities = {promise["modality"] for promise in read_}
    count["sentences"] += 1
    count["promise"] += bool(modalities & set(PROMISED))
    count["delivery"] += "past_delivery" in modalities
    count["request"] += "request" in modalities
    count["nothing"] += not modalities
    given = [p for p in read_ if p["modality"] != "request"]
    if not given:
        return
    source, target = known(record.get("source")), known(record.get("target"))
    obligors = {party for promise in given for party in promise["obligor"]}
    others = {party for promise in given for party in promise["beneficiary"]}
    for name, coded, ours in (("source", source, obligors), ("target", target, others)):
        count[f"{name} known"] += bool(coded)
        count[f"{name} same"] += bool(coded & ours)
    count["turned round"] += bool(target & obligors) and not source & obligors


def known(actors: Any) -> set[str]:
    """Return the countries and bodies that the coder's words for an actor name."""
    parties: set[str] = set()
    for actor in actors or []:
        found = find_parties(View(actor.get("actorText", "")), [], language="en")
        parties |= {party.id for party in found if party.kind in ("country", "org", "territory")}
    return parties


def show(record: Record, made: Record) -> None:
    """Print a sentence and what was read in it."""
    print(record["text"])
    for promise in made["promises"]:
        print(f"    {promise['modality']}: {promise['obligor']} «{promise['quote']}»")


def table(tally: Tally) -> None:
    """Print the counts by kind of event, by group, and of all others together."""
    named = {event for events in GROUPS.values() for event in events}
    others = tuple(event for event in sorted(tally) if event not in named)
    columns = ("promise", "delivery", "request", "nothing")
    heads = "".join(f"{name:>16}" for name in columns)
    print(
        f"{'event':<14}{'n':>5}{heads}{'source=obligor':>18}{'target=benef.':>16}{'reversed':>10}"
    )
    for group, events in {**GROUPS, "all others": others}.items():
        for event in events:
            print(row(f"  {event}", tally[event], columns))
        print(row(group, sum((tally[event] for event in events), Counter()), columns))


def row(name: str, count: Counter[str], columns: tuple[str, ...]) -> str:
    """Write one row: how many sentences gave it, and their share in per cent."""
    total = count["sentences"]
    shares = "".join(
        f"{count[column]:>9} {100 * count[column] / max(total, 1):>4.0f} %" for column in columns
    )
    parties = "".join(
        f"{count[f'{side} same']:>{width}} of {count[f'{side} known']:>3}"
        for side, width in (("source", 11), ("target", 9))
    )
    return f"{name:<14}{total:>5}{shares}{parties}{count['turned round']:>10}"


if __name__ == "__main__":
    main()
