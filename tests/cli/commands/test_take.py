"""`servanda take`: files in, one account of each; killed, locked or refused, nothing is half kept."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from servanda.actions.actor import COMMAND_LINE
from servanda.actions.review import review_all
from servanda.ledger import models
from tests.actions.articles import numbered
from tests.cli.conftest import environment, servanda
from tests.conftest import NOW
from tests.extraction.carriers.making import zip_of

CARRIERS = Path(__file__).parents[2] / "samples" / "carriers"


def test_an_account_of_each_file(run, drill, one, two):
    done = run("take", one, two, one)
    assert done.code == 0
    first, second, third = done.out.split(f"{one.parent}/")[1:]
    assert first.startswith("one.txt\n  proposed: ")
    assert "2 promises" in first
    assert "1 contradiction" in second
    assert "3 sentences stand in: one.txt" in second
    assert third == "one.txt\n  already kept; nothing added\n"
    assert all("note: " in line for line in done.err.splitlines())


def test_as_json(run, drill, one, two):
    done = run("take", one, two, "--json")
    found = json.loads(done.out)
    assert found["plan"] == "drill"
    first, second = found["files"]
    assert (first["already"], first["reprints"], first["warnings"]) == (False, 0, 0)
    assert first["proposed"]["promise"] == 2
    assert (second["reprints"], second["reprints_of"]) == (3, ["one.txt"])
    assert second["sentences_reprinted"] == 3
    assert second["proposed"]["contradiction"] == 1
    assert json.loads(run("take", one, "--json").out)["files"][0]["already"]


def test_parties_of_the_register_are_counted(run, drill, one, two):
    run("take", one)
    document = models.Document.objects.get()
    today = {"now": NOW, "today": NOW.date()}
    review_all(document.key, kind="party", actor=COMMAND_LINE, **today)
    item = json.loads(run("take", two, "--json").out)["files"][0]
    known = item["known_parties"]
    assert known >= 2
    document = models.Document.objects.exclude(key=document.key).get()
    third = two.with_name("three.txt")
    third.write_text(document.text + "\n", encoding="utf-8")
    assert f"\n  {known} parties known already\n" in run("take", third).out


def test_one_refused_does_not_stop_the_rest(run, drill, one, two, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("take", one, tmp_path / "empty.txt", tmp_path / "gone.txt", two)
    assert done.code == 1
    assert models.Document.objects.count() == 2
    refused = [line for line in done.err.splitlines() if "note: " not in line]
    assert refused == [
        f"servanda: {tmp_path}/empty.txt: the file is empty. Save the text of the article into it.",
        f"servanda: there is no file {tmp_path}/gone.txt; check the path",
    ]
    (tmp_path / "nothing").mkdir()
    assert "holds no documents" in run("take", one, tmp_path / "nothing").line
    assert run("verify").code == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (bytes(range(256)) * 8, "this is a binary file, not text"),
        (
            "La France versera dix millions à l'hôpital dans les mois qui viennent.\n".encode(),
            "languages",
        ),
        ("中国将在六月底之前提供援助。\n".encode(), "in none of the languages that are read"),
        (b"a" * 257 * 2**20, "is larger than 256 MB"),
    ],
    ids=["binary", "French", "Chinese", "257 MB"],
)
def test_what_is_refused_leaves_nothing(run, drill, tmp_path, content, words):
    (tmp_path / "x.txt").write_bytes(content)
    done = run("take", tmp_path / "x.txt")
    assert (done.code, done.out) == (1, "")
    assert words in done.line
    assert not models.Document.objects.exists()
    assert not models.Proposal.objects.exists()


def test_a_day_that_is_none_is_said_and_the_rest_kept(run, drill, tmp_path):
    text = "Ngày 31/2/2026, Việt Nam sẽ gửi 50 bác sĩ đến thung lũng Hạ theo lời hứa.\n"
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    done = run("take", tmp_path / "x.txt")
    assert done.code == 1
    assert "warning: no such day: Ngày 31/2/2026" in done.err
    assert models.Document.objects.count() == 1


def test_a_folder_and_an_archive_and_going_on_after_a_stop(run, drill, one, two, tmp_path):
    """Good files of every kind, with a slip, a bomb and a style sheet among them."""
    folder = tmp_path / "press"
    folder.mkdir()
    for name in ("html", "eml", "docx", "pdf"):
        shutil.copy(CARRIERS / f"good.{name}", folder)
    (folder / "style.css").write_text("p {}")
    archive = tmp_path / "a.zip"
    archive.write_bytes(zip_of({"one.txt": one.read_bytes(), "../x.txt": "x", "b.css": "p {}"}))
    done = run("take", folder, archive, "--json")
    assert done.code == 1
    files = json.loads(done.out)["files"]
    kept = [item["file"].removeprefix(f"{tmp_path}/") for item in files if "document" in item]
    assert kept == [
        "press/good.docx",
        "press/good.eml",
        "press/good.eml/note.txt",
        "press/good.html",
        "press/good.pdf",
        "a.zip/one.txt",
    ]
    assert [item["code"] for item in files if "refused" in item] == ["carrier.zip.unsafe-path"]
    assert models.Original.objects.count() == 4
    again = json.loads(run("take", folder, archive, two, "--json").out)["files"]
    assert [item["already"] for item in again if "document" in item] == [True] * 6 + [False]
    assert run("verify").code == 0


def test_the_plan_must_be_there(run, drill, one):
    done = run("take", one, "--plan", "nowhere")
    assert (done.code, done.out) == (1, "")
    assert done.line == "servanda: there is no plan 'nowhere'; there are: drill"


def test_killed_at_any_moment_nothing_is_half_kept(home, tmp_path):
    wanted = int(os.environ.get("SERVANDA_MOMENTS", "14"))  # `make soak` tries more
    command = [sys.executable, "-m", "tests.cli.killing", str(wanted), "7"]
    done = subprocess.run(
        command,
        env=environment(home),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60 + 20 * wanted,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    counts = [int(n) for n in done.stdout.replace(",", "").split() if n.isdigit()]
    rounds, died, survived = counts[:3]
    assert rounds == wanted
    assert died >= wanted // 4, done.stdout
    assert 0 < survived < wanted * 3, done.stdout


def test_killed_as_a_user_would(home, tmp_path):
    paths = []
    for number in range(15):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_bytes(numbered(number))
    command = [sys.executable, "-m", "servanda", "take", *map(str, paths)]
    running = subprocess.Popen(command, env=environment(home), stdout=subprocess.PIPE, text=True)
    running.stdout.readline()  # the first is kept
    running.send_signal(signal.SIGKILL)
    assert running.wait(30) == -signal.SIGKILL
    running.stdout.close()
    again = servanda(home, "take", *paths, "--json")
    assert again.code == 0
    already = [item["already"] for item in json.loads(again.out)["files"]]
    assert already[0]
    assert not already[-1]
    assert already == sorted(already, reverse=True)
    assert servanda(home, "verify").code == 0


def test_stopped_by_hand(home, tmp_path):
    paths = []
    for number in range(30):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_bytes(numbered(number))
    command = [sys.executable, "-m", "servanda", "take", *map(str, paths)]
    running = subprocess.Popen(
        command,
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A job in the background of a shell is born deaf to Ctrl-C; a user's command is not.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    running.stdout.readline()
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=120)
    assert running.returncode == 1
    assert err.splitlines()[-1] == "servanda: stopped; what was finished before is kept whole"
    assert "Traceback" not in err
    assert servanda(home, "verify").code == 0


def test_a_database_that_another_process_holds(home, one):
    holder = sqlite3.connect(home / "servanda.sqlite3", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    done = servanda(home, "take", one, DJANGO_SETTINGS_MODULE="tests.cli.hasty")
    assert time.monotonic() - began < 60
    assert (done.code, done.out) == (1, "")
    assert done.line.startswith("servanda: another process is writing to the database; try again")
    reading = servanda(home, "status")  # readers do not wait for a writer
    assert (reading.code, reading.err) == (0, "")
    holder.execute("ROLLBACK")
    holder.close()
    assert servanda(home, "take", one).code == 0


@pytest.fixture
def reachable():
    """A folder that others may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        yield Path(name)


