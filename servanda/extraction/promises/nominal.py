"""Promises that are nouns: "a pledge of $2 million by Peru", "Peru's commitment to send rice".

"Khoản viện trợ 2 triệu USD của Peru", "منحة بقيمة مليوني دولار من بيرو". A noun that nobody is named
beside, and one that is refused ("no pledge"), is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, zip_longest

from servanda.extraction.grammar.noun_phrases import is_joined, listed
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import words
from servanda.extraction.promises.clauses import Cue, clause_end, find_condition
from servanda.extraction.scene import FAR, MANY, Named, Scene, Span

_NEAR = 80  # how far before the noun a verb of refusing may stand
_TEXTS = frozenset({"plan", "plans", "package", "proposal"})  # more often of what than of whom
_CLOSE = 12  # between a verb that an offer stands and its condition
_KEPT = 24  # letters before the noun in which a verb keeps it: "nhắc lại cam kết"
_FAR = 140  # how far the giver may stand behind the noun


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun of promise: where the words begin and end, the cue, and who is bound."""

    start: int
    end: int
    cue: Cue
    parties: tuple[str, ...]


@cache
def _nouns(language: str) -> re.Pattern[str] | None:
    lexicon = words(language, "promises").get("nominal", {})
    if not lexicon:
        return None
    nouns, before, no = (
        phrase(tuple(lexicon.get(k, ()))) for k in ("nouns", "before", "not_after")
    )
    verbs = lexicon.get("verbs_before", "(?!)")  # "Saudi Arabia pledge $1 billion"
    return re.compile(
        rf"(?P<no>(?<!\w)(?:{no})\s+)?(?P<all>(?<!\w)(?:(?:{before})\s+){{0,3}}(?!{verbs})(?P<noun>{nouns}))(?!\w)"
    )


@cache
def _giver(language: str) -> re.Pattern[str]:
    lexicon = words(language, "promises")["nominal"]
    actors = listed(language, "actors")
    return re.compile(
        rf"(?<!\w)(?:{phrase(tuple(lexicon['from']))})\s*(?:the |phía )?(?:(?:{actors})\s+(?:of (?:the )?)?)?\Z"
    )


@cache
def _ends(language: str) -> re.Pattern[str]:
    ends = phrase(tuple(words(language, "promises")["nominal"]["ends"]))
    return re.compile(rf"\s*(?:[,.](?!\d)|[;،؛:\")\n]|\s(?:{ends})(?!\w))")


def find_nominal(
    scene: Scene, span: Span, figures: Sequence[tuple[int, int]], *, language: str
) -> Iterator[Nominal]:
    """Give the promises of a sentence that are nouns; `figures` are the places of its amounts."""
    pattern = _nouns(language)
    if pattern is None:
        return
    nouns = list(islice(pattern.finditer(scene.folded, span.start, span.end), MANY))
    for noun, after in zip_longest(nouns, nouns[1:]):
        if noun["no"] or _is_verb(scene, span, noun.start("all"), language):
            continue
        if _rejected(language).search(
            scene.folded, max(span.start, noun.start("all") - _NEAR), noun.start("all")
        ):
            continue
        stop = _ends(language).search(scene.folded, noun.end(), min(span.end, noun.end() + FAR))
        end = stop.start() if stop else min(span.end, noun.end() + FAR)
        end = min(end, _next_of_all(scene, span, after, language)) if after else end
        intents = words(language, "promises")["nominal"].get("intents", ())
        sort = "nominal_intent" if noun["noun"] in intents else "nominal"
        cue = Cue(noun.start("noun"), noun.end(), sort)
        if _of_a_person(scene, noun, language) or _undone(scene, end, language):
            continue
        if _unnamed(language).match(scene.folded, noun.end(), end):
            last = _what_many_give(scene, (noun.end(), end), figures, language)
            yield from [Nominal(noun.start("all"), last, cue, ())] if last else ()
            continue
        owned = _owned(scene, span, (noun.start("all"), noun.end(), end), figures, language)
        if owned:
            yield Nominal(*owned[:2], cue, (owned[2],))
            continue
        aimed = _aimed(scene, noun.end(), language) if noun["noun"] not in _TEXTS else ()
        if aimed:
            yield Nominal(noun.start("all"), end, cue, tuple(n.party for n in aimed))
            continue
        yield from _from_givers(scene, noun, (cue, end, span), figures, language)


