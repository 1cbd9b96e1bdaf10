"""`servanda status`: any day of any plan, in three languages, to people and machines."""

import json
import os
import subprocess
import sys

import pytest

from servanda.ledger import store
from tests.cli.conftest import ROOT, environment, servanda

SAMPLE = ROOT / "samples" / "gaza-2014"


@pytest.fixture
def sample(run):
    assert run("package", "import", SAMPLE).code == 0
    return "gaza-2014"


def test_the_closed_case_gives_the_known_ratios(run, sample):
    done = run("status", "--plan", sample, "--as-of", "2016-03-31")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("gaza-2014: Reconstruction of Gaza")
    assert "[sample data]" in done.out
    for words in (
        "gaza-part: disbursed 1,409,000,000 USD of pledged 3,507,000,000 USD = 40 % by 2016-03-31",
        "gaza-part: disbursed 1,409,000,000 USD of scheduled 2,710,000,000 USD = 52 % by 2016-03-31",
        "  left out: outside the plan (2)",
        "Boundary of every total: ",
    ):
        assert words in done.out


def test_as_json(run, sample):
    found = json.loads(run("status", "--plan", sample, "--as-of", "2016-03-31", "--json").out)
    assert (found["plan"], found["nature"], found["as_of"]) == (sample, "sample", "2016-03-31")
    assert {"title", "promises", "boundary", "totals", "personnel", "ratios"} < set(found)
    assert all(row["status"] and row["reason"] and row["evidence"] for row in found["promises"])
    assert all(isinstance(total["figure"], str) for total in found["totals"])


@pytest.mark.parametrize(
    ("language", "word"), [("vi", "quá hạn"), ("en", "overdue"), ("ar", "متأخر عن موعده")]
)
def test_in_the_language_asked_for(run, sample, language, word):
    found = json.loads(
        run("status", "--plan", sample, "--as-of", "2018-01-01", "--lang", language, "--json").out
    )
    assert word in {row["status_words"] for row in found["promises"]}


def test_looking_keeps_nothing(run, sample):
    before = store.recall_standings(sample)
    run("status", "--plan", sample, "--as-of", "2016-03-31")
    assert store.recall_standings(sample) == before


@pytest.mark.parametrize("words", [(), ("--json",), ("--lang", "ar")])
def test_a_stored_day_reads_as_a_judged_one(run, sample, words):
    before = run("status", "--plan", sample, *words)
    assert run("reconcile", "--plan", sample).code == 0
    assert run("status", "--plan", sample, *words) == before


def test_before_anything_was_promised(run, sample):
    found = json.loads(run("status", "--plan", sample, "--as-of", "2000-01-01", "--json").out)
    assert found["promises"] == []


def test_an_empty_plan(run, drill):
    done = run("status")
    assert done.code == 0
    assert done.out.startswith("drill: Drill, as of ")


def test_an_unknown_plan(run, drill):
    done = run("status", "--plan", "gaza")
    assert (done.code, done.out) == (1, "")
    assert done.line == "servanda: there is no plan 'gaza'; there are: drill"


def test_a_reader_who_has_seen_enough(home):
    running = subprocess.Popen(
        [sys.executable, "-m", "servanda", "status", "--json"],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    running.stdout.close()
    assert (running.stderr.read(), running.wait(30)) == (b"", 0)
    running.stderr.close()


@pytest.mark.parametrize(
    ("language", "words", "english"),
    [
        (
            "vi",
            ("tính đến 2016-03-31", "đã giải ngân", "không tính: ", "Phạm vi của mọi tổng: "),
            0,
        ),
        ("ar", ("حتى 2016-03-31", "مصروف", "غير محتسب: ", "حدود كل إجمالي: "), 0),
    ],
)
def test_every_line_is_in_the_language(run, sample, language, words, english):
    done = run("status", "--plan", sample, "--as-of", "2016-03-31", "--lang", language).out
    assert all(one in done for one in words)
    for foreign in ("disbursed", "pledged", "scheduled", "left out", "promises counted", "due "):
        assert done.count(foreign) == english, foreign
    assert "= 40 %" in done


# A plan of any size is told by two, where there are two processors.
_BY_TWO = """
import sys
from servanda.cli import main
from servanda.cli.framework import LEDGER, wake
wake(apps=LEDGER)
from servanda.actions import tell
tell.LEAST = 2
cut, forked = tell._halved, []
def halved(*given, **named):
    forked.append(cut(*given, **named))
    return forked[-1]
tell._halved = halved
code = main(["status", *sys.argv[1:]])
print([len(parts or ()) for parts in forked], file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="one processor"
)
def test_two_processes_print_what_one_prints(home):
    assert servanda(home, "package", "import", SAMPLE).code == 0
    plan = ("--plan", "gaza-2014")

    def by_two(*words):
        return subprocess.run(
            [sys.executable, "-c", _BY_TWO, *plan, *words],
            env=environment(home),
            capture_output=True,
            text=True,
            cwd=ROOT,
        )

    done = by_two("--json", "--as-of", "2016-03-31")
    assert (done.returncode, done.stderr) == (0, "[2]\n")
    alone = servanda(home, "status", *plan, "--json", "--as-of", "2016-03-31")
    assert done.stdout == alone.out


_MEANWHILE = """
import subprocess, sys
from servanda.cli.framework import LEDGER, wake
wake(apps=LEDGER)
from servanda.ledger import journal
from servanda.ledger.models import Plan
from servanda.ledger.one_state import one_state, seen_by_others
def seen():
    return journal.head()[0], Plan.objects.count()
assert seen_by_others()
with one_state():
    print(seen())
    new = [sys.executable, "-m", "servanda", "plan", "new", "second", "--title-en", "N"]
    subprocess.run(new, check=True, stdout=subprocess.DEVNULL, timeout=60)
    print(seen())
print(seen())
"""


def test_what_another_records_meanwhile_is_seen_afterwards(home):
    """One line and one plan before; the one who writes is not kept waiting by the one who reads."""
    done = subprocess.run(
        [sys.executable, "-c", _MEANWHILE],
        env=environment(home),
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert (done.stderr, done.stdout.splitlines()) == ("", ["(1, 1)", "(1, 1)", "(2, 2)"])
