"""Promises whose verb is not said again: lists of givers and sums, bullets, rows.

"Norway pledged $12 million, Finland 4 million euros" makes two; "- Peru: 300 tents" under a heading
of pledges makes one; "Peru $2 million; Chile 300 tents; Cuba 20 nurses" makes three.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from servanda.extraction.grammar.noun_phrases import joint, listed
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import words
from servanda.extraction.promises.clauses import Cue, is_refused
from servanda.extraction.promises.strength import is_tangible
from servanda.extraction.scene import Named, Scene, Span
from servanda.terms.register import kind

_ROW = 90  # how long a row without a colon may be
_LONGEST = 3000  # no sentence with sums in brackets is longer
_ITEMS = 40  # lines between a line above and its last item
_HEADING = 2000  # how far above its bullets a heading of a list may stand
# "3.", "(b)", "iv)"
_COUNTED = r"(?:\d{1,2}|[a-zđ]|[ivx]{1,4})"
_BULLET = re.compile(rf"\s*(?:[-–—•*+·▪●○]|\(?{_COUNTED}(?:[.)]|\s?[-–](?=\s)))?\s*")
_MARK = re.compile(rf"[\s(–—•*+·-]*{_COUNTED}?[.)]?\s*")
_ITEM = re.compile(
    rf"\s*(?:[–—•*+·-]|\(?{_COUNTED}(?:[.)]|\s?[-–](?=\s))|[^:|.]{{1,40}}(?:[:|–—]| -)\s*\S)"
)
_POINT = re.compile(r"\s*(?:[–—•*+·-]|\d{1,2}(?:[.)]|\s?[-–](?=\s))|\([ivx]{1,4}\))\s*\S")
# "BOX: Who gives what (as of 17 February)"
_BESIDE_HEADING = re.compile(
    r"\A\s*(?:box|factbox|list|table|update|explainer|at a glance|in brief)\s*[:–—-]\s*|\(as of [^()]{3,40}\)"
)
_PARTY = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2} ?")  # a line with a giver alone
_ARTICLE = re.compile(r"(?:article|section|điều|المادة|البند) \d+[:.]")
_GIVERS = ("country", "org")
_COLON = re.compile(r"(?:\s*\([^()\n]{1,40}\))?\s*(?:[:|–—(\t-]|,(?=\s\d))\s*")
_DATELINE = re.compile(r"\s*\([a-z]{2,10}\)\s*[–—-]")  # "LIMA (AP) — Peru appealed"
_WORDY = (
    70  # how far behind its giver the sum of "Cuba: a training mission of 120 officers" may stand
)
_BARE = re.compile(
    r"\s(?:another |a further |some |about |thêm )?(?P<figure>\d[\d.,]*)(?:\s(?:million|billion|ملايين|مليونا?|مليارا?ت?|triệu|tỷ|tỉ))?(?: each| apiece)?(?=\s*(?:[,;.،؛]|$|and |và |و|to (?:a|an|the) |for |from |over ))"
)
_JOINED = re.compile(r"[،,]|(?<!\w)و\s?\Z|(?:اضافه ال[يى]|ال[يى] جانب|مقابل|منها)\s")
_PARTS = re.compile(r"[;؛]")
_ROWS = 3  # parts that make a row
_NEAR_SUM = 24  # letters between a giver and its sum: "grant of no less than"
_NUMBER = re.compile(r"\d")
_COUNT = re.compile(r"(?<![\w.,])(?!(?:19|20)\d\d\b)\d[\d.,]*(?=(?: each)?(?:[,;]| by | and ))")
_ENCLOSED = re.compile(r"\s*\(\d[\d.,]* (?:million|billion|triệu|tỷ|مليون|مليونا|ملايين|مليار)\)")


@dataclass(frozen=True, slots=True)
class Gapped:
    """A giver and a sum without a verb of their own."""

    named: tuple[Named, ...]
    figure: int


@cache
def filler(language: str) -> re.Pattern[str]:
    """Return what may stand between a giver and its sum: "another", "up to", "ب"."""
    fillers = phrase(tuple(words(language, "promises").get("gapped", {}).get("fillers", ())))
    return re.compile(rf"(?:،(?=\s))?\s*(?:(?:{fillers})\s*)*")


@cache
def _before(language: str) -> re.Pattern[str]:
    joins = listed(language, "and")
    more = phrase(tuple(words(language, "promises").get("gapped", {}).get("before", ())))
    return re.compile(
        rf"(?:[,;،؛]\s*(?:(?:{joins}|{more})\s*)?|(?<!\w)(?:{joins}|{more})\s*)(?:the |phía |سلطنه |دوله |مملكه )?\Z"
    )


def chain_at(scene: Scene, named: Sequence[Named], position: int, language: str) -> list[Named]:
    """Return the name at a position with those joined to it on its right."""
    chain = [named[position]]
    for following in named[position + 1 :]:
        gap = scene.folded[chain[-1].end : following.start]
        if not gap.strip() or not joint(language).fullmatch(gap):
            break
        chain.append(following)
    return chain


def givers_behind(
    scene: Scene, between: tuple[int, int], figures: Sequence[tuple[int, int]], *, language: str
) -> Iterator[Gapped]:
    """Give each party with a sum of its own behind the first sum of a promise."""
    inside = [f for f in figures if between[0] <= f[0] < between[1]]
    named, taken = scene.outer(*between), 0
    for position, name in enumerate(named):
        if not inside or name.start < inside[0][1] or name.start < taken:
            continue
        if not _before(language).search(scene.folded, inside[0][1] - 1, name.start):
            continue
        if position and joint(language).fullmatch(
            scene.folded, named[position - 1].end, name.start
        ):
            continue  # "تعهدت كل من بيرو وتشيلي": a verb has both
        chain = chain_at(scene, named, position, language)
        figure = next((f for f in inside if f[0] >= chain[-1].end), None)
        bare = _BARE.match(scene.folded, chain[-1].end, between[1])
        if figure and filler(language).fullmatch(scene.folded, chain[-1].end, figure[0]):
            taken = figure[1]
            yield Gapped(tuple(chain), figure[0])
        elif (
            bare
            or (bare := _same(language).match(scene.folded, chain[-1].end, between[1]))
            or (bare := _thing(scene, chain[-1].end, between[1], language))
            or (bare := _act(language).match(scene.folded, chain[-1].end, between[1]))
        ):
            taken = bare.end()
            yield Gapped(tuple(chain), bare.start("figure"))


def sums_from(
    scene: Scene, between: tuple[int, int], figures: Sequence[tuple[int, int]], *, language: str
) -> Iterator[Gapped]:
    """Give each sum behind the first that names its giver itself: "، و138 مليون دولار من كندا"."""
    source = words(language, "promises").get("gapped", {}).get("from_giver")
    inside = [f for f in figures if between[0] <= f[0] < between[1]] if source else []
    for before, figure in pairwise(inside):
        led = re.compile(rf"\s(?:{source})\s").match(scene.folded, figure[1], between[1])
        named = scene.outer(led.end(), between[1])[:1] if led else ()
        gap = scene.folded[before[1] : figure[0]]
        close = bool(led and named) and named[0].start == led.end() if led else False
        if close and kind(named[0].party) in _GIVERS and _JOINED.search(gap):
            yield Gapped(tuple(named), figure[0])


def bare_figures(folded: str, between: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the first number between two places that counts what was named before: "400 by April"."""
    found = _COUNT.search(folded, *between)
    return [found.span()] if found else []