def _what_many_give(
    scene: Scene, at: tuple[int, int], figures: Sequence[tuple[int, int]], language: str
) -> int:
    """Return where the sum or the aim of a group's promise ends, 0 where it has neither."""
    figure = next((f for f in figures if at[0] <= f[0] < at[1]), None)
    aim = None if figure else _unnamed_aim(language).match(scene.folded, *at)
    told = figure or (aim.span() if aim else None)
    return clause_end(scene.folded, told[1], at[1], language=language) if told else 0


def _from_givers(
    scene: Scene,
    noun: re.Match[str],
    at: tuple[Cue, int, Span],
    figures: Sequence[tuple[int, int]],
    language: str,
) -> Iterator[Nominal]:
    """Give the promise of a noun whose givers stand behind it, with a sum or with what they do."""
    cue, end, span = at
    givers = _givers(scene, (noun.end(), min(end, noun.end() + _FAR)), language)
    if givers and _has(figures, noun.start() - 30, givers[-1].end):
        last = max([givers[-1].end, *(e for s, e in figures if noun.start() <= s < end)])
        first = min([noun.start("all"), *(s for s, e in figures if 0 <= noun.start() - e <= 2)])
        yield Nominal(first, last, cue, tuple(n.party for n in givers))
    elif givers and _gives(language).match(scene.folded, givers[-1].end, end):
        yield Nominal(noun.start("all"), end, cue, tuple(n.party for n in givers))
    elif givers and _acts_behind(scene, (noun.start(), givers[-1].end), end, language):
        last = clause_end(scene.folded, givers[-1].end, end, language=language)
        yield Nominal(noun.start("all"), last, cue, tuple(n.party for n in givers))
    elif givers and (last := _measured(scene, span, givers[-1].end, figures, language)):
        yield Nominal(noun.start("all"), last, cue, tuple(n.party for n in givers))


@cache
def _receives(language: str) -> re.Pattern[str]:
    """Return what leads to who is given to, the name of a body begun and not ended behind it."""
    to = phrase(tuple(words(language, "promises")["nominal"].get("receives", ())))
    return re.compile(rf"(?<!\w)(?:{to})(?!\w)")


@cache
def _unnamed(language: str) -> re.Pattern[str]:
    """Return a group without a name whose promise a noun is: "تعهد المانحين"."""
    return re.compile(words(language, "promises")["nominal"].get("unnamed", "(?!)"))


@cache
def _gives(language: str) -> re.Pattern[str]:
    """Return what a giver binds himself to, behind him: "التزام من بيرو بتقديم 101 مليون"."""
    return re.compile(words(language, "promises")["nominal"].get("gives", "(?!)"))


@cache
def _unnamed_aim(language: str) -> re.Pattern[str]:
    """Return what such a group promises to do, without a number: "التزام المانحين بضخ الأموال"."""
    return re.compile(words(language, "promises")["nominal"].get("unnamed_aims", "(?!)"))


def _acts_behind(scene: Scene, at: tuple[int, int], end: int, language: str) -> bool:
    """Tell whether what the giver does stands behind his name: "cam kết của Peru gửi 20 xe".

    Not where a verb before the noun promises by itself: "nhắc lại cam kết của Peru".
    """
    lexicon = words(language, "promises")
    said = phrase(tuple(lexicon["nominal"].get("acts_behind", ())))
    before = scene.folded[max(0, at[0] - _KEPT) : at[0]]
    if re.search(rf"(?<!\w)(?:{said})\s\Z", before):
        return False
    acts = phrase(tuple(lexicon.get("second", {}).get("acts", ())))
    told = re.compile(rf"\s(?:về việc |trong việc |là |sẽ )?(?:{acts})\s\w").match(
        scene.folded, at[1], end
    )
    return bool(lexicon["nominal"].get("acts_behind")) and told is not None


