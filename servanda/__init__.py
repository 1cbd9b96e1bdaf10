"""Servanda: who promised what to a peace and recovery plan, and what has arrived, with evidence."""

__version__ = "0.1.0"
