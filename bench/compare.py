"""How well documents are held against each other: reprints, stories, translations, contradictions.

The exercises stand in tests/samples/compare, two to five invented documents each; half of them were kept
aside from tuning and are printed apart. A reprint pair counts as found when both its sentences are the
labelled ones; a contradiction when its kind is the labelled one and it quotes both labelled places.

    python bench/compare.py            # the table
    python bench/compare.py --show     # and what differs, in the tuned half alone
    python bench/compare.py --press DIR # what is found among the files of a folder, to look at
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from servanda.extraction.reading import read
from servanda.reconciliation.compare import as_json, compare
from servanda.reconciliation.told import told

SAMPLES = Path(__file__).resolve().parent.parent / "tests" / "samples" / "compare"
Exercise = dict[str, Any]
Pair = tuple[str, int, str, int]


def main() -> None:
    """Print one column for each half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what differs when tuned on")
    parser.add_argument("--press", type=Path, help="compare the text files of a folder and print")
    options = parser.parse_args()
    if options.press:
        look(options.press)
        return
    columns = [measured(kept=kept, show=options.show and not kept) for kept in (False, True)]
    print(f"{'':<34}{'tuned':>16}{'kept aside':>16}")
    for name in columns[0]:
        print(f"{name:<34}" + "".join(f"{column[name]:>16}" for column in columns))


def exercises() -> list[Exercise]:
    """Return the labelled exercises in the order of their names."""
    made = []
    for path in sorted(SAMPLES.glob("*.toml")):
        exercise: Exercise = tomllib.loads(path.read_text(encoding="utf-8"))
        made.append({"name": path.stem, "reprint": [], "contradiction": [], **exercise})
    return made


