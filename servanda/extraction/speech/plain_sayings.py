"""What a sentence plainly gives to somebody before its end, where no finer reader has found anything.

"Spring will come late, forecasters say.", "The hall will rise again, the mayor told a packed meeting."
Whom no register knows says it too, and the speaker is then empty. And what an attribution parts, "Had
Peru kept its word, Ann Lee argues, the bridge would stand", is one statement; what is reported ends at
a semicolon, behind which the narrator goes on.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from servanda.extraction.grammar.sayings import finite, listed
from servanda.extraction.lexicon import words
from servanda.extraction.scene import Scene, Span
from servanda.extraction.speech.attributions import Said
from servanda.extraction.speech.quotations import overlapping
from servanda.terms.press import is_press
from servanda.terms.register import kind

_RULE = "statements.verb-behind"
_BEFORE = 90  # letters of a name and a verb before what is said
_LEAST = 4  # words of what is said
_MARKED = re.compile(r"[“”\"«»;]")


def plainly(scene: Scene, span: Span, *, language: str) -> Said | None:
    """Return what stands before ", somebody said." at the end of a sentence."""
    shapes = _shapes(language)
    text = scene.view.text[span.start : span.end]
    if shapes is None or _MARKED.search(text):
        return None
    told = shapes[0].fullmatch(text.rstrip()) or shapes[4].fullmatch(text.rstrip())
    if told is None or told["what"].count(" ") < _LEAST - 1:
        return None
    start, end = span.start + told.start("what"), span.start + told.end("what")
    who = span.start + told.start("who"), span.start + told.end("who")
    if not finite(language).search(scene.folded, start, end) or finite(language).search(
        scene.folded, *who
    ):
        return None
    named = [n for n in scene.outer(*who) if n.end == who[1]]
    speaker = named[-1].party if named and kind(named[-1].party) != "territory" else ""
    rule = _RULE if start < who[0] else "statements.verb"
    return Said(start, end, "" if is_press(speaker) else speaker, who[0], rule)


def joined(scene: Scene, span: Span, said: Said, *, language: str) -> Said:
    """Let a condition before an attribution and the main clause behind it be one statement."""
    shapes = _shapes(language)
    text = scene.view.text[span.start : span.end].rstrip()
    if shapes is None or not shapes[1].match(text):
        return said
    parted = shapes[2].fullmatch(text)
    if parted is None or _MARKED.search(text):
        return said
    at = said.start - span.start, said.end - span.start
    if at == parted.span("rest") or (at[0] == 0 and at[1] <= parted.end("first")):
        return replace(said, start=span.start, end=span.start + parted.end("rest"))
    return said


def before_semicolon(
    scene: Scene, said: Said, quoted: Sequence[tuple[int, int]], *, language: str
) -> Said:
    """End reported words at a semicolon, unless what follows goes on with "it" or "that"."""
    shapes = _shapes(language)
    if shapes is None or said.rule == "statements.turn":
        return said
    for mark in re.finditer(";", scene.view.text[said.start : said.end]):
        place = said.start + mark.start()
        if overlapping(quoted, place, place + 1) is None and not shapes[3].match(
            scene.folded, place + 1
        ):
            return replace(said, end=place)
    return said


def between_commas(scene: Scene, said: Said, *, language: str) -> Said:
    """Give words that nobody has to the person between commas before the verb: "whose envoy, Ann Lee, said"."""
    shapes = _shapes(language)
    if shapes is None or kind(said.speaker) == "person" or said.rule != "statements.verb":
        return said
    led = shapes[5].search(scene.folded, max(0, said.start - _BEFORE), said.start)
    if led is None:
        return said
    near = scene.outer(max(0, led.start() - _BEFORE), led.end())
    named = [n for n in near if n.end == led.start("verb") - 2]
    person = named[-1].party if named and kind(named[-1].party) == "person" else ""
    return replace(said, speaker=person) if person else said


@cache
def _shapes(language: str) -> tuple[re.Pattern[str], ...] | None:
    """Return the shapes of a plain saying, of a condition, of what is parted, of what goes on, and "X swore that"."""
    plain = words(language, "statements").get("plain")
    if plain is None:
        return None
    verbs = f"{plain['says']}|{listed(language, 'reports')}|{listed(language, 'says')}"
    tells = plain["tells"]
    who = r"(?P<who>(?!and |but |which |who |or |\w+ing |\w+ed )[^,;:\n]{3,70}?)"
    adverb = r"(?: (?:has|have|had|also|later|likes? to|went on to|\w+ly))?"
    tail = rf"(?: (?:{plain['tail']})\b[^,;:\n]{{0,70}})?(?:, (?:{plain['tail']}|\w+ing)\b[^;:\n]{{0,110}})?\.?"
    told = rf" (?:{tells}) [^,;:\n]{{2,60}}"
    return (
        re.compile(
            rf"(?P<what>[^\n]{{12,400}}?), {who}{adverb}(?: (?:{verbs})(?= (?:{plain['tail']})\b|[.,]|\Z){tail}|{told}(?:, \w+ing\b[^;:\n]{{0,110}})?\.?)"
        ),
        re.compile(plain["condition"]),
        re.compile(
            rf"(?P<first>[^\n]{{8,200}}?), {who}{adverb} (?:{verbs}|goes on|went on)(?: (?:{plain['tail']})\b[^,;:\n]{{0,60}})?, (?P<rest>[^\n]{{8,400}}?)\.?"
        ),
        re.compile(plain["goes_on"]),
        re.compile(
            rf"(?P<who>(?:A|An|The|One|Some|Several|Many|Most|His|Her|Its|Their|Local|Two|Three)\b[^,;:\n]{{3,80}}?){adverb} (?:{verbs}|{listed(language, 'only_that')}) that (?P<what>[^\n]{{12,300}}?)\.?"
        ),
        re.compile(rf", [^,;:\n]{{3,50}}, (?P<verb>{verbs})(?: that)? \Z"),
    )
