"""Interviews: who asks, who answers, and the answer carried over paragraphs to the next question.

"- Phóng viên: ...?" asks; "+ Bộ trưởng X: ..." answers; what follows without a mark goes on
answering. Pictures and teasers between the paragraphs are left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

from servanda.extraction.grammar.sayings import finite, phrase
from servanda.extraction.lexicon import words
from servanda.extraction.scene import QUIET_ZONES, Named, Scene, Span
from servanda.extraction.speech.descriptions import described, heads
from servanda.terms.register import kind

_WITH = (" with", " مع", "phỏng vấn")
_LONGEST_APPOSITION = 160
_MARK = re.compile(r"\s*([-–—+•*·■□▪▫●○◆◇►▶])?\s*")
_NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s")  # "2. Who pays?"
_OUTLET = re.compile(r"[^\W\d_][^:?؟.\n]{0,30}:\s")  # "Tuổi Trẻ: ...?"
_PROMPT = 140  # code points of what is put to somebody without asking
_NEAR = 4  # the colon stands right behind the name
_INITIALS = re.compile(r"(?:[A-ZĐ]\.\s?){1,3}(?=[^\W\d_]{2})")  # "A. Lee: In May."
_OFFICE = re.compile(r"[^:?؟،,.\n]{3,60}:\s*")
_APPOSED = re.compile(r"(?:, | \(| [-–] )[^.:;]{2,80}\s?:")
_PLACED = re.compile(r"[^\W\d_][^\n.:]{1,24} [-–—] ")  # "Amman - Rana Haddad"
_LEAD = re.compile(r"[^:?؟\n]{1,120}:\s*")


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of an answer; `sentences` are the places of its sentences in the scene."""

    start: int
    end: int
    speaker: str
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int
    sentences: tuple[int, ...]
    mark: str


@cache
def _says_who(language: str, who: str) -> re.Pattern[str]:
    listed = words(language, "statements").get("interview", {}).get(who, ())
    return re.compile(rf"(?:{phrase(tuple(listed))})\s*[:.]")


def find_turns(scene: Scene, *, language: str) -> list[Turn]:
    """Return the paragraphs of all answers; none when nobody is asked anything."""
    turns: list[Turn] = []
    paragraphs = _paragraphs(scene, language=language)
    asking = _asking(scene, paragraphs, language=language)
    if not asking:
        return _transcript(scene, paragraphs, language=language)
    starts = {p.start for p in asking}
    answering = {
        lead.party for p in paragraphs if (lead := _lead(scene, p, language=language)) is not None
    }
    asked, speaker = False, _introduced(scene, asking[0], language=language)
    for paragraph in paragraphs:
        lead = _lead(scene, paragraph, language=language)
        if paragraph.start in starts:
            asked, speaker = True, speaker or _addressed(scene, paragraph)
        elif asked or (lead and lead.party in answering):
            lead = lead or _office(scene, paragraph, language=language)
            if lead:
                speaker = lead.party or speaker
            start = _content(scene, paragraph, lead, language=language)
            turns.append(Turn(start, paragraph.end, speaker, paragraph.sentences))
    return turns


def _asking(scene: Scene, paragraphs: Sequence[_Paragraph], *, language: str) -> list[_Paragraph]:
    """Return the questions: those marked as such, and where an interview is told bare ones too."""
    marked = {p.start for p in paragraphs if _asks(scene, p, language=language)}
    if paragraphs and marked == {paragraphs[0].start} and _heads(scene, paragraphs, language):
        marked = set()
    marked = _of_one_mark(scene, paragraphs, marked)
    bare = [p for p in paragraphs if _is_bare_question(scene, p)]
    counted = [p for p in bare if _NUMBERED.match(scene.folded, p.start)]
    told = len(bare) > 1 and (
        bool(interviewee(scene, language=language))
        or _answered_by_one(scene, paragraphs, bare, language)
    )
    if told or (len(counted) > 1 and _introduced(scene, counted[0], language=language)):
        marked |= {p.start for p in bare}
        marked |= {p.start for p in _prompts(scene, paragraphs, language)} if bare else set()
    return [p for p in paragraphs if p.start in marked]


def _answered_by_one(
    scene: Scene, paragraphs: Sequence[_Paragraph], bare: Sequence[_Paragraph], language: str
) -> bool:
    """Tell whether one person is named above the questions and the answers say "I" or "we"."""
    own = words(language, "statements").get("interview", {}).get("own")
    named = {n.party for n in _people(scene, bare[0].start, language)}
    if own is None or len(named) != 1:
        return False
    starts = {p.start for p in bare}
    answers = [b for a, b in pairwise(paragraphs) if a.start in starts and b.start not in starts]
    said = [p for p in answers if re.compile(own).search(scene.folded, p.start, p.end)]
    return len(answers) > 1 and 2 * len(said) >= len(answers)


