"""Finds with the same values are one contradiction with every quotation (definition 24)."""

from servanda.reconciliation.found import Found, merged
from servanda.reconciliation.told import Quotation


def quotation(file):
    return Quotation(file=file, start=0, end=4, quote="2803")


def find(*files, hard=True, values=("2803", "2830")):
    quotations = tuple(quotation(file) for file in files)
    return Found(kind="identifier", values=values, quotations=quotations, hard=hard)


def test_every_quotation_stays_once_and_nothing_is_a_vote():
    found = merged([find("a", "b", hard=False), find("a", "c"), find("d", "e", values=("1", "2"))])
    assert [(one.values, len(one.quotations), one.hard) for one in found] == [
        (("2803", "2830"), 3, True),
        (("1", "2"), 2, True),
    ]
    assert merged([]) == ()
