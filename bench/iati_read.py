"""How fast an IATI file becomes a snapshot that can be asked, beside `xmllint --stream` in the same rounds.

    python bench/iati_read.py [FILE ...] [--mb 60] [--rounds 3] [--generator gen_iati.py]

Without a file two are generated, one ten times the size of the other. Each import is a program of its own
with an empty store: in one process, in two, and again with one activity in a hundred changed. MB/s by the
clock and by the processor's seconds (all processes), as medians of the rounds, the sides taken in turn;
`xmllint --stream` runs at 0.46 of libxml2's SAX2, which is the column SAX2. Two processes are compared by
the clock, and a changed file is hashed in a thread, so on a machine that is busy with something else those
figures mean little. The roll-up of what pages ask is made after the snapshot: each side is told without it
and with it. How much the parent of two processes does itself is told in seconds of the processor, which
other work changes least.
"""

import argparse
import json
import multiprocessing
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
STREAM = 0.46  # of SAX2, as measured once for `xmllint --stream --noout`
GENERATOR = ROOT.parent / "shared" / "bench" / "gen_iati.py"
END = b"</iati-activity>"
SIDES = {
    "xmllint --stream": "",
    "one process": "in-process",
    "two processes": "processes",
    "1 % changed": "in-process",
}
Measured = dict[str, float]


def main() -> None:
    """Print one table for each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--mb", type=float, default=60, help="of the larger file")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--generator", type=Path, default=GENERATOR)
    parser.add_argument("--import", nargs=3, dest="child", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        file, home, executor = options.child
        print(json.dumps(imported(Path(file), Path(home), executor)))
        return
    if shutil.which("xmllint") is None:
        sys.exit("xmllint is not installed: it is in libxml2-utils")
    with tempfile.TemporaryDirectory() as folder:
        files = options.files or generated(options, Path(folder))
        for file in files:
            told(file, measured(file, Path(folder), options.rounds))


def generated(options: argparse.Namespace, folder: Path) -> list[Path]:
    """Make two files, one ten times the size of the other."""
    if not options.generator.is_file():
        sys.exit("give a FILE, or a --generator that takes --mb and --out")
    files = []
    for size in (options.mb / 10, options.mb):
        files.append(folder / f"generated-{size:g}.xml")
        words = [sys.executable, options.generator, "--mb", str(size), "--out", files[-1]]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return files


def measured(file: Path, folder: Path, rounds: int) -> dict[str, list[Measured]]:
    """Take all sides in turn, some rounds."""
    later = folder / "later" / file.name
    later.parent.mkdir(exist_ok=True)
    later.write_bytes(changed(file.read_bytes()))
    found: dict[str, list[Measured]] = {name: [] for name in SIDES}
    for _ in range(rounds):
        found["xmllint --stream"].append(streamed(file))
        with tempfile.TemporaryDirectory(dir=folder) as home:
            found["one process"].append(child(file, home, "in-process"))
            found["1 % changed"].append(child(later, home, "in-process"))
        with tempfile.TemporaryDirectory(dir=folder) as home:
            found["two processes"].append(child(file, home, "processes"))
    return found


def changed(content: bytes) -> bytes:
    """Return the file with another space in the first tag of one activity in a hundred."""
    parts = content.split(END)
    for place in range(0, len(parts) - 1, 100):
        parts[place] = parts[place].replace(b"<iati-identifier>", b"<iati-identifier >", 1)
        parts[place] = parts[place].replace(b"<title>", b"<title >", 1)
    return END.join(parts).replace(b"<iati-identifier >", b"<iati-identifier>")


def streamed(path: Path) -> Measured:
    """Return the seconds of the reference."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(["xmllint", "--stream", "--noout", str(path)], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return {"wall": time.perf_counter() - begun, "cpu": used}


