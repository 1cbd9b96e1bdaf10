"""Everything that bulk data must reach, each figure beside its reference in the same run.

    python bench/flows.py [--activities 100000,1000000] [--only rollup,pages,export,take,others] [--iati FILE]
        [--quick] [--keep DIR] [--results FILE]

Nothing of it is about anybody: a dataset is made up (see `flows_snapshots.py`), asked, and written
as IATI, which is then taken like any other file, in a home of its own. The two sides of a comparison take
turns; what is compared is seconds of the processor, the fastest round of each side, and where two
processes are held against one, seconds of the clock. `xmllint --stream` runs at 0.46 of libxml2's
SAX2, in whose terms reading is told. What cannot be measured here says why, and what was measured once
elsewhere says that it was not run. `--keep` keeps what is made up for the next run; every run is added
to a file of results.
"""

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 (the folder of the benchmarks is no package that is installed)
from bench.flows_snapshots import COUNTRIES, generate
from servanda.flows.export import write_csv
from servanda.flows.export_iati import write_iati
from servanda.flows.listing import Which, chosen
from servanda.flows.map_cells import Box, cells_of
from servanda.flows.overdue import overdue
from servanda.flows.pillars import pillars_of
from servanda.flows.questions import Question
from servanda.flows.rate_tables import rates_of
from servanda.flows.rollups import rolled
from servanda.flows.snapshot import MANIFEST, Snapshot, open_snapshot
from servanda.flows.totals import total

SERVANDA = Path(sys.executable).parent / "servanda"
STREAM = 0.46  # of SAX2, as measured once for `xmllint --stream --noout`
# Of SAX2, and MB a second on two cores, as recorded once on this sort of file: neither is installed here.
OTHERS = {
    "D-Portal to SQLite": (0.003, 0.35, "20 x", "150 x"),
    "iati-tables to PostgreSQL": (0.0014, 0.16, "50 x", "300 x"),
}
PARTS = ("rollup", "pages", "export", "take", "others")
# Milliseconds of the 95th percentile up to so many activities: what must be, and what is aimed at.
BOUNDS = {100_000: (50, 20), 1_000_000: (150, 100)}
RESULTS: list[dict[str, str]] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a process took: seconds of the processor and of the clock, and MB at most."""

    work: float
    wall: float
    memory: float


def row(what: str, figure: str, *, beside: str = "", must: str = "", **more: Any) -> None:
    """Print one row, and keep it; of `more` there may be an `aim`, and whether it is `good`."""
    good, aim = more.get("good"), more.get("aim", "")
    word = "" if good is None else "ok" if good else "NOT OK"
    names = ("what", "figure", "reference", "must", "aim", "kept")
    RESULTS.append(dict(zip(names, (what, figure, beside, must, aim, word), strict=True)))
    print(f"| {' | '.join((what, figure, beside, must, aim, word))} |", flush=True)


def missing(what: str, why: str, must: str) -> None:
    """Print the row of something that is not measured."""
    row(what, f"not measured: {why}", must=must)


def spent(command: Sequence[str | Path], *, home: Path | None = None) -> Spent:
    """Run a command; its words are shown where it fails."""
    settings = {**os.environ, "SERVANDA_HOME": str(home)} if home else dict(os.environ)
    begun = time.perf_counter()
    with TemporaryDirectory() as folder, (Path(folder) / "said").open("w+") as said:
        running = subprocess.Popen(command, stdout=said, stderr=said, env=settings)
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        if running.returncode:
            sys.exit(f"{' '.join(map(str, command))}: {said.read()[-2000:]}")
    wall = time.perf_counter() - begun
    return Spent(work=used.ru_utime + used.ru_stime, wall=wall, memory=used.ru_maxrss / 1024)


def worked(ask: Callable[[], object]) -> float:
    """Return the seconds of the processor that something takes here."""
    begun = time.process_time()
    ask()
    return time.process_time() - begun


def rolled_up(folder: Path) -> Spent:
    """Make the roll-up of a snapshot in a process of its own."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path;"
        "from servanda.flows.snapshot import open_snapshot as o;"
        "from servanda.flows.rollups import prepare as p;"
        "from servanda.flows.rate_tables import rates_of as r;"
        "p(o(Path(sys.argv[2])), rates=r(Path(sys.argv[2]) / 'none'))"
    )
    return spent([sys.executable, "-c", code, ROOT, folder])