def _prompts(scene: Scene, paragraphs: Sequence[_Paragraph], language: str) -> Iterator[_Paragraph]:
    """Yield what is put to the person who answers without asking: "Some say you promised too much."."""
    told = re.compile(words(language, "statements").get("interview", {}).get("prompt", "(?!)"))
    for paragraph, after in pairwise(paragraphs):
        said = scene.folded[paragraph.start : paragraph.end]
        short = len(paragraph.sentences) < 3 and len(said) <= _PROMPT
        led = _lead(scene, paragraph, language=language) or re.search(r"[\"“”«»]", said)
        if short and not led and not _is_bare_question(scene, after) and told.match(said):
            yield paragraph


def _heads(scene: Scene, paragraphs: Sequence[_Paragraph], language: str) -> bool:
    """Tell the headline of an essay, "View: How far does a promise go?", from a question answered."""
    asked = _says_who(language, "question").match(scene.folded, paragraphs[0].start)
    answered = any(_lead(scene, p, language=language) for p in paragraphs[1:])
    return not (asked or answered or paragraphs[0].mark)


def _of_one_mark(scene: Scene, paragraphs: Sequence[_Paragraph], asking: set[int]) -> set[int]:
    """Where questions have one mark and answers another, let each mark decide: "* ...?" and "- ..."."""
    asked = Counter(
        p.mark for p in paragraphs if p.mark and scene.is_question(scene.spans[p.sentences[-1]])
    )
    marks = Counter(p.mark for p in paragraphs if p.mark)
    if len(marks) != 2 or not asked:
        return asking
    mark = asked.most_common(1)[0][0]
    if asked[mark] * 2 < marks[mark] or asked.total() - asked[mark] >= asked[mark]:
        return asking
    return {p.start for p in paragraphs if p.mark == mark or (not p.mark and p.start in asking)}


def _is_bare_question(scene: Scene, paragraph: _Paragraph) -> bool:
    """Tell whether a paragraph is nothing but a question of a sentence or two, not in marks."""
    last = scene.spans[paragraph.sentences[-1]]
    words_ = scene.text(paragraph.start, paragraph.end)
    return (
        len(paragraph.sentences) < 4
        and scene.is_question(last)
        and not re.search(r"[\"“”«»]", words_)
    )


def _introduced(scene: Scene, first: _Paragraph, *, language: str) -> str:
    """Return who is interviewed by the words before the first question: one person, or the lead's."""
    named = {n.party for n in _people(scene, first.start, language)}
    return named.pop() if len(named) == 1 else interviewee(scene, language=language)


def _people(scene: Scene, end: int, language: str) -> list[Named]:
    """Return the persons named up to a place, without those who wrote the text: "حاورته: ليلى حداد"."""
    people = [n for n in scene.outer(0, end) if kind(n.party) == "person"]
    signed = words(language, "people").get("signed", {}).get("credits", "(?!)")
    return [n for n in people if not _is_byline(scene.view.text, n, signed)]


def _is_byline(text: str, name: Named, signed: str) -> bool:
    """Tell a name behind the words of a byline, or alone in its line behind a place and a dash."""
    line = text.rfind("\n", 0, name.start) + 1
    ends = text.find("\n", name.end)
    alone = not text[name.end : ends if ends >= 0 else len(text)].strip()
    placed = alone and _PLACED.fullmatch(text, line, name.start)
    return bool(placed or re.match(rf"{signed}\s*\Z", text[line : name.start]))


def _transcript(scene: Scene, paragraphs: Sequence[_Paragraph], *, language: str) -> list[Turn]:
    """Return the turns of a talk without questions: two or more paragraphs that a person leads."""
    led = [
        (p, lead) for p in paragraphs if (lead := _lead(scene, p, language=language)) is not None
    ]
    if len(led) < 2:
        return []
    return [
        Turn(_content(scene, p, lead, language=language), p.end, lead.party, p.sentences)
        for p, lead in led
    ]


def _groups(
    scene: Scene, loud: Sequence[tuple[int, Span]], *, language: str
) -> Iterator[Sequence[tuple[int, Span]]]:
    """Yield the sentences of each paragraph; "Q: ...? A: ..." in one paragraph are several."""
    turn = _marks_turn(language)
    for _, group in groupby(loud, key=lambda pair: pair[1].paragraph):
        members = list(group)
        led = [n for n, (_, s) in enumerate(members) if turn.match(scene.view.text, s.start)]
        cuts = led if len(led) > 1 else []
        for first, last in pairwise([0, *(n for n in cuts if n), len(members)]):
            yield members[first:last]


@cache
def _marks_turn(language: str) -> re.Pattern[str]:
    """Return the marks of a question or an answer inside a paragraph: "Q:", "A.", "س:"."""
    interview = words(language, "statements").get("interview", {})
    listed = phrase((*interview.get("question", ()), *interview.get("answer", ())))
    return re.compile(rf"[-–—]?\s*(?:{listed})\s*[:.]", re.IGNORECASE)


