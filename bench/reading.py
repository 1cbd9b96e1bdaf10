"""How well prose is read: precision, recall and F1 of every field, by language, on invented passages.

The passages stand in tests/samples/reading: LANGUAGE.toml, LANGUAGE-tuned.toml and those that were once
kept aside (LANGUAGE-formerly-aside*.toml) were tuned on; LANGUAGE-aside.toml is kept aside and printed
apart. Labels name spans by their words; a promise or statement counts as found when the spans overlap
(IoU: when they share half of their union), and its fields are then compared. A figure is precision,
recall, F1 and how many were wanted; "!" marks an F1
below what must be, "+" one that reaches the aim.

Real articles may be labelled in a file of one's own: SERVANDA_PRESS_LABELS or var/press-labels.toml,
with `file` in place of `text`, `lang`, and where wanted `article`, the first and the last words of the
article (or a list of such pairs) and `left_out`, the captions and teasers between, against which page
cleaning is weighed. Several files are parted as in PATH. SERVANDA_REAL_LABELS or
var/real-aside.toml, laid out alike with its texts in a folder `real` beside it, holds real press that is
kept aside: it has a table, and what differs there is never shown. A label's words that stand more than
once in their text may name the place: "Monday#2" is the second "Monday".

    python bench/reading.py                  # the tables
    python bench/reading.py --language en    # of one language
    python bench/reading.py --show           # and what differs, but never in what is kept aside
"""

import argparse
import os
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from servanda.extraction.reading import as_json, read
from servanda.terms.languages import READ as LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "tests" / "samples" / "reading"
PRESS = ROOT.parent / "shared" / "press"
PUBLISHED = "2026-02-21"
SPANNED = ("dates", "occasions", "amounts", "statements", "promises", "identifiers")
# What must be, and what is aimed at, of F1.
BARS = {
    "page cleaning": (0.97, 0.99),
    "dates": (0.90, 0.97),
    "amounts": (0.93, 0.99),
    "country": (0.95, 0.99),
    "person": (0.90, 0.97),
    "org": (0.80, 0.90),
    "statements, IoU .5": (0.80, 0.92),
    "statement speaker": (0.85, 0.95),
    "promises, overlap": (0.80, 0.92),
    "promises, IoU .5": (0.70, 0.85),
    "promise modality": (0.80, 0.92),
    "promise strength": (0.90, 0.97),
    "promise obligor": (0.75, 0.90),
    "promise speaker": (0.80, 0.92),
}
_SPELT = 0.8  # how much of two ids is the same where one person is spelt in two ways
# Fields of which any single one is too many: they are counted, not rated.
FAULTS = ("spans that differ", "amounts outside")
Span = tuple[int, int]
Passage = dict[str, Any]
Tally = dict[str, Counter[str]]


