"""The command line: `servanda COMMAND`, one command for each action.

Exit codes: 0 done; 1 it was tried and something is wrong (one clear line on stderr says what and what
to do); 2 the command's words are off. Commands import what they need when they run, so that reading
one article never waits for the web framework.
"""

from servanda.cli.dispatch import main

__all__ = ["main"]
