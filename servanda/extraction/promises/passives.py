"""Promises in the passive: what is given stands first, and who gives behind "by", or nowhere.

"Twelve pumps will be supplied by Peru", "khoản này sẽ do Peru chi trả", "سيتم توفيرها من قبل بيرو".
Only verbs of giving and doing make a promise so: "the meeting will be held" is none.
"""

import re
from functools import cache

from servanda.extraction.grammar.noun_phrases import joint, listed
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.grammar.subject_heads import without_initials
from servanda.extraction.lexicon import words
from servanda.extraction.promises.clauses import Cue, cue_group
from servanda.extraction.promises.strength import kind_pattern
from servanda.extraction.scene import Scene

PLACES = ("tại", "ở", "sang", "đến", "tới", "vào", "cho")
_NEAR = 60  # how far before its name the agent's "by" may stand


@cache
def _passive(language: str) -> re.Pattern[str] | None:
    lexicon = words(language, "promises").get("passive", {})
    if not lexicon:
        return None
    done = phrase(tuple(lexicon["done"]))
    return re.compile(lexicon["behind"].replace("DONE", f"(?:{done})(?!\\w)"))


@cache
def _by(language: str, group: str) -> re.Pattern[str]:
    own = cue_group(language, group).get("by")
    listed_by = phrase(tuple(own or words(language, "promises")["passive"]["by"]))
    actors, of = listed(language, "actors"), listed(language, "of")
    # "by engineers from Peru", "by the army of Chad"
    such = listed(language, "such_as")  # "by countries including Chad"
    body = rf"(?:(?:[\w-]+ ){{0,2}}?(?:{actors}) (?:(?:{of}|{such}) (?:the )?)?)?"
    return re.compile(
        rf"(?<!\w)(?:{listed_by})\s*(?:the |an? |phía |chính phủ |حكومة |دولة )?(?:\d[\d,.]* )?{body}\Z"
    )


def passive_end(scene: Scene, cue: Cue, limit: int, *, language: str) -> int | None:
    """Return where the passive verb behind a cue ends, or None for any other verb."""
    if cue_group(language, cue.group).get("passive"):
        return cue.end
    if _is_given(scene, cue, language=language):
        return cue.end
    pattern = _passive(language)
    if pattern is None or not cue_group(language, cue.group).get("may_be_passive"):
        return None
    found = pattern.match(scene.folded, cue.end, limit)
    return found.end() if found else None


def may_be_active(folded: str, cue: Cue, *, language: str) -> bool:
    """Tell a verb that is said of what is given and of who gives: "sẽ khởi công", "sẽ hoàn thành"."""
    if cue_group(language, cue.group).get("or_active"):
        return True
    either = words(language, "promises").get("passive", {}).get("or_active", "(?!)")
    return re.compile(either).match(folded, cue.end) is not None


def _is_given(scene: Scene, cue: Cue, *, language: str) -> bool:
    """Tell a passive that looks like the active, by what cannot act before it: "الدفعة ستصرف"."""
    lexicon = words(language, "promises").get("passive", {})
    if "goods" not in lexicon or not re.compile(lexicon["alike"]).fullmatch(
        scene.folded, cue.start, cue.end
    ):
        return False
    if _goods(language).search(scene.folded, max(0, cue.start - 80), cue.start):
        return True
    moves = re.compile(lexicon["moves"]).fullmatch(scene.folded, cue.start, cue.end)
    return bool(moves and _goods_behind(language).match(scene.folded, cue.end))


@cache
def _goods_behind(language: str) -> re.Pattern[str]:
    """Return what cannot act behind its verb: "ستصل الدفعة الأولى"."""
    goods = phrase(tuple(words(language, "promises")["passive"]["goods"]))
    return re.compile(rf"\s(?:{goods})(?!\w)")


@cache
def _goods(language: str) -> re.Pattern[str]:
    goods = phrase(tuple(words(language, "promises")["passive"]["goods"]))
    return re.compile(rf"(?<!\w)[وف]?(?:{goods})(?:\s\w+){{0,6}}?\s\Z")


def agents(scene: Scene, between: tuple[int, int], *, language: str, group: str) -> tuple[str, ...]:
    """Return the parties behind "by" between two places, a list taken whole; `group`: the cue's."""
    named = scene.outer(*between)
    for position, name in enumerate(named):
        if not _by(language, group).search(
            scene.folded, max(between[0] - 12, name.start - _NEAR), name.start
        ):
            continue
        chain = [name]
        for following in named[position + 1 :]:
            gap = scene.folded[chain[-1].end : following.start]
            if not gap.strip() or not joint(language).fullmatch(gap):
                break
            chain.append(following)
        return tuple(dict.fromkeys(n.party for n in chain))
    return ()


