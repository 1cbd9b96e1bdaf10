"""Everything that bulk data must reach, each figure beside its reference in the same run.

    python bench/flows.py [--activities 100000,1000000] [--only rollup,pages,export,take,others] [--iati FILE]
        [--quick] [--keep DIR] [--results FILE]

Nothing of it is about anybody: a dataset is made up (see `flows_snapshots.py`), asked, and written
as IATI, which is then taken like any other file, in a home of its own. The two sides of a comparison take
turns; what is compared is seconds of the processor, the fastest round of each side, and where two
processes are held against one, seconds of the clock. What cannot be measured here says why, and what was
measured once elsewhere says that it was not run. `--keep` keeps what is made up for the next run; every
run is added to a file of results. Each part is a file that also runs by itself, `flows_<part>.py`.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 (the folder of the benchmarks is no package that is installed)
from bench import flows_export, flows_others, flows_pages, flows_rollup, flows_take
from bench.flows_table import options_for, print_all

PARTS = {
    "rollup": flows_rollup.measure,
    "pages": flows_pages.measure,
    "export": flows_export.measure,
    "take": flows_take.measure,
    "others": flows_others.measure,
}


def main() -> None:
    """Print the table."""
    parser = options_for(__doc__, "flows")
    parser.add_argument("--only", default="", help=f"some of {', '.join(PARTS)}, with commas")
    options = parser.parse_args()
    wanted = options.only.split(",") if options.only else list(PARTS)
    if not set(wanted) <= set(PARTS):
        parser.error(f"--only takes some of {', '.join(PARTS)}")
    print_all(options, [part for name, part in PARTS.items() if name in wanted])


if __name__ == "__main__":
    main()
