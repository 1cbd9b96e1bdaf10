"""Who speaks, and for whom: the subject of a verb of saying, and the country behind a person.

"Tổng thống Donald Trump phản hồi tích cực ... và cho biết": the speaker of "cho biết" stands far to
the left, at the head of the clause. `voices` says that he speaks for `country:US`.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from servanda.extraction.grammar.pronouns import named_alike
from servanda.extraction.grammar.sayings import adjuncts, listed, phrase
from servanda.extraction.grammar.writers import is_served
from servanda.extraction.lexicon import shape, words
from servanda.extraction.scene import FAR, Named, Scene, Span
from servanda.extraction.speech.clause_heads import stands_first
from servanda.terms.folding import fold
from servanda.terms.register import kind, speaks_for

_LONGEST_APPOSITION = 160
_BEFORE_NAME = 24  # letters before a name in which its office stands: "Giám đốc công ty, bà Hạnh"
_LONGEST_ADJUNCT = 110
_LONGEST_JOINT = 14
_BEHIND = 90  # code points between a name and whom an office behind it serves
_OF = re.compile(r"\s(?:of|from|của)\s(?:the )?")
_OF_BEFORE = re.compile(rf"{_OF.pattern}\Z")
_WHOSE = re.compile(r"['’]s? (?:[\w-]+ ){0,5}[\w-]+, ")  # "Peru's water minister, Ann Lee,"
_BODY_AND_PLACE = 2  # what an office may name before its bearer: "Oxfam's chief in Lima, Ann Lee"
_BEHIND_OFFICE = re.compile(r"\s(?:[\w'’.-]+ ){1,10}[\w'’.-]+, ")
_APPOSITION = re.compile(r",[^;.!?\"“”]*,\s*| [-–] [^;:.!?]* [-–] (?!.* [-–] )")


@cache
def _acts(language: str) -> re.Pattern[str]:
    """Return the finite words that are no adverbs: behind one of these the subject does more."""
    lexicon = words(language, "statements")
    left = set(lexicon.get("finite", ())) - set(lexicon.get("adverbs", ()))
    return re.compile(rf"(?<!\w)(?:{phrase(tuple(sorted(left)))})(?!\w)")


def _fills(scene: Scene, start: int, end: int, *, language: str) -> bool:
    """Tell whether only adverbs, a time or a place stand between a subject and its verb."""
    if " - " in scene.folded[start:end] and words(language, "statements").get("long_offices"):
        return False  # the end of an insertion: "- quan chức của LHQ tại Lima - xác nhận"
    joined = re.compile(rf"(?<!\w)(?:{listed(language, 'and')})(?!\w)")
    acts = _acts(language).search(scene.folded, start, end) or joined.search(
        scene.folded, start, end
    )
    if end - start > _LONGEST_ADJUNCT or acts:
        return _filler(language).fullmatch(scene.folded, start, end) is not None
    return adjuncts(language).fullmatch(scene.folded, start, end) is not None


@cache
def _filler(language: str) -> re.Pattern[str]:
    """Return what may stand between a subject and its verb: spaces and adverbs."""
    adverbs = phrase(tuple(words(language, "statements").get("adverbs", ())))
    return re.compile(rf"(?:\s|(?:{adverbs})(?!\w))*")


@cache
def _conjunction(language: str) -> re.Pattern[str]:
    """Return what stands before a verb whose subject is not said again."""
    joins = phrase(tuple(words(language, "statements").get("and", ())))
    return re.compile(rf"(?:[,;،]|\b(?:{joins}))\s*(?:(?:{joins})\s+)?\Z")


def subject_before(scene: Scene, span: Span, verb: int, *, language: str) -> Named | None:
    """Return who stands right before a verb, adverbs, a time and one apposition between allowed.

    Two who speak together are one subject without a party.
    """
    for name in reversed(scene.outer(max(span.start, verb - FAR), verb)):
        end = name.end
        whole = replace(name, end=end + 1) if _shortens(scene, name) else None
        if whole and _fills(scene, whole.end, verb, language=language):
            return _in_office(scene, span, whole, language) or whole
        between = ", " in scene.text(name.start, name.end) or _is_apposed(scene, name)
        if between and scene.text(end, end + 1) in (",", "،"):
            end += 1  # "the Finnish ambassador, Liisa Virta, told"
        if _fills(scene, end, verb, language=language):
            left = scene.folded[max(span.start, name.start - 60) : name.start]
            person = kind(name.party) == "person"
            if holder := _in_office(scene, span, name, language):
                return holder
            if _OF_BEFORE.search(left) and not (person and left.endswith(" của ")):
                continue  # "President Ana Silva of Brazil told": the person is meant
            if _free(language).search(left):
                return _alone(scene, name, language)
            return name if _has_long_office(scene, span, name, language) else None
        served = _OF.match(scene.folded, name.end, verb)
        if served and any(
            _fills(scene, n.end + (scene.text(n.end, n.end + 1) == ","), verb, language=language)
            for n in scene.outer(name.end, verb)[:1]
            if n.start == served.end()
        ):
            return _alone(scene, name, language)
        if verb - name.end > _LONGEST_APPOSITION:
            break
        apposed = _APPOSITION.match(scene.folded, name.end, verb)
        if (
            apposed
            and _fills(scene, apposed.end(), verb, language=language)
            and (stands_first(scene, name) or _leads(scene, span, name, language))
        ):
            return name
    return None


def _shortens(scene: Scene, name: Named) -> bool:
    """Tell the initials of a body in brackets behind its long name: "Cơ quan Điều phối ... (COGAT) cho biết"."""
    around = scene.text(name.start - 1, name.start) + scene.text(name.end, name.end + 1)
    before = next(iter(scene.before(name.start - 1)), None)
    told = before is not None and before.end >= name.start - 3 and kind(before.party) == "person"
    return around == "()" and kind(name.party) == "org" and not told


@cache
def _offices(language: str) -> str:
    return f"{listed(language, 'heads')}|{phrase(tuple(words(language, 'people')['titles']))}"


@cache
def _apposed_office(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:,| ?[-–]) (?:(?:{listed(language, 'determiners')}) )?(?:{_offices(language)})(?!\w)[^,;:.\n]{{0,90}}"
    )


@cache
def _opening_office(language: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{_offices(language)})(?!\w)")


def _in_office(scene: Scene, span: Span, name: Named, language: str) -> Named | None:
    """Return the person in whose office a body is named: "Bà Rosa Quispe, Trưởng phái đoàn IOM cho hay"."""
    if kind(name.party) == "person" or not words(language, "statements").get("long_offices"):
        return None
    for person in reversed(
        scene.outer(max(span.start, name.start - _LONGEST_APPOSITION), name.start)
    ):
        if kind(person.party) != "person":
            continue
        told = _apposed_office(language).fullmatch(scene.folded, person.end, name.start)
        left = scene.folded[max(span.start, person.start - 60) : person.start]
        opens = _free(language).search(left) is not None
        return person if told and opens and not _acts(language).search(told.group()) else None
    return None


def _has_long_office(scene: Scene, span: Span, name: Named, language: str) -> bool:
    """Tell a person behind words that describe an office: "Đại diện cấp cao về chính sách của EU Ann Lee"."""
    if kind(name.party) != "person" or not words(language, "statements").get("long_offices"):
        return False
    begin = max(span.start, name.start - _LONGEST_ADJUNCT)
    marks = [
        mark.end() for mark in re.finditer(r"[,;:\n\"“”]\s?", scene.folded[begin : name.start])
    ]
    start = begin + (marks[-1] if marks else 0)
    if start > span.start and not marks:
        return False
    opens = _opening_office(language).match(scene.folded, start, name.start)
    return opens is not None and not _acts(language).search(scene.folded, start, name.start)


def _leads(scene: Scene, span: Span, name: Named, language: str) -> bool:
    """Tell whether a person's office opens a clause: "Peru's water minister, Ann Lee, who ..., said"."""
    left = scene.folded[max(span.start, name.start - 60) : name.start]
    return kind(name.party) == "person" and bool(_free(language).search(left))


