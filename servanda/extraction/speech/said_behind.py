"""Attributions behind or inside the words: "..., X said", "..., said X", "Kuwait, its emir said, will ..."."""

import re
from collections.abc import Sequence
from functools import cache

from servanda.extraction.grammar.sayings import (
    Saying,
    adjuncts,
    finite,
    is_clause,
    listed,
    resumed,
    tells,
)
from servanda.extraction.lexicon import shape, words
from servanda.extraction.scene import FAR, Named, Scene
from servanda.extraction.speech.attributions import Said
from servanda.extraction.speech.descriptions import (
    described,
    determined,
    heads,
)
from servanda.extraction.speech.pointing import holder, meant, namesake
from servanda.extraction.speech.quotations import around
from servanda.extraction.speech.sayers import Reader, own_subject
from servanda.extraction.speech.speakers import (
    subject_after,
)
from servanda.terms.press import is_press
from servanda.terms.register import kind

_HEADLINE = re.compile(
    r"(?P<what>(?:[^\s:?!;“”\"]+ ){3,20}[^\s:?!;“”\"]+): (?P<who>[^:;,.?!]{2,40})"
)
_LED = re.compile(
    r"(?P<who>[^:;,.?!]{2,40}): (?P<what>[^\s:;“”\"](?:[^:;“”\"]){15,200}[^\s.:;!?”\"])"
)
_MARK = re.compile(r"[,;:.!?…\"“”»«—\n]|\s[-–]\s|\Z")
_DATELINE = re.compile(r"(?:[^.!?\"“:;]|(?<=[A-Z][a-z]{2})\.|(?<=[A-Z])\.){2,60}?\s[-–—]{1,2}\s+")
_CALLED = re.compile(
    r"[\"“][^\"“”]{2,60}[.\"”]{1,3}\s*"
)  # "at the meeting of the “Board of Rice.”"
_BESIDE_MARKS = re.compile(r"[\"”»’'][,،]|[,،][\"”»’']")  # of both orders
_OWNED = 60  # code points behind "its" in which an office would stand
_WORDS_OF_A_LISTENER = 7
_WORDS_OF_A_CLAUSE = 8
_WORDS_OF_WHO = 4  # behind the colon of a headline
_LONGEST_REST = 130  # "…, he said in a statement on Monday": what may follow the verb


def heads_line(reader: Reader) -> Said | None:
    """Return what a headline gives to the one behind its colon: "Members pledge billions: Ann Lee"."""
    scene, span, language = reader.scene, reader.span, reader.language
    line = scene.view.text[span.start : span.end].rstrip()
    if ": " not in line:
        return None  # neither shape is without one
    told = _HEADLINE.fullmatch(line)
    if not words(language, "statements").get("headline_end") or told is None:
        return _led_line(reader, line)
    if scene.view.text[span.start + len(line) : span.start + len(line) + 1] not in ("", "\n"):
        return None
    first, last = (span.start + place for place in told.span("who"))
    who = _who_ends(scene, (first, last), language=language)
    end = span.start + told.end("what")
    return Said(span.start, end, who, first, "statements.verb-behind") if who is not None else None


def _led_line(reader: Reader, line: str) -> Said | None:
    """Return what a headline gives to the one before its colon: "Quispe: Peru will send doctors"."""
    scene, span, language = reader.scene, reader.span, reader.language
    told = _LED.fullmatch(line)
    if not words(language, "statements").get("headline_end") or told is None:
        return None
    ends = scene.view.text[span.start + len(line) : span.start + len(line) + 1]
    start, last = span.start, span.start + told.end("who")
    named = scene.outer(start, last)
    whole = len(named) == 1 and named[0].end == last and kind(named[0].party) in ("person", "org")
    claimed = finite(language).search(scene.folded, last, span.end)
    if ends not in ("", "\n") or not whole or not claimed or is_press(named[0].party):
        return None
    what = span.start + told.start("what")
    return Said(what, span.start + len(line), named[0].party, start, "statements.verb")