@cache
def _same(language: str) -> re.Pattern[str]:
    """Return a share told by that of another: "Peru will give 2 million, Chile the same"."""
    same = phrase(tuple(words(language, "promises").get("gapped", {}).get("same", ())))
    return re.compile(rf"\s(?P<figure>{same})(?=\s*(?:[,;.]|$|and ))")


@cache
def _act(language: str) -> re.Pattern[str]:
    """Return a deed behind a giver whose verb was said of another: "واليونان بترميم الميناء"."""
    act = words(language, "promises").get("gapped", {}).get("act", "(?!)")
    return re.compile(rf"\s(?P<figure>{act})(?!\w)")


def _thing(scene: Scene, start: int, end: int, language: str) -> re.Match[str] | None:
    """Return an article behind a giver when goods or people follow it: "Zambia a field hospital"."""
    articles = phrase(tuple(words(language, "promises").get("gapped", {}).get("articles", ())))
    found = re.compile(rf"\s(?P<figure>(?:{articles})\s)").match(scene.folded, start, end)
    stop = re.compile(r"[,;.]|\sand\s").search(scene.folded, start, end)
    near = min(stop.start() if stop else end, start + _ROW)
    tangible = found and is_tangible(scene.folded, found.end(), near, language=language)
    return found if tangible else None