def _is_apposed(scene: Scene, name: Named) -> bool:
    """Tell whether a person is named between commas behind an office: "its envoy, Jan Berg, said"."""
    left = scene.folded[max(0, name.start - 2) : name.start]
    return kind(name.party) == "person" and left in (", ", "، ")


def _alone(scene: Scene, name: Named, language: str) -> Named:
    """Take the party from a subject that is one of two: "Kosovo và Albania cho biết"."""
    theirs = rf"(?<!\w)(?:{listed(language, 'their_bodies')})\s"
    left = scene.folded[max(0, name.start - _BEFORE_NAME) : name.start]
    if kind(name.party) == "person" and (
        re.search(rf"{theirs}\Z", left) or _is_of_an_office(scene, name, theirs, language)
    ):
        inner = next((n.party for n in scene.inside(name) if is_served(scene, n, language)), "")
        return replace(name, party=inner or speaks_for(name.party))
    other = next(iter(scene.before(name.start)), None)
    if other is None or name.start - other.end > _LONGEST_JOINT:
        return name
    gap = scene.folded[other.end : name.start]
    left = scene.text(max(0, other.start - 3), other.start).rstrip(" \"“'")
    heads = not left or left[-1] in ",;:.–-\n"
    joined = re.fullmatch(rf"\s(?:{listed(language, 'joint')})\s*(?:the )?", gap)
    return Named(other.start, name.end, "") if heads and joined else name