def main() -> None:
    """Print one table for each half, and of real articles and real press where these are labelled."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--show", action="store_true", help="print what differs, kept-aside excepted"
    )
    parser.add_argument("--language", choices=LANGUAGES, help="this one alone")
    options = parser.parse_args()
    columns = (options.language,) if options.language else LANGUAGES
    for title, half in (("tuned", tuned), ("kept aside", aside)):
        table(title, {c: half(c) for c in columns}, show=options.show and half is tuned)
    for title, real, show in (
        ("real articles", press(), options.show),
        ("real press, kept aside", press_aside(), False),
    ):
        by_language = {c: [p for p in real if p["lang"] == c] for c in columns}
        if any(by_language.values()):
            table(title, {c: p for c, p in by_language.items() if p}, show=show)


def table(title: str, columns: dict[str, list[Passage]], *, show: bool) -> None:
    """Print the figures of every field, one column a language."""
    tallies = {code: measure(found, code, show=show) for code, found in columns.items()}
    heads = (f"{code} ({len(found)})" for code, found in columns.items())
    print(f"\n{title:<22}{'must':>6}{'aim':>6}" + "".join(f"{head:>26}" for head in heads))
    rows = dict.fromkeys(n for tally in tallies.values() for n in tally)
    for name in sorted(rows, key=lambda row: row in FAULTS):
        bars = BARS.get(name, (0, 0) if name in FAULTS else ("", ""))
        cells = (cell(name, tally[name]) for tally in tallies.values())
        print(f"{name:<22}{bars[0]:>6}{bars[1]:>6}" + "".join(f"{text:>26}" for text in cells))


def tuned(language: str) -> list[Passage]:
    """Return the passages that were looked at while tuning."""
    once_aside = sorted(SAMPLES.glob(f"{language}-formerly-aside*.toml"))
    files = (SAMPLES / f"{language}.toml", SAMPLES / f"{language}-tuned.toml", *once_aside)
    return [one for file in files for one in passages(file)]


def aside(language: str) -> list[Passage]:
    """Return the passages that nobody tunes on."""
    return passages(SAMPLES / f"{language}-aside.toml")


def press() -> list[Passage]:
    """Return the labelled real articles, where there are any, with their texts."""
    return [
        one
        for file in named("SERVANDA_PRESS_LABELS", "press-labels")
        for one in with_texts(file, PRESS)
    ]


def press_aside() -> list[Passage]:
    """Return the labelled real press that nobody tunes on, where there is any, with its texts."""
    files = named("SERVANDA_REAL_LABELS", "real-aside")
    return [one for file in files for one in with_texts(file, file.parent / "real")]


def named(setting: str, name: str) -> list[Path]:
    """Return the files of labels that a setting names, or the one of that name in var."""
    usual = str(ROOT / "var" / f"{name}.toml")
    return [Path(file) for file in os.environ.get(setting, usual).split(os.pathsep)]


def with_texts(labels: Path, folder: Path) -> list[Passage]:
    """Return labelled passages with the texts of their files, in a folder or beside their labels.

    A field without labels is None.
    """
    blank: Passage = dict.fromkeys(("dates", "amounts", "parties", "statements", "promises"))

    def text_of(passage: Passage) -> Path:
        beside = labels.parent / passage["file"]
        return beside if beside.is_file() else folder / passage["file"]

    return [
        {**blank, "lang": "vi", "name": p["file"], "text": decoded(text_of(p)), **p}
        for p in passages(labels)
    ]


def decoded(path: Path) -> str:
    """Return a file's text, its newlines untouched."""
    return path.read_bytes().decode("utf-8")


def passages(path: Path) -> list[Passage]:
    """Return the labelled passages of a file, none where it does not exist."""
    if not path.exists():
        return []
    found: list[Passage] = tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
    return found


def measure(found: Sequence[Passage], language: str, *, show: bool) -> Tally:
    """Count hits, misses and false finds of every field."""
    tally: Tally = defaultdict(Counter)
    for passage in found:
        published = passage.get("published", PUBLISHED)
        made = as_json(read(passage["text"], language=language, published=published))
        for name, differs in compare(passage, made, tally).items():
            if show and differs:
                print(f"  {language} {passage['name']}: {name}: {differs}")
    return tally


def compare(passage: Passage, made: dict[str, Any], tally: Tally) -> dict[str, str]:
    """Weigh one reading against its labels, a field that is not labelled excepted; say what differs."""
    text, differs = passage["text"], {}
    for name, (wanted, found) in figures_of(passage, made).items():
        differs[name] = sets(tally[name], wanted, found)
    for kind in ("country", "person", "org", "territory"):
        if passage["parties"] is not None:
            wanted = {p for p in passage["parties"] if p.startswith(f"{kind}:")}
            found = {p["id"] for p in made["parties"] if p["kind"] == kind}
            differs[kind] = sets(tally[kind], wanted, found)
            if kind == "person":
                sets(tally["person, however spelt"], wanted, in_labels_spelling(wanted, found))
    if passage["statements"] is not None:
        said = [{"quote": s[0], "speaker": s[1]} for s in passage["statements"]]
        differs["statements"] = spans(tally, "statement", text, (said, made["statements"]))
    if passage["promises"] is not None:
        differs["promises"] = spans(tally, "promise", text, (passage["promises"], made["promises"]))
    if "article" in passage:
        clean(passage, made, tally)
    tally["spans that differ"]["false"] += sum(
        text[item["start"] : item["end"]] != item["quote"] for key in SPANNED for item in made[key]
    )
    return differs