def rolling(snapshot: Snapshot, activities: int) -> float:
    """Make the roll-up, once, in a process of its own, where its memory can be told; return its seconds."""
    rmtree(snapshot.folder.parent / "rollups", ignore_errors=True)
    used = rolled_up(snapshot.folder)
    size = sum(one.stat().st_size for one in (snapshot.folder.parent / "rollups").rglob("*.duckdb"))
    figure = f"{used.work:.1f} s of the processor, {used.wall:.1f} s, {size / 1e6:.0f} MB on disk"
    row(f"roll-up of {activities:,} activities, once", figure)
    row("memory of making it", f"{used.memory:.0f} MB", must="300 MB", good=used.memory <= 300)
    return used.work


def linear(works: dict[int, float]) -> None:
    """Tell how the cost of a roll-up grows from the smallest to the largest dataset."""
    small, large = min(works), max(works)
    if small < large:
        ratio = works[large] / works[small]
        row(f"roll-up: {large / small:.0f} times the activities", f"{ratio:.1f} times the work")


Asks = dict[str, Callable[[], object]]


def pages(snapshot: Snapshot) -> Asks:
    """Return what pages ask, each drawn anew each time."""
    rates, pillars = rates_of(snapshot.folder / "none"), pillars_of(snapshot.folder / "none")
    chosen_by = random.Random(1)

    def answer(question: Question) -> object:
        return total(snapshot, question, rates=rates, pillars=pillars)

    def one_year() -> object:
        year, place = chosen_by.randrange(2015, 2025), chosen_by.choice(COUNTRIES[:10])
        asked = Question(by="pillar", party=f"XM-{chosen_by.randrange(20)}", place=place)
        since, until = date(year, 1, 1), date(year, 12, 31)
        return answer(
            Question(by="pillar", party=asked.party, place=place, since=since, as_of=until)
        )

    def late() -> object:
        day = date(2017, 1, 1) + timedelta(days=chosen_by.randrange(3000))
        return overdue(snapshot, day, most=50, rates=rates)

    def box() -> object:
        south, west = 31 + chosen_by.random() * 0.5, 34 + chosen_by.random() * 0.5
        side = Box(south=south, west=west, north=south + 0.5, east=west + 0.5)
        return cells_of(snapshot, side, degrees=0.05, rates=rates)

    def donors() -> object:
        until = date(2014 + chosen_by.randrange(1, 12), chosen_by.randrange(1, 13), 1)
        return answer(Question(by="party", as_of=until - timedelta(days=1)))

    return {
        "donor x pillar, one country, one year": one_year,
        "all donors, world, up to the end of a month": donors,
        "monthly series of one donor": lambda: answer(
            Question(by="month", party=f"XM-{chosen_by.randrange(50)}")
        ),
        "overdue, largest 50": late,
        "map cells of one box": box,
    }


def references(snapshot: Snapshot) -> Asks:
    """Return some of the same questions as they are asked of all rows, without sums made before."""
    rollup = rolled(snapshot, rates=rates_of(snapshot.folder / "none"), currency="USD")
    spending = "fixed = '' AND stage IN ('disbursement', 'expenditure')"

    def ask(question: str) -> Callable[[], object]:
        def answer() -> object:
            with rollup.connect() as con:
                return con.execute(question).fetchall()

        return answer

    party = "party = (SELECT party FROM parties WHERE code = 'XM-3')"
    return {
        "all donors, world, up to the end of a month": ask(f"""SELECT party, sum(worth) FROM told
            WHERE {spending} AND day <= DATE '2020-06-30' GROUP BY party"""),
        "monthly series of one donor": ask(f"""SELECT month, sum(worth) FROM told
            WHERE {spending} AND {party} GROUP BY month"""),
    }


def asking(snapshot: Snapshot, activities: int, rounds: int) -> None:
    """Ask what pages ask."""
    bound, aim = next((both for most, both in BOUNDS.items() if activities <= most), (150, 100))
    rolled(snapshot, rates=rates_of(snapshot.folder / "none"), currency="USD")
    plain = references(snapshot)
    for name, ask in pages(snapshot).items():
        ask()
        walls, works, others = [], [], [float("inf")]
        for _ in range(rounds):
            begun, used = time.perf_counter(), time.process_time()
            ask()
            walls.append(1000 * (time.perf_counter() - begun))
            works.append(1000 * (time.process_time() - used))
            if name in plain:
                others.append(1000 * worked(plain[name]))
        walls.sort()
        works.sort()
        high = walls[min(round(len(walls) * 0.95), len(walls) - 1)]
        figure = f"p50 {walls[len(walls) // 2]:.1f}, p95 {high:.1f} ms"
        figure += f" ({works[len(works) // 2]:.1f} of the processor)"
        beside = f"of all rows {min(others):.0f} ms" if name in plain else ""
        given = {"must": f"p95 {bound} ms", "aim": f"{aim} ms", "good": high <= bound}
        row(f"{activities:,} activities: {name}", figure, beside=beside, **given)


