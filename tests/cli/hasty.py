"""Settings of a process that waits half a second for a locked database, not twenty."""

from servanda.settings import *  # noqa: F403
from servanda.settings import DATABASES

DATABASES["default"]["OPTIONS"]["timeout"] = 0.5