def _who_ends(scene: Scene, at: tuple[int, int], *, language: str) -> str | None:
    """Return who stands behind the colon of a headline: a name, "PM", "UN official"; None for no speaker."""
    first, last = at
    named = scene.outer(first, last)
    if len(named) == 1 and named[0].end == last:
        person, claims = kind(named[0].party) == "person", finite(language)
        whole = named[0].start == first and kind(named[0].party) != "territory"
        line = scene.folded.rfind("\n", 0, first) + 1
        claimed = kind(named[0].party) == "org" or claims.search(scene.folded, line, first)
        return named[0].party if person or (whole and claimed) else None
    said = scene.folded[first:last]
    offices: dict[str, str] = words(language, "statements").get("headline_offices", {})
    if said in offices:
        return holder(scene, len(scene.folded), offices[said], language=language)
    tail = heads(language).search(scene.folded, max(first, scene.folded.rfind(" ", first, last)))
    if tail is None or tail.end() != last or said.count(" ") >= _WORDS_OF_WHO:
        return None
    known = described(scene, first, last, language=language)
    ministry = re.fullmatch(listed(language, "state_nouns"), said)
    states = (n.party for n in scene.outer(0, first) if kind(n.party) == "country")
    return known or (next(states, "") if ministry else "")


def leads_clause(reader: Reader, saying: Saying, subject: Named | None) -> bool:
    """Tell whether a person right before a verb brings a clause: "its envoy, X, said Peru had left"."""
    if subject is None:
        return False
    near = reader.scene.text(subject.end, saying.start).strip(" ,")
    if not near and not re.search(r"\w", reader.scene.text(reader.span.start, subject.start)):
        return True  # "Peru's envoy, Ann Lee, urged them to": nothing was said before
    return is_clause(reader.scene, saying.content, reader.span.end, language=reader.language)


def inserted(reader: Reader, saying: Saying) -> bool:
    """Tell whether an attribution stands inside what is said: "Kuwait, its emir said, will ..."."""
    stop = _MARK.search(reader.scene.folded, saying.end, reader.span.end)
    if stop is None or stop.group() not in (",", "،"):
        return False
    return bool(resumed(reader.language).match(reader.scene.folded, stop.start()))


def goes_on_behind(reader: Reader, saying: Saying, start: int) -> bool:
    """Tell whether "said X" stands inside what is said: "Passengers, said X, must bring papers"."""
    scene, end = reader.scene, min(reader.span.end, saying.end + _LONGEST_REST)
    if finite(reader.language).search(scene.folded, start, saying.start):
        return False
    if around(reader.quoted, start) or re.search(r"[\"“”]", scene.text(start - 1, saying.start)):
        return False
    marks = re.finditer(r"[,،]", scene.folded[saying.end : end])
    again = resumed(reader.language)
    return any(again.match(scene.folded, saying.end + m.start()) for m in marks)


def words_resumed(reader: Reader, saying: Saying, party: str) -> list[Said]:
    """Return the words that go on behind an inserted attribution, their subject left out."""
    again = _again(reader.language).search(
        reader.scene.folded, saying.end, min(reader.span.end, saying.end + _LONGEST_REST)
    )
    if again is None:
        return []
    rule = "statements.verb-goes-on"
    return [Said(again.end(), reader.span.end, party, again.start(), rule)]


@cache
def _again(language: str) -> re.Pattern[str]:
    verbs = listed(language, "finite")
    return re.compile(rf",\s+(?:{listed(language, 'and')})\s+(?=(?:{verbs})(?!\w))")