def as_csv(snapshot: Snapshot, home: Path, rounds: int) -> None:
    """Write all rows as CSV, beside `sqlite3 -csv` of the same rows."""
    path, database = home / "rows.csv", home / "rows.db"
    database.unlink(missing_ok=True)
    rates, pillars = rates_of(home / "none"), pillars_of(home / "none")

    def ours() -> None:
        which = Which(reason="any")
        asked = chosen(snapshot, Question(), which=which, rates=rates, pillars=pillars)
        with asked as (con, question):
            write_csv(con, question, snapshot, path)

    ours()
    size = path.stat().st_size / 1e6
    if shutil.which("sqlite3") is None:
        missing("CSV out against sqlite3 -csv", "sqlite3 is not installed", "0.8 x")
        return
    subprocess.run(["sqlite3", database, ".mode csv", f".import {path} rows"], check=True)
    theirs = ["sqlite3", "-csv", "-header", database, "SELECT * FROM rows"]
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        best[0] = min(best[0], worked(ours))
        best[1] = min(best[1], spent(theirs).work)
    ratio = best[1] / best[0]
    row(
        f"CSV out, {size:.0f} MB",
        f"{ratio:.2f} x ({size / best[0]:.0f} MB/s)",
        beside=f"sqlite3 -csv {size / best[1]:.0f} MB/s",
        must="0.8 x",
        aim="2 x",
        good=ratio >= 0.8,
    )


def as_iati(snapshot: Snapshot, path: Path, rounds: int) -> None:
    """Write the activities as IATI, beside lxml.xmlfile from the same rows."""
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        best[0] = min(best[0], worked(lambda: write_iati(snapshot, path)))
        best[1] = min(best[1], worked(lambda: by_xmlfile(snapshot, path.with_suffix(".lxml"))))
    size, other = path.stat().st_size / 1e6, path.with_suffix(".lxml").stat().st_size / 1e6
    speed, theirs = size / best[0], other / best[1]
    row(
        f"IATI XML out, {size:.0f} MB",
        f"{speed / theirs:.1f} x ({speed:.0f} MB/s)",
        beside=f"lxml.xmlfile {theirs:.1f} MB/s",
        must="2 x",
        aim="3.5 x",
        good=speed >= 2 * theirs,
    )


def by_xmlfile(snapshot: Snapshot, path: Path) -> None:
    """Write the same activities from the same rows with lxml.xmlfile."""
    from lxml import etree

    with snapshot.connect() as con, etree.xmlfile(str(path), encoding="utf-8") as out:
        tables = {}
        for table in ("activity", "participant", "share", "location", "flow"):
            given = con.cursor().execute(f"SELECT * FROM {table} ORDER BY record")
            names = [column[0] for column in given.description or ()]
            tables[table] = groupby(_rows(given, names), key=lambda row: row["record"])
        # Every record of this dataset has rows in all tables but `location`.
        spots = next(tables["location"], None)
        with out.element("iati-activities", version="2.03"):
            for record, rows in tables["activity"]:
                parts = {
                    one: list(next(tables[one])[1]) for one in ("participant", "share", "flow")
                }
                parts["location"] = []
                if spots and spots[0] == record:
                    parts["location"] = list(spots[1])
                    spots = next(tables["location"], None)
                _activity(out, next(iter(rows)), parts)


def _rows(given: Any, names: list[str]) -> Iterator[dict[str, Any]]:
    while batch := given.fetchmany(4_096):
        for row in batch:
            yield dict(zip(names, row, strict=True))


def _activity(out: Any, row: dict[str, Any], parts: dict[str, list[dict[str, Any]]]) -> None:
    given = {"default-currency": row["currency"], "hierarchy": str(row["hierarchy"])}
    given["{http://www.w3.org/XML/1998/namespace}lang"] = row["language"]
    with out.element("iati-activity", given):
        with out.element("iati-identifier"):
            out.write(row["id"])
        with out.element("reporting-org", ref=row["reporter"], type="10"):
            _narrative(out, row["reporter_name"])
        for tag, words in (("title", row["title"]), ("description", "")):
            with out.element(tag):
                _narrative(out, words)
        for one in parts["participant"]:
            with out.element("participating-org", ref=one["party"], role="1", type=one["type"]):
                _narrative(out, one["name"])
        with out.element("activity-status", code=row["status"]):
            pass
        for kind, day in (("1", row["starts"]), ("3", row["ends"])):
            with out.element("activity-date", {"iso-date": day.isoformat(), "type": kind}):
                pass
        for one in parts["share"]:
            tag = "sector" if one["kind"] == "sector" else "recipient-country"
            with out.element(tag, code=one["code"]):
                pass
        for one in parts["location"]:
            with out.element("location"):
                with out.element("name"):
                    _narrative(out, one["name"])
                with out.element("point"), out.element("pos"):
                    out.write(f"{one['latitude']} {one['longitude']}")
        for one in parts["flow"]:
            _transaction(out, one)


