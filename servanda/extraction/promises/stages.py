"""What is known at each place of a text while promises are drafted: who is heard there, who promised last.

Worked example: after "Peru will send rice." the stage of "It will also pay" knows Peru as the latest.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from servanda.extraction.grammar.pronouns import Stage, signatories
from servanda.extraction.grammar.writers import writer
from servanda.extraction.lexicon import shape
from servanda.extraction.promises.clauses import Cue, cue_group
from servanda.extraction.promises.drafted import Draft, Heard
from servanda.extraction.scene import FAR, Scene, Span

_NEAR = 200  # letters before a cue in which its hour is told
RECENT = 60  # between the sentence before and this one stands no more than a line or two


class Stages:
    """The stage of each place: it remembers who promised, and knows who speaks where."""

    def __init__(
        self, scene: Scene, *, language: str, heard: Sequence[Heard], voices: Mapping[str, str]
    ) -> None:
        """Sort the statements once."""
        self.scene, self.language, self.voices = scene, language, voices
        self.heard = sorted(heard, key=lambda h: (h.start, -h.end))
        self.starts = [h.start for h in self.heard]
        self.ours = signatories(scene, voices, language=language)
        self.written = writer(scene, language=language)
        self.group: tuple[str, ...] = ()
        self.singles: tuple[str, ...] = ()  # those who promised alone since the last group
        self.latest: tuple[int, tuple[str, ...]] = (-RECENT - 1, ())

    def remember(self, at: int, obligors: tuple[str, ...]) -> None:
        """Keep who promised in the sentence that ends at a place: "they" may be said next."""
        self.latest = (at, obligors or self.latest[1])
        if len(obligors) == 1:
            self.singles = tuple(dict.fromkeys((*self.singles, *obligors)))[-2:]
        if len(obligors) > 1 or len(self.singles) > 1:
            self.group = obligors if len(obligors) > 1 else self.singles
        self.singles = () if len(obligors) > 1 else self.singles

    def _hearing(self, place: int) -> Heard | None:
        """Return the innermost statement that holds a place."""
        last = bisect_right(self.starts, place)
        holding = [h for h in self.heard[max(0, last - 12) : last] if h.start <= place < h.end]
        return min(holding, key=lambda h: h.end - h.start, default=None)

    def opens(self, span: Span) -> int:
        """Return where a sentence begins behind from where and by whom it is told: "Salu - NAP - "."""
        told = shape(self.language, "promises", "dateline").match(self.scene.folded, span.start)
        return told.end() if told else span.start

    def at(self, span: Span, place: int, before: Draft | None) -> Stage:
        """Return what is known at a place: who is heard there and how far left to look."""
        said = self._hearing(place)
        begin = self.opens(span)
        left = max(begin, said.start) if said else begin
        # Behind a semicolon another sentence begins.
        same = (
            before is not None
            and max(before.stage.left, left) <= before.cue.start
            and ";" not in self.scene.folded[before.cue.end : place]
        )
        # Who received acts on, not who gave: "تسلمت المنظمة 18 مليونا من غانا، وستشتري بها".
        got = (
            before is not None
            and same
            and cue_group(self.language, before.cue.group).get("receives")
        )
        recent = span.start - self.latest[0] <= RECENT
        begins, hand = self.written
        return Stage(
            span=span,
            left=max(left, place - FAR),
            speaker=(said.speaker if said else "") or (hand if place >= begins else ""),
            voices=self.voices,
            language=self.language,
            elided=before.subject if before is not None and same and not got else None,
            says_end=said.start if said else -1,
            latest=self.latest[1] if recent else (),
            group=self.group,
            promised_at=before.cue.end if before is not None else -1,
            ends=min(span.end, said.end if said else span.end),
            ours=self.ours,
            latest_at=self.latest[0],
            just=before.subject.parties if before is not None else (),
            before=self.latest[1],
        )

    def around(self, stage: Stage, cue: Cue) -> Stage:
        """Return the stage of a cue: not cut off by whose words it is, nor held by what came before it.

        "Peru will, its president said, send rice"; "power is back after Peru repaired the line".
        """
        if stage.ends <= cue.end:
            stage = replace(stage, ends=stage.span.end)
        if cue_group(stage.language, cue.group)["modality"] != "past_delivery":
            return stage
        told = shape(stage.language, "promises", "told_behind_when")
        left = max(stage.left, cue.start - _NEAR)
        found = told.search(self.scene.folded, left, cue.end)
        return replace(stage, left=found.end("when"), elided=None) if found else stage
