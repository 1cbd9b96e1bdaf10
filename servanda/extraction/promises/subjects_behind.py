"""Who must act where the verb comes first, as in Arabic: "ستمول قطر المستشفى".

The subject stands right behind the verb or behind its auxiliary; else it is looked for before the verb,
and a verb of "we" or "I" has it in its own form.
"""

import re
from collections.abc import Sequence
from functools import cache

from servanda.extraction.grammar.antecedents import plural_verb, text_behind
from servanda.extraction.grammar.noun_phrases import is_doubted, is_joined, listed, phrase_start
from servanda.extraction.grammar.pronouns import Stage, Subject
from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import shape, words
from servanda.extraction.promises.candidates import Candidate, candidates_in, resolve_all
from servanda.extraction.promises.clauses import Cue, cue_group
from servanda.extraction.promises.givers_behind import giver, with_those_listed
from servanda.extraction.promises.headed import deciding
from servanda.extraction.promises.invitations import is_called_on
from servanda.extraction.promises.obligors import find_subject
from servanda.extraction.scene import Scene
from servanda.terms.folding import fold
from servanda.terms.register import kind

_ASIDE = 150  # letters of a name and what is told of it between commas
_PRONOUN = 12  # code points of a conjunction with its pronoun
_NEXT = 12  # letters behind a subject in which another party makes it the one who asks
_OFFICE = 110  # letters between the state in an office and the name of its holder
# "الكندية لشؤون التعاون الدولي، " and whatever style stands before a name
_APPOSED = re.compile(r"(?: [^\s،,.؛:]+){0,7}[،,] (?:\w+ ){0,2}")
_LED = 60  # how far before a verb the noun stands that it hangs on
_NEAR = 300  # how far behind its verb a subject is looked for


