"""Reported words where the verb of saying comes first: "قال X إن ...", "وأضاف أن ...", "قائلا إن ...".

The subject stands between the verb and its conjunction; where nothing stands there the last speaker
goes on, and a participle has the subject of its sentence. "نقلت وكالة عن X قوله إن" cites: the words
are X's.
"""

import re
from functools import cache

from servanda.extraction.attributions import Said
from servanda.extraction.descriptions import Heard, described, heads, last_person, meant
from servanda.extraction.sayings import Saying, adjuncts, listed, that
from servanda.extraction.scene import Named, Scene, Span
from servanda.extraction.speakers import subject_before
from servanda.terms.register import kind

_FAR = 230
_NEAR = 60
# Whom the words were said to, and when: names behind these are no subject.
_RECIPIENT = re.compile(
    r"[،,]| لوكال| لصحيف| لقنا| للصح| لوسائل| لتلفزيون| امام | خلال | يوم | امس| مساء | صباح "
)
_AS = re.compile(r"\s*(?:و|(?:كما|حسبما|على ما|وفق ما|بحسب ما|حسب ما)\s+)?\Z")


def said_verb_first(
    scene: Scene, span: Span, at: tuple[Saying, Heard, str], *, language: str
) -> Said | None:
    """Return what a verb brings; `at` is the verb, who was heard last, and who spoke before it."""
    saying, heard, before = at
    close = _close(scene, span, saying, language=language)
    if close is None:
        return _behind(scene, span, saying, heard, language=language)
    content, place = close
    between = scene.folded[saying.end : place]
    if _other_verb(language).search(between):
        return None
    cited = _cited(scene, span, saying, language=language)
    speaker = cited
    if speaker is None and saying.participle:
        speaker = _main(scene, span, saying.start, before)
    if speaker is None:
        speaker = _subject(scene, (saying, place), heard, language=language)
    if speaker is None:
        subject = subject_before(scene, span, saying.start, language=language)
        speaker = subject.party if subject else None
    if speaker is None:
        speaker = before if saying.participle else _carried(scene, span, saying, heard, before)
    rule = "statements.verb-goes-on" if saying.participle else "statements.verb"
    return Said(content, span.end, speaker, saying.start, rule)


def _close(scene: Scene, span: Span, saying: Saying, *, language: str) -> tuple[int, int] | None:
    """Return where the content begins and where its conjunction stands: the nearest of its kinds."""
    far = min(span.end, saying.end + _FAR)
    found = _opening(language).search(scene.folded, saying.end, far)
    if found is None or "؛" in scene.folded[saying.end : found.start()]:
        return None
    return found.end(), found.start()


@cache
def _opening(language: str) -> re.Pattern[str]:
    return re.compile(rf"{that(language).pattern}[\"“«]?|:\s*[\"“«]?\s*|(?=[\"“«])")


