"""Givers and their sums told one after the other below a heading of pledges, without a verb.

"Pledges for the fund" - "France leads with 45 million euros. Next comes Germany, 38 million. Luxembourg,
never forgotten, 6 million." Each row is a promise; the heading says of what.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from servanda.extraction.lexicon import words
from servanda.extraction.promises.gapped import Gapped, chain_at, headed
from servanda.extraction.scene import Scene, Span
from servanda.terms.register import kind

_GIVERS = ("country", "org")
_PARTS = re.compile(r"[;؛]\s*")
_BARE = re.compile(r"(?<![\w.,])\d[\d.,]* (?:million|billion|triệu|tỷ|tỉ|مليون|ملايين|مليار)(?!\w)")
_NEAR = 48  # code points between a giver and its sum


@cache
def _leads(language: str) -> re.Pattern[str] | None:
    """Return what may stand before the giver of a row: "Next comes", "then the"."""
    lead = words(language, "promises").get("gapped", {}).get("row_leads")
    return re.compile(rf"\W*و?(?:(?:{lead})\s+)?(?:the )?") if lead else None


@cache
def _between(language: str) -> re.Pattern[str]:
    """Return what may stand between a giver and its sum: an aside between commas, "another", nothing."""
    some = words(language, "promises")["gapped"].get("row_some", "(?!)")
    return re.compile(rf"(?:[,،][^,،;.\n]{{3,30}}[,،]|[,،:])?\s*(?:(?:{some})\s+)*")


def rows(
    scene: Scene, span: Span, figures: Sequence[tuple[int, int]], *, language: str
) -> Iterator[Gapped]:
    """Give each giver with the sum behind it, where the line above speaks of pledges."""
    leads = _leads(language)
    if leads is None or not headed(scene, span, language):
        return
    ends = [m.end() for m in _PARTS.finditer(scene.folded, span.start, span.end)]
    for start, end in pairwise([span.start, *ends, span.end]):
        named = scene.outer(start, end)
        if not named or kind(named[0].party) not in _GIVERS:
            continue
        chain = chain_at(scene, named, 0, language)
        after = chain[-1].end
        bare = _BARE.search(scene.folded, after, end)  # in the money of the row before
        bare_sum = bare.span() if bare else None
        figure = next((f for f in figures if after <= f[0] < end), bare_sum)
        if figure is None or figure[0] - after > _NEAR:
            continue
        if leads.fullmatch(scene.folded, start, named[0].start) and _between(language).fullmatch(
            scene.folded, after, figure[0]
        ):
            yield Gapped(tuple(chain), figure[0])