def bracketed(
    scene: Scene, span: Span, figures: Sequence[tuple[int, int]], *, language: str
) -> Iterator[Gapped]:
    """Give each party with its sum in brackets: "pledges came from Peru ($2 million)"."""
    if not figures or not _nouns(language).search(scene.folded, span.start, span.end):
        return
    for name in scene.outer(span.start, min(span.end, span.start + _LONGEST)):
        if kind(name.party) not in _GIVERS:
            continue
        opens = _opens(language).match(scene.folded, name.end, span.end)
        figure = next((f[0] for f in figures if opens and f[0] >= opens.end()), None)
        if opens and figure is not None:
            filled = filler(language).fullmatch(scene.folded, opens.end(), figure)
            bare = _ENCLOSED.match(scene.folded, name.end, span.end)  # "(345 million)"
            if filled or bare:
                yield Gapped((name,), figure if filled else opens.end())


def beside(
    scene: Scene, span: Span, figures: Sequence[tuple[int, int]], *, language: str
) -> Iterator[Gapped]:
    """Give the parties that stand beside their sums without a verb."""
    yield from bracketed(scene, span, figures, language=language)
    yield from parted(scene, span, figures, language=language)


def parted(
    scene: Scene, span: Span, figures: Sequence[tuple[int, int]], *, language: str
) -> Iterator[Gapped]:
    """Give each party of a row under a heading of pledges: "Peru $2 million; Chile 300 tents; Cuba ..."."""
    ends = [m.start() for m in _PARTS.finditer(scene.folded, span.start, span.end)]
    if len(ends) < _ROWS - 1 or not figures or not headed(scene, span, language):
        return
    rows = pairwise([span.start, *ends, span.end])
    found = [g for row in rows if (g := _row(scene, row, figures, language))]
    if len(found) >= _ROWS:
        yield from found


def _row(
    scene: Scene, row: tuple[int, int], figures: Sequence[tuple[int, int]], language: str
) -> Gapped | None:
    """Return who begins a part of a row, with the sum or the thing right behind."""
    named = scene.outer(*row)
    lead = scene.folded[row[0] : named[0].start] if named else ""
    if not named or _PARTS.sub("", lead).strip(" \n•*–-") or kind(named[0].party) not in _GIVERS:
        return None
    chain = chain_at(scene, named, 0, language)
    after = chain[-1].end
    figure = next((f[0] for f in figures if after <= f[0] < row[1]), row[1])
    near = min(row[1], after + _ROW)
    given = _COLON.match(scene.folded, after, row[1])
    at = given.end() if given else after
    summed = figure < row[1] and figure - at <= _NEAR_SUM
    if is_refused(scene.folded, Cue(at, at, "listed"), language=language):
        return None
    if summed or is_tangible(scene.folded, at, near, language=language):
        return Gapped(tuple(chain), figure if summed else at + (not given))
    return None


@cache
def _opens(language: str) -> re.Pattern[str]:
    """Return what stands between a giver and its sum where no verb does: "Peru (", "Peru with"."""
    beside = phrase(tuple(words(language, "promises").get("gapped", {}).get("beside", ())))
    return re.compile(rf"\s*\(|,?\s(?:{beside})(?=\s)")


def _heading(scene: Scene, at: int, language: str) -> str:
    """Return the line above the list that holds a place: the first that is no item of it."""
    begin = scene.folded.rfind("\n", 0, at) + 1
    marked = _POINT.match(scene.folded[begin : at + 4])  # then a line without a mark may head it
    for whole in reversed(scene.folded[max(0, at - _HEADING) : at].split("\n")[:-1]):
        if line := _as_heading(whole, bool(marked), language):
            return line
    return ""


