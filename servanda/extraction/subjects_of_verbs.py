"""Who acts where the verb comes first, by what sort of verb or noun it is.

A participle has who asks, a noun its giver, "دعا القرار" the text; else the subject stands behind the
verb or before it, and the one who asks was named before where only who is asked stands behind.
"""

from servanda.extraction.antecedents import plural_verb, text_behind
from servanda.extraction.clauses import Cue, cue_group
from servanda.extraction.communiques import deciding
from servanda.extraction.givers_behind import giver
from servanda.extraction.noun_phrases import phrase_start
from servanda.extraction.pronouns import Stage, Subject
from servanda.extraction.scene import Scene
from servanda.extraction.subjects_behind import asking, find_subject_after

_NEXT = 12  # letters behind a subject in which another party makes it the one who asks


def subject_of_verb(scene: Scene, cue: Cue, limit: int, stage: Stage) -> Subject | None:
    """Find the subject of a verb that comes first, or of a noun that tells its deed."""
    group = cue_group(stage.language, cue.group)
    if group.get("giver"):
        return giver(scene, cue, limit, stage)
    if group.get("by_participle"):
        return asking(scene, cue.start, stage)
    subject = deciding(scene, stage.span, (cue.start, cue.end), stage)
    subject = subject or find_subject_after(scene, (cue.start, cue.end), limit, stage)
    subject = subject or plural_verb(scene, (cue.start, cue.end), stage)
    if subject is None and group["modality"] == "request":
        subject = text_behind(scene, (cue.start, cue.end), stage)
    if subject is None and group.get("invitation") == "by":
        start = phrase_start(scene.folded, stage.left, cue.start, language=stage.language)
        return Subject(start, cue.start, ())  # "رئيس الجمهورية تلقى دعوة"
    if subject is None or subject.end <= cue.end or not group.get("takes_object"):
        return subject
    # "وطالب إسرائيل ب": who is named behind is asked, when the one who asks was named before.
    others = scene.outer(subject.end, min(limit, subject.end + _NEXT))
    if others or stage.elided is None:
        return subject
    return Subject(cue.start, cue.start, stage.elided.parties)
