"""Offices and forms of address in a text, and where the name behind each would begin.

"Ủy viên Bộ Chính trị, Bộ trưởng Bộ Ngoại giao Lê Hoài Trung" is one chain of two offices; the name
begins behind "Ngoại giao". A country inside or before the chain is whom its holder speaks for.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.names.listed import Index, find_names, index
from servanda.extraction.names.person_names import run_of_capitals
from servanda.extraction.names.romanisation import WORD, is_family
from servanda.extraction.scene import Named
from servanda.terms.folding import either

_LONGEST_CHAIN = 10
_INITIALS = re.compile(r" \([A-Z][\w-]{1,11}\)(?= )")


@dataclass(frozen=True, slots=True)
class Office:
    """An office from `start` to `end`; `then` is where a name would begin, `of` whom it serves.

    `title` is the last office of the chain in small letters; `address` marks "ông" and "Mr".
    """

    start: int
    end: int
    then: int
    title: str
    of: str
    address: bool
    # The country named on the way to the name, which is not always the one served.
    home: str = ""


@cache
def _titles(language: str) -> Index:
    lexicon = words(language, "people")
    groups = ("titles", "titles_owned", "address")
    listed = [title for group in groups for title in lexicon.get(group, ())]
    return index({title.lower(): title.lower() for title in listed})


@cache
def _address(language: str) -> frozenset[str]:
    return frozenset(word.lower() for word in words(language, "people").get("address", ()))


@cache
def _capital_only(language: str) -> frozenset[str]:
    """Return the titles that are other words in small letters: "major powers"."""
    return frozenset(words(language, "people").get("capital_only", ()))


@cache
def _between(language: str) -> re.Pattern[str]:
    written = words(language, "people").get("between", ())
    # "Chính phủ" and "chính phủ": the press writes a portfolio either way.
    both = dict.fromkeys([*written, *(word[0].lower() + word[1:] for word in written)])
    both |= dict.fromkeys(word[0].upper() + word[1:] for word in written if " " in word)
    both |= dict.fromkeys(word.title() for word in written if " " in word and language == "vi")
    return re.compile(rf"(?:{either(both) or '(?!)'})(?!\w)")


@cache
def _joiner(language: str) -> re.Pattern[str]:
    listed = words(language, "people").get("joiners", ())
    return re.compile("|".join(map(re.escape, listed)) or "(?!)")


@cache
def _led_away(language: str) -> tuple[str, ...]:
    """Return the words behind which a place follows and no name: "ambassador in Warsaw"."""
    return tuple(f" {word}" for word in words(language, "people").get("no_name_behind", ())) or (
        "\0",
    )


def is_own_name(text: str, place: int, language: str) -> bool:
    """Tell a family name that is also a noun of bodies by the two names behind it."""
    run = run_of_capitals(language, 3).match(text, place)
    family = words(language, "people").get("firm_family_names", ())
    return run is not None and run.group().split()[0] in family


def find_offices(
    text: str, named: Sequence[Named], *, language: str, kept: Collection[str] = ()
) -> list[Office]:
    """Return the chains of offices in order; `named` are countries and bodies in order.

    `kept` are offices of the workspace, beside those of the lexicon.
    """
    titles = find_names(text, _titles(language), language=language)
    alike = words(language, "people").get("titles_alike", ())
    titles = [t for t in titles if t.party not in alike or not _is_given(text, t)]
    titles = [_without_authority(text, t) for t in titles]
    if language == "ar":  # "للمساعدة في" is for help in something
        titles = [t for t in titles if text[t.start - 2 : t.start] != "لل"]
    if kept:
        titles = _with_kept(
            titles, find_names(text, index({one: one for one in kept}), language=language)
        )
    titles = [
        t for t in titles if not (t.party in _capital_only(language) and text[t.start].islower())
    ]
    inside = {name.start: name.end for name in named}
    titles = [  # "DR Congo" is no doctor, "King Omar Centre" no king
        t
        for t in titles
        if t.start not in inside or (t.party not in _address(language) and inside[t.start] <= t.end)
    ]
    held = [(n.start, n.end) for n in named if n.party.startswith("org:")]
    titles = [t for t in titles if not _is_within(held, t)]  # "Hội Nông dân Việt Nam"
    starts = {title.start: title for title in titles}
    bodies = {name.start: name for name in named}
    ends = (
        {name.end: name for name in named} if words(language, "people").get("owner_first") else {}
    )
    found: list[Office] = []
    for title in titles:
        if not found or title.start >= found[-1].end:
            office = _chain(text, title, (starts, bodies), language=language)
            found.append(_owned(text, office, ends))
    return found


def _is_within(held: Sequence[tuple[int, int]], title: Named) -> bool:
    """Tell an office that is a word of a body's own name; `held` are bodies in order."""
    at = bisect_left(held, (title.start, 0)) - 1
    return at >= 0 and held[at][0] < title.start and title.end <= held[at][1]


