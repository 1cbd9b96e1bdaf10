"""`python -m servanda` is the command `servanda`."""

import sys

from servanda.cli import main

sys.exit(main())