def _paragraphs(scene: Scene, *, language: str) -> list[_Paragraph]:
    loud = [(n, s) for n, s in enumerate(scene.spans) if s.zone not in QUIET_ZONES]
    found = []
    for members in _groups(scene, loud, language=language):
        start, end = members[0][1].start, members[-1][1].end
        line = scene.view.text.rfind("\n", 0, start) + 1
        mark = _MARK.match(scene.view.text, line)
        marked = mark.group(1) if mark and mark.end() >= start else ""
        found.append(_Paragraph(start, end, tuple(n for n, _ in members), marked or ""))
    return found


def _asks(scene: Scene, paragraph: _Paragraph, *, language: str) -> bool:
    """Tell whether a paragraph is a question: led by "Phóng viên:", or dashed and asking."""
    mark = _MARK.match(scene.folded, paragraph.start)
    place = mark.end() if mark else paragraph.start
    if _says_who(language, "question").match(scene.folded, place):
        return True
    last = scene.spans[paragraph.sentences[-1]]
    if not scene.is_question(last):
        return False
    led = _OUTLET.match(scene.view.text, place, paragraph.end)
    outlet = led is not None and _lead(scene, paragraph, language=language) is None
    return paragraph.mark in ("-", "–", "—") or outlet


def _lead(scene: Scene, paragraph: _Paragraph, *, language: str) -> Named | None:
    """Return the person before the colon at the head of a paragraph."""
    mark = _MARK.match(scene.view.text, paragraph.start)
    place = mark.end() if mark else paragraph.start
    colon = _LEAD.match(scene.view.text, place, paragraph.end)
    if colon is None:
        return None
    if initials := _INITIALS.match(scene.view.text, place):
        place = initials.end()
    names = scene.outer(place, colon.end())
    people = [n for n in names if kind(n.party) == "person"]
    if len(people) == 1 and names[-1] is people[0] and names[0] is not people[0]:
        # "وزير الخارجية الإندونيسي سوجيونو:": what he is stands apart from his name.
        title = heads(language).match(scene.folded, place)
        return people[0] if title and colon.end() - people[0].end <= _NEAR else None
    if not names or names[0].start != place or kind(names[0].party) != "person":
        return None
    # "Ambassador X of Y:" is led by the person all the same.
    of = len(names) == 2 and scene.text(names[0].end, names[1].start) in (" of ", " from ")
    near = colon.end() - names[1 if of else 0].end <= _NEAR
    # "Bà Claire Fontaine, Giám đốc quốc gia ADB:", "Maria Kostova (ambassador):"
    told = _APPOSED.match(scene.folded, names[0].end, colon.end())
    apposed = told and not finite(language).search(told.group())
    return names[0] if near or apposed else None


def _office(scene: Scene, paragraph: _Paragraph, *, language: str) -> Named | None:
    """Return whom an office without a name before the colon speaks for: "Italy's ambassador:"."""
    mark = _MARK.match(scene.view.text, paragraph.start)
    place = mark.end() if mark else paragraph.start
    colon = _OFFICE.match(scene.view.text, place, paragraph.end)
    if colon is None or not heads(language).match(scene.folded, place):
        return None
    return Named(place, colon.end(), described(scene, place, colon.end(), language=language))


def _addressed(scene: Scene, paragraph: _Paragraph) -> str:
    """Return the person to whom a question is put."""
    people = [n for n in scene.outer(paragraph.start, paragraph.end) if kind(n.party) == "person"]
    return people[0].party if people else ""


def _content(scene: Scene, paragraph: _Paragraph, lead: Named | None, *, language: str) -> int:
    """Return where the words of an answer begin, behind its mark and name."""
    mark = _MARK.match(scene.view.text, paragraph.start)
    place = mark.end() if mark and mark.group(1) else paragraph.start
    plain = _says_who(language, "answer").match(scene.folded, place)
    colon = _LEAD.match(scene.view.text, place, paragraph.end)
    if lead and colon:
        place = colon.end()
    elif plain:
        place = plain.end()
    while place < paragraph.end and scene.view.text[place] in " :":
        place += 1
    return place


@cache
def _interview(language: str) -> re.Pattern[str]:
    return re.compile(
        phrase(tuple(words(language, "statements").get("interview", {}).get("lead", ())))
    )


def _led(scene: Scene, place: int) -> str:
    """Return the person right behind a lead: "Interview with Health Minister Rosa Quispe"."""
    for name in scene.outer(place, place + 60):
        if kind(name.party) == "person":
            return name.party
    return ""


def interviewee(scene: Scene, *, language: str) -> str:
    """Return who answers where a text reports an interview and goes on in that person's words."""
    for found in _interview(language).finditer(scene.folded):
        behind = _led(scene, found.end()) if found.group().endswith(_WITH) else ""
        if behind:
            return behind
        signed = words(language, "people").get("signed", {}).get("credits", "(?!)")
        for name in scene.before(found.start()):
            if _is_byline(scene.view.text, name, signed):
                continue
            near = found.start() - name.end <= _LONGEST_APPOSITION
            if kind(name.party) == "person" and near:
                return name.party
    return ""
