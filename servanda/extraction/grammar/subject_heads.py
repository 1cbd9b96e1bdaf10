"""Subjects whose head stands far before its verb: "donors at a meeting in Rome have pledged".

What hangs on the head by a preposition or a participle names places and others who do not act ("the
United States, together with", "nations gathered in Lima"); a clause behind "which" may hold a list.
Groups that say no names ("donors", "50 countries") bind nobody known.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

from servanda.extraction.grammar.antecedents import joined_before
from servanda.extraction.grammar.noun_phrases import hangs, is_free, is_joined, listed, phrase_start
from servanda.extraction.grammar.pronouns import Stage, Subject, resolve_pronoun
from servanda.extraction.grammar.sayings import finite, phrase
from servanda.extraction.lexicon import shape, words
from servanda.extraction.scene import Named, Scene

_SHORT = 60  # how far before its verb a shortened name may stand
_FAR = 260  # how far before its verb the head may stand


@cache
def _grouped(language: str) -> re.Pattern[str] | None:
    """Return a noun for several who are not named, with what counts or describes them before it."""
    subject = words(language, "promises").get("subject", {})
    if not subject.get("groups"):
        return None
    # In a language of syllables not every word may stand there: "việc các nước" is a deed.
    apart = f"{listed(language, 'none')}|{listed(language, 'no_group')}"
    any_word = rf"(?:(?!(?:{apart})\s)[\w-]+\s+){{0,4}}?"
    lead = f"(?:{subject['group_lead']}){{1,4}}" if "group_lead" in subject else any_word
    alone = listed(language, "groups_alone")
    return re.compile(rf"(?:{lead}(?:{listed(language, 'groups')})|{alone})(?!\w)")


@cache
def _modified(language: str) -> re.Pattern[str]:
    """Return what may hang on a head up to its verb: no mark within."""
    by, alone = listed(language, "modified_by"), listed(language, "modified_alone")
    far = rf"(?:{by})\s[^,;:.!?\"“”()\n]{{2,200}}?"
    return re.compile(rf"\s+(?:{far}|(?:{alone}))(?=\s)")


@cache
def _clause(language: str) -> re.Pattern[str]:
    """Return a relative clause between commas, a list within it, right before the verb."""
    which = listed(language, "which")
    return re.compile(rf", (?:{which})\s[^;:.!?\"“”\n]{{3,220}},\s")


@cache
def _adverbs(language: str) -> re.Pattern[str]:
    when = words(language, "promises").get("subject", {}).get("when", "(?!)")
    return re.compile(rf"\s*(?:(?:{listed(language, 'adverbs')}|{when})(?!\w)\s*)*")


@cache
def _joined(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{listed(language, 'goes_on')})\s*\Z")


def is_group(folded: str, start: int, end: int, *, language: str) -> bool:
    """Tell whether words are a group that says no names: "participating nations", "50 countries"."""
    pattern = _grouped(language)
    return pattern is not None and pattern.fullmatch(folded, start, end) is not None


def far_head(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Return the head of a long subject whose last words are no subject, or nobody."""
    if _grouped(stage.language) is None:
        return None
    return (
        _shortened(scene, cue, stage)
        or _joined_groups(scene, cue, stage)
        or _group_goes_on(scene, cue, stage)
        or _interrupted(scene, cue, stage)
        or _post_modified(scene, cue, stage)
    )