def _is_of_an_office(scene: Scene, name: Named, theirs: str, language: str) -> bool:
    """Tell "người phát ngôn của Tổng thống Ruiz", who is not named, from an office of hers."""
    if not words(language, "statements").get("long_offices"):
        return False
    titles = phrase(tuple(words(language, "people").get("titles", ())))
    led = re.compile(rf"{theirs}(?:{titles})(?!\w)").match(scene.folded, name.start, name.end)
    return led is not None


@cache
def _free(language: str) -> re.Pattern[str]:
    """Return what may stand before a subject: nothing, a mark, or one of the words listed."""
    actors = words(language, "promises").get("subject", {}).get("actors", ())
    listed = phrase((*words(language, "statements").get("before_subject", ()), *actors))
    lead = words(language, "statements").get("before_title", "(?:the )?")
    return re.compile(rf"(?:^|[^\w\s]|\d|\n|(?<!\w)(?:{listed}))\s*{lead}\Z")


def subject_after(scene: Scene, verb: int, end: int) -> Named | None:
    """Return who stands right behind a verb that comes first: "said X", "قال X"."""
    names = scene.outer(verb, min(end, verb + FAR))
    for name in names[: 1 + _BODY_AND_PLACE]:  # "said Oxfam's chief in Lima, Ann Lee."
        told = _BEHIND_OFFICE.fullmatch(scene.text(verb, name.start))
        closed = scene.text(name.end, name.end + 1) in ("", ".", ",")
        if told and closed and kind(name.party) == "person":
            return name
    if names and re.fullmatch(r"[\s\w'’.-]{0,30}", scene.text(verb, names[0].start)):
        return names[0]
    return None


def goes_on(scene: Scene, span: Span, verb: int, *, language: str) -> bool:
    """Tell whether a verb stands behind a joining word or a comma, its subject not said again."""
    before = scene.folded[max(span.start, verb - FAR) : verb]
    filler = re.search(rf"(?:{_filler(language).pattern})\Z", before)
    head = before[: filler.start()] if filler else before.rstrip()
    return bool(_conjunction(language).search(head.rstrip() + " ")) or not before.strip()