def trails(reader: Reader, saying: Saying, head: int) -> bool:
    """Tell whether the words stand before the subject: only a time or a place follows the verb."""
    scene, span = reader.scene, reader.span
    left = _ends_before(reader, head)
    if not left or saying.by == "that":
        return False
    stop = _MARK.search(scene.folded, saying.end, min(span.end, saying.end + FAR))
    end = stop.start() if stop else min(span.end, saying.end + FAR)
    called = stop is not None and _CALLED.fullmatch(scene.folded, end, span.end) is not None
    rest = scene.folded[saying.end : end]
    told_where = _told_where(reader.language)
    if left.endswith(('"', "”", "»", "''")) and told_where and told_where.match(rest):
        return True  # "...," he said during a visit when asked whether it was so
    if len(rest) > _LONGEST_REST:
        return False
    colon = stop is not None and stop.group() == ":"
    if colon and not left.endswith(('"', "”", "»")):
        return False
    marked = not left.endswith((",", "،")) or bool(_BESIDE_MARKS.search(left))
    plain = not marked and not called and end < span.end - 2 and not inserted(reader, saying)
    if plain and not _has_said(reader, head):
        return False
    if plain and stop and stop.group() == "," and _leads_on(reader, stop.start()):
        return False
    if not rest.strip() or adjuncts(reader.language).fullmatch(rest):
        listener = re.match(rf"\s*(?:{listed(reader.language, 'to_whom')})(?!\w)", rest)
        return not finite(reader.language).search(rest) or bool(listener and marked)
    told = tells(reader.language).fullmatch(scene.folded, saying.start, saying.end)
    if not told and (not marked or rest.count(" ") >= _WORDS_OF_A_LISTENER or colon):
        return False
    whole = marked or (told and (end >= span.end - 2 or inserted(reader, saying)))
    if whole and not finite(reader.language).search(rest):
        return rest.count(" ") < _WORDS_OF_A_LISTENER  # "..., its envoy told a weekly briefing."
    named = scene.outer(saying.end, end)[:1]
    return (
        bool(named)
        and scene.folded[saying.end : named[0].start].strip() in ("", "the")
        and bool(adjuncts(reader.language).fullmatch(scene.folded, named[0].end, end))
    )


def _ends_before(reader: Reader, head: int) -> str:
    """Return what ends with a mark right before a subject, a dash behind quotation marks left out."""
    left = reader.scene.text(max(reader.span.start, head - 8), head).rstrip()
    dashed = left.rstrip(" -–—")
    left = dashed if dashed.rstrip(",").endswith(('"', "”", "»", "’")) else left
    return left if left.endswith((",", '"', "”", "»", "،", "’", "'", "?", "!")) else ""


def _leads_on(reader: Reader, comma: int) -> bool:
    """Tell a comma that brings what is said, "bà Ruiz nói, đường đã mở", from one behind all of it."""
    if not words(reader.language, "statements").get("comma_leads"):
        return False
    more = f"{listed(reader.language, 'and')}|{listed(reader.language, 'according')}"
    more += f"|{shape(reader.language, 'statements', 'trails_on').pattern}"  # "nói hôm thứ Tư, sau"
    return not re.compile(rf"[,،]\s+(?:{more})(?!\w)").match(reader.scene.folded, comma)


@cache
def _told_where(language: str) -> re.Pattern[str] | None:
    """Return how a place or a time begins behind a quotation; None where any word may."""
    shape = words(language, "statements").get("told_where")
    return re.compile(rf"\s(?:{shape})\s") if shape else None


def _has_said(reader: Reader, head: int) -> bool:
    """Tell whether something is said before the subject: "In Oslo, he said, ..." has not begun."""
    scene, span = reader.scene, reader.span
    if finite(reader.language).search(scene.folded, span.start, head):
        return True
    named = scene.outer(span.start, head)[:1]  # "Peru regrets the delay, its envoy said, ..."
    opens = bool(named) and named[0].start - span.start < 5
    first = scene.folded[span.start : head].partition(" ")[0]
    led = re.fullmatch(listed(reader.language, "adjunct"), first.rstrip(","))
    if not led and scene.folded.count(" ", span.start, head) >= _WORDS_OF_A_CLAUSE:
        return reader.language == "en"  # "Women and children continued to bear the brunt, it said"
    return opens and scene.folded.count(" ", named[0].end, head) > 2