def in_labels_spelling(wanted: set[str], found: set[str]) -> set[str]:
    """Return the persons found, those whose names the labels spell nearly so as the labels do.

    It parts who was not found from who was found and spelt otherwise, "qasim" and "qassem".
    """
    alike = {one: next((w for w in wanted if spelt_alike(one, w)), one) for one in found - wanted}
    return {alike.get(one, one) for one in found}


def spelt_alike(one: str | None, other: str | None) -> bool:
    """Tell whether two ids are one party, or one person spelt in two ways."""
    if not (one and other and one.startswith("person:") and other.startswith("person:")):
        return one == other
    return SequenceMatcher(None, one, other).ratio() >= _SPELT


def figures_of(passage: Passage, made: dict[str, Any]) -> dict[str, tuple[set[Any], set[Any]]]:
    """Return the labelled and the read dates, amounts and identifiers."""
    text = passage["text"]
    sides: dict[str, tuple[set[Any], set[Any]]] = {}
    if passage["dates"] is not None:
        sides["dates"] = (
            {(*spot(text, d[0]), d[1]) for d in passage["dates"]},
            {(d["start"], d["end"], d["value"]) for d in made["dates"]},
        )
    if passage["amounts"] is not None:
        sides["amounts"] = (
            {(*spot(text, a[0]), *figure(a)) for a in passage["amounts"]},
            {(a["start"], a["end"], *figure(a)) for a in made["amounts"]},
        )
    if "identifiers" in passage:
        sides["identifiers"] = (
            {number(i[1]) for i in passage["identifiers"]},
            {number(i["value"]) for i in made["identifiers"]},
        )
    return sides


def figure(amount: Any) -> tuple[Any, ...]:
    """Return unit, value and bounds of a label or of what was read; nothing of no amount."""
    if not amount:
        return ()
    if isinstance(amount, list):
        return amount[1], *bounds(amount[2:])
    return tuple(amount[key] for key in ("unit", "value", "minimum", "maximum"))


def number(words: str) -> str:
    """Return the number of an identifier without its organ and its year."""
    found = re.search(r"\d[\d/]*", words)
    return found[0] if found else words


def clean(passage: Passage, made: dict[str, Any], tally: Tally) -> None:
    """Weigh the text kept by page cleaning by its letters, and count amounts read outside."""
    text, ends = passage["text"], passage["article"]
    pairs = [ends] if isinstance(ends[0], str) else ends
    wanted: set[int] = set()
    for first, last in pairs:
        start = text.index(first)
        wanted |= set(range(start, text.index(last, start) + len(last)))
    left_out = {
        n
        for words in passage.get("left_out", ())
        for found in re.finditer(re.escape(words), text)
        for n in range(*found.span())
    }
    wanted -= left_out
    found = {n for start, end in made["article"] for n in range(start, end)}
    blank = {n for n, letter in enumerate(text) if letter.isspace()}
    sets(tally["page cleaning"], wanted - blank, found - blank)
    outside = sum(amount["start"] not in wanted for amount in made["amounts"])
    tally["amounts outside"]["false"] += outside


def bounds(numbers: Sequence[Any]) -> tuple[Any, Any, Any]:
    """Return value, minimum and maximum of a label: one number is exact, two are bounds."""
    if len(numbers) == 1:
        return numbers[0], None, None
    least, most = (number if number != "" else None for number in numbers)
    value = None if least is not None and most is not None else least if most is None else most
    return value, least, most