def _undone(scene: Scene, end: int, language: str) -> bool:
    """Tell what was taken back behind its noun: "the contribution has been paused"."""
    undone = words(language, "promises")["nominal"].get("undone", "(?!)")
    return re.compile(undone).match(scene.folded, end) is not None


def _of_a_person(scene: Scene, noun: re.Match[str], language: str) -> bool:
    """Tell a verb at the head of its clause, "وعد بيريشا بإعفاء", from a noun, by the person behind it."""
    verbs = words(language, "promises")["nominal"].get("verbs_of_persons", ())
    if noun["noun"] not in verbs or noun.start("all") != noun.start("noun"):
        return False
    behind = scene.outer(noun.end(), noun.end() + _NEAR)[:1]
    opens = re.compile(r"(?:\A|[،,.:؛;\n«\"“])\s*\Z").search(
        scene.folded[max(0, noun.start() - 4) : noun.start()]
    )
    return bool(opens) and any(n.party.startswith("person:") for n in behind)


def _owned(
    scene: Scene,
    span: Span,
    places: tuple[int, int, int],
    figures: Sequence[tuple[int, int]],
    language: str,
) -> tuple[int, int, str] | None:
    """Return where "Peru's pledge of $2 million" begins and ends, and whose it is.

    `places`: where the noun with its article begins, where it ends, and where its phrase ends.
    """
    at, noun_end, end = places
    owner = _owner(scene, span, (at, noun_end), language)
    if owner is None:
        return None
    told = _tells(scene, owner, (noun_end, end), language) or _has(figures, owner.end, end)
    if not told:
        end = _measured(scene, span, noun_end, figures, language)
        if not end:
            return None
    return min(owner.start, at), _standing(scene, span, end, language), owner.party


def _next_of_all(scene: Scene, span: Span, after: re.Match[str], language: str) -> int:
    """Return where "and Norway's commitment" begins behind "a Saudi pledge of $2 million"."""
    at = after.start("all")
    owner = _owner(scene, span, (at, after.end()), language)
    start = min(owner.start, at) if owner else at
    joins = listed(language, "and")
    found = re.compile(rf"[,;]?\s(?:{joins})\s(?:the |an? )?\Z").search(
        scene.folded[max(span.start, start - 12) : start]
    )
    return max(span.start, start - 12) + found.start() if found and owner else span.end


def _measured(
    scene: Scene, span: Span, at: int, figures: Sequence[tuple[int, int]], language: str
) -> int:
    """Return where "Peru's share will come to $2 million" ends, or 0 for what is no measure."""
    measures = words(language, "promises")["nominal"].get("measures")
    first = next((f for f in figures if f[0] >= at), None)
    if not measures or first is None:
        return 0
    if not re.compile(measures).fullmatch(scene.folded, at, first[0]):
        return 0
    return clause_end(scene.folded, first[1], span.end, language=language)


def _standing(scene: Scene, span: Span, end: int, language: str) -> int:
    """Take in the verb and the condition of "Peru's offer stands, on condition that"."""
    stands = words(language, "promises")["nominal"].get("stands")
    verb = re.compile(stands).match(scene.folded, end, span.end) if stands else None
    if verb is None:
        return end
    comma = scene.folded[verb.end() : verb.end() + 2]
    begin = verb.end() + 2 if comma == ", " else verb.end()
    last = clause_end(scene.folded, begin, span.end, language=language)
    found = find_condition(scene.folded, (begin, last), (begin, last), language=language)
    return found[1] if found[1] and found[0] - begin < _CLOSE else verb.end()


