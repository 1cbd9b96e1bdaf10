"""Everything that bulk data must reach, each figure beside its reference in the same run.

    python bench/flows.py [--activities 100000] [--iati FILE] [--quick]

Nothing of it is about anybody: a dataset is made up (see `flows_questions.py`), asked, and written
as IATI, which is then taken like any other file, in a home of its own. The two sides of a comparison take
turns; what is compared is seconds of the processor, the fastest round of each side, and where two
processes are held against one, seconds of the clock. `xmllint --stream` runs at 0.46 of libxml2's
SAX2, in whose terms reading is told. What cannot be measured here says why.
"""

import argparse
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
from bench.flows_questions import COUNTRIES, generate
from servanda.flows.export import write_csv
from servanda.flows.export_iati import write_iati
from servanda.flows.listing import Which, chosen
from servanda.flows.map_cells import Box, cells_of
from servanda.flows.overdue import overdue
from servanda.flows.pillars import pillars_of
from servanda.flows.questions import Question
from servanda.flows.rate_tables import rates_of
from servanda.flows.rollups import rolled
from servanda.flows.snapshot import Snapshot
from servanda.flows.totals import total

SERVANDA = Path(sys.executable).parent / "servanda"
STREAM = 0.46  # of SAX2, as measured once for `xmllint --stream --noout`
# Of SAX2, as measured once on this sort of file: neither is installed beside Servanda.
OTHERS = {"D-Portal to SQLite": (0.003, 20), "iati-tables to PostgreSQL": (0.0014, 50)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a process took: seconds of the processor and of the clock, and MB at most."""

    work: float
    wall: float
    memory: float


def row(
    what: str, figure: str, *, beside: str = "", must: str = "", good: bool | None = None
) -> None:
    """Print one row."""
    word = "" if good is None else "ok" if good else "NOT OK"
    print(f"| {what} | {figure} | {beside} | {must} | {word} |", flush=True)


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


def rolling(snapshot: Snapshot, activities: int) -> None:
    """Make the roll-up, once, in a process of its own, where its memory can be told."""
    used = rolled_up(snapshot.folder)
    size = sum(one.stat().st_size for one in (snapshot.folder.parent / "rollups").rglob("*.duckdb"))
    figure = f"{used.work:.1f} s of the processor, {size / 1e6:.0f} MB"
    row(f"roll-up of {activities:,} activities, once", figure)
    row("memory of making it", f"{used.memory:.0f} MB", must="300 MB", good=used.memory <= 300)


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
    bound = 50 if activities <= 100_000 else 150
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
        row(name, figure, beside=beside, must=f"p95 {bound} ms", good=high <= bound)


def as_csv(snapshot: Snapshot, home: Path, rounds: int) -> None:
    """Write all rows as CSV, beside `sqlite3 -csv` of the same rows."""
    path, database = home / "rows.csv", home / "rows.db"
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
        good=speed >= 0.10,
    )
    taken = home / "flows" / "one-0"
    rmtree(taken / "rollups", ignore_errors=True)
    row("of which the roll-up", f"{rolled_up(taken / '00001').work:.1f} of {first.work:.1f} s")
    row("memory of it", f"{first.memory:.0f} MB", must="300 MB", good=first.memory <= 300)
    for name, (theirs, must) in OTHERS.items():
        figure = f"{speed / theirs:.0f} x, by its {theirs} of SAX2, measured once"
        row(f"against {name}", figure, beside="not installed here", must=f"{must} x", good=None)
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


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--activities", type=int, default=100_000)
    parser.add_argument("--iati", type=Path, help="a file to take instead of one that is made up")
    parser.add_argument("--quick", action="store_true", help="a tenth, and one round of each")
    parser.add_argument("--only", default="", help="pages, export, take or others")
    options = parser.parse_args()
    activities = options.activities // 10 if options.quick else options.activities
    rounds = 1 if options.quick else 3
    load = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {activities:,} activities"
    print(f"{load}\n\n| what | figure | reference | must | |\n|--|--|--|--|--|")
    with TemporaryDirectory() as folder:
        home = Path(folder)
        if options.only in ("", "pages", "export"):
            snapshot = generate(home / "large", activities)
            rolling(snapshot, activities)
        if options.only in ("", "pages"):
            asking(snapshot, activities, 10 if options.quick else 40)
        if options.only in ("", "export"):
            as_csv(snapshot, home, rounds)
        if options.only in ("", "export", "take"):
            small = generate(home / "small", min(activities, 30_000))
            made = home / "made.xml"
            if options.only == "take":
                write_iati(small, made)
            else:
                as_iati(small, made, rounds)
            if options.only in ("", "take"):
                taking(options.iati or made, home / "home", rounds)
        if options.only in ("", "others"):
            others(options)


if __name__ == "__main__":
    main()