@cache
def _behind(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what stands between verb and subject: nothing much, or a verb behind an auxiliary."""
    actors, much = (listed(language, k) for k in ("actors", "much"))
    helpers = phrase(tuple(words(language, "promises").get("auxiliaries", ())))
    each = words(language, "promises")["subject"].get("behind_phrase", "(?!)")
    return (
        re.compile(
            rf"\s+(?:ب(?:ها|ه|هما)\s)?(?:(?:ايضا|كذلك|بدوره|بدورها|اليوم|امس)،?\s)?(?:(?:{much})\s+|{each})?"
            rf"(?:(?:{actors})(?!\w)\s+(?:\w+\s+){{0,2}}?)?[\"«“]?(?:و)?"
        ),
        re.compile(
            rf"\s+(?:\w+\s+)?(?:(?:{much})\s+)?(?:(?:{actors})(?!\w)\s+(?:\w+\s+){{0,2}}?)?[ول]?"
        ),
        re.compile(rf"(?:{helpers})(?!\w)"),
    )


@cache
def _first_person(language: str) -> tuple[str, ...]:
    """Return the beginnings of verbs of "I" and "we", whole words without their hamza too."""
    listed_ = words(language, "promises").get("first_person", ())
    return (*listed_, *(fold(word) for word in listed_ if len(word) > 3))


@cache
def _headed(language: str) -> re.Pattern[str]:
    """Return a joining word and the noun before a name: "دولة قطر ومنظمة اليونيسف"."""
    actors, joins = (listed(language, k) for k in ("actors", "and"))
    return re.compile(rf"[،,]?\s+(?:{joins})\s*(?:{actors})(?!\w)\s+(?:\w+\s+)?")


@cache
def _itself(language: str) -> re.Pattern[str]:
    """Return "that" with a pronoun written onto it: "إنه سيقرض العراق" binds who says it."""
    return re.compile(words(language, "promises")["subject"].get("itself", "(?!)"))


@cache
def _thing(language: str) -> re.Pattern[str]:
    """Return a thing that heads what is said: "هذه الحزمة ستساعد الحكومة" binds no government."""
    things = words(language, "promises")["subject"].get("things", "(?!)")
    return re.compile(rf"\s*(?:{things})\s+")


def asking(scene: Scene, cue: int, stage: Stage) -> Subject:
    """Return who asks by a participle, "..., داعيا المفوضية إلى": the person of the sentence, else the first."""
    named = scene.outer(stage.span.start, cue)
    people = [n for n in named if n.party.startswith("person:")]
    parties = [stage.bound(n.party) for n in (*people, *named)][:1]
    return Subject(cue, cue, tuple(parties))


def _apposed(scene: Scene, start: int, end: int) -> int | None:
    """Return where the holder of a long office ends: "وزيرة الدولة الكندية للتعاون، ميلاني جولي،"."""
    named = scene.outer(start, min(end, start + _OFFICE))[:1]
    if not named or not named[0].party.startswith("person:"):
        return None
    rest = scene.folded[named[0].end : named[0].end + 1]
    beside = _APPOSED.fullmatch(scene.folded, start, named[0].start)
    return named[0].end if beside and rest in ("،", ",") else None


def _bound_behind(
    scene: Scene, verb: int, candidates: Sequence[Candidate], end: int, stage: Stage
) -> Subject | None:
    """Return the first of those behind a verb with those joined to it, as its subject."""
    language = stage.language
    chain = [candidates[0]]
    for following in candidates[1:]:
        gap = scene.folded[chain[-1].end : following.start]
        headed = _headed(language).fullmatch(gap)
        if not is_joined(gap, language=language) and not headed:
            break
        chain.append(following)
    bound = resolve_all(scene, chain, stage)
    if chain[0].pronoun == "partners":
        last, named = with_those_listed(scene, stage, (chain[-1].end,) * 2, end)
        if last:  # "تعهدت ثلاث دول، هي كينيا وتشاد ومالي، بإرسال"
            return Subject(verb, last, named)
    if bound or chain[0].pronoun not in ("first", "second"):
        holder = _apposed(scene, chain[-1].end, end) if len(chain) == 1 else None
        return Subject(verb, holder or chain[-1].end, bound)
    return None


def is_thing(folded: str, start: int, end: int, *, language: str) -> bool:
    """Tell words before a verb that are what is built, given or done: "الأجهزة ستدخل الخدمة"."""
    return _thing(language).fullmatch(folded, start, end) is not None


def _before_aside(scene: Scene, cue: int, stage: Stage) -> Subject | None:
    """Return who is named before what is told of him between commas: "قطر، التي تستضيف المحادثات، ستدفع"."""
    begin = max(stage.left, cue - _ASIDE)
    aside = shape(stage.language, "promises", "told_of_him").search(scene.folded, begin, cue)
    named = scene.outer(begin, aside.start() + 1) if aside else ()
    if aside is None or not named or named[-1].end != aside.start():
        return None
    left = scene.folded[max(stage.left, named[-1].start - _PRONOUN) : named[-1].start]
    if not shape(stage.language, "promises", "opens_clause").search(left):
        return None  # "أعلنت قطر، التي تستضيف المحادثات، دفع مليون"
    return Subject(named[-1].start, cue, (stage.bound(named[-1].party),))


def _asks_of(scene: Scene, cue: tuple[int, int], end: int, language: str) -> int:
    """Return where those begin of whom something is asked: "طلب المبعوث من السعودية تمديد المهلة"."""
    asks = shape(language, "promises", "asks_of").match(scene.folded, cue[0])
    whom = scene.folded.find(" من ", cue[1], end) if asks else -1
    return whom if whom >= 0 else end


def find_subject_after(
    scene: Scene, cue: tuple[int, int], end: int, stage: Stage
) -> Subject | None:
    """Return who acts where the verb comes first, as in Arabic; else look before the verb."""
    language = stage.language
    before = find_subject(scene, cue[0], stage)
    before = _before_aside(scene, cue[0], stage) or before
    if before is not None and before.start < cue[0]:
        return before
    if scene.view.text.startswith(_first_person(language), cue[0]):
        return Subject(cue[0], cue[0], stage.home)
    if is_thing(scene.folded, stage.left, cue[0], language=language):
        return None  # "إن الأجهزة ستدخل الخدمة": nor does the one who says it
    itself = _itself(language).search(scene.folded[max(0, cue[0] - _PRONOUN) : cue[0]])
    if itself and stage.speaker and stage.left == stage.says_end == cue[0]:
        return Subject(cue[0], cue[0], (stage.bound(stage.speaker),))
    plain, helped, helper = _behind(language)
    near = helped if helper.match(scene.folded, cue[0]) else plain
    near_end = _asks_of(scene, cue, min(end, cue[1] + _NEAR), language)
    candidates = list(candidates_in(scene, cue[1], near_end, language))
    if len(candidates) > 1 and candidates[0].pronoun == "same":
        # "الحكومة البولندية": the noun with the name behind it is no pronoun.
        near_name = scene.folded[candidates[0].end : candidates[1].start] in (" ", "")
        candidates = candidates[1:] if near_name else candidates
    first = candidates[0] if candidates else None
    given = first and scene.folded.startswith("لل", first.start) and kind(first.party) == "country"
    if candidates and not given and near.fullmatch(scene.folded, cue[1], candidates[0].start):
        subject = _bound_behind(scene, cue[0], candidates, end, stage)
        if subject is not None:
            return subject
    if before is None and stage.speaker and stage.left == stage.says_end:
        left = scene.folded[stage.left : cue[0]].strip()
        if not left or re.fullmatch(
            phrase(tuple(words(language, "promises")["pronouns"]["same"])), left
        ):
            return Subject(cue[0], cue[0], (stage.bound(stage.speaker),))
    return before


@cache
def _office(language: str) -> re.Pattern[str]:
    """Return a long office up to the name of its holder: " المدير العام ل«مجلس السلام»، "."""
    heads = phrase(tuple(words(language, "people").get("titles", ())))
    stops = phrase(tuple(words(language, "promises")["subject"].get("that", ())))
    # An article each: "السفير الألماني", and no object behind: "الوزير إسرائيل إلى".
    return re.compile(
        rf"\s(?:ال)?(?:{heads})(?!\w)(?:(?!\s(?:{stops}|الي|عن|علي)\s)[^.؛:\n]){{0,110}}"
    )


def _holder_behind(scene: Scene, verb: tuple[int, int], end: int, stage: Stage) -> Subject | None:
    """Return the person whose long office follows a verb, with states or bodies within."""
    limit = min(end, verb[1] + _NEAR)
    for name in scene.outer(verb[1], limit):
        if not name.party.startswith("person:"):
            continue
        left = scene.folded[verb[1] : name.start]
        if _office(stage.language).fullmatch(left) is None:
            return None
        last = name.end + (scene.folded[name.end : name.end + 1] in ("،", ","))
        return Subject(verb[0], last, (stage.bound(name.party),))
    return None


def _before(scene: Scene, verb: int, stage: Stage) -> Subject:
    """Return a subject that stands right before its verb, else whoever went on."""
    found = find_subject(scene, verb, stage)
    if found is not None and found.start < found.end <= verb:
        return found
    return Subject(verb, verb, stage.elided.parties if stage.elided else ())


def subject_of_verb(scene: Scene, cue: Cue, limit: int, stage: Stage) -> Subject | None:
    """Find the subject of a verb that comes first, or of a noun that tells its deed."""
    group = cue_group(stage.language, cue.group)
    if group.get("giver"):
        return giver(scene, cue, limit, stage)
    if group.get("by_participle"):
        return asking(scene, cue.start, stage)
    said = scene.view.text.startswith(_first_person(stage.language), cue.start)
    verb = scene.folded[cue.start : cue.end]
    calls = cue.group in ("ask", "urge") and not said and "طلب" not in verb  # asks "من"
    if calls and is_called_on(scene, (cue.start, cue.end), language=stage.language):
        return _before(scene, cue.start, stage)
    subject = deciding(scene, stage.span, (cue.start, cue.end), stage)
    subject = subject or find_subject_after(scene, (cue.start, cue.end), limit, stage)
    if subject is None and group["modality"] == "request":
        subject = _holder_behind(scene, (cue.start, cue.end), limit, stage)
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


def promises_alone(scene: Scene, cue: Cue, limit: int, *, language: str) -> bool:
    """Tell words that promise whoever says them: "تعهدت مؤسسة خيرية بتقديم"."""
    group = cue_group(language, cue.group)
    aim = re.compile(group.get("alone", "(?!)")).match(scene.folded, cue.end, limit)
    if aim is None:
        return False
    begin = max(0, cue.start - _LED)
    left = scene.folded[begin : cue.start]
    if re.search(rf"(?<!\w)(?:{group['alone_behind']})\Z", left):
        return True
    start = phrase_start(scene.folded, begin, cue.start, language=language)
    said = aim.group().count(" ") > 1 or start < cue.start - 1
    known = scene.outer(start, cue.start) or is_doubted(left, language=language)
    return said and cue.group == "commit" and not known