def _aimed(scene: Scene, at: int, language: str) -> Sequence[Named]:
    """Return the party between a noun and its aim: "the readiness of Peru to host"."""
    before = phrase(tuple(words(language, "promises")["nominal"].get("with_aim", ())))
    opens = re.compile(rf"\s(?:{before})\s(?:the )?").match(scene.folded, at)
    named = scene.outer(opens.end(), opens.end() + _NEAR)[:1] if opens else ()
    if not opens or not named or named[0].start != opens.end():
        return ()
    return named if _aims(scene, named[0].end, language) else ()


@cache
def _rejected(language: str) -> re.Pattern[str]:
    """Return a verb of refusing before a noun: "rejected an offer", "broke its promise"."""
    listed_ = phrase(tuple(words(language, "promises")["nominal"].get("rejected", ())))
    return re.compile(rf"(?<!\w)(?:{listed_})(?!\w)")


def _is_verb(scene: Scene, span: Span, at: int, language: str) -> bool:
    """Tell a verb from a noun that is written the same, by the subject before it."""
    if not words(language, "promises")["nominal"].get("verbs_alike"):
        return False
    adverbs = re.compile(rf"\s*(?:(?:{listed(language, 'adverbs')})\s+)*")
    before = scene.outer(max(span.start, at - 60), at)[-1:]
    return any(adverbs.fullmatch(scene.folded, name.end, at) for name in before)


def _tells(scene: Scene, owner: Named, noun: tuple[int, int], language: str) -> bool:
    """Tell whether a number stands behind the owner, an aim behind the noun, or that it stands."""
    at, end = noun
    stands = words(language, "promises")["nominal"].get("stands", "(?!)")
    if re.compile(r"\d").search(scene.folded, owner.end, end):
        return True
    return _aims(scene, at, language) or bool(re.compile(stands).match(scene.folded, end))


def _has(figures: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(start <= first and last <= end for first, last in figures)


def _aims(scene: Scene, at: int, language: str) -> bool:
    """Tell whether a verb or an object follows: "commitment to send", "cam kết gửi"."""
    aims = words(language, "promises")["nominal"].get("aims", "(?!)")
    return bool(re.compile(aims).match(scene.folded, at))


def _owner(scene: Scene, span: Span, place: tuple[int, int], language: str) -> Named | None:
    """Return the party whose the noun is: "Peru's new", "the Peruvian"."""
    at, end = place
    lexicon = words(language, "promises")["nominal"]
    between = lexicon.get("owner", "")
    if lexicon.get("owner_behind"):
        behind = scene.outer(end, min(span.end, end + 60))[:1]
        # "مساعدات للسودان" are given to it, with the preposition in the name
        own = (n for n in behind if not scene.folded[n.start : n.end].startswith("لل"))
        return next((n for n in own if not scene.folded[end : n.start].strip()), None)
    if not between:
        return None
    for name in reversed(scene.outer(max(span.start, at - 80), at)):
        gap = scene.folded[name.end : at]
        articled = re.compile(r"(?:an?|the|its|their|his|her|another)\s").match(scene.folded, at)
        if articled and "'" not in gap:
            return None  # "will give Peru a grant"
        return name if re.fullmatch(between, gap) else None
    return None


def _givers(scene: Scene, between: tuple[int, int], language: str) -> list[Named]:
    named = scene.outer(*between)
    for position, name in enumerate(named):
        if not _giver(language).search(scene.folded, between[0], name.start):
            continue
        if not position and _receives(language).search(scene.folded, between[0], name.start):
            break  # "gói viện trợ dành cho Cơ quan Cứu trợ của Liên hợp quốc"
        chain = [name]
        for following in named[position + 1 :]:
            gap = scene.folded[chain[-1].end : following.start]
            if not is_joined(gap, language=language):  # "from Peru ($1m) and Cuba"
                break
            chain.append(following)
        return chain
    return []