def compared(documents: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """Return what `servanda compare --json` would print of documents with `file` and `text`."""
    return as_json(compare([told(d["file"], d["text"], read(d["text"])) for d in documents]))


def measured(*, kept: bool, show: bool) -> dict[str, str]:
    """Weigh every exercise of one half."""
    tally: Counter[str] = Counter()
    for exercise in exercises():
        if exercise["kept"] is kept:
            said = weighed(exercise, compared(exercise["document"]), tally)
            for line in said if show else ():
                print(f"{exercise['name']}: {line}")
    return table(tally)


def weighed(exercise: Exercise, found: dict[str, Any], tally: Counter[str]) -> list[str]:
    """Count one exercise into the tally; return what differs, a line each."""
    said = [
        *reprinted(exercise, found, tally),
        *differing(exercise, found, tally),
    ]
    right = sorted(map(sorted, exercise["stories"])) == sorted(map(sorted, found["stories"]))
    tally["stories"] += right
    tally["exercises"] += 1
    tally["documents"] += len(exercise["document"])
    if not right:
        said.append(f"stories {found['stories']}")
    return said


def reprinted(exercise: Exercise, found: dict[str, Any], tally: Counter[str]) -> list[str]:
    """Weigh the reprint pairs, who printed first, who is credited, and the translations."""
    texts = {document["file"]: document["text"] for document in exercise["document"]}
    wanted = {pair: label for label in exercise["reprint"] for pair in labelled(label, texts)}
    got, sides = {}, set()
    for one in found["reprints"]:
        sides_of = sorted((one["a"]["file"], one["b"]["file"]))
        if one["relation"] == "translation":
            sides.add(tuple(sides_of))
            continue
        places = {one[side]["file"]: one[side]["start"] for side in "ab"}
        got[sides_of[0], places[sides_of[0]], sides_of[1], places[sides_of[1]]] = one
    count(tally, "reprint", wanted.keys(), got.keys())
    languages = {tuple(sorted(pair)) for pair in exercise["translations"]}
    count(tally, "translation", languages, sides)
    said = [f"reprint {pair}" for pair in wanted.keys() ^ got.keys()]
    said += [f"translation {pair}" for pair in languages ^ sides]
    for pair, label in wanted.items():
        for field in ("first", "credited"):
            if pair in got and field in label:
                right = got[pair][field] == label[field]
                tally[f"{field} right"] += right
                tally[f"{field} asked"] += 1
                said += [] if right else [f"{field} of {pair}: {got[pair][field]!r}"]
    return said


def labelled(label: dict[str, Any], texts: Mapping[str, str]) -> Iterable[Pair]:
    """Yield the pairs of a label by the places of their sentences: here a sentence is a line."""
    for words in label["sentences"]:
        for one, other in combinations(sorted(label["files"]), 2):
            yield one, line(texts[one], words), other, line(texts[other], words)


def line(text: str, words: str) -> int:
    """Return where the line of the words begins."""
    return text.rindex("\n", 0, text.index(words)) + 1


def differing(exercise: Exercise, found: dict[str, Any], tally: Counter[str]) -> list[str]:
    """Weigh the contradictions: hard ones found, soft ones found, and those that are none."""
    texts = {document["file"]: document["text"] for document in exercise["document"]}
    left = list(found["contradictions"])
    said = []
    for label in exercise["contradiction"]:
        name = "hard" if label["hard"] else "soft"
        hits = [one for one in left if answers(one, label, texts)]
        tally[f"{name} wanted"] += 1
        tally[f"{name} found"] += bool(hits)
        tally["mark right"] += any(one["hard"] is label["hard"] for one in hits)
        tally["mark asked"] += bool(hits)
        said += [] if hits else [f"missed {name} {label['kind']} {label['places']}"]
        said += [f"mark of {label['places']}" for one in hits if one["hard"] is not label["hard"]]
    for one in left:
        if not any(answers(one, label, texts) for label in exercise["contradiction"]):
            tally["false"] += 1
            quotes = [(q["file"], q["quote"]) for q in one["quotations"]]
            said.append(f"false {one['kind']} {one['values']} hard={one['hard']} {quotes}")
    return said


def answers(one: dict[str, Any], label: dict[str, Any], texts: Mapping[str, str]) -> bool:
    """Tell whether a find is the labelled one: its kind, and quotations that touch both places."""
    if one["kind"] != label["kind"]:
        return False
    for file, words in label["places"]:
        start = texts[file].index(words)
        end = start + len(words)
        if not any(
            q["file"] == file and q["start"] < end and start < q["end"] for q in one["quotations"]
        ):
            return False
    return True


def count(tally: Counter[str], name: str, wanted: Iterable[Any], got: Iterable[Any]) -> None:
    """Add hits, misses and false finds."""
    wanted, got = set(wanted), set(got)
    tally[f"{name} hit"] += len(wanted & got)
    tally[f"{name} miss"] += len(wanted - got)
    tally[f"{name} false"] += len(got - wanted)


def table(tally: Counter[str]) -> dict[str, str]:
    """Return the figures of one half, in the order they are printed."""
    return {
        "exercises, documents": f"{tally['exercises']}, {tally['documents']}",
        "reprint pairs F1": f1(tally, "reprint"),
        "first right": f"{tally['first right']}/{tally['first asked']}",
        "credited right": f"{tally['credited right']}/{tally['credited asked']}",
        "stories exact": f"{tally['stories']}/{tally['exercises']}",
        "translated documents F1": f1(tally, "translation"),
        "hard contradictions found": f"{tally['hard found']}/{tally['hard wanted']}",
        "soft contradictions found": f"{tally['soft found']}/{tally['soft wanted']}",
        "hard or soft right": f"{tally['mark right']}/{tally['mark asked']}",
        "false per ten documents": f"{10 * tally['false'] / max(tally['documents'], 1):.2f}",
    }


def f1(tally: Counter[str], name: str) -> str:
    """Return F1 with its hits, misses and false finds."""
    hit, miss, false = (tally[f"{name} {kind}"] for kind in ("hit", "miss", "false"))
    score = 2 * hit / (2 * hit + miss + false) if hit + miss + false else 1.0
    return f"{score:.2f} ({hit}-{miss}-{false})"


def look(folder: Path) -> None:
    """Print what is found among the text files of a folder."""
    paths = sorted(folder.glob("*.txt"))
    found = compared([{"file": p.name, "text": p.read_text(encoding="utf-8")} for p in paths])
    print(f"{len(found['reprints'])} reprinted sentences; stories {found['stories']}")
    for one in found["contradictions"]:
        print(f"{one['kind']} hard={one['hard']} {one['values']}")
        for quotation in one["quotations"]:
            print(f"    {quotation['file']} {quotation['start']}: {quotation['quote'][:160]!r}")


if __name__ == "__main__":
    main()