def _shortened(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Return the body in brackets that shortens a long name before the verb: "Văn phòng ... (OCHA) kêu gọi"."""
    language = stage.language
    for name in reversed(scene.outer(max(stage.left, cue - _SHORT), cue)):
        around = scene.folded[name.start - 1 : name.start] + scene.folded[name.end : name.end + 1]
        whole = scene.outer(max(stage.left, name.start - _FAR), name.start - 1)[-1:]
        told = bool(whole) and whole[0].party == name.party and whole[0].end + 2 == name.start
        if around != "()" or told or not name.party.startswith("org:"):
            return None
        if not _adverbs(language).fullmatch(scene.folded, name.end + 1, cue):
            return None
        start = phrase_start(scene.folded, stage.left, name.start - 1, language=language)
        before = scene.folded[max(stage.left, start - 60) : start]
        body = re.compile(rf"(?:{listed(language, 'bodies')})(?!\w)").match(scene.folded, start)
        if body and not hangs(before, language=language):
            return Subject(start, name.end + 1, (name.party,))
    return None


@cache
def _several(language: str) -> re.Pattern[str] | None:
    """Return groups without names that are joined: "more than 40 states and relief agencies"."""
    more = words(language, "promises").get("subject", {}).get("groups_joined")
    if not more:
        return None
    group = rf"(?:{listed(language, 'groups')}|{phrase(tuple(more))})(?!\w)"
    hung = f"{listed(language, 'prepositions')}|{listed(language, 'relatives')}|{listed(language, 'goes_on')}"
    about = shape(language, "promises", "about").pattern
    lead = rf"(?:(?:{listed(language, 'much')}|\d[\d.,]*|{about})\s)*(?:(?!(?:{hung})\s)[\w-]+\s){{0,2}}?"
    joins = listed(language, "and")
    return re.compile(rf"{lead}{group}(?:(?:,\s(?:(?:{joins})\s)?|\s(?:{joins})\s){lead}{group})+")


def _joined_groups(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Return "40 states and agencies (at a meeting in Rome)" right before its verb; they bind nobody."""
    language, left = stage.language, max(stage.left, cue - _FAR)
    pattern = _several(language)
    if pattern is None:
        return None
    marks = re.finditer(r"(?:^|[,;:\n“\"(]\s?|\sthat\s)(?=\S)", scene.folded[left:cue])
    for mark in marks:
        start = left + mark.end()
        found = pattern.match(scene.folded, start, cue)
        if found is None or scene.outer(start, found.end()):
            continue
        if hangs(scene.folded[max(left, start - 60) : start], language=language):
            continue
        hung = _modified(language).match(scene.folded, found.end(), cue)
        hung = hung or _adverbs(language).fullmatch(scene.folded, found.end(), cue)
        if hung and _reaches(scene, hung.end(), cue, found.end(), language):
            return Subject(start, found.end(), ())
    return None


def _group_goes_on(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Return nobody's subject for a second verb: "Donors met President Ruiz of Peru and pledged"."""
    language, left = stage.language, max(stage.left, cue - _FAR)
    several, one = _several(language), _grouped(language)
    if several is None or one is None or stage.elided is not None or stage.left < cue - _FAR:
        return None
    start = left + len(scene.folded[left:cue]) - len(scene.folded[left:cue].lstrip(' "“'))
    head = several.match(scene.folded, start, cue) or one.match(scene.folded, start, cue)
    if head is None:
        return None
    joined = re.search(rf"\s(?:{listed(language, 'goes_on')})\s\Z", scene.folded[left:cue])
    if joined is None or scene.outer(start, head.end()):
        return None
    rest = scene.folded[head.end() : left + joined.start()]
    verb = shape(language, "promises", "verb_of_group").match(rest)
    return Subject(cue, cue, ()) if verb and not re.search(r"[,;:.!?]", rest) else None


def _post_modified(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Return the head of "donors at a conference on Peru have": a party, or a group."""
    language, left = stage.language, max(stage.left, cue - _FAR)
    start = phrase_start(scene.folded, left, cue, language=language)
    head = _head_at(scene, start, cue, stage)
    if head is None:
        return None
    hung = _modified(language).match(scene.folded, head.end, cue)
    if hung is None and not head.parties:  # "34 quốc gia đã cam kết"
        hung = _adverbs(language).fullmatch(scene.folded, head.end, cue)
    if hung is None or not _reaches(scene, hung.end(), cue, head.end, language):
        return None
    if hangs(scene.folded[max(left, start - 60) : start], language=language):
        return None
    beside = scene.outer(head.end, cue)[:1] if head.parties else ()
    if beside and is_joined(scene.folded[head.end : beside[0].start], language=language):
        return None  # "Peru cùng với Chile sẽ": a list
    begins, joined = joined_before(scene, start, stage) if head.parties else (start, ())
    parties = tuple(dict.fromkeys((*joined, *head.parties)))
    return replace(head, start=begins if joined else head.start, parties=parties)


def behind_comma(scene: Scene, starts: Sequence[tuple[int, int]]) -> int:
    """Return which of the places of listed names comes right behind the last comma, 0 for none.

    "Phối hợp với Đức và Anh, EU và Liên hợp quốc sẽ": the last two are the subject.
    """
    for at in range(len(starts) - 2, 0, -1):
        if "," in scene.folded[starts[at - 1][1] : starts[at][0]]:
            return at
    return 0


def sentence_head(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Take who heads the sentence for a verb behind a semicolon: "ông Ruiz cảm ơn ...; đề nghị"."""
    subject = words(stage.language, "promises")["subject"]
    begin = stage.left
    if not subject.get("semicolons_go_on") or scene.folded[begin:cue].rstrip()[-1:] != ";":
        return None
    for name in scene.outer(begin, cue):
        follows = re.match(r" [^\W\d_]", scene.text(name.end, name.end + 2))
        if follows and is_free(scene.folded[begin : name.start], language=stage.language):
            return Subject(cue, cue, (stage.bound(name.party),))
    both = phrase(tuple(words(stage.language, "promises")["pronouns"].get("both", ())))
    two = re.compile(rf"\W*(?P<who>{both})\s").match(scene.folded, begin, cue)
    parties = resolve_pronoun(scene, "both", two.start("who"), stage) if two else ()
    return Subject(cue, cue, parties) if parties else None


def without_initials(names: Sequence[Named], folded: str) -> list[Named]:
    """Leave out "(EU)" behind the name that it shortens."""
    return [
        name
        for before, name in zip_longest((None, *names), names)
        if name
        and not (before and before.party == name.party and folded[before.end : name.start] == " (")
    ]


@cache
def _others_of(language: str) -> re.Pattern[str]:
    return re.compile(rf"['’]s? (?:[\w-]+ ){{0,2}}(?:{listed(language, 'groups')})(?!\w)")


def _head_at(scene: Scene, start: int, cue: int, stage: Stage) -> Subject | None:
    """Return the party that a phrase begins with, else the group that heads it."""
    article = 4 if scene.folded.startswith("the ", start) else 0
    named = scene.outer(start + article, cue)[:1]
    if named and named[0].start == start + article:
        if others := _others_of(stage.language).match(scene.folded, named[0].end, cue):
            return Subject(start, others.end(), ())  # "Peru's allies": not Peru
        return Subject(start, named[0].end, (stage.bound(named[0].party),))
    pattern = _grouped(stage.language)
    known = re.compile(rf"(?<!\w)(?:{listed(stage.language, 'no_group')})\s\Z")
    if known.search(scene.folded, max(0, start - 12), start):
        return None  # "both countries"
    group = pattern.match(scene.folded, start, cue) if pattern else None
    if group is None or scene.outer(group.start(), group.end()):
        return None
    return Subject(start, group.end(), ())


def _reaches(scene: Scene, start: int, cue: int, head: int, language: str) -> bool:
    """Tell whether nothing but what hangs on the head, and adverbs, stands before the verb."""
    rest = scene.folded[start:cue]
    if re.search(r"[,;:.!?\"“”()\n]", rest):
        return False
    tail = cue
    for word in reversed(list(re.finditer(r"\S+", scene.folded[head:cue]))):
        if not _adverbs(language).fullmatch(scene.folded, head + word.start(), tail):
            break
        tail = head + word.start()
    if _joined(language).search(scene.folded, head, tail):
        return False  # "Peru in May asked for boats and pressed": the verb is a second one
    return not finite(language).search(scene.folded, head, tail)


def _interrupted(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Return the head before ", which met with Chile, Peru and Cuba, ", where that ends at the verb."""
    left = max(stage.left, cue - _FAR)
    for name in scene.outer(left, cue):
        clause = _clause(stage.language).match(scene.folded, name.end, cue)
        if clause is None or scene.folded.count(",", name.end, clause.end()) < 3:
            continue
        if not _adverbs(stage.language).fullmatch(scene.folded, clause.end(), cue):
            continue
        before = scene.folded[max(left, name.start - 60) : name.start]
        free = is_free(before, language=stage.language)
        if free and not hangs(before, language=stage.language):
            return Subject(name.start, name.end, (stage.bound(name.party),))
    return None
