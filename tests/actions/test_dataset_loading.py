"""What reads a standard is loaded while the first file is copied, by whoever does the reading."""

import os
import subprocess
import sys

import pytest

from tests.actions.importing import ROOT

CODE = """
import sys
import django
django.setup()
from servanda.actions import dataset_executors
from servanda.actions.dataset_intake import LARGE
from servanda.actions.dataset_loading import load
from servanda.flows.beside import Beside

class Others:
    def __call__(self, jobs): ...
    def make_ready(self, module): print(module)

executor = Others() if "others" in sys.argv else dataset_executors.in_process
size = LARGE - 1 if "small" in sys.argv else LARGE
with Beside() as beside:
    load("servanda.standards.iati", size, executor=executor, beside=beside)
for name in ("servanda.standards.iati.cutting", "lxml.etree"):
    print(name in sys.modules)
"""
STANDARD = "servanda.standards.iati"


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("", ["True", "True"]),
        ("others", [STANDARD, "True", "False"]),
        ("small", ["False", "False"]),
        ("small others", [STANDARD, "False", "False"]),
    ],
)
def test_it_is_loaded_where_it_is_needed(how: str, said: list[str]) -> None:
    """Cutting by this process, reading by whoever does the jobs; for a small file it is not worth it."""
    words = [sys.executable, "-c", CODE, *how.split()]
    django = {"DJANGO_SETTINGS_MODULE": "servanda.settings", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        words, env=os.environ | django, cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == said
