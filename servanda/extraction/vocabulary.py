"""The words of a workspace, kept from people's corrections: other names of parties, and cues.

Reading stays a pure function: the words come as an argument. A name that a person kept goes before
what a pattern guessed; a longer name of our register goes before it.

Worked example: the vocabulary {"Bác Lâm": "person:to-lam"} makes a mention of person:to-lam of
"Bác Lâm", under the rule `parties.alias`, and of all mentions of a person guessed by that name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from servanda.extraction.mentions import PartyFound, PartyMention, Sentence
from servanda.extraction.names.listed import find_names, index
from servanda.extraction.promises.kept_cues import OFFICE
from servanda.extraction.view import View
from servanda.terms import register
from servanda.terms.folding import fold

RULE = "parties.alias"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What people corrected: `names` is a name as written -> the id of the party.

    `kept` is (language, words) -> what the words mark: a modality, an office or a refusal.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def cues(self, language: str) -> Mapping[str, str]:
        """Return the words of a language that mark promises and refusals, and what they mark."""
        return {
            w: mark for (own, w), mark in self.kept.items() if own == language and mark != OFFICE
        }

    def offices(self, language: str) -> tuple[str, ...]:
        """Return the offices of a language, in small letters as the lexicon's titles are."""
        return tuple(
            w.lower() for (own, w), mark in self.kept.items() if own == language and mark == OFFICE
        )


NOTHING = Vocabulary()


def with_names(
    view: View,
    found: Sequence[PartyFound],
    sentences: Sequence[Sentence],
    *,
    language: str,
    known: Vocabulary,
) -> list[PartyFound]:
    """Return the parties as people's corrections have them, in order of first mention."""
    if not known.names:
        return list(found)
    own = index({View(name).text: party for name, party in known.names.items()})
    named = [
        _mention(view, name.start, name.end, name.party)
        for name in find_names(view.text, own, language=language)
    ]
    inside = [m for m in named if any(s.start <= m.start and m.end <= s.end for s in sentences)]
    parties = _merged(_renamed(one, known) for one in found)
    for mention in inside:
        parties = _put(parties, mention, language)
    return sorted(parties, key=lambda party: min((m.start, -m.end) for m in party.mentions))


def _mention(view: View, start: int, end: int, party: str) -> PartyMention:
    first, last = view.origin(start, end)
    return PartyMention(start=first, end=last, quote=view.kept[first:last], rule=RULE, party=party)


def _renamed(party: PartyFound, known: Vocabulary) -> PartyFound:
    """Return a guessed party under the id that a person gave its name; any other as it is."""
    given = {fold(name): one for name, one in known.names.items()}.get(fold(party.name))
    guessed = register.party_name(party.id, "en") == party.id
    if given is None or given == party.id or not guessed:
        return party
    mentions = tuple(replace(m, party=given, rule=RULE) for m in party.mentions)
    return PartyFound(id=given, kind=register.kind(given), name=party.name, mentions=mentions)


def _merged(parties: Iterable[PartyFound]) -> list[PartyFound]:
    """Return one entry for each id; the mentions of two stand in the order of the text."""
    by_id: dict[str, PartyFound] = {}
    for party in parties:
        first = by_id.get(party.id)
        if first is None:
            by_id[party.id] = party
        else:
            both = sorted((*first.mentions, *party.mentions), key=lambda m: (m.start, m.end))
            by_id[party.id] = replace(first, mentions=tuple(both))
    return list(by_id.values())


def _put(parties: Sequence[PartyFound], mention: PartyMention, language: str) -> list[PartyFound]:
    """Return the parties with the mention in the place of shorter ones of others."""
    covering = (
        m
        for party in parties
        for m in party.mentions
        if m.start <= mention.start and mention.end <= m.end
        if party.id == mention.party or m.end - m.start > mention.end - mention.start
    )
    if next(covering, None) is not None:
        return list(parties)  # it stands there already, or in a longer name
    rest = [
        replace(party, mentions=kept)
        for party in parties
        if (kept := tuple(m for m in party.mentions if not _overlap(m, mention)))
    ]
    listed = register.party_name(mention.party, language)
    name = mention.quote if listed == mention.party else listed
    new = PartyFound(
        id=mention.party, kind=register.kind(mention.party), name=name, mentions=(mention,)
    )
    return _merged([*rest, new])


def _overlap(one: PartyMention, other: PartyMention) -> bool:
    return one.start < other.end and other.start < one.end