def subject_unsaid(scene: Scene, span: Span, verb: int, *, language: str) -> Named | None:
    """Return the head of the clause for a verb behind "và" or a comma: the person first, else body."""
    if not goes_on(scene, span, verb, language=language):
        return None
    heads = [
        n
        for n in scene.outer(max(span.start, verb - FAR), verb)
        if stands_first(scene, n)
        or _leads(scene, span, n, language)
        or _is_headed(scene, span, n, language)
    ]
    people = [n for n in heads if kind(n.party) == "person"]
    chosen = people or heads
    own = shape(language, "statements", "whose_own")
    led = [
        n for n in chosen if not own.search(scene.folded[max(span.start, n.start - FAR) : n.start])
    ]
    chosen = led or chosen
    return _with_second(scene, chosen[-1], verb, language) if chosen else None


def _with_second(scene: Scene, name: Named, verb: int, language: str) -> Named:
    """Take the party from the first of two who head a clause: "Tuvalu và Kiribati ... nói"."""
    after = next(iter(scene.outer(name.end, verb)), None)
    gap = scene.folded[name.end : after.start] if after else ""
    joined = re.fullmatch(rf"\s(?:{listed(language, 'joint')})\s*(?:the )?", gap)
    return Named(name.start, after.end, "") if after and joined else name


def _is_headed(scene: Scene, span: Span, name: Named, language: str) -> bool:
    """Tell a name behind the noun that opens its sentence: "Đại diện Liên hợp quốc"."""
    opens = scene.folded[span.start : name.start]
    return name.start - span.start < _LONGEST_ADJUNCT and bool(_acting(language).fullmatch(opens))


@cache
def _acting(language: str) -> re.Pattern[str]:
    actors = phrase(tuple(words(language, "promises").get("subject", {}).get("actors", ())))
    return re.compile(rf"\W*(?:(?:{actors})\s){{1,3}}")


def turned_to(scene: Scene, start: int, place: int, *, language: str) -> Named | None:
    """Return who comes in behind a joining word: "..., and Lithuania held back, saying ..."."""
    joins = re.compile(rf"[,،]\s(?:{listed(language, 'and')})\s(?:the )?\Z")
    for name in reversed(scene.outer(start, place)):
        if joins.search(scene.folded, max(start, name.start - 24), name.start):
            return name
    return None


def _apposed(scene: Scene, name: Named, language: str) -> str:
    """Return whom a person serves by the words beside: "Anna Berg, the Norwegian minister"."""
    for_body = shape(language, "statements", "for_body")
    body = for_body.search(scene.folded, max(0, name.start - 60), name.start)
    if body and (party := named_alike(scene, *body.span("body"))):
        return party
    for other in list(scene.before(name.start))[:1]:
        led = scene.folded[max(0, other.start - 9) : other.start].removesuffix("the ")
        whose = _WHOSE.fullmatch(scene.text(other.end, name.start))
        serves = shape(language, "statements", "serving").search(led)
        if whose or (serves and scene.text(other.end, name.start) == ", "):
            return other.party if kind(other.party) in ("country", "org") else ""
    for other in scene.outer(name.end, name.end + _LONGEST_APPOSITION)[:1]:
        near = re.fullmatch(
            r", (?:[\w-]+ ){0,5}| ?[-–] (?:[\w-]+ ){1,5}| (?:of|from) (?:the )?",
            scene.text(name.end, other.start),
        )
        if near and kind(other.party) in ("country", "org"):
            return other.party
    return ""


def voices(scene: Scene, *, language: str) -> Mapping[str, str]:
    """Return person -> the country or body that the person speaks for, where the text shows it."""
    lexicon, found = words(language, "people"), dict[str, str]()
    family = frozenset(lexicon.get("family_names", ()))
    for name in scene.named:
        if kind(name.party) != "person" or name.party in found:
            continue
        inner = next((n.party for n in scene.inside(name) if is_served(scene, n, language)), "")
        if kind(inner) != "org" and _is_private(scene, name, language):
            found[name.party] = name.party
            continue
        of = speaks_for(name.party) or inner
        if kind(of) == kind(inner) == "country":
            of = inner  # the text knows better: a namesake, or another office
        of = of or _apposed(scene, name, language) or _serves(scene, name, language=language)
        if of:
            found[name.party] = of
    for name in scene.named:
        if kind(name.party) != "person" or name.party in found:
            continue
        if not family.isdisjoint(scene.text(name.start, name.end).split()):
            found[name.party] = _served_at_home(scene, name, language=language)
    return found