def _transaction(out: Any, one: dict[str, Any]) -> None:
    with out.element("transaction", ref=one["ref"]):
        with out.element("transaction-type", code=one["type"]):
            pass
        with out.element("transaction-date", {"iso-date": one["decided"].isoformat()}):
            pass
        with out.element("value", currency=one["currency"]):
            out.write(f"{one['amount']:f}".rstrip("0").rstrip("."))
        with out.element("provider-org", ref=one["provider"]):
            _narrative(out, one["provider_name"])
        if one["receiver_activity"]:
            with out.element("receiver-org", {"receiver-activity-id": one["receiver_activity"]}):
                pass


def _narrative(out: Any, words: str) -> None:
    with out.element("narrative"):
        out.write(words)


def taking(path: Path, home: Path, rounds: int) -> None:
    """Take the file whole, again with one activity of a hundred changed, and in two processes."""
    size, reference, ours = path.stat().st_size / 1e6, float("inf"), []
    if shutil.which("xmllint") is None:
        missing("IATI to a queryable snapshot", "xmllint is not installed", "0.10 x SAX2")
        return
    spent([SERVANDA, "setup"], home=home)
    for number in range(rounds):
        reference = min(reference, spent(["xmllint", "--stream", "--noout", path]).work)
        ours.append(spent([SERVANDA, "take", path, "--dataset", f"one-{number}"], home=home))
    first = min(ours, key=lambda one: one.work)
    sax = reference * STREAM
    speed = sax / first.work
    beside = f"SAX2 {size / sax:.0f} MB/s"
    row(
        f"IATI to a queryable snapshot, {size:.0f} MB, one process, with its roll-up",
        f"{speed:.3f} x SAX2 ({size / first.work:.1f} MB/s)",
        beside=beside,
        must="0.10 x",
        aim="0.15 x",
        good=speed >= 0.10,
    )
    taken = home / "flows" / "one-0"
    rmtree(taken / "rollups", ignore_errors=True)
    row("of which the roll-up", f"{rolled_up(taken / '00001').work:.1f} of {first.work:.1f} s")
    row("memory of it", f"{first.memory:.0f} MB", must="300 MB", good=first.memory <= 300)
    for name, (theirs, recorded, must, aim) in OTHERS.items():
        beside = f"{recorded} MB/s, {theirs} of SAX2: recorded, not run here"
        row(f"against {name}", f"{speed / theirs:.0f} x", beside=beside, must=must, aim=aim)
    changed(path, home, sax=sax)
    if (os.cpu_count() or 1) < 2:
        missing("two processes against one", "there is one processor", "1.8 x")
        return
    two = ["--executor", "processes", "--workers", "2"]
    pairs = [
        spent([SERVANDA, "take", path, "--dataset", f"two-{n}", *two], home=home)
        for n in range(rounds)
    ]
    ratio = min(one.wall for one in ours) / min(one.wall for one in pairs)
    load = f"by the clock, at a load of {os.getloadavg()[0]:.1f}"
    row(
        "two processes against one, whole import",
        f"{ratio:.2f} x",
        beside=load,
        must="1.8 x",
        aim="1.95 x",
        good=ratio >= 1.8,
    )


def changed(path: Path, home: Path, *, sax: float) -> None:
    """Take the file again after one activity in a hundred was changed."""
    count, again = 0, path.with_name("again") / path.name
    again.parent.mkdir(exist_ok=True)
    with path.open("rb") as given, again.open("wb") as out:
        for line in given:
            if b"<activity-status" in line:
                count += 1
                if count % 100 == 0:
                    line = line.replace(b"<activity-status", b"<activity-status  ")
            out.write(line)
    used = spent([SERVANDA, "take", again, "--dataset", "one-0"], home=home)
    ratio = sax / used.work
    row(
        "same file again, 1 % changed, with its roll-up",
        f"{ratio:.2f} x SAX2 ({used.work:.1f} s)",
        must="1.5 x",
        aim="2.5 x",
        good=ratio >= 1.5,
    )


def told_by(script: str, *options: str) -> str:
    """Return what another benchmark prints, "" where it fails."""
    command = [sys.executable, str(ROOT / "bench" / script), *options]
    given = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=given).stdout


