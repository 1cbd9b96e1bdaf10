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
_BARE = re.compile(
    r"(?:(?<=\sو)|(?<![\w.,]))\d[\d.,]* (?:million|billion|triệu|tỷ|tỉ|مليونا?|ملايين|مليارا?|مليارات)(?!\w)"
)
_NEXT = re.compile(r"[،,]\sو?(?:ال)?\Z")
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
    yield from _sums_first(scene, span, figures, language)
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


def _sums_first(
    scene: Scene, span: Span, figures: Sequence[tuple[int, int]], language: str
) -> Iterator[Gapped]:
    """Give each sum with the giver behind it: "من أبرز المساهمات: 5 ملايين دولار من غانا، و3 ملايين من مالي"."""
    lexicon = words(language, "promises").get("gapped", {})
    lead = re.compile(lexicon.get("sums_lead", "(?!)")).search(scene.folded, span.start, span.end)
    source = re.compile(rf"\s(?:{lexicon.get('from_giver', '(?!)')})\s")
    if lead is None:
        return
    bare = (m.span() for m in _BARE.finditer(scene.folded, lead.end(), span.end))
    for figure in sorted({f[0]: f for f in (*bare, *figures)}.values()):
        led = source.match(scene.folded, figure[1], span.end) if figure[0] >= lead.end() else None
        named = scene.outer(led.end(), span.end)[:1] if led else ()
        if led and named and named[0].start == led.end() and kind(named[0].party) in _GIVERS:
            yield Gapped(tuple(named), figure[0])


def acts_behind(scene: Scene, between: tuple[int, int], *, language: str) -> Iterator[Gapped]:
    """Give each further giver with a deed and no verb: "التزمت غانا بإرسال كتيبة، وتوغو بإرسال مستشفى"."""
    act = words(language, "promises").get("gapped", {}).get("act")
    deed = re.compile(rf"\s(?P<figure>{act})(?!\w)")
    for name in scene.outer(*between) if act else ():
        found = deed.match(scene.folded, name.end, between[1])
        joined = _NEXT.search(scene.folded, between[0], name.start)
        if found and joined and kind(name.party) in _GIVERS:
            yield Gapped((name,), found.start("figure"))
