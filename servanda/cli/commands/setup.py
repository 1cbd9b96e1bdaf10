"""Create or migrate the database and gather the static files. Safe to run again."""

import argparse

from servanda.cli.framework import wake

EXAMPLES = """examples:
  servanda setup
  SERVANDA_HOME=/srv/servanda servanda setup
  DATABASE_URL=postgres://me@localhost/servanda servanda setup
"""
GATHERED = "whitenoise.storage.CompressedManifestStaticFilesStorage"  # named by content, zipped


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's words."""


def run(options: argparse.Namespace) -> int:
    """Set up, and say where."""
    wake(ready=False)
    from django.conf import settings

    set_up()
    print(f"Servanda is set up in {settings.HOME}")
    return 0


def set_up() -> None:
    """Migrate and gather the static files; one process at a time, a second one waits."""
    from django.conf import settings
    from django.core.management import call_command

    from servanda.cli.alone import alone

    with alone(settings.HOME / "setup.lock"):
        call_command("migrate", verbosity=0, interactive=False)
        _collect()


def gather() -> None:
    """Gather the static files of this version, so that no page asks for one that was never named."""
    from django.conf import settings

    from servanda.cli.alone import alone

    with alone(settings.HOME / "setup.lock"):
        _collect()


def _collect() -> None:
    from django.conf import settings
    from django.core.management import call_command

    # Before anything is gathered there is no list of what was, and settings choose plain files.
    settings.STORAGES["staticfiles"]["BACKEND"] = GATHERED
    call_command("collectstatic", verbosity=0, interactive=False)