@lru_cache(maxsize=1024)  # each item of a long list asks about all lines above it
def _as_heading(whole: str, marked: bool, language: str) -> str:
    """Return what a line says when it is no item of a list, else nothing."""
    line = _BESIDE_HEADING.sub("", whole)
    if _PARTY.fullmatch(line) and not _nouns(language).search(line):
        return ""  # "Brazil" above "(a) To train 40 nurses"
    if _NUMBER.search(line) and len(line) <= _ROW and not _nouns(language).search(line):
        return ""  # a row without a colon: "Qatar $250 million over five years"
    counted = _NUMBER.search(line) and (_POINT.match(line) or not marked)
    heads = _nouns(language).search(line) and not counted
    return line if line.strip() and (heads or not _ITEM.match(line)) else ""


@cache
def _nouns(language: str) -> re.Pattern[str]:
    nouns = phrase(tuple(words(language, "promises").get("gapped", {}).get("headings", ())))
    return re.compile(rf"(?<!\w)[وبل]?(?:ال)?(?:{nouns})")


def speaks_of_gifts(scene: Scene, span: Span, language: str) -> bool:
    """Tell whether a sentence, or the line above it, is about pledges and not about debts."""
    here = _nouns(language).search(scene.folded, span.start, span.end)
    other = _other(language).search(scene.folded, span.start, span.end)
    return not other and bool(here or headed(scene, span, language))


def headed(scene: Scene, span: Span, language: str) -> bool:
    """Tell whether the line above a list speaks of pledges."""
    heading = _heading(scene, span.start, language)
    return bool(_nouns(language).search(heading)) and not _other(language).search(heading)


@cache
def _other(language: str) -> re.Pattern[str]:
    """Return what a list tells of that is no promise: losses, debts, needs."""
    nouns = phrase(tuple(words(language, "promises").get("gapped", {}).get("other_headings", ())))
    return re.compile(rf"(?<!\w)(?:{nouns})(?!\w)")


def _aimed(folded: str, at: int, language: str) -> bool:
    """Tell whether a task stands at a place: "to lend two ferries"."""
    aim = words(language, "promises").get("gapped", {}).get("aim")
    return bool(aim and re.compile(aim).match(folded, at))


def charged(scene: Scene, span: Span, *, language: str) -> tuple[int, str] | None:
    """Return where "(a) To train 40 nurses" begins to tell, and the party on the line above the items."""
    mark = _BULLET.match(scene.folded, span.start, span.end)
    head = mark.end() if mark else span.start
    if not _aimed(scene.folded, head, language):
        return None
    end = scene.folded.rfind("\n", 0, span.start)
    for _ in range(_ITEMS):
        if end <= max(0, span.start - _HEADING):
            break
        start = scene.folded.rfind("\n", 0, end) + 1
        line = scene.folded[start:end]
        if line.strip() and not _POINT.match(line) and not _ITEM.match(line):
            named = scene.outer(start, end) if _PARTY.fullmatch(line) else []
            heads = named and headed(scene, span, language)
            return (head, named[0].party) if heads else None
        end = start - 1
    return None


def is_item(scene: Scene, span: Span) -> bool:
    """Tell whether a sentence is an item of a list: "- Peru sends 30 nurses."."""
    line = scene.folded.rfind("\n", 0, span.start) + 1
    return bool(
        _POINT.match(scene.folded[line : span.start + 4])
        or _ARTICLE.match(scene.folded, span.start)
        or _ARTICLE.search(scene.folded[max(line, span.start - 14) : span.start])
    )


def _has_verb(scene: Scene, mark: tuple[int, int], within: tuple[int, int], language: str) -> bool:
    """Return whether a row without a mark has a verb of its own, so that no heading gives it one."""
    own = words(language, "promises")["gapped"].get("own_verb", "(?!)")
    unmarked = not scene.folded[slice(*mark)].strip()
    return unmarked and bool(re.compile(own).search(scene.folded, *within))