def others(options: argparse.Namespace) -> None:
    """Print what the other benchmarks measure: matching, reading, comparing."""
    flows = "20000" if options.quick else "1200000"
    promises = "200" if options.quick else "10000"
    said = told_by("matching.py", "--flows", flows, "--promises", promises)
    wanted = (
        (
            "one promise",
            r"one promise .*?\)\s+([\d.]+) ms",
            f"one promise, {flows} flows",
            "10 ms",
            10,
        ),
        ("all promises", r"all promises .*?\)\s+([\d.]+) s", f"{promises} promises", "8 s", 8),
        ("top-1", r"top-1 .*?\)\s+([\d.]+)", "top-1 of distinguishable pairs", "0.95", None),
        ("wrong", r"confirmed by rule.*;\s+(\d+)", "wrong confirmations by rule", "0", 0),
    )
    for _, pattern, what, must, bound in wanted:
        found = re.search(pattern, said)
        if found is None:
            missing(what, "bench/matching.py does not tell it", must)
            continue
        value = float(found[1])
        good = value >= 0.95 if bound is None else value <= bound
        row(what, found[1], must=must, good=good)
    if options.quick:
        missing("press articles a second", "--quick", "20")
        missing("near-copies among 10,000", "--quick", "2 min")
        return
    for line in told_by("reading_speed.py").splitlines()[2:]:
        name, figure, rest = line[:52].strip(), line[52:76].strip(), line[76:].split()
        if "articles" in name:
            bound_words = " ".join(rest).removesuffix("NOT OK").removesuffix("ok").strip()
            row(name, figure, must=bound_words, good=not line.endswith("NOT OK"))


def made(home: Path, name: str, activities: int) -> Snapshot:
    """Return a made-up snapshot of so many activities; one that was kept is not made anew."""
    folder = home / f"{name}-{activities}" / "generated" / "00001"
    return (
        open_snapshot(folder)
        if (folder / MANIFEST).is_file()
        else generate(folder.parents[1], activities)
    )


def measure(options: argparse.Namespace, home: Path) -> None:
    """Print the rows of what is asked for."""
    wanted = options.only.split(",") if options.only else PARTS
    sizes = [int(one) // (10 if options.quick else 1) for one in options.activities.split(",")]
    rounds = 1 if options.quick else 3
    works: dict[int, float] = {}
    for size in sizes if {"rollup", "pages"} & set(wanted) else ():
        snapshot = made(home, "large", size)
        if "rollup" in wanted:
            works[size] = rolling(snapshot, size)
        if "pages" in wanted:
            asking(snapshot, size, 10 if options.quick else 40)
    if works:
        linear(works)
    if "export" in wanted:
        as_csv(made(home, "large", min(sizes)), home, rounds)
    if {"export", "take"} & set(wanted):
        path, small = home / "made.xml", made(home, "small", min(*sizes, 30_000))
        if "export" in wanted:
            as_iati(small, path, rounds)
        if "take" in wanted:
            if not path.is_file():
                write_iati(small, path)
            taking(options.iati or path, home / "home", rounds)
            rmtree(home / "home", ignore_errors=True)
    if "others" in wanted:
        others(options)


def keep(path: Path, head: str) -> None:
    """Add the rows of this run to a file of results."""
    path.parent.mkdir(parents=True, exist_ok=True)
    runs = json.loads(path.read_text()) if path.is_file() else []
    when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    runs.append({"when": when, "machine": head, "rows": RESULTS})
    path.write_text(json.dumps(runs, indent=1) + "\n")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--activities", default="100000,1000000", help="sizes, with commas")
    parser.add_argument("--iati", type=Path, help="a file to take instead of one that is made up")
    parser.add_argument("--quick", action="store_true", help="a tenth, and one round of each")
    parser.add_argument("--only", default="", help=f"some of {', '.join(PARTS)}, with commas")
    parser.add_argument("--keep", type=Path, help="a folder that keeps what is made up")
    parser.add_argument("--results", type=Path, default=ROOT / "var" / "bench" / "flows.json")
    options = parser.parse_args()
    if options.only and not set(options.only.split(",")) <= set(PARTS):
        parser.error(f"--only takes some of {', '.join(PARTS)}")
    head = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"{head}\n\n| what | figure | reference | must | aim | |\n|--|--|--|--|--|--|")
    try:
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            measure(options, options.keep)
        else:
            with TemporaryDirectory() as folder:
                measure(options, Path(folder))
    finally:
        keep(options.results, head)


if __name__ == "__main__":
    main()