@cache
def _other_verb(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?(?:{listed(language, 'says')})(?!\w)")


def _subject(scene: Scene, at: tuple[Saying, int], heard: Heard, *, language: str) -> str | None:
    """Return who stands between a verb and its conjunction, None where nobody does."""
    saying, place = at
    between = scene.folded[saying.end : place]
    bare = between.strip(" ،,:")
    if not bare or adjuncts(language).fullmatch(between.rstrip(" ،,:")):
        return None
    head = _head_phrase(between)
    party = meant(scene, (saying.end + 1, head.strip()), heard, language=language)
    if party is not None:
        return party
    names = scene.outer(saying.end, place)
    if len(names) > 1 and _joined(scene, names[0], names[1], language):
        return ""
    if names and names[0].start - saying.end <= 2:
        return names[0].party
    own = _RECIPIENT.split(between, maxsplit=1)[0]
    party = described(scene, saying.end, saying.end + len(own), language=language)
    return party or described(scene, saying.end, place, language=language)


def _head_phrase(between: str) -> str:
    """Return the words up to the first comma or time: "الوزير" of "الوزير، اليوم،"."""
    return re.split(r"[،,]| في | خلال | يوم | أمس| اليوم", between, maxsplit=1)[0]


def _joined(scene: Scene, first: Named, second: Named, language: str) -> bool:
    gap = scene.folded[first.end : second.start]
    return bool(re.fullmatch(rf"\s(?:{listed(language, 'joint')})\s*", gap))


def _main(scene: Scene, span: Span, place: int, before: str) -> str | None:
    """Return the subject of a sentence for its participle: who spoke in it, else its first person."""
    if before:
        return before
    names = scene.outer(span.start, place)
    people = [n for n in names if kind(n.party) == "person"]
    chosen = people or names
    return chosen[0].party if chosen else None


def _carried(scene: Scene, span: Span, saying: Saying, heard: Heard, before: str) -> str:
    """Return who goes on speaking where a verb has no subject: of this sentence, else the last."""
    if before:
        return before
    names = [n for n in scene.outer(span.start, saying.start) if kind(n.party) == "person"]
    if names:
        return names[0].party
    return heard.party or last_person(scene, saying.start, heard)


@cache
def _citing(language: str) -> re.Pattern[str]:
    """Return "نقلت ... عن": an agency that hands on the words of another."""
    return re.compile(
        rf"(?<!\w)[وف]?(?:{listed(language, 'cited')})(?!\w)[^.؛\n]{{0,60}}?(?<!\w)"
        rf"(?:{listed(language, 'cited_from')})\s+"
    )


def _cited(scene: Scene, span: Span, saying: Saying, *, language: str) -> str | None:
    """Return whom an agency quotes before "his saying that"; None where nobody is quoted."""
    begin = max(span.start, saying.start - 200)
    verbs = list(_citing(language).finditer(scene.folded, begin, saying.start))
    if not verbs:
        return None
    if that(language).search(scene.folded, verbs[-1].end(), saying.start):
        return None  # the words handed on have begun already
    names = scene.outer(verbs[-1].end() - 1, saying.start)
    if not names:
        return described(scene, verbs[-1].end(), saying.start, language=language)
    people = [n for n in names if kind(n.party) == "person"]
    return (people or list(names))[0].party


def _behind(
    scene: Scene, span: Span, saying: Saying, heard: Heard, *, language: str
) -> Said | None:
    """Read the attribution behind the words: "«...»، قال X" and "...، كما قال X"."""
    left = _AS.sub("", scene.text(max(span.start, saying.start - 16), saying.start))
    if not left.endswith(("»", '"', "”", "،", ",")) or saying.participle:
        return None
    stop = re.compile(r"[.؛،,:\n]").search(scene.folded, saying.end, span.end)
    end = stop.start() if stop else span.end
    quoted = left.endswith(("»", '"', "”")) or left[:-1].endswith(("»", '"', "”"))
    party = _named_behind(scene, (saying.end, end), language=language)
    if party is None and quoted and heads(language).match(scene.folded, saying.end + 1, end):
        said = scene.folded[saying.end + 1 : end]
        party = meant(scene, (saying.end + 1, said), heard, language=language)
        own = _RECIPIENT.split(said, maxsplit=1)[0]
        party = party or described(scene, saying.end, saying.end + 1 + len(own), language=language)
    if party is None or not (quoted or end >= span.end - 2):
        return None
    return Said(span.start, saying.start, party, saying.start, "statements.verb-behind")


def _named_behind(scene: Scene, at: tuple[int, int], *, language: str) -> str | None:
    """Return the name right behind a verb with nothing but a time or a place after it."""
    start, end = at
    names = scene.outer(start, min(end, start + _NEAR))
    if not names or names[0].start - start > 2:
        return None
    rest = adjuncts(language).fullmatch(scene.folded, names[0].end, end)
    return names[0].party if rest else None
