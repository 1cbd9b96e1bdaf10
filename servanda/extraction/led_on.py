"""A verb of declaring and the noun of what it declares, each a cue: "أبدى الرئيس استعداد بلاده لإيفاد".

The verb needs such a noun, and its subject stands between the two; what is promised begins with the
verb, and the noun says who is bound.
"""

from dataclasses import replace

from servanda.extraction.clauses import cue_group
from servanda.extraction.drafted import Draft

_NEAR = 24  # code points between the subject of the verb and the noun


def led_on(draft: Draft, after: Draft | None, folded: str, *, language: str) -> Draft | None:
    """Return the draft of the noun, begun with the verb; None where the two are apart."""
    group = cue_group(language, draft.cue.group)
    if after is None or not (group.get("needs") or group.get("leads_on")):
        return None
    head = max(draft.cue.end, draft.subject.end)
    begun = after.subject.start if after.subject.start >= head else after.cue.start
    if not head <= begun <= head + _NEAR or any(mark in folded[head:begun] for mark in "،,.؛:"):
        return None
    subject = replace(after.subject, start=draft.subject.start)
    cue = replace(after.cue, group=draft.cue.group)
    return replace(after, cue=cue, subject=subject, stage=draft.stage)