def child(file: Path, home: str, executor: str) -> Measured:
    """Import a file in a program of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    django = {"DJANGO_SETTINGS_MODULE": "servanda.settings", "PYTHONPATH": str(ROOT)}
    words = [sys.executable, __file__, "--import", str(file), home, executor]
    environment = kept | django | {"SERVANDA_HOME": home}
    done = subprocess.run(words, env=environment, check=True, capture_output=True, text=True)
    found: Measured = json.loads(done.stdout.splitlines()[-1])
    return found


def imported(file: Path, home: Path, executor: str) -> Measured:
    """Take a file into a dataset; return seconds, and megabytes that were resident."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from servanda.actions import datasets
    from servanda.actions.actor import COMMAND_LINE
    from servanda.actions.dataset_executors import executor as named
    from servanda.actions.dataset_preparing import prepare
    from servanda.flows.snapshot import open_snapshot

    how = datasets.How(executor=named(executor, workers=2), prepare="asked")
    wall, cpu, own = time.perf_counter(), used(), time.process_time()
    found = datasets.import_files(
        [file], "bench", how=how, actor=COMMAND_LINE, now=datetime.now(UTC)
    )
    taken = {
        "wall": time.perf_counter() - wall,
        "own": time.process_time() - own,
        "memory": most(),
        "read": found.read,
    }
    # Only those that ended count: the workers go when they hear that there is no more to do.
    while multiprocessing.active_children():
        time.sleep(0.01)
    taken["cpu"] = used() - cpu
    wall, cpu = time.perf_counter(), used()
    prepare(open_snapshot(home / "flows" / "bench" / found.snapshot), "now")
    taken["roll wall"], taken["roll cpu"] = time.perf_counter() - wall, used() - cpu
    return {**taken, "memory with roll-up": most()}


def most() -> float:
    """Return the megabytes of the largest process so far."""
    return max(resident(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)


def resident() -> float:
    """Return the megabytes that this program had at most; `ru_maxrss` would tell of who started it, too."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def used() -> float:
    """Return the processor's seconds so far, of this process and those that it waited for."""
    both = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def told(file: Path, found: dict[str, list[Measured]]) -> None:
    """Print the table of one file."""
    size = file.stat().st_size / 1e6
    middle = {
        name: {key: median(one[key] for one in rounds) for key in rounds[0]}
        for name, rounds in found.items()
    }
    sax = middle["xmllint --stream"]["cpu"] * STREAM
    print(f"\n{file.name}: {size:.1f} MB, medians of {len(found['one process'])}\n")
    print("| | MB/s by the clock | MB/s of processor | x SAX2 by clock | x SAX2 by processor |")
    print("|--|--|--|--|--|")
    for name, one in middle.items():
        line(name, size, sax, wall=one["wall"], cpu=one["cpu"])
        if "roll wall" in one:
            both = one["wall"] + one["roll wall"], one["cpu"] + one["roll cpu"]
            line(f"{name}, with the roll-up", size, sax, wall=both[0], cpu=both[1])
    pairs = list(zip(found["one process"], found["two processes"], strict=True))
    faster = median(one["wall"] / two["wall"] for one, two in pairs)
    rolled = median(
        (one["wall"] + one["roll wall"]) / (two["wall"] + two["roll wall"]) for one, two in pairs
    )
    two = middle["two processes"]
    print(f"\ntwo processes, by the clock: {faster:.2f} x one; {rolled:.2f} x with the roll-up")
    print(
        f"of {two['cpu']:.2f} s of the processor the parent used {two['own']:.2f}, beside its workers; "
        f"one process used {middle['one process']['cpu']:.2f}"
    )
    taken = [one for name in list(SIDES)[1:] for one in found[name]]
    print(
        f"resident at most: {max(one['memory'] for one in taken):.0f} MB in any process; "
        f"{max(one['memory with roll-up'] for one in taken):.0f} MB with the roll-up"
    )
    print(f"roll-up of what pages ask: {middle['one process']['roll cpu']:.2f} s of processor")
    print(f"read again of the changed file: {middle['1 % changed']['read']:.0f} activities")


def line(name: str, size: float, sax: float, *, wall: float, cpu: float) -> None:
    """Print one line of the table; `sax` is the seconds of SAX2."""
    rates = f"{size / wall:.1f} | {size / cpu:.1f} | {sax / wall:.3f} | {sax / cpu:.3f}"
    print(f"| {name} | {rates} |", flush=True)


if __name__ == "__main__":
    main()