def _is_given(text: str, title: Named) -> bool:
    """Tell the first name of "سلطان القحطاني" from an office, by the family name behind it."""
    following = WORD.match(text, title.end + 1)
    return following is not None and following[0].startswith("ال") and is_family(following[0])


_ACTING = "quyền "


def _without_authority(text: str, title: Named) -> Named:
    """Tell "chính quyền Tổng thống Ruiz", her authorities, from "Quyền Tổng thống Ruiz", who is acting."""
    authority = text[max(0, title.start - 6) : title.start].lower() == "chính "
    if not authority or not title.party.lower().startswith(_ACTING):
        return title
    return Named(title.start + len(_ACTING), title.end, title.party[len(_ACTING) :])


def _with_kept(titles: Sequence[Named], kept: Sequence[Named]) -> list[Named]:
    """Return the titles in order, those that people kept in the place of what they overlap."""
    rest = [t for t in titles if not any(k.start < t.end and t.start < k.end for k in kept)]
    return sorted([*rest, *kept], key=lambda title: title.start)


def _chain(
    text: str,
    title: Named,
    at: tuple[Mapping[int, Named], Mapping[int, Named]],
    *,
    language: str,
) -> Office:
    """Follow offices, portfolios, countries and bodies from a title on."""
    titles, bodies = at
    end, last, of = title.end, title.party, ""
    address = title.party in _address(language)
    for _ in range(_LONGEST_CHAIN):
        place = end + 1 if text[end : end + 1] == " " else end
        joined = _joiner(language).match(text, end)
        portfolio = _between(language).match(text, place)
        if place > end and place in bodies:
            of, end = of or bodies[place].party, bodies[place].end
            short = _INITIALS.match(text, end) if language == "vi" else None
            end = short.end() if short else end  # "Giám đốc Ngân hàng Thế giới (WB) Ann Lee"
        elif place > end and place in titles and not _is_longer(portfolio, titles[place]):
            styled = titles[place].party in _address(language)  # "Foreign Minister Dr Ann Lee"
            last = last if styled and not address else titles[place].party
            end, address = titles[place].end, address and styled
        elif _is_also(text, place, last) and place + 1 in titles:
            last, end = titles[place + 1].party, titles[place + 1].end
        elif joined and joined.end() in titles and not (address or of):
            last, end = titles[joined.end()].party, titles[joined.end()].end
        elif portfolio and place > end and not address:
            if is_own_name(text, place, language):
                break  # "Phó Phát ngôn Đoàn Khánh Vy": the family name is no union
            end = portfolio.end()
        else:
            break
    place = end + 1 if text[end : end + 1] == " " else len(text)
    led = text.endswith(_led_away(language), 0, end)
    then = len(text) if led else place
    return Office(title.start, end, then, last, of, address)


def _is_longer(portfolio: re.Match[str] | None, title: Named) -> bool:
    """Tell the embassy of a chargé d'affaires, "Đại sứ quán", from the title it begins with."""
    return portfolio is not None and portfolio.end() > title.end


def _is_also(text: str, place: int, title: str) -> bool:
    """Tell the second office of a deputy, "نائب رئيس الوزراء ووزير الخارجية", from another person's."""
    return title.startswith("نائب") and text[place - 1 : place + 1] == " و"


def _owned(text: str, office: Office, ends: Mapping[int, Named]) -> Office:
    """Let "Indonesian President" and "Egypt's foreign minister" begin with whom the office serves."""
    gap = next((g for g in ("'s ", "’s ", " ") if text.endswith(g, 0, office.start)), None)
    owner = ends.get(office.start - len(gap)) if gap else None
    if owner is None or office.address:
        return office
    return replace(office, start=owner.start, of=office.of or owner.party)
