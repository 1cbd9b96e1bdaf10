"""No text makes reading or comparing raise, run on for long, or quote what does not stand there.

A part of the whole suite with a few examples; `make fuzz` gives each five minutes. Texts are put together
of invented sentences in three languages, cut and joined anywhere, with what files hold by accident: marks
that turn the direction, digits of other scripts, long runs, letters in pieces, menus, tables.
"""

import os
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from servanda.extraction.reading import as_json, read
from servanda.reconciliation.compare import as_json as comparison_as_json
from servanda.reconciliation.compare import compare
from servanda.reconciliation.told import told

SECONDS = float(os.environ.get("SERVANDA_FUZZ_SECONDS", "0"))
BOX = 5.0  # seconds of one reading or comparison
EXAMPLES = 40
SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "compare"

PIECES = sorted(
    {
        line.strip()
        for path in SAMPLES.glob("*.toml")
        for document in tomllib.loads(path.read_text(encoding="utf-8"))["document"]
        for line in document["text"].splitlines()
        if line.strip()
    }
)
ODD = (
    "\u202e", "\u200f", "\u2067", "\ufeff", "\x00", "\r\n", "\t|\t", "٤٥ مليون", "…", "“", "”", "((", "- Hỏi:",
    "9" * 400, "1.2.3,4-5/6", "31/2/2026", "2026-02-30", "a\u0301\u0301\u0323", "ﷺ", "🕊️", "date 2026-99-99",
    "Đăng nhập", "Xem thêm", "A" * 900, "… , ، ;" * 60, "said " * 80, "Ông " * 80, "resolution " * 40,
    "\ud800", "ﻻ", "nghị quyết số", "theo", "و" * 300, "5 tỷ " * 50, "và " * 200,
)  # fmt: skip

piece = st.one_of(
    st.sampled_from(PIECES),
    st.sampled_from(ODD),
    st.tuples(st.sampled_from(PIECES), st.integers(0, 120), st.integers(0, 120)).map(
        lambda cut: cut[0][cut[1] : cut[1] + cut[2]]
    ),
    st.text(max_size=40),
)
joined = st.tuples(
    st.lists(piece, max_size=14), st.sampled_from(["\n\n", "\n", " ", ". ", "", ", "])
)
texts = joined.map(lambda made: made[1].join(made[0]))


def for_long(check: Callable[[], None]) -> None:
    """Run a property once with few examples, or again and again until the time is up."""
    end = time.monotonic() + SECONDS
    number = 0
    while True:
        seed(number)(check)()
        number += 1
        if time.monotonic() >= end:
            return


def within_the_box(started: float) -> None:
    assert time.perf_counter() - started < BOX


relaxed = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def test_reading() -> None:
    @relaxed
    @given(texts)
    def check(text: str) -> None:
        text = text.encode("utf-8", "ignore").decode()
        started = time.perf_counter()
        found = as_json(read(text))
        within_the_box(started)
        for kind in ("dates", "amounts", "statements", "promises", "identifiers", "occasions"):
            for one in found[kind]:
                assert text[one["start"] : one["end"]] == one["quote"]

    for_long(check)


def test_comparing() -> None:
    @relaxed
    @given(st.lists(texts, min_size=1, max_size=5))
    def check(found: list[str]) -> None:
        kept = {f"{n}.txt": t.encode("utf-8", "ignore").decode() for n, t in enumerate(found)}
        documents = [told(file, text, read(text)) for file, text in kept.items()]
        started = time.perf_counter()
        made = comparison_as_json(compare(documents))
        within_the_box(started)
        quoted = [pair[side] for pair in made["reprints"] for side in "ab"]
        quoted += [q for one in made["contradictions"] for q in one["quotations"]]
        for one in quoted:
            assert kept[one["file"]][one["start"] : one["end"]] == one["quote"]
        for pair in made["reprints"]:
            assert pair["a"]["file"] != pair["b"]["file"]

    for_long(check)
