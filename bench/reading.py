"""How well prose is read: precision, recall and F1 of every field, by language, on invented passages.

The passages stand in tests/samples/reading; half of them are kept aside from tuning and printed
apart. Labels name spans by their words; a promise or statement counts as found when the spans overlap
(IoU: when they share half of their union), and its fields are then compared.

    python bench/reading.py            # the tables
    python bench/reading.py --show     # and what differs, in the tuned half alone
"""

import argparse
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from servanda.extraction.reading import as_json, read

SAMPLES = Path(__file__).resolve().parent.parent / "tests" / "samples" / "reading"
LANGUAGES = ("vi", "en", "ar")
Span = tuple[int, int]
Tally = dict[str, Counter[str]]


def main() -> None:
    """Print one table for each half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what differs when tuned on")
    show = parser.parse_args().show
    for kept in (False, True):
        print(f"\n{'kept aside' if kept else 'tuned'}")
        print(f"{'field':<22}" + "".join(f"{code:>24}" for code in LANGUAGES))
        tallies = {code: measure(code, kept=kept, show=show and not kept) for code in LANGUAGES}
        for name in dict.fromkeys(n for tally in tallies.values() for n in tally):
            print(f"{name:<22}" + "".join(f"{figures(tallies[c][name]):>24}" for c in LANGUAGES))


def passages(language: str) -> list[dict[str, Any]]:
    """Return the labelled passages of a language."""
    found: list[dict[str, Any]] = tomllib.loads(
        (SAMPLES / f"{language}.toml").read_text(encoding="utf-8")
    )["passage"]
    return found


def measure(language: str, *, kept: bool, show: bool = False) -> Tally:
    """Count hits, misses and false finds of every field over one half of a language."""
    tally: Tally = defaultdict(Counter)
    for passage in passages(language):
        if passage["kept"] is not kept:
            continue
        text = passage["text"]
        made = as_json(read(text, language=language, published="2026-02-21"))
        for name, differs in compare(passage, made, tally).items():
            if show and differs:
                print(f"  {language} {passage['name']}: {name}: {differs}")
    return tally


def compare(passage: dict[str, Any], made: dict[str, Any], tally: Tally) -> dict[str, Any]:
    """Weigh one reading against its labels; return what differs by field."""
    text, differs = passage["text"], {}
    wanted_amounts = {(*spot(text, a[0]), a[1], *bounds(a[2:])) for a in passage["amounts"]}
    found_amounts = {
        (a["start"], a["end"], a["unit"], a["value"], a["minimum"], a["maximum"])
        for a in made["amounts"]
    }
    wanted_dates = {(*spot(text, d[0]), d[1]) for d in passage["dates"]}
    found_dates = {(d["start"], d["end"], d["value"]) for d in made["dates"]}
    differs["dates"] = sets(tally["dates"], wanted_dates, found_dates)
    differs["amounts"] = sets(tally["amounts"], wanted_amounts, found_amounts)
    for kind in ("country", "person", "org"):
        wanted = {p for p in passage["parties"] if p.startswith(f"{kind}:")}
        found = {p["id"] for p in made["parties"] if p["kind"] == kind}
        differs[kind] = sets(tally[kind], wanted, found)
    said = [{"quote": s[0], "speaker": s[1]} for s in passage["statements"]]
    differs["statements"] = spans(tally, "statement", text, (said, made["statements"]))
    differs["promises"] = spans(tally, "promise", text, (passage["promises"], made["promises"]))
    return differs


def bounds(numbers: Sequence[Any]) -> tuple[Any, Any, Any]:
    """Return value, minimum and maximum of a label: one number is exact, two are bounds."""
    if len(numbers) == 1:
        return numbers[0], None, None
    least, most = (number if number != "" else None for number in numbers)
    value = None if least is not None and most is not None else least if most is None else most
    return value, least, most


def spot(text: str, words: str) -> Span:
    """Return where a label's words stand."""
    start = text.index(words)
    return start, start + len(words)


def sets(count: Counter[str], wanted: set[Any], found: set[Any]) -> str:
    """Count two sets; return their difference in words."""
    count["hit"] += len(wanted & found)
    count["missed"] += len(wanted - found)
    count["false"] += len(found - wanted)
    missed, false = sorted(wanted - found, key=str), sorted(found - wanted, key=str)
    return f"missed {missed}, false {false}" if missed or false else ""


def spans(tally: Tally, kind: str, text: str, sides: tuple[Sequence[Any], Sequence[Any]]) -> str:
    """Pair labelled and read spans, count them by overlap and by IoU, then compare the fields."""
    wanted, found = sides
    pairs, used, notes = [], set[int](), []
    for label in wanted:
        place = spot(text, label["quote"])
        shared = [(iou(place, (f["start"], f["end"])), n) for n, f in enumerate(found)]
        best, at = max((pair for pair in shared if pair[1] not in used), default=(0.0, -1))
        if best <= 0:
            notes.append(f"missed «{label['quote']}»")
            continue
        used.add(at)
        pairs.append((label, found[at], best))
    close = sum(best >= 0.5 for *_, best in pairs)
    for name, hits in ((f"{kind}s, overlap", len(pairs)), (f"{kind}s, IoU .5", close)):
        tally[name] += Counter(hit=hits, missed=len(wanted) - hits, false=len(found) - hits)
    notes += [f"false «{f['quote']}»" for n, f in enumerate(found) if n not in used]
    notes += fields(tally, kind, pairs)
    return "; ".join(notes)


def fields(tally: Tally, kind: str, pairs: Sequence[tuple[Any, Any, float]]) -> list[str]:
    """Compare the fields of the pairs; strength may be one grade off."""
    same: dict[str, Callable[[Any, Any], bool]] = {
        "modality": lambda a, b: a == b,
        "strength": lambda a, b: abs(a - b) <= 1,
        "kind": lambda a, b: a == b,
        "speaker": lambda a, b: a == b,
        "obligor": lambda a, b: sorted(a) == sorted(b),
        "due": lambda a, b: a == b,
        "condition": lambda a, b: a == b,
    }
    notes = []
    for label, read_, best in pairs:
        if best < 0.5:
            notes.append(f"other bounds «{read_['quote']}»")
        for name in same.keys() & label.keys():
            right = same[name](label[name], read_[name])
            tally[f"{kind} {name}"]["hit" if right else "missed"] += 1
            tally[f"{kind} {name}"]["false"] += 0 if right else 1
            if not right:
                notes.append(f"{name} {read_[name]!r} for {label[name]!r}")
    return notes


def iou(a: Span, b: Span) -> float:
    """Return shared over joint length."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def figures(count: Counter[str]) -> str:
    """Write precision, recall and F1, with how many were wanted."""
    hit, wanted, found = (
        count["hit"],
        count["hit"] + count["missed"],
        count["hit"] + count["false"],
    )
    if not wanted and not found:
        return "-"
    precision, recall = hit / found if found else 0.0, hit / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    return f"{precision:.2f} {recall:.2f} {f1:.2f} ({wanted})"


if __name__ == "__main__":
    main()
