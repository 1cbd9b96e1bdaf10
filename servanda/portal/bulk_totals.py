"""The totals of a dataset as its page says them: by stage and party, with what they leave out.

The figures are those of `servanda flows total`: the publisher's own headline, and each stage as a total
of its own. Nothing is added here.
"""

from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from servanda.portal.behind import NOBODY, PARTLY, Behind
from servanda.portal.bulk import on_disk
from servanda.portal.figures import whole
from servanda.portal.rows import code_label, language
from servanda.records.columns import plain_decimal
from servanda.terms.words import label

if TYPE_CHECKING:
    from servanda.flows.snapshot import Snapshot
    from servanda.flows.totals import LeftOut, Total

PARTIES = 25


def answer(snapshot: "Snapshot", by: str) -> "Total":
    """Return the headline of a snapshot by its groups; asked once for each state of the rates."""
    from servanda.flows.rate_tables import FOLDER, rates_of

    home = Path(settings.FLOWS) / FOLDER
    with on_disk():
        return _answer(str(snapshot.folder), by, str(home), rates_of(home).mark)


@lru_cache(maxsize=32)
def _answer(folder: str, by: str, home: str, mark: str) -> "Total":
    from servanda.flows.pillars import Pillars
    from servanda.flows.questions import Question
    from servanda.flows.rate_tables import rates_of
    from servanda.flows.snapshot import open_snapshot
    from servanda.flows.totals import total

    # No page groups by pillar yet, so the table of pillars is left empty.
    nothing = Pillars(rows={}, mark="")
    rates = rates_of(Path(home))
    return total(open_snapshot(Path(folder)), Question(by=by), rates=rates, pillars=nothing)


def totals_of(snapshot: "Snapshot") -> dict[str, Any]:
    """Return the headline, the stages and the largest parties of a snapshot, in words."""
    by_party, by_stage = answer(snapshot, "party"), answer(snapshot, "stage")
    asked = by_party.question
    return {
        "headline": money(by_party.total, asked.currency),
        "rows": by_party.rows,
        "measure": _joined("flows.stage", asked.stages),
        "boundary": code_label("flows.boundary", asked.boundary),
        "rates": [
            {"words": rate_words(source), "rows": rows, "query": Behind(rate=source).query}
            for source, rows in by_party.rate_sources
        ],
        "left_out": [_left(one, asked.currency) for one in by_party.left_out],
        "stages": [
            {
                "key": one.key,
                "words": code_label("flows.stage", one.key),
                "figure": money(one.total, asked.currency),
                "rows": one.rows,
                "left_out": [_left(left, asked.currency, of=one.key) for left in one.left_out],
                "query": Behind(stage=one.key).query,
                "headline": one.key in asked.stages,
            }
            for one in by_stage.groups
        ],
        "parties": [_party(one, asked.currency) for one in by_party.groups[:PARTIES]],
        "more_parties": max(len(by_party.groups) - PARTIES, 0),
    }


def _party(one: Any, currency: str) -> dict[str, Any]:
    name = one.name or one.key or code_label("flows.group", "none")
    query = Behind(party=one.key or NOBODY).query
    figure = money(one.total, currency)
    return {"key": one.key, "name": name, "figure": figure, "rows": one.rows, "query": query}


def _left(one: "LeftOut", target: str, *, of: str = "") -> dict[str, Any]:
    """Return what is left out of the headline, or of the stage that is a total of its own."""
    words = code_label("flows.reason", one.reason)
    if one.stage:
        words = f"{words} ({code_label('flows.stage', one.stage)})"
    if one.reason == "no-rate":
        given = {"currency": one.currency, "target": target}
        words = f"{words} ({label('flows.mending', 'no-rate', language(), **given)})"
    amount = "" if one.amount is None else money(one.amount, one.currency)
    behind = Behind(stage=of, reason=one.reason, other=one.stage, currency=one.currency)
    found = {"words": words, "rows": one.rows, "amount": amount, "reason": one.reason}
    partly = Behind(stage=of, reason=PARTLY, currency=one.currency).query
    return {**found, "query": behind.query, "parts": one.parts, "partly": partly}


def _joined(group: str, codes: tuple[str, ...]) -> str:
    return " + ".join(code_label(group, code) for code in codes)


def rate_words(source: str) -> str:
    """Return the words for where a rate is from; a table that an operator named keeps its name."""
    try:
        return code_label("flows.rate", source)
    except KeyError:
        return source


def money(figure: Decimal, currency: str) -> str:
    """Return a figure to the cent with its currency."""
    exact = figure.quantize(Decimal("0.01")).normalize()
    return f"{whole(Decimal(f'{exact:f}'), language())}\u00a0{currency}".rstrip()


def exact(figure: Decimal | None, currency: str) -> str:
    """Return a row's own amount, with all its decimals; "" for none."""
    if figure is None:
        return ""
    return f"{whole(Decimal(plain_decimal(figure)), language())}\u00a0{currency}".rstrip()


def forget() -> None:
    """Forget everything, as a new process would."""
    _answer.cache_clear()
