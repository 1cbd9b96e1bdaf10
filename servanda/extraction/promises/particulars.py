"""How much, by when, for whom: what a clause says beside who does what.

A name gains where the words before it say so: "for Gaza", "give Tonga", "victims in northern Zambia".
Where no name does, the place of the act stands in: "in Sudan" (definition 18).
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from servanda.extraction.grammar.noun_phrases import joint
from servanda.extraction.grammar.pronouns import Stage
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import words
from servanda.extraction.mentions import AmountMention, DateMention
from servanda.extraction.scene import Named, Scene, place
from servanda.extraction.view import View
from servanda.records.amount import Amount
from servanda.records.when import When
from servanda.terms.register import kind

_NEAR = 72  # how far before a name the words may begin that say it gains
_FROM = 12  # letters before a sum in which "from" stands
_GAP = r"\s+"
_GAINERS = ("territory", "country", "org")

_TWO = 2  # whom "both" means


@dataclass(frozen=True, slots=True)
class Facts:
    """What a clause says: the amount and the date."""

    amount: Amount | None
    due: When | None


@cache
def _marker(language: str, key: str) -> re.Pattern[str]:
    listed = phrase(tuple(words(language, "promises").get("clause", {}).get(key, ())))
    return re.compile(rf"(?<!\w)(?:{listed})(?:\s+(?:the |ngày |of )?|(?=\w))?\Z")


@dataclass(frozen=True, slots=True)
class Particulars:
    """Amounts and dates of a document in the view, in order."""

    dates: Sequence[tuple[int, int, When]]
    amounts: Sequence[tuple[int, int, Amount]]

    @classmethod
    def of(
        cls, view: View, dates: Sequence[DateMention], amounts: Sequence[AmountMention]
    ) -> "Particulars":
        """Bring dates and amounts into the view."""
        return cls(
            sorted(
                ((place(view, d.start), place(view, d.end), d.value) for d in dates),
                key=lambda d: d[:2],
            ),
            sorted(
                ((place(view, a.start), place(view, a.end), a.amount) for a in amounts),
                key=lambda a: a[:2],
            ),
        )

    def within(self, scene: Scene, clause: tuple[int, int], *, cue: int, language: str) -> Facts:
        """Return what stands between two places of the view; what is promised stands behind the cue."""
        behind = self._amount(scene.folded, (cue, clause[1]), language)
        return Facts(
            behind or self._amount(scene.folded, clause, language),
            self._due(scene, clause, language),
        )

    def figures(self, start: int, end: int, language: str) -> list[tuple[int, int]]:
        """Return the places of the amounts between two places that can be promised."""
        first = bisect_left(self.amounts, start, key=lambda a: a[0])
        last = bisect_left(self.amounts, end, key=lambda a: a[0])
        never = words(language, "promises").get("wording", {}).get("amounts_not_promised", ())
        return [(s, e) for s, e, a in self.amounts[first:last] if a.unit not in never]

    def money(self, start: int, end: int) -> bool:
        """Tell whether a sum of money stands between two places."""
        first = bisect_left(self.amounts, start, key=lambda a: a[0])
        last = bisect_left(self.amounts, end, key=lambda a: a[0])
        return any(amount.is_money for _, _, amount in self.amounts[first:last])

    def measured(self, start: int, end: int) -> bool:
        """Tell whether an amount or a date stands between two places."""
        return any(
            bisect_left(found, start, key=lambda f: f[0])
            < bisect_left(found, end, key=lambda f: f[0])
            for found in (self.amounts, self.dates)
        )

    def days(self, start: int, end: int) -> list[When]:
        """Return the dates between two places."""
        first = bisect_left(self.dates, start, key=lambda d: d[0])
        last = bisect_left(self.dates, end, key=lambda d: d[0])
        return [value for _, _, value in self.dates[first:last]]

    def _amount(self, folded: str, clause: tuple[int, int], language: str) -> Amount | None:
        """Return the first money of the clause, else the first quantity that can be promised.

        Of "raised its share from $12 million to $20 million" it is the second; a sum that something
        comes on top of is another promise's.
        """
        first = bisect_left(self.amounts, clause[0], key=lambda a: a[0])
        last = bisect_left(self.amounts, clause[1], key=lambda a: a[0])
        never = words(language, "promises")["wording"]["amounts_not_promised"]
        counted = [a for a in self.amounts[first:last] if a[2].unit not in never]
        over, besides = _beside_sums(language)
        own = [a for a in counted if not besides.search(folded, max(clause[0], a[0] - _NEAR), a[0])]
        found = next((a for a in own or counted if a[2].is_money), next(iter(own or counted), None))
        for before, after in pairwise(own):
            left = folded[max(0, before[0] - _FROM) : after[0]]
            if before is found and before[2].unit == after[2].unit and over.search(left):
                return after[2]
        return found[2] if found else None

    def _due(self, scene: Scene, clause: tuple[int, int], language: str) -> When | None:
        """Return the date behind "by", "before", "đến cuối"."""
        first = bisect_left(self.dates, clause[0], key=lambda d: d[0])
        last = bisect_left(self.dates, clause[1], key=lambda d: d[0])
        for start, end, value in self.dates[first:last]:
            ahead = scene.folded[max(clause[0], start - 24) : start]
            opening = re.match(r"\w+", scene.folded[start:end])
            if _marker(language, "due").search(ahead) or (
                opening and _marker(language, "due").match(opening.group())
            ):
                return value
        return None


@cache
def _beside_sums(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return "from" one sum "to" the next, and what something comes on top of."""
    wording = words(language, "promises")["wording"]
    return (
        re.compile(wording.get("raised_to", "(?!)")),
        re.compile(rf"(?:{wording.get('besides', '(?!)')})\s?\Z"),
    )


