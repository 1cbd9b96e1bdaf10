"""The version of the rules of reading: kept with every proposal, raised when a rule changes."""

VERSION = "1.19"
