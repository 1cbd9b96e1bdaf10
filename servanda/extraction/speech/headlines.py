"""What a headline gives to the one before its colon, in Arabic: "وزير الدفاع التركي: لن نسحب جنودنا".

Before it stands a person, a body, a state, or an office whose holder the text names below; "Urgent",
"Report" and the like are none, and neither are the givers of a list.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.scene import QUIET_ZONES, Scene, Span
from servanda.extraction.speech.attributions import Said
from servanda.extraction.speech.descriptions import described, heads
from servanda.extraction.speech.pointing import holds_later
from servanda.terms.press import is_press
from servanda.terms.register import kind

_BESIDE = 8  # letters of a title before a name that holds none
_NOUN = 4  # letters of a noun for a body
_LINES = 2  # at the head of a text, one of which may be its headline


def led_headlines(scene: Scene, said: Sequence[Said], *, language: str) -> Iterator[Said]:
    """Yield what stands behind the colon of a headline that begins with its speaker."""
    shape = _shape(language)
    loud = [span for span in scene.spans if span.zone not in QUIET_ZONES]
    if shape is None or len(loud) <= _LINES:
        return
    for span in loud[:_LINES]:
        led = shape.fullmatch(scene.view.text, span.start, span.end)
        line = scene.view.text[max(0, span.start - 1) : span.start]
        line += scene.view.text[span.end : span.end + 1]
        if led is None or line.strip() or any(span.start <= s.cut < span.end for s in said):
            continue
        if speaker := _who(scene, span, led, language):
            yield Said(led.start("what"), span.end, speaker, span.start, "statements.headline")


def _who(scene: Scene, span: Span, led: re.Match[str], language: str) -> str:
    """Return who stands before the colon: a name, or the office of somebody named below."""
    start, end = led.span("who")
    named = scene.outer(start, end)
    whole = [n for n in named if n.end == end and n.start <= start + _article(scene, start)]
    if whole and kind(whole[0].party) in ("org", "country"):
        return "" if is_press(whole[0].party) else whole[0].party
    if named and kind(named[-1].party) == "person":
        return named[-1].party
    if not heads(language).match(scene.folded, start):
        return _named_below(scene, start, end)
    state = described(scene, start, end, language=language)
    office = _office(scene.folded[start:end])
    return holds_later(scene, end, office, state) or _only_one(scene, end, office) or state


def _only_one(scene: Scene, end: int, office: str) -> str:
    """Return the one person who is named below with the first word of an office: "السفير ماغنوس"."""
    head = re.compile(rf"(?<!\w)[وفبل]?(?:{re.escape(office.split()[0])})(?!\w)")
    found = {
        n.party
        for n in scene.named
        if n.start > end
        and kind(n.party) == "person"
        and head.search(scene.folded, max(0, n.start - _BESIDE), n.end)
    }
    return found.pop() if len(found) == 1 else ""


def _named_below(scene: Scene, start: int, end: int) -> str:
    """Return the body whose name below begins with the one noun before the colon: "المفوضية:"."""
    noun = scene.folded[start:end].removeprefix("ال")
    if " " in noun or len(noun) < _NOUN:
        return ""
    below = (n for n in scene.named if n.start > end and kind(n.party) == "org")
    names = ((n.party, scene.folded[n.start : n.end].removeprefix("ال")) for n in below)
    return next((party for party, name in names if name.startswith(noun)), "")


def _office(said: str) -> str:
    """Return the first words of an office, by which it is named below: "وزير الدفاع"."""
    return " ".join(said.split()[:2])


def _article(scene: Scene, start: int) -> int:
    return 2 if scene.text(start, start + 2) == "ال" else 0


@cache
def _shape(language: str) -> re.Pattern[str] | None:
    """Return the shape of such a headline; None where a language has none."""
    told = words(language, "statements").get("led_headline")
    if told is None:
        return None
    none, where = "|".join(told["nobody"]), told["where"]
    return re.compile(
        rf"(?!(?:{none})(?!\w)|[-–•*\d])(?P<who>[^:؛،.!؟\"«\n]{{2,60}}?)(?: (?:{where})[^:؛،.!؟\"«\n]{{2,40}})?: "
        r"(?P<what>(?![\d\"«])[^:؛\n\"«]{12,130}[^:؛\n\"«.])"
    )