def beneficiary(
    scene: Scene, clause: tuple[int, int], obligors: Collection[str], *, language: str
) -> str:
    """Return the party that gains, "" for none: a territory first, then what stands first."""
    outer = scene.outer(*clause)
    named = [n for n in outer if kind(n.party) in _GAINERS and n.party not in obligors]
    own = tuple(words(language, "promises").get("gains", {}).get("own", ()))
    # "ستمنح النرويج مالي": who acts stands between the verb and the name.
    acts = {n.end: n.start for n in outer if n.party in obligors}

    def behind(marker: re.Pattern[str], name: Named) -> bool:
        end = acts.get(name.start - 1, name.start)
        return bool(marker.search(scene.folded[max(clause[0], end - _NEAR) : end]))

    told = [
        n.party
        for n in named
        if behind(_gains(language), n) or scene.folded.startswith(own, n.start)
    ] or [n.party for n in named if kind(n.party) != "org" and behind(_place(language), n)]
    return next((p for p in told if kind(p) == "territory"), told[0] if told else "")


@cache
def _gains(language: str) -> re.Pattern[str]:
    """Return what says of the name behind it that it gains."""
    given = words(language, "promises").get("gains", {})
    receivers = phrase(tuple(given.get("receivers", ())))
    shapes = (
        rf"(?:{phrase(tuple(given.get('direct', ())))})",
        rf"(?:{given.get('verbs', '(?!)')})",
        rf"{given.get('before_receivers', '')}(?:{receivers}){given.get('behind_receivers', '')}",
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(shapes)}){given.get('until', _GAP)}\Z")


@cache
def _place(language: str) -> re.Pattern[str]:
    """Return what says of the name behind it that the act is done there."""
    given = words(language, "promises").get("gains", {})
    return re.compile(
        rf"(?<!\w)(?:{phrase(tuple(given.get('places', ())))}){given.get('until', _GAP)}\Z"
    )


