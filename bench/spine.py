"""How fast the spine is: pages, memory, statuses and reading, each beside the bound it should keep.

    python bench/spine.py                 (prints one table; under three minutes on two idle cores)
    python bench/spine.py --strict        (exit code 1 when a bound is missed)
    python bench/spine.py --promises 1000 (a smaller plan)

A temporary SERVANDA_HOME gets both sample workspaces; `servanda serve` answers on a free loopback
port; one client asks for one page at a time over a connection of its own, so nothing is cached
between. Then the exercise plan of `ledger_sample.py` is kept through the ledger's door and the same
server shows it. The bounds are those of docs/reference/performance.md.
"""

import argparse
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
SERVANDA = Path(sys.executable).parent / "servanda"
LANGUAGES = ("vi", "en", "ar")
LARGE = "exercise-large"
RECORD = (
    *(str(SERVANDA), "record", "count", "--plan", LARGE, "--id", "c-measured"),
    *("--set", "promise=p-00001", "reporter=org:valley-council", "date=2026-06-01"),
    *("amount_value=1", "amount_unit=USD"),
    *("--quote", "exercise-0000.txt", "The Lower Valley plan is an exercise."),
)
LINK = re.compile(r'<a\b[^>]*?\shref="([^"#]+)')
ROUNDS = 5