def inverted_speaker(reader: Reader, saying: Saying) -> str | None:
    """Return the speaker of ``"...", said X, the minister``, None where the verb does not lead."""
    scene, span = reader.scene, reader.span
    if not words(reader.language, "statements").get("verb_may_lead") or saying.participle:
        return None
    if _has_object(reader, saying):
        return None
    beside = re.compile(rf"\s+(?:{listed(reader.language, 'adjunct')})(?!\w)")
    own = own_subject(reader, saying)
    if saying.by == "that" or (own is None and beside.match(scene.folded, saying.end)):
        return None
    left = scene.text(max(span.start, saying.start - 8), saying.start).rstrip()
    if not left.endswith((",", '"', "”", "’", "'", "?", "!", "»")):
        return None
    if own is not None:
        return own
    stop = _MARK.search(scene.folded, saying.end, min(span.end, saying.end + FAR))
    end = stop.start() if stop else span.end
    said = scene.folded[saying.end : end].strip()
    quoted = not left.endswith(",") or left.endswith((',"', ",”", ",’", ",'"))
    subject = subject_after(scene, saying.end, span.end)
    subject = _who_serves(scene, subject, reader.language)
    named = subject is not None and kind(subject.party) == "person"
    if subject is not None and (subject.start < end or (named and subject.start == end + 2)):
        between = scene.folded[saying.end : subject.start]
        claims = finite(reader.language).search(between)
        return None if claims or (not quoted and _is_object(reader, between)) else subject.party
    if not quoted and shape(reader.language, "statements", "sum_said").search(said):
        return None
    start = saying.end + 1
    bare = shape(reader.language, "statements", "time_or_place").split(said, maxsplit=1)[0]
    for words_of in dict.fromkeys((bare, said)):
        party = meant(scene, (start, words_of), reader.heard, language=reader.language)
        if party is not None:
            return party
    party = described(scene, start, start + len(said), language=reader.language)
    party = party or namesake(scene, scene.text(start, start + len(bare)))
    return party or _unnamed(reader, said, sure=quoted or scene.text(start, start + 1).isupper())


def _who_serves(scene: Scene, found: Named | None, language: str) -> Named | None:
    """Return the one behind a state or body whom he serves: "said EU aid chief Ann Lee"."""
    if found is None or kind(found.party) not in ("country", "org"):
        return found
    behind = scene.outer(found.end, found.end + _LONGEST_REST)[:1]
    if not behind or kind(behind[0].party) != "person":
        return found
    between = scene.text(found.end, behind[0].start)
    return (
        behind[0] if shape(language, "statements", "office_between").fullmatch(between) else found
    )


def _has_object(reader: Reader, saying: Saying) -> bool:
    """Tell a verb that has behind it whom it told, or what: "pledged 16 tents", "reaffirmed their support"."""
    folded, language = reader.scene.folded, reader.language
    if tells(language).fullmatch(folded, saying.start, saying.end):
        return True
    if shape(language, "statements", "counted_next").match(folded, saying.end):
        return True  # "Peru, as host, pledged 16 tents"
    owned = shape(language, "statements", "owned_next").match(folded, saying.end)
    quoted = folded[max(0, saying.start - 3) : saying.start].rstrip()[-1:] in "\"”’'»"
    near = folded[saying.end : min(reader.span.end, saying.end + _OWNED)]
    return owned is not None and not quoted and heads(language).search(near) is None


def _is_object(reader: Reader, between: str) -> bool:
    """Tell what a verb has behind it from who says it: ", announced a pledge of 16 tents to Chile"."""
    head = heads(reader.language).search(between)
    return (
        head is None
        and shape(reader.language, "statements", "for_whom").search(between) is not None
    )


def _unnamed(reader: Reader, said: str, *, sure: bool) -> str | None:
    """Return "" for somebody who speaks and is not named, None where the words are no speaker."""
    known = sure or heads(reader.language).search(said) or determined(said, reader.language)
    return "" if known and said and not finite(reader.language).search(said) else None


def clause_start(reader: Reader, head: int, found: Sequence[Said]) -> int:
    """Return where words before their attribution begin: behind a dateline, a semicolon, a full stop."""
    scene, start = reader.scene, reader.span.start
    dateline = _DATELINE.match(scene.view.text, start, head)
    if dateline and not finite(reader.language).search(dateline.group().lower()):
        start = dateline.end()
    cut = max(scene.folded.rfind(mark, start, head) for mark in (";", "؛", ": "))
    if cut >= 0 and around(reader.quoted, cut) is None:
        start = cut + 1
    ends = [s.cut for s in found if s.rule == "statements.verb-behind" and s.cut < head]
    if ends:
        comma = re.compile(r"[.,;?!]\s").search(scene.folded, max(ends), head)
        start = max(start, comma.end() if comma else start)
    return start
