"""Who said what: quoted words, reported words and the answers of an interview.

>>> from servanda.extraction.mentions import Sentence
>>> text = "Theo Mỹ, viện trợ đã đến."
>>> from servanda.extraction.parties import find_parties
>>> view = View(text); whole = [Sentence(start=0, end=len(text), paragraph=0, zone="body")]
>>> parties = find_parties(view, whole, language="vi")
>>> [(s.quote, s.speaker) for s in find_statements(view, whole, parties, language="vi")]
[('viện trợ đã đến', 'country:US')]
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, zip_longest

from servanda.extraction.interviews import find_turns
from servanda.extraction.lexicon import words
from servanda.extraction.mentions import PartyFound, Sentence, StatementMention
from servanda.extraction.quotations import Quoted, around, find_quotations, overlapping
from servanda.extraction.scene import FAR, MANY, QUIET_ZONES, Scene, Span, lay_out
from servanda.extraction.speakers import phrase, subject_after, subject_before, subject_unsaid
from servanda.extraction.view import View

_ENDS = " \t\n.,;:،؛!…\"”“»«'"
_LONGEST_REST = 25  # "…, he said on Monday": what may follow the verb of a trailing attribution


@dataclass(frozen=True, slots=True)
class Said:
    """Words in the view, whose they are, and the rule; `cut` is where the clause of the verb begins."""

    start: int
    end: int
    speaker: str
    cut: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Cue:
    """A verb of saying, with where its content would begin."""

    start: int
    end: int
    content: int


def find_statements(
    view: View,
    sentences: Sequence[Sentence],
    parties: Sequence[PartyFound],
    *,
    language: str,
) -> list[StatementMention]:
    """Return the statements in order; a speaker nobody can be found for is empty."""
    scene = lay_out(view, sentences, parties)
    turns = find_turns(scene, language=language)
    answered = {index for turn in turns for index in turn.sentences}
    found = [
        _mention(view, Said(t.start, t.end, t.speaker, t.start, "statements.turn"), "interview")
        for t in turns
    ]
    quoted, latest = find_quotations(view.text), ""
    for number, span in enumerate(scene.spans):
        if number in answered or span.zone in QUIET_ZONES or scene.is_question(span):
            continue
        for said in _in_sentence(scene, span, (quoted, latest), language=language):
            latest = said.speaker or latest
            found.append(_direct_or_not(view, said, quoted))
    unique = {(s.start, s.end): s for s in found if s.end > s.start}
    return sorted(unique.values(), key=lambda s: (s.start, s.end))


def _mention(view: View, said: Said, kind: str) -> StatementMention:
    start, end = view.origin(said.start, said.end)
    return StatementMention(
        start=start,
        end=end,
        quote=view.kept[start:end],
        rule=said.rule,
        kind=kind,
        speaker=said.speaker,
    )


def _direct_or_not(view: View, said: Said, quoted: Quoted) -> StatementMention:
    """Take the quotation itself when most of what was said stands in marks."""
    quote = overlapping(quoted, said.start, said.end)
    if quote is None:
        return _mention(view, said, "indirect")
    shared = min(quote[1], said.end) - max(quote[0], said.start)
    if shared < 0.6 * (said.end - said.start):
        return _mention(view, said, "indirect")
    return _mention(view, replace(said, start=quote[0], end=quote[1]), "direct")


def _in_sentence(
    scene: Scene, span: Span, context: tuple[Quoted, str], *, language: str
) -> Iterator[Said]:
    """Find the statements of one sentence; a verb without a subject goes on where the last left."""
    quoted, latest = context
    find = _verb_first if words(language, "statements").get("verb_first") else _subject_first
    found: list[Said] = []
    for cue in islice(_cues(scene, span, language), MANY):
        if around(quoted, cue.start) is None:
            before = found[-1].speaker if found else latest
            said = find(scene, span, (cue, before), language=language)
            if said:
                found.append(said)
    found += _according(scene, span, language)
    found.sort(key=lambda s: s.cut)
    for said, following in zip_longest(found, found[1:]):
        if following and said.start < following.cut < said.end and _breaks(scene, following):
            near = max(said.start, following.cut - 40)
            tail = _joins(language).search(scene.folded, near, following.cut)
            said = replace(said, end=tail.start() if tail else following.cut)
        yield _trimmed(scene, said)


def _breaks(scene: Scene, said: Said) -> bool:
    """Tell whether a statement ends the one before it: it does behind a semicolon or a joining word."""
    left = scene.text(max(0, said.cut - 12), said.cut).rstrip()
    return said.rule == "statements.verb-goes-on" or left.endswith((";", "؛"))


@cache
def _joins(language: str) -> re.Pattern[str]:
    listed = phrase(tuple(words(language, "statements").get("and", ())))
    return re.compile(rf"[\s,;]*(?:(?<!\w)(?:{listed}))?\s*\Z")


def _trimmed(scene: Scene, said: Said) -> Said:
    """Leave out spaces, marks and the full stop at both ends."""
    text, start, end = scene.view.text, said.start, said.end
    while start < end and text[start] in _ENDS:
        start += 1
    while end > start and text[end - 1] in _ENDS:
        end -= 1
    return replace(said, start=start, end=end)


@cache
def _verbs(language: str) -> re.Pattern[str]:
    lexicon = words(language, "statements")
    says, reports = (phrase(tuple(lexicon.get(k, ()))) for k in ("says", "reports"))
    that = phrase(tuple(lexicon.get("that", ())))
    clitics = words(language, "promises").get("clitics", "")
    clitic = f"[{clitics}]?" if clitics else ""
    blocked = phrase(tuple(lexicon.get("not_before", ())))
    return re.compile(
        rf"(?<!\w){clitic}(?P<verb>(?P<says>{says})|(?P<reports>{reports}))(?!\w)(?!\s(?:{blocked})(?!\w))"
        rf"(?P<gap>\s*(?:,\s*)?)(?P<that>(?:(?:{that})(?!\w)\s*)*[:,]?\s*[\"“«]?)"
    )


@cache
def _blocked(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{phrase(tuple(words(language, 'statements').get('not_after', ())))})\s+\Z"
    )


def _cues(scene: Scene, span: Span, language: str) -> Iterator[_Cue]:
    for verb in _verbs(language).finditer(scene.folded, span.start, span.end):
        head = scene.folded[max(span.start, verb.start() - 16) : verb.start()]
        if _blocked(language).search(head) or (verb["reports"] and not verb["that"].strip()):
            continue
        yield _Cue(verb.start("verb"), verb.end("verb"), verb.end())


def _subject_first(scene: Scene, span: Span, at: tuple[_Cue, str], *, language: str) -> Said | None:
    """Read "X cho biết ..." and "..., X nói"; `at` is the verb and who spoke last."""
    cue, latest = at
    subject = subject_before(scene, span, cue.start, language=language)
    speaker, head = (subject.party, subject.start) if subject else ("", cue.start)
    if not speaker:
        pronoun = _pronoun(language).search(
            scene.folded, max(span.start, cue.start - 30), cue.start
        )
        speaker, head = (latest, pronoun.start()) if pronoun else ("", head)
    trailing = _trailing(scene, span, cue, head)
    if not speaker and words(language, "statements").get("verb_may_lead"):
        speaker = _behind_quotation(scene, span, cue)
        trailing = trailing or bool(speaker)
    if speaker and trailing:
        return Said(span.start, head, speaker, span.start, "statements.verb-behind")
    rule = "statements.verb"
    if not speaker:
        unsaid = subject_unsaid(scene, span, cue.start, language=language)
        speaker, rule = (unsaid.party if unsaid else ""), "statements.verb-goes-on"
    return Said(cue.content, span.end, speaker, head, rule) if speaker else None


def _trailing(scene: Scene, span: Span, cue: _Cue, head: int) -> bool:
    """Tell whether the words stand before the verb: nothing but a time or a place follows it."""
    left = scene.text(max(span.start, head - 8), head).rstrip()
    rest = scene.text(min(cue.content, span.end), min(span.end, cue.content + FAR)).strip(_ENDS)
    return left.endswith((",", '"', "”", "»", "،")) and len(rest) <= _LONGEST_REST


def _behind_quotation(scene: Scene, span: Span, cue: _Cue) -> str:
    """Return the subject of ``"...", said X, the minister``."""
    left = scene.text(max(span.start, cue.start - 8), cue.start).rstrip()
    subject = subject_after(scene, cue.end, span.end)
    if subject is None or not left.endswith((",", '"', "”", "’")):
        return ""
    return subject.party


@cache
def _pronoun(language: str) -> re.Pattern[str]:
    lexicon = words(language, "statements")
    pronouns, adverbs = (phrase(tuple(lexicon.get(k, ()))) for k in ("pronouns", "adverbs"))
    return re.compile(rf"(?<!\w)(?:{pronouns})(?:\s+(?:{adverbs}))*\s+\Z")


def _verb_first(scene: Scene, span: Span, at: tuple[_Cue, str], *, language: str) -> Said | None:
    """Read "قال X إن ...": the subject stands between the verb and the conjunction."""
    cue, latest = at
    that = _that(language).search(scene.folded, cue.end, min(span.end, cue.end + 220))
    if that is None:
        return None
    between = scene.outer(cue.end, that.start())
    if between:
        return Said(that.end(), span.end, between[0].party, cue.start, "statements.verb")
    subject = subject_before(scene, span, cue.start, language=language)
    bare = not scene.text(cue.end, that.start()).strip(" ،,")
    speaker = subject.party if subject else (latest if bare else "")
    return Said(that.end(), span.end, speaker, cue.start, "statements.verb") if speaker else None


@cache
def _that(language: str) -> re.Pattern[str]:
    that = phrase(tuple(words(language, "statements").get("that", ())))
    return re.compile(rf"(?<!\w)(?:{that})(?!\w)\s*|:\s*|(?=[\"“«])")


@cache
def _sources(language: str) -> re.Pattern[str]:
    listed = phrase(tuple(words(language, "statements").get("according", ())))
    return re.compile(rf"(?<!\w)(?:{listed})(?:\s+|(?=\w))")


@cache
def _body(language: str) -> re.Pattern[str]:
    """Return what may stand between "according to" and a name: an article, a ministry."""
    actors = phrase(tuple(words(language, "promises").get("subject", {}).get("actors", ())))
    return re.compile(rf"\s*(?:the )?ل?(?:(?:{actors})(?:\s+\w+){{0,2}}\s+(?:of |của )?)?")


def _according(scene: Scene, span: Span, language: str) -> Iterator[Said]:
    """Read "Theo X, ..." and "..., according to X."."""
    for source in _sources(language).finditer(scene.folded, span.start, span.end):
        # Arabic writes "to the" as one with the name: look one letter before.
        names = scene.outer(source.end() - 1, min(span.end, source.end() + FAR))
        if not names:
            continue
        gap = scene.folded[source.end() : names[0].start]
        if not _body(language).fullmatch(gap):
            continue
        comma = re.compile(r"[^,،;.]{0,60}[,،]\s*").match(scene.view.text, names[0].end, span.end)
        left = scene.text(max(span.start, source.start() - 8), source.start()).rstrip()
        if comma and (not left or left[-1] in ",،"):
            rule, start, end = "statements.according", comma.end(), span.end
        elif left.endswith((",", "،", '"', "”")):
            rule, start, end = "statements.according", span.start, source.start()
        else:
            continue
        yield Said(start, end, names[0].party, source.start(), rule)