def owners(scene: Scene, between: tuple[int, int], *, language: str) -> tuple[str, ...]:
    """Return whose the thing is that is given: "Peru's second consignment reached the port"."""
    own = words(language, "promises")["passive"].get("owner")
    if behind := _owner_behind(scene, between, language):
        return behind
    for name in scene.outer(*between)[:1]:
        left = scene.folded[between[0] : name.start]
        if own and left in ("", "the ") and scene.folded.startswith(own, name.end):
            return (name.party,)
    return ()


def by_adjective(scene: Scene, between: tuple[int, int], *, language: str) -> tuple[str, ...]:
    """Return whose goods are by an adjective before them: "40 tons of Turkish aid"; no "Sudan aid"."""
    lexicon = words(language, "promises")["passive"]
    goods, ends = lexicon.get("owned_goods"), lexicon.get("adjective_ends", "(?!)")
    for name in scene.outer(*between) if goods else ():
        whose = re.search(rf"(?:{ends})\Z", scene.folded[name.start : name.end])
        whose = whose or re.compile(r"['’]s\s").match(scene.folded, name.end)
        if whose and re.compile(goods).match(scene.folded, name.end, between[1]):
            return (name.party,)
    return ()


def _owner_behind(scene: Scene, between: tuple[int, int], language: str) -> tuple[str, ...]:
    """Return whose the thing is where its owner ends the phrase: "một lô hàng viện trợ của Peru (EU)"."""
    of = words(language, "promises")["passive"].get("owner_of", ())
    named = without_initials(scene.outer(*between), scene.folded)
    if not of or not named:
        return ()
    left = scene.folded[between[0] : named[-1].start]
    closes = re.compile(r"(?:\s\([^()]{1,20}\))?\s*").fullmatch(
        scene.folded, named[-1].end, between[1]
    )
    body = rf"(?:(?:{listed(language, 'actors')})(?:\s[^\W\d_]+){{0,5}}?\s)?"
    whose = re.search(rf"(?<!\w)(?:{phrase(tuple(of))})\s{body}\Z", left)
    if whose and len(named) > 1 and between[0] + whose.start() < named[-2].start:
        whose = None  # "của Chính phủ Peru dành cho Chile"
    for_whom = words(language, "promises")["passive"].get("owned_for", "(?!)")
    given = re.compile(for_whom).match(scene.folded, named[-1].end, between[1])
    if whose and given:
        return (named[-1].party,)  # "80 tấn lúa mì của Peru viện trợ"
    for name in named[:-1] if not whose else ():
        # "đội công binh của Peru tham gia hoạt động của Liên hợp quốc": they are of Peru
        ahead = scene.folded[between[0] : name.start]
        first = re.search(rf"(?<!\w)(?:{phrase(tuple(of[:1]))})\s{body}\Z", ahead)
        gives = re.compile(for_whom).match(scene.folded, name.end, between[1])
        if first and (gives or kind_pattern(language, "personnel").search(ahead)):
            return (name.party,)
    # "40 cán bộ, chiến sĩ Peru": people go for the state whose name ends their phrase
    place = re.search(rf"(?<!\w)(?:{phrase(tuple(PLACES))})\s\Z", left)
    people = not place and kind_pattern(language, "personnel").search(left)
    return (named[-1].party,) if closes and (whose or people) else ()


def moved(scene: Scene, between: tuple[int, int], end: int, *, language: str) -> tuple[str, ...]:
    """Return whose people are sent: "30 Peruvian doctors will be deployed"; they go for their state."""
    verbs = words(language, "promises")["passive"].get("moved")
    if not verbs or not re.compile(verbs).search(scene.folded, between[1], end):
        return ()
    people = re.compile(rf"\s(?:\w+\s){{0,2}}?(?:{listed(language, 'actors')})(?!\w)")
    return tuple(
        n.party for n in scene.outer(*between) if people.match(scene.folded, n.end, between[1])
    )


def agent_unnamed(scene: Scene, between: tuple[int, int], *, language: str) -> bool:
    """Tell whether a pronoun is the agent: "sẽ được nước này chuyển", "will be paid by it"."""
    same = phrase(tuple(words(language, "promises")["pronouns"].get("same", ())))
    by = phrase(tuple(words(language, "promises")["passive"]["by"]))
    found = re.compile(rf"(?<!\w)(?:{by})\s+(?:{same})(?!\w)").search(scene.folded, *between)
    return found is not None