def bullet(
    scene: Scene, span: Span, figures: Sequence[tuple[int, int]], *, language: str
) -> Gapped | None:
    """Return the giver and the sum of a line such as "- Peru: 300 tents" in a list of pledges."""
    mark = _BULLET.match(scene.folded, span.start, span.end)
    head = mark.end() if mark else span.start
    row = any(parted(scene, span, figures, language=language))
    named = [] if row else scene.outer(span.start, span.end)
    line = scene.folded.rfind("\n", 0, span.start) + 1
    if not named or named[0].start != head or kind(named[0].party) not in _GIVERS:
        return None
    inline = not _MARK.fullmatch(scene.folded, line, span.start)
    if inline and not _listed_inline(scene, (line, span), named[0].end, language):
        return None
    chain = chain_at(scene, named, 0, language)
    colon = _colon(scene, chain[-1].end, span, language)
    if colon and _DATELINE.match(colon.group()) and span.end - span.start > _ROW:
        return None
    figure = next((f[0] for f in figures if chain[-1].end <= f[0] < span.end), None)
    counted = filler(language).match(scene.folded, colon.end(), span.end) if colon else None
    if colon and _aimed(scene.folded, colon.end(), language):
        return Gapped(tuple(chain), colon.end()) if headed(scene, span, language) else None
    if counted is None:
        return None
    if figure is not None and counted.end() < figure:
        wordy = "\n" in scene.folded[line - 1 : line] and figure - counted.end() <= _WORDY
        if not wordy or not _plain(scene.folded, counted.end(), figure, language=language):
            return None
    if figure is None and not _NUMBER.match(scene.folded, counted.end(), span.end):
        goods = (counted.end(), min(span.end, counted.end() + _ROW))
        denied = is_refused(scene.folded, Cue(goods[0], goods[0], "listed"), language=language)
        if denied or not is_tangible(scene.folded, *goods, language=language):
            return None
    if _has_verb(scene, (span.start, head), (chain[-1].end, figure or span.end), language):
        return None
    return Gapped(tuple(chain), counted.end()) if inline or headed(scene, span, language) else None


def _colon(scene: Scene, at: int, span: Span, language: str) -> re.Match[str] | None:
    """Return what parts a giver from its gift: a mark, or the space of a short row."""
    colon = _COLON.match(scene.folded, at, span.end)
    if colon or span.end - span.start > _ROW:
        return colon
    articles = phrase(tuple(words(language, "promises")["gapped"].get("articles", ())))
    return re.compile(rf" +(?=\S*\d|(?:{articles}) \S*\d)").match(scene.folded, at, span.end)


def _listed_inline(scene: Scene, at: tuple[int, Span], end: int, language: str) -> bool:
    """Tell a row that stands in a paragraph: "She read out the pledges. Japan: 75 million dollars."."""
    line, span = at
    row = span.end - span.start <= _ROW and re.compile(
        r"(?:,? (?:and |và |و)?[^\W\d_]+(?: [^\W\d_]+)?)?:\s*\S*\d"
    ).match(scene.folded, end, span.end)
    before = scene.folded[line : span.start]
    return bool(row) and bool(_nouns(language).search(before))


def row_end(scene: Scene, span: Span, language: str) -> int:
    """Return where a short row that goes on behind a mark ends, "£2m, of which"; 0 for another."""
    text = scene.folded[span.start : span.end].rstrip(" ;,.،؛\n")
    more = words(language, "promises")["gapped"].get("row_goes_on", "(?!)")
    goes_on = ";" in text or re.search(more, text)
    return span.start + len(text) if goes_on and len(text) <= _ROW else 0


def _plain(folded: str, start: int, end: int, *, language: str) -> bool:
    """Tell whether words up to a sum neither deny it nor tell a story of it."""
    cue = Cue(start, start, "listed")
    stops = re.compile(r"[.;]|\d{4}")
    finite = words(language, "promises")["gapped"].get("story", "(?!)")
    denied = is_refused(folded, cue, language=language)
    told = re.compile(rf"(?<!\w)(?:{finite})(?!\w)").search(folded, start, end)
    return not (denied or told or stops.search(folded, start, end))
