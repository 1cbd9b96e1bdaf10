"""A second proposer behind the grounding gate: it points at words, our readers say what they say.

Passages go out through `ask`, which turns the bytes of a request into the bytes of an answer; nothing
here knows where they go. Each quotation that comes back is found in the text or rejected and counted.
What both proposers say over the same words is one proposal that names both; what only the second one
says is a proposal of its own, under the rule `model:<name>`. No answer takes a proposal of the rules
away: a fault of the other side is a finding, and the rules' proposals stand.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from servanda.extraction.mentions import Reading
from servanda.extraction.reading import LIMIT
from servanda.extraction.second.asked import MOST, Passage, passages, request
from servanda.extraction.second.claims import Claim, Malformed, content_of, parse
from servanda.extraction.second.derived import SAME, Known, Values, derive, share
from servanda.extraction.second.disagreements import Mark, marks, marks_of_place, ungraded
from servanda.extraction.second.findings import left_unread, malformed, noted, rejected
from servanda.extraction.second.grounding import Place, Refusal, Source, ground
from servanda.records.anchor import Anchor
from servanda.records.columns import canonical
from servanda.records.finding import Finding
from servanda.records.proposal import Proposal

VERSION = "1"  # of the request, the gate and the marks; raised when one of them changes
CLAIMS = 400  # of one document that are weighed; a long article says a hundred things
AND = " + "  # between the rules, and the versions, of two proposers


class Unanswered(Exception):
    """The other side did not answer; the finding says why and what to do."""

    def __init__(self, finding: Finding) -> None:
        """Keep the finding."""
        super().__init__(finding.message)
        self.finding = finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposer:
    """Who is asked, by the name of its model, and how."""

    name: str
    ask: Callable[[bytes], bytes]

    @property
    def rule(self) -> str:
        """Return the rule that its proposals name."""
        return f"model:{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A document as our rules read it, with what they proposed."""

    plan: str
    document: str
    text: str
    reading: Reading
    rules: Sequence[Proposal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seconded:
    """The proposals of both, what is to be known of the second, and its counts for the journal."""

    proposals: tuple[Proposal, ...]
    findings: tuple[Finding, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)


def second(case: Case, proposer: Proposer) -> Seconded:
    """Ask the second proposer for all passages, and hold what it says against the rules' proposals."""
    desk = _Gate(case, proposer.rule)
    faults: list[Finding] = []
    cut = passages(case.text, case.reading.sentences)
    asked = 0
    try:
        for passage in cut[:MOST]:
            asked += 1
            try:
                answer = proposer.ask(request(passage, case.reading, model=proposer.name))
                claims, shapeless = parse(content_of(answer))
            except Malformed as fault:
                faults.append(malformed(proposer.rule, str(fault), passage.blocks))
                continue
            desk.refused["shape"] += shapeless
            for claim in claims:
                desk.admit(claim, passage)
    except Unanswered as fault:
        faults.append(fault.finding)
    if len(cut) > MOST:
        faults.append(left_unread(proposer.rule, cut[MOST].blocks[0][0]))
    facts = {"proposer": proposer.rule, "version": VERSION, "asked": asked} | desk.counts
    return Seconded(
        proposals=tuple(desk.made.values()),
        findings=(*faults, *rejected(proposer.rule, desk.refused), *desk.noted()),
        facts=facts | ({"failed": [fault.code for fault in faults]} if faults else {}),
    )


class _Gate:
    """Lets claims in one by one; knows what the rules proposed and what was let in before."""

    def __init__(self, case: Case, rule: str) -> None:
        """Begin with the rules' proposals."""
        self.case, self.rule = case, rule
        self.source = Source(case.text[:LIMIT])
        self.known = Known(case.reading, self.source)
        self.made = {proposal.id: proposal for proposal in case.rules}
        self.marked: dict[str, list[Mark]] = {}
        self.seen: set[tuple[str, int, int]] = set()
        self.refused: Counter[str] = Counter()
        self.agreed = self.added = 0

    @property
    def counts(self) -> dict[str, int]:
        """Return what became of the claims."""
        rejections = sum(self.refused.values())
        return {"agreed": self.agreed, "added": self.added, "rejected": rejections}

    def admit(self, claim: Claim, passage: Passage) -> None:
        """Find the words of a claim and what the rules say of them; count it where it fails."""
        place = ground(claim.quote, self.source, passage.blocks)
        if isinstance(place, Refusal):
            self.refused[place.value] += 1
            return
        key = (claim.kind, place.start, place.end)
        if key in self.seen:
            self.refused["repeated"] += 1
            return
        if len(self.seen) >= CLAIMS:
            self.refused["many"] += 1
            return
        self.seen.add(key)
        standing = self._standing(claim, place)
        if standing is not None:
            self._second(standing, claim, place)
        else:
            self._add(claim, place)

    def _standing(self, claim: Claim, place: Place) -> Proposal | None:
        """Return the proposal of the same kind over the same words, the likest of several."""
        if claim.kind == "party":
            return self._party(place)
        rivals = [p for p in self.made.values() if p.kind == claim.kind]
        if not rivals:
            return None
        likest = max(rivals, key=lambda p: share(_place(p), place))
        # One statement may stand inside another, spoken by somebody else.
        same = _same if claim.kind == "statement" else _touching
        return likest if same(_place(likest), place) else None

    def _party(self, place: Place) -> Proposal | None:
        """Return the proposal of the party named there: it rests on the first of many mentions."""
        named = [(share(m, place), m.party) for p in self.case.reading.parties for m in p.mentions]
        likeness, party = max(named, default=(0.0, ""))
        ours = (p for p in self.made.values() if p.kind == "party" and likeness)
        return next((p for p in ours if json.loads(p.values).get("id") == party), None)

    def _second(self, standing: Proposal, claim: Claim, place: Place) -> None:
        """Name both proposers on what both say; our fields stand, with marks where they differ."""
        if self.rule not in standing.rule.split(AND):
            self.agreed += 1
            standing = replace(
                standing,
                rule=f"{standing.rule}{AND}{self.rule}",
                version=f"{standing.version}{AND}{VERSION}",
            )
        read_here: Values = json.loads(standing.values)
        found = marks(claim, read_here, self.known)
        self._keep(standing, read_here, [*found, *marks_of_place(claim, place)])

    def _add(self, claim: Claim, place: Place) -> None:
        """Propose what only the second proposer pointed at, as our readers read it."""
        values = derive(claim, place, self.known)
        if isinstance(values, str):
            self.refused[values] += 1
            return
        start, end = values.get("start"), values.get("end")
        if start is None or end is None:
            ((start, end),) = values["mentions"]
        self.added += 1
        found = [*marks(claim, values, self.known), *marks_of_place(claim, place)]
        if claim.kind == "promise" and not values["strength"] and claim.modality != "request":
            found.append(ungraded())
        proposal = Proposal(
            plan=self.case.plan,
            id=self._free(f"{self.case.document[:12]}-{claim.kind}-{start}-{end}"),
            document=self.case.document,
            kind=claim.kind,
            values="{}",
            rule=self.rule,
            version=VERSION,
            evidence=(
                Anchor(
                    document=self.case.document,
                    start=start,
                    end=end,
                    exact=self.case.text[start:end],
                ),
            ),
        )
        self._keep(proposal, values, found)

    def _keep(self, proposal: Proposal, values: Values, found: Sequence[Mark]) -> None:
        every = {tuple(m.items()): m for m in (*values.get("marks", ()), *found)}
        said = values | ({"marks": list(every.values())} if every else {})
        self.made[proposal.id] = replace(proposal, values=canonical(said))
        if every:
            self.marked[proposal.id] = list(every.values())

    def _free(self, name: str) -> str:
        number, free = 1, name
        while free in self.made:
            number += 1
            free = f"{name}-{number}"
        return free

    def noted(self) -> Iterator[Finding]:
        """Yield a finding for each proposal with marks, in the order of the text."""
        places = {name: _place(self.made[name]) for name in self.marked}
        for name in sorted(places, key=lambda n: places[n].start):
            yield from noted(self.rule, self.marked[name], places[name])


def _same(a: Place, b: Place) -> bool:
    return share(a, b) >= SAME


def _touching(a: Place, b: Place) -> bool:
    """Tell whether two spans are the same words, or one holds the other."""
    inside = (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)
    return inside or _same(a, b)


def _place(proposal: Proposal) -> Place:
    words = proposal.evidence[0]
    return Place(words.start, words.end, words.exact, "exact", 1)
