"""Refusals and findings of the rooms below, as the desk tells them: in the reader's language."""

from dataclasses import replace

from servanda.actions.refusals import Refused
from servanda.desk.page import language
from servanda.ledger.unkept import Unkept
from servanda.records import Finding
from servanda.terms.told import said


def put(message: str) -> str:
    """Return a message in the language of the page, as it is where nobody has put it into words."""
    here = language()
    whole = said(message, here)
    # The ledger's advice has no full stop of its own; an action that hands it on gives it one.
    return said(message[:-1], here) if whole == message and message.endswith(".") else whole


def in_words(finding: Finding) -> Finding:
    """Return a finding with its message and advice in the language of the page."""
    return replace(finding, message=put(finding.message), advice=put(finding.advice))


def told(refusal: Refused | Unkept) -> str:
    """Return what cannot be done and what to do instead, in the language of the page."""
    if isinstance(refusal, Unkept):
        parts = (f"{refusal.kind} {refusal.key}: {put(refusal.fault)}", put(refusal.advice))
    else:
        parts = (_kept(refusal.message), put(refusal.advice))
    return " ".join(
        part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part
    )


def _kept(message: str) -> str:
    """Return a message; one of the ledger names its record before what is wrong."""
    found = put(message)
    named, colon, fault = message.partition(": ")
    return f"{named}{colon}{put(fault)}" if found == message and fault else found