def spot(text: str, words: str) -> Span:
    """Return where a label's words stand: the first place, or that which "#2" and so on names."""
    plain, _, place = words.rpartition("#")
    if words in text or not place.isdigit():
        plain, place = words, "1"
    start = -1
    for _ in range(int(place)):
        start = text.index(plain, start + 1)
    return start, start + len(plain)


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
    pairs = paired(text, wanted, found)
    notes = [f"missed «{w['quote']}»" for w in wanted if not any(label is w for label, *_ in pairs)]
    close = sum(best >= 0.5 for *_, best in pairs)
    for name, hits in ((f"{kind}s, overlap", len(pairs)), (f"{kind}s, IoU .5", close)):
        tally[name] += Counter(hit=hits, missed=len(wanted) - hits, false=len(found) - hits)
    notes += [
        f"false «{f['quote']}»" for f in found if not any(read_ is f for _, read_, _ in pairs)
    ]
    notes += fields(tally, kind, pairs)
    return "; ".join(notes)


def paired(text: str, wanted: Sequence[Any], found: Sequence[Any]) -> list[tuple[Any, Any, float]]:
    """Pair labels with what was read, each once, the best shared first."""
    places = [spot(text, label["quote"]) for label in wanted]
    shared = [
        (iou(place, (made["start"], made["end"])), -at, -n)
        for at, place in enumerate(places)
        for n, made in enumerate(found)
    ]
    labels, used, pairs = set[int](), set[int](), []
    for best, at, n in sorted(shared, reverse=True):
        if best > 0 and at not in labels and n not in used:
            labels.add(at)
            used.add(n)
            pairs.append((wanted[-at], found[-n], best))
    return pairs


def fields(tally: Tally, kind: str, pairs: Sequence[tuple[Any, Any, float]]) -> list[str]:
    """Compare the fields of the pairs; strength may be one grade off."""
    same: dict[str, Callable[[Any, Any], bool]] = {
        "modality": lambda a, b: a == b,
        "strength": lambda a, b: abs(a - b) <= 1,
        "kind": lambda a, b: a == b,
        "speaker": lambda a, b: a == b,
        "speaker, however spelt": spelt_alike,
        "obligor": lambda a, b: sorted(a) == sorted(b),
        "beneficiary": lambda a, b: sorted(a) == sorted(b),
        "due": lambda a, b: (a or None) == b,
        "condition": lambda a, b: a == b,
        "amount": lambda a, b: figure(a) == figure(b),
    }
    notes = []
    for label, read_, best in pairs:
        if best < 0.5:
            notes.append(f"other bounds «{read_['quote']}»")
        for name, field in ((n, n.partition(",")[0]) for n in same if n.partition(",")[0] in label):
            right = same[name](label[field], read_[field])
            tally[f"{kind} {name}"]["hit" if right else "missed"] += 1
            tally[f"{kind} {name}"]["false"] += 0 if right else 1
            if not right and name == field:
                notes.append(f"{name} {read_[name]!r} for {label[name]!r}")
    return notes


def iou(a: Span, b: Span) -> float:
    """Return shared over joint length."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def cell(name: str, count: Counter[str]) -> str:
    """Write a field's figures and how they stand to what must be."""
    if name in FAULTS:
        return f"{count['false']}{'!' if count['false'] else ' '}"
    must, aim = BARS.get(name, (0.0, 2.0))
    f1 = rates(count)[2]
    weighed = count["hit"] + count["missed"] + count["false"]
    mark = " " if not weighed else "!" if f1 < must else "+" if f1 >= aim else " "
    return figures(count) + mark


def figures(count: Counter[str]) -> str:
    """Write precision, recall and F1, with how many were wanted."""
    wanted, found = count["hit"] + count["missed"], count["hit"] + count["false"]
    if not wanted and not found:
        return "-"
    return " ".join(f"{rate:.2f}" for rate in rates(count)) + f" ({wanted})"


def rates(count: Counter[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1; 0 where nothing was found or wanted."""
    hit, wanted = count["hit"], count["hit"] + count["missed"]
    found = hit + count["false"]
    return (
        hit / found if found else 0.0,
        hit / wanted if wanted else 0.0,
        2 * hit / (wanted + found) if hit else 0.0,
    )


if __name__ == "__main__":
    main()