@dataclass(slots=True)
class Table:
    """What was measured, row by row, printed as it comes."""

    missed: int = 0

    def head(self) -> None:
        """Print the names of the columns, and how busy the machine was before we began."""
        busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
        print(f"{os.cpu_count()} cores, load {busy}")
        print(f"{'':<58} {'figure':>9}    {'processor':>11} {'bound':>10}")

    def row(
        self, what: str, figure: float, *, unit: str, bound: float | None = None, cpu: float = 0
    ) -> None:
        """Print one line: the figure against its bound, or without one, and the processor's share."""
        good = bound is None or figure <= bound
        self.missed += not good
        verdict = "" if bound is None else "ok" if good else "NOT OK"
        limit = "" if bound is None else f"<= {bound:g} {unit}"
        worked = f"{cpu:.1f} {unit}" if cpu else ""
        print(
            f"{what:<58} {figure:>9.1f} {unit:<2} {worked:>11} {limit:>10}  {verdict}", flush=True
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A served home: where it answers, and the process that serves it."""

    home: Path
    port: int
    process: int

    def get(self, address: str) -> tuple[float, str]:
        """Ask for a page over a new connection; return milliseconds and its text."""
        begin = time.perf_counter()
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        line.request("GET", address)
        answer = line.getresponse()
        body = answer.read()
        took = (time.perf_counter() - begin) * 1000
        line.close()
        if answer.status != 200:
            raise RuntimeError(f"{address} answered {answer.status}")
        return took, body.decode("utf-8", "replace")

    def worked(self) -> float:
        """Return the milliseconds of processor that the workers and the process apart have had so far."""
        ticks = 0
        for process in (*workers(self.process), *apart(self.home)):
            fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2]
            ticks += sum(map(int, fields.split()[11:13]))
        return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def command(home: Path, *words: str) -> tuple[float, float]:
    """Run a command in a home; return its seconds, start-up included, and those of processor."""
    begin, before = time.perf_counter(), os.times()
    done = subprocess.run(words, env=_environment(home), cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}: {done.stderr[-2000:]}")
    after = os.times()
    cpu = after.children_user + after.children_system
    return time.perf_counter() - begin, cpu - before.children_user - before.children_system


def timed(table: Table, what: str, home: Path, words: tuple[str, ...], bound: float = 0) -> None:
    """Run a command once and print its time."""
    took, cpu = command(home, *words)
    table.row(what, took, unit="s", bound=bound or None, cpu=cpu)


def _environment(home: Path) -> dict[str, str]:
    away = ("DATABASE_URL", "SERVANDA_", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(away)}
    return {**kept, "SERVANDA_HOME": str(home)}


@contextmanager
def served(home: Path) -> Iterator[Site]:
    """Serve a home as `servanda serve` does, and stop it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    running = subprocess.Popen(
        [SERVANDA, "serve", "--port", str(port)], env=_environment(home), cwd=ROOT
    )
    made = Site(home=home, port=port, process=running.pid)
    try:
        for _ in range(200):
            try:
                made.get("/en/")
                break
            except OSError:
                time.sleep(0.1)
        yield made
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait(20)


def pages_of(site: Site) -> list[str]:
    """Return every public page of the samples in three languages; one filter of each sort."""
    found: set[str] = set()
    sorts: set[str] = set()
    waiting = [f"/{language}/" for language in LANGUAGES]
    while waiting:
        address = waiting.pop()
        if address in found or ("?" in address and sort_of(address) in sorts):
            continue
        sorts.add(sort_of(address))
        found.add(address)
        if "?" not in address:
            _, html = site.get(address)
            waiting += _links(html, address)
    return sorted(found)


def _links(html: str, address: str) -> Iterable[str]:
    for found in LINK.findall(html):
        link = unescape(found)
        link = f"{address}{link}" if link.startswith("?") else link
        path = urlsplit(link).path
        public = re.match(r"/(vi|en|ar)/(?!desk/|accounts/)", link)
        if public and path.endswith("/"):
            yield link


def sort_of(address: str) -> str:
    """Return what a page is one of: `promise`, `promises`, `promises?status` ..."""
    path, _, query = address.partition("?")
    parts = [part for part in path.split("/") if part][1:]
    if parts[:1] == ["plans"]:
        name = parts[2] if len(parts) > 2 else "overview"
        name = {"promises": "promise", "parties": "party", "documents": "document"}.get(
            name if len(parts) > 3 else "", name
        )
    else:
        name = parts[0] if parts else "plans"
    return f"{name}?{query.partition('=')[0]}" if query else name


def percentile(times: Iterable[float], share: float = 0.95) -> float:
    """Return the value that `share` of the times do not exceed (nearest rank)."""
    ordered = sorted(times)
    return ordered[max(0, -(-len(ordered) * int(share * 100) // 100) - 1)]


def measure_samples(site: Site, table: Table) -> None:
    """Ask for every public page of both samples; p95 by sort of page, then the workers' memory."""
    times: dict[str, list[float]] = defaultdict(list)
    worked: dict[str, float] = defaultdict(float)
    by_sort: dict[str, list[str]] = defaultdict(list)
    for address in pages_of(site):
        by_sort[sort_of(address).partition("?")[0]].append(address)
    for _ in range(ROUNDS):
        for sort, addresses in by_sort.items():
            before = site.worked()
            times[sort] += [site.get(address)[0] for address in addresses]
            worked[sort] += site.worked() - before
    everything = [took for found in times.values() for took in found]
    table.row(
        f"any public page, p95 of {len(everything) // ROUNDS} x {ROUNDS}",
        percentile(everything),
        unit="ms",
        bound=100,
        cpu=sum(worked.values()) / len(everything),
    )
    for sort, found in sorted(times.items()):
        name, mean = f"  {sort}, p95 of {len(found)}", worked[sort] / len(found)
        table.row(name, percentile(found), unit="ms", bound=100, cpu=mean)
    memory(site, table, "after that crawl", bound=120)


def memory(site: Site, table: Table, when: str, *, bound: float | None = None) -> None:
    """Print the largest resident and proportional set of the workers."""
    sizes = [_sizes(process) for process in workers(site.process)]
    resident = max(size["Rss"] for size in sizes)
    shared_out = max(size["Pss"] for size in sizes)
    table.row(f"memory of a worker {when}, resident", resident, unit="MB", bound=bound)
    table.row(f"memory of a worker {when}, proportional", shared_out, unit="MB", bound=bound)
    for process in apart(site.home):
        size = _sizes(process)
        table.row("  the process that asks snapshots, resident", size["Rss"], unit="MB")
        table.row("  the process that asks snapshots, proportional", size["Pss"], unit="MB")


def apart(home: Path) -> list[int]:
    """Return the process that asks snapshots for all workers, if it has been begun."""
    said = [path.read_text(encoding="ascii") for path in home.glob("run/*/lock")]
    return [int(number) for number in said if number]


def workers(parent: int) -> list[int]:
    """Return the processes that a process has begun."""
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    return [int(number) for number in listed.split()]


def _sizes(process: int) -> dict[str, float]:
    text = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    return {name: int(kb) / 1024 for name, kb in re.findall(r"^(Rss|Pss): +(\d+) kB", text, re.M)}


def measure_large(site: Site, table: Table, promises: int) -> None:
    """Keep the exercise plan and measure lists, pages and commands on it."""
    make = (sys.executable, "bench/ledger_sample.py", "--promises", str(promises))
    timed(table, f"keep {promises} promises, {5 * promises} deliveries", site.home, make)
    own = (str(SERVANDA), "reconcile", "--plan", LARGE)
    timed(table, "servanda reconcile: every status anew", site.home, own, bound=10)
    lists = {
        "plain": "",
        "filtered": "?status=overdue&kind=pledge",
        "filtered by obligor": "?obligor=org:exercise-donor-007",
        "searched": "?q=exercise+donor+042",
        "sorted by amount": "?sort=-amount",
        "last page": f"?page={-(-promises // 50)}",
    }
    for name, query in lists.items():
        _large(site, table, f"list of promises, {name}", f"promises/{query}")
    _large(site, table, "a promise", f"promises/p-{promises // 2:05}/")
    _large(site, table, "an aggregate", "promises/p-00150/")
    _large(site, table, "overview", "")
    memory(site, table, "after that")
    status = (str(SERVANDA), "status", "--plan", LARGE)
    timed(table, "servanda status, the day reconciled", site.home, status, bound=3)
    anew = (*status, "--as-of", "2026-01-31")
    timed(table, "servanda status, another day judged anew", site.home, anew, bound=3)
    timed(table, "servanda record: a count", site.home, RECORD)
    timed(table, "servanda status, after something was recorded", site.home, status, bound=3)
    timed(table, "servanda verify", site.home, (str(SERVANDA), "verify"))


def _large(site: Site, table: Table, name: str, path: str) -> None:
    """Measure one page; the first visit to each worker, which may fill its memory, stands apart."""
    addresses = [f"/{language}/plans/{LARGE}/{path}" for language in LANGUAGES]
    first = max(site.get(addresses[0])[0] for _ in range(4))
    before = site.worked()
    times = [site.get(address)[0] for _ in range(ROUNDS) for address in addresses]
    mean = (site.worked() - before) / len(times)
    table.row(f"{name}, p95 of {len(times)}", percentile(times), unit="ms", bound=150, cpu=mean)
    table.row("  the slowest of its first visits", first, unit="ms")


def measure_reading(home: Path, table: Table) -> None:
    """Read one article of our own and those of the press where they are at hand."""
    own = home / "article.txt"
    own.write_text(article(), encoding="utf-8")
    press = sorted((ROOT.parent / "shared/press").glob("*.txt"))
    for path in (own, *press):
        runs = [command(home, str(SERVANDA), "read", str(path), "--json") for _ in range(3)]
        name = f"servanda read {path.name} ({path.stat().st_size / 1000:.0f} kB), worst of 3"
        table.row(name, max(runs)[0], unit="s", bound=1, cpu=max(cpu for _, cpu in runs))


def article() -> str:
    """Return about 15 kB of Vietnamese prose about a plan that does not exist."""
    paragraphs = [
        'Ngày {day}/3/2026, tại An Bình, ông Lê Văn Mẫu cho biết: "Chúng tôi sẽ xây {n} ngôi nhà'
        ' tạm tại thung lũng trước ngày 30/9/2026".',
        "Các nhà tài trợ cam kết đóng góp {n},5 triệu USD cho việc cấp nước trong năm 2026, theo"
        " thông báo của Ủy ban Phục hồi Hạ Lam.",
        'Bà Trần Thị Ví Dụ nhấn mạnh: "Chúng tôi sẵn sàng cử tối đa {n} kỹ sư nếu đường sá được'
        ' thông trong tháng 5".',
        "Theo Nghị quyết 70{day} của Hội đồng Hạ Lam, kế hoạch có ba hướng: nhà ở, nước sạch và"
        " trường học; mỗi hướng có một nhóm theo dõi riêng.",
    ]
    lines = ["Hội nghị Hạ Lam bàn lịch phục hồi thung lũng", "Báo Luyện Tập", "05/03/2026 09:00"]
    while sum(len(line.encode()) for line in lines) < 15_000:
        n = len(lines)
        lines.append(paragraphs[n % 4].format(day=10 + n % 18, n=10 + 7 * n))
    return "\n\n".join(lines) + "\n"


def main() -> int:
    """Measure everything, print it, and say how many bounds were missed."""
    words = argparse.ArgumentParser(description="Measure the spine against its bounds.")
    words.add_argument("--promises", type=int, default=10_000, help="size of the large plan")
    words.add_argument("--strict", action="store_true", help="exit 1 when a bound is missed")
    options = words.parse_args()
    table, begin = Table(), time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="servanda-bench-") as folder:
        home = Path(folder)
        table.head()
        timed(table, "servanda demo --no-serve", home, (str(SERVANDA), "demo", "--no-serve"))
        with served(home) as site:
            measure_samples(site, table)
            measure_reading(home, table)
            measure_large(site, table, options.promises)
    print(f"\n{table.missed} bounds missed; took {time.perf_counter() - begin:.0f} s")
    return 1 if options.strict and table.missed else 0


if __name__ == "__main__":
    sys.exit(main())