def addressees(scene: Scene, rest: tuple[int, int], stage: Stage) -> tuple[str, ...] | None:
    """Return who is asked: the party behind the verb; () for others without a name, None for nobody."""
    listed = phrase(tuple(words(stage.language, "promises")["pronouns"].get("partners", ())))
    actors = phrase(tuple(words(stage.language, "promises")["subject"]["actors"]))
    names = scene.outer(*rest)
    subject = words(stage.language, "promises")["subject"]
    before, many = (phrase(tuple(subject.get(key, ()))) for key in ("asked_lead", "asked_many"))
    lead = re.compile(rf"\s*(?:(?:{actors})(?!\w)\s*|(?:{before}) )*\w?")
    if names and lead.fullmatch(scene.folded, rest[0], names[0].start):
        chain = [names[0]]
        for name in names[1:]:
            if not joint(stage.language).fullmatch(scene.folded, chain[-1].end, name.start):
                break
            chain.append(name)
        return tuple(dict.fromkeys(stage.bound(n.party) for n in chain))
    if re.match(rf"\s*(?:(?:{listed})(?!\w)|(?:{many}) )", scene.folded[rest[0] : rest[1]]):
        return ()
    if two := _both_asked(scene, rest, stage):
        return two
    if subject.get("asks_state") and (state := _state_asked(scene, rest, stage)):
        return state
    same = phrase(tuple(words(stage.language, "promises")["pronouns"].get("same", ())))
    pronoun = re.compile(rf"\s*(?:{same})(?!\w)").match(scene.folded, *rest)
    if pronoun and len(pronoun.group().strip()) > 5:
        return _asked_before(scene, rest[0], stage)  # "begged the sultanate to"
    return _asked_from(scene, rest, stage)


def _both_asked(scene: Scene, rest: tuple[int, int], stage: Stage) -> tuple[str, ...]:
    """Return whom "hai nước" means behind a verb of asking, where who asks is none of the two."""
    both = phrase(tuple(words(stage.language, "promises")["pronouns"].get("both", ())))
    said = re.compile(rf"\s*(?=(?:{both})(?!\w))").match(scene.folded, *rest)
    if not said or not words(stage.language, "promises")["subject"].get("asks_state"):
        return ()
    asks = {stage.bound(n.party) for n in scene.outer(stage.span.start, rest[0])}
    asks |= {stage.bound(stage.speaker)} if stage.speaker else set()
    named = (stage.bound(n.party) for n in scene.before(stage.span.start))
    states = (party for party in dict.fromkeys(named) if kind(party) == "country")
    pair = stage.group if len(stage.group) == _TWO else tuple(islice(states, _TWO))[::-1]
    return pair if len(pair) == _TWO and not asks.intersection(pair) else ()


def _state_asked(scene: Scene, rest: tuple[int, int], stage: Stage) -> tuple[str, ...]:
    """Return whose "the government" is that is asked: of who asks, else of the home of the press."""
    listed = phrase(tuple(words(stage.language, "promises")["pronouns"].get("state", ())))
    if not re.compile(rf"\s*(?:{listed})(?!\w)").match(scene.folded, *rest):
        return ()
    named = (stage.bound(n.party) for n in scene.outer(stage.span.start, rest[0]))
    states = [party for party in named if kind(party) == "country"]
    home = words(stage.language, "people").get("home", "")
    return tuple(states[-1:]) or ((home,) if home else ())


def _asked_before(scene: Scene, at: int, stage: Stage) -> tuple[str, ...]:
    """Return the state or body named last that is not the one who asks."""
    asks = {stage.speaker, stage.bound(stage.speaker)}
    for name in scene.before(at):
        if kind(name.party) in ("country", "org") and name.party not in asks:
            return (name.party,)
    return ()


def _asked_from(scene: Scene, rest: tuple[int, int], stage: Stage) -> tuple[str, ...] | None:
    """Return who is asked behind what is asked for: "requested 100 trucks from Peru"."""
    before = phrase(tuple(words(stage.language, "promises")["subject"].get("from", ())))
    names = scene.outer(*rest)
    for position, name in enumerate(names):
        left = scene.folded[max(rest[0], name.start - 12) : name.start]
        if re.search(rf"(?<!\w)(?:{before})\s(?:the )?\Z", left):
            chain = [name]
            for following in names[position + 1 :]:
                gap = scene.folded[chain[-1].end : following.start]
                if not joint(stage.language).fullmatch(gap):
                    break
                chain.append(following)
            return tuple(dict.fromkeys(stage.bound(n.party) for n in chain))
    return None