DROP = """
import os, sys
from servanda.cli.dispatch import main
with open(os.devnull, "w") as nowhere:
    out, sys.stdout, err, sys.stderr = sys.stdout, nowhere, sys.stderr, nowhere
    main(["take", sys.argv[1]]); main(["verify"])  # so that everything is imported
    sys.stdout, sys.stderr = out, err
from django.db import connection
connection.close()
if os.geteuid() == 0:  # modes do not bind root
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
sys.exit(main(["take", sys.argv[2]]))
"""


@pytest.mark.parametrize(
    ("file", "folder", "words"),
    [
        (0o444, 0o555, "the database is read-only; check"),
        (0o000, 0o555, "the database cannot be opened"),
    ],
)
def test_a_database_that_may_not_be_written(home, reachable, file, folder, words):
    one, two = reachable / "one.txt", reachable / "two.txt"
    one.write_bytes(numbered(1))
    two.write_bytes(numbered(2))
    home = Path(shutil.move(home, reachable / "home"))
    script = DROP.replace(
        "from django.db", f"os.chmod({str(home / 'secret.key')!r}, 0o644)\nfrom django.db", 1
    )
    script = script.replace(
        "if os.geteuid()",
        f"os.chmod({str(home / 'servanda.sqlite3')!r}, {file}); os.chmod({str(home)!r}, {folder})\n"
        "if os.geteuid()",
    )
    command = [sys.executable, "-c", script, str(one), str(two)]
    done = subprocess.run(
        command, env=environment(home), capture_output=True, text=True, check=False
    )
    os.chmod(home, 0o755)
    os.chmod(home / "servanda.sqlite3", 0o644)
    assert done.returncode == 1, done.stderr
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith(f"servanda: {words}")
    assert servanda(home, "verify", "--json").code == 0