def _is_private(scene: Scene, name: Named, language: str) -> bool:
    """Tell who acts for himself by what stands before or behind the name: "ông Weber, chủ một hãng"."""
    lexicon = words(language, "people")
    before = re.compile(lexicon.get("private", "(?!)")).match(scene.folded, name.start)
    behind = re.compile(lexicon.get("private_behind", "(?!)")).match(scene.folded, name.end)
    return bool(before or behind)


def _served_at_home(scene: Scene, name: Named, *, language: str) -> str:
    """Return whom a compatriot speaks for: a firm, nobody but himself, else the state."""
    lexicon = words(language, "people")
    firm = re.compile(rf"(?<!\w)(?:{lexicon.get('of_a_firm', '(?!)')})(?!\w)")
    if firm.search(scene.folded, max(0, name.start - _BEFORE_NAME), name.end):
        bodies = [n for n in scene.before(name.start) if kind(n.party) == "org"]
        noun = _noun_of_a_firm().search(scene.folded, max(0, name.start - _BEFORE_NAME), name.end)
        alike = (n for n in bodies if noun and noun.group() in scene.folded[n.start : n.end])
        return next((n.party for n in (*alike, *bodies)), name.party)
    home: str = lexicon.get("home", "")
    return home


@cache
def _noun_of_a_firm() -> re.Pattern[str]:
    """Return the noun by which an office says which of several bodies it is of."""
    nouns = phrase(tuple(words("vi", "parties")["head_nouns"]))
    return re.compile(rf"(?<!\w)(?:{nouns})(?!\w)")


@cache
def _served(language: str) -> re.Pattern[str]:
    """Return a noun for a body with its article, "to the" written onto it or not: "للصندوق"."""
    listed = words(language, "statements").get("body_nouns", ())
    bare = [fold(noun).removeprefix("ال") for noun in listed]
    return re.compile(rf"(?<!\w)(?:ب?ال|لل)(?P<noun>{phrase(tuple(bare))})(?!\w)")


@cache
def _office_ahead(language: str) -> re.Pattern[str]:
    ahead = rf"(?<!\w)(?P<office>\w+)\s{_served(language).pattern}[^.،؛:\n]{{0,40}}\s\Z"
    return re.compile(ahead)


@cache
def _office_behind(language: str) -> re.Pattern[str]:
    titles = phrase(tuple(map(fold, words(language, "people").get("titles", ()))))
    return re.compile(rf"[،,]\s(?:{titles})(?!\w)(?:\s\w+){{0,4}}?\s(?:ل|ب|ال)?")


def _serves(scene: Scene, name: Named, *, language: str) -> str:
    """Return the state or body that a person serves, told with a noun or behind the name in Arabic.

    "الرئيس التنفيذي للصندوق سلطان القحطاني" serves the fund that was named before; "بيتر أوكيلو، ممثل منظمة
    الصحة العالمية" the body behind his office. "" where the words do not show it.
    """
    if not words(language, "statements").get("verb_first"):
        return ""
    noun = _served(language).search(scene.folded, name.start, name.end)
    ahead = _office_ahead(language).search(scene.folded, max(0, name.start - 70), name.start)
    titles = map(fold, words(language, "people").get("titles", ()))
    noun = noun or (ahead if ahead and ahead["office"] in titles else None)
    if noun and (body := named_alike(scene, *noun.span("noun"))):
        return body
    for other in scene.outer(name.end, name.end + _BEHIND)[:1]:
        office = _office_behind(language).fullmatch(scene.folded, name.end, other.start)
        if office and kind(other.party) in ("country", "org"):
            return other.party
    return ""
