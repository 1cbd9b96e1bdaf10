"""How fast articles are read and compared, and in how much memory, on invented articles.

    python bench/reading_speed.py                  # all of it: some minutes
    python bench/reading_speed.py --press DIR      # read the text files of a folder instead
    python bench/reading_speed.py --compare 1000   # compare that many alone; may be given again

Reading is measured in this process on one core; start-up and comparing as whole processes of `servanda`.
Articles are those of bench/wire.py, seeded; three of ten are edited copies of an earlier one.
"""

import argparse
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.wire import articles
from servanda.extraction.reading import read

SERVANDA = Path(sys.executable).parent / "servanda"
SIZES = (1_000, 3_000, 10_000)
MEGABYTE = 1_000_000
# What must be reached.
A_SECOND, RESIDENT, START, LINE, COMPARED, COMPARING = 20, 200, 0.6, 5, 120, 1000
Row = tuple[str, str, str, bool]


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--press", type=Path, help="a folder of text files to read")
    parser.add_argument(
        "--compare", type=int, action="append", help="compare so many articles alone"
    )
    options = parser.parse_args()
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{os.cpu_count()} cores, {load}")
    print(f"{'measured':<52}{'figure':>24}  {'bound':<10}")
    with tempfile.TemporaryDirectory() as home:
        os.environ["SERVANDA_HOME"] = home
        if not options.compare:
            show(reading(options.press))
            show(lines())
            show(starting(Path(home)))
        comparing(Path(home), options.compare or SIZES)


def show(rows: Iterator[Row]) -> None:
    """Print rows as they come."""
    for name, figure, bound, good in rows:
        print(f"{name:<52}{figure:>24}  {bound:<10}{'ok' if good else 'NOT OK'}", flush=True)


def reading(press: Path | None) -> Iterator[Row]:
    """Read articles again and again on one core; the memory is that of this process."""
    texts = [p.read_text(encoding="utf-8") for p in sorted(press.glob("*.txt"))] if press else []
    texts = texts or list(articles(100))
    read(texts[0])
    size = sum(map(len, texts)) / len(texts) / 1000
    rounds = []
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            read(text)
        rounds.append(len(texts) / (time.process_time() - start))
    speed = sorted(rounds)[1]
    yield (
        f"articles of {size:.1f} thousand characters",
        f"{speed:.0f} a second",
        f"{A_SECOND}",
        speed >= A_SECOND,
    )
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield "memory of reading them", f"{memory:.0f} MB", f"{RESIDENT} MB", memory <= RESIDENT


def lines() -> Iterator[Row]:
    """Read a megabyte without a line break, in three shapes that tempt a pattern to go back."""
    sentence = next(articles(1)).split("\n\n")[-1].replace("\n", " ") + " "
    shapes = {
        "sentences": sentence,
        "one word": "a",
        "figures": "1.234,5 ",
        "quotation marks": '"“ ',
        "capitals": "Ông Lê ",
    }
    for name, shape in shapes.items():
        text = (shape * (MEGABYTE // len(shape) + 1))[:MEGABYTE]
        start = time.perf_counter()
        read(text)
        spent = time.perf_counter() - start
        yield f"one line of a megabyte: {name}", f"{spent:.2f} s", f"{LINE} s", spent <= LINE


def starting(home: Path) -> Iterator[Row]:
    """Start `servanda read` on a short article, as whole processes."""
    path = home / "short.txt"
    path.write_text(next(articles(1)), encoding="utf-8")
    runs = [run(["read", str(path), "--json"]) for _ in range(9)]
    spent, work = (sorted(column) for column in list(zip(*runs, strict=True))[:2])
    least, middle = f"{spent[0]:.2f}", f"{spent[4]:.2f}"
    yield (
        "servanda read, whole process, least and median of 9",
        f"{least} {middle} s",
        f"{START} s",
        spent[4] <= START,
    )
    yield "the same, work of the processor", f"{work[0]:.2f} {work[4]:.2f} s", "", True


def comparing(home: Path, sizes: Sequence[int]) -> None:
    """Compare folders of growing size, one line for each, with how the time grew from the one before.

    The memory is that of the largest process. Work that grows in step with the articles grows by 1.0.
    """
    print(
        f"\n{'servanda compare':<18}{'wall':>10}{'work':>10}{'a thousand':>12}{'growth':>8}{'memory':>10}"
    )
    before = None
    for size in sorted(sizes):
        folder = home / str(size)
        folder.mkdir()
        for number, text in enumerate(articles(size)):
            (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        wall, work, memory = run(["compare", str(folder), "--json"])
        rate = work / size * 1000
        grown = f"{math.log(work / before[1]) / math.log(size / before[0]):.2f}" if before else "-"
        bound = "" if size < max(SIZES) else f"  {COMPARED} s"
        good = memory <= COMPARING and (not bound or wall <= COMPARED)
        print(
            f"{size:>9,} articles{wall:>8.1f} s{work:>8.1f} s{rate:>10.1f} s{grown:>8}{memory:>7.0f} MB"
            f"{bound or '       '}, {COMPARING} MB  {'ok' if good else 'NOT OK'}",
            flush=True,
        )
        before = size, work


def run(words: Sequence[str]) -> tuple[float, float, float]:
    """Return wall and processor seconds, and MB at most, of a run of `servanda`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([SERVANDA, *words], check=False, capture_output=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, work, after.ru_maxrss / 1024


if __name__ == "__main__":
    main()
