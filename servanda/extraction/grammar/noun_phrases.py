"""Where a subject begins and whether it can act: the noun phrase before the verb of a promise.

"By the end of January Germany had paid ...": a name behind another noun still begins a subject.
"The visit to Peru will ...", "hopes that Brazil will ...": behind a preposition, or behind a verb of
hoping, fearing or denying, it does not, unless the noun that heads the phrase is one that acts
("the government of Peru", "thousands of soldiers from Pakistan").
"""

import re
from functools import cache, lru_cache

from servanda.extraction.grammar.sayings import phrase
from servanda.extraction.lexicon import words
from servanda.extraction.scene import Scene

_BRACKET = re.compile(r"^\s*\([^()]{0,40}\)")
_ADVERBS = 60  # how far adverbs may reach before a verb
_NEAR = 200  # how far to the left a phrase is followed
_BOUNDARY = re.compile(
    r"(?:(?<=\n)|\A)\([^()\n]{2,20}\)\s*|(?<=\))-\s*|[;:(\"“«»”!?؟\n—–،]\s*|,\s+|(?:^|\s)[-•*+]\s+|(?<=[\s(])(?:[a-zđ]|[ivx]{1,4}|\d{1,2})\)\s+"
)


@cache
def listed(language: str, key: str) -> str:
    """Return the alternation of a list under [subject] of the lexicon."""
    return phrase(tuple(words(language, "promises").get("subject", {}).get(key, ())))


@cache
def joint(language: str) -> re.Pattern[str]:
    """Return what stands between the parties of a list: a comma, "and", "و"."""
    joins = listed(language, "and")
    lead = words(language, "promises").get("subject", {}).get("joint_lead", "the ")
    return re.compile(
        rf"\s*(?:[,،]\s*(?:(?:{joins})\s*)?|(?:{joins})(?:\s+|(?<=و)))(?:{lead})?|\s[-–]\s"
    )


def is_joined(gap: str, *, language: str) -> bool:
    """Tell whether only a joining word, or a sum in brackets before one, stands between two names."""
    bare = _BRACKET.sub("", gap, count=1)
    return bool(bare.strip()) and bool(joint(language).fullmatch(bare))


@cache
def _openers(language: str) -> re.Pattern[str]:
    """Return the words that open a clause, with what follows them up to the phrase.

    Beside some words they are a part of another: "số tiền còn lại", "quan hệ song phương".
    """
    others = listed(language, "openers_not_before")
    shape = words(language, "promises").get("subject", {}).get("opener_pattern", "(?!)")
    return re.compile(rf"(?<!\w)(?:{listed(language, 'openers')}|{shape})\s+(?!(?:{others})(?!\w))")


@lru_cache(maxsize=64)  # asked of one verb by several rules
def phrase_start(folded: str, left: int, at: int, *, language: str) -> int:
    """Return where the clause that reaches `at` begins: behind the last mark or opening word."""
    begin = max(left, at - _NEAR)
    found = begin
    for mark in _BOUNDARY.finditer(folded, begin, at):
        found = mark.end()
    for word in _openers(language).finditer(folded, found, at):
        if word.end() < at:
            found = word.end()
    while found < at and folded[found].isspace():
        found += 1
    return found


@cache
def _unfree(language: str) -> re.Pattern[str] | None:
    prepositions = words(language, "promises").get("subject", {}).get("prepositions", ())
    if not prepositions:
        return None
    return re.compile(
        rf"(?<!\w)(?:{phrase(tuple(prepositions))})\s+(?:(?:the|a|an|its|their|his|her|our) )?\Z"
    )


@cache
def _left_free(language: str) -> re.Pattern[str]:
    """Return what may stand before a subject: a mark, a time or a word that opens a clause."""
    when = words(language, "promises").get("subject", {}).get("when_first", "(?!)")
    return re.compile(
        rf"(?:^|[,;:(\"“«‘؛،.\d]|\n|\)\s?[-–—]|\A\([^()\n]{{2,20}}\)|\A[\w.]{{2,10}}\s[-–—]|^[-–—+•*]|^\(?(?:[a-zđ]|[ivx]{{1,4}})\)|(?<!\w)(?:{when})|(?<!\w)(?:{listed(language, 'openers')}))\s*(?:the )?\Z"
    )


@cache
def _doubted(language: str) -> re.Pattern[str]:
    """Return a verb of hoping, thinking or denying that takes the clause away from its subject."""
    doubts = listed(language, "doubts")
    that = phrase(tuple(words(language, "promises").get("subject", {}).get("that", ())))
    more = words(language, "promises").get("subject", {}).get("doubts_pattern", "(?!)")
    return re.compile(rf"(?<!\w)[وف]?(?:{doubts}|{more})(?:\s+(?:{that}))?\s*(?:the )?[\"“«]?\Z")


@cache
def doubts(language: str) -> re.Pattern[str]:
    """Return a verb of hoping or fearing that takes all behind it away from who acts."""
    return re.compile(rf"(?<!\w)(?:{listed(language, 'doubts_within')})(?!\w)")


def is_doubted(left: str, *, language: str) -> bool:
    """Tell whether the words before a clause hope, guess or deny it: "hopes that"."""
    return bool(_doubted(language).search(left))


@cache
def _reported(language: str) -> re.Pattern[str]:
    """Return the word "that" behind a verb of speech, where it hangs the clause on no noun."""
    lexicon = words(language, "statements")
    says = (*lexicon.get("says", ()), *lexicon.get("reports", ()))
    says += tuple(words(language, "promises").get("subject", {}).get("speech", ()))
    that = phrase(tuple(words(language, "promises").get("subject", {}).get("that", ())))
    joins = listed(language, "and")
    said = rf"(?:{phrase(says)})(?:,?\s+[\w'.-]+){{0,12}},?"
    return re.compile(rf"(?<!\w)(?:{said}|{joins})\s+(?:{that})\s*(?:the )?\Z")


@cache
def _relative(language: str) -> re.Pattern[str]:
    """Return the words that hang a clause on a noun or make it a condition: "mà", "which", "nếu"."""
    asking = rf"|(?:{listed(language, 'asking')})\s+(?:\w+\s+){{1,3}}?"
    return re.compile(rf"(?<!\w)(?:(?:{listed(language, 'relatives')})\s+{asking})(?:the )?\Z")


@cache
def _denied(language: str) -> re.Pattern[str]:
    """Return a word before a subject that makes nobody act: "no", "neither France nor"."""
    return re.compile(rf"(?<!\w)(?:{listed(language, 'none')})\s+\Z")


@lru_cache(maxsize=64)
def hangs(left: str, *, language: str) -> bool:
    """Tell whether a clause behind these words hangs on a noun, a condition or a doubt."""
    if is_doubted(left, language=language) or _denied(language).search(left):
        return True
    if re.search(rf"(?<!\w)(?:{listed(language, 'contrasts')})\s+(?:the )?\Z", left):
        return False  # "trong khi Ai Cập ...": its last word alone would hang
    aside = words(language, "promises").get("subject", {}).get("aside")
    if aside and re.compile(aside).search(left):
        return False  # "a fund of $2 billion, to which Peru will contribute"
    return bool(_relative(language).search(left)) and not _reported(language).search(left)


@lru_cache(maxsize=64)
def is_free(left: str, *, language: str, goes: bool = False) -> bool:
    """Tell whether a subject may begin behind these words; `goes`: the verb is a participle."""
    if _left_free(language).search(left):
        return True
    absolute = listed(language, "absolute")
    if re.compile(rf"(?<!\w)(?:{absolute})\s+(?:the )?\Z").search(left):
        return "absolute" in words(language, "promises")["subject"] and goes
    unfree = _unfree(language)
    return unfree is not None and not unfree.search(left) and not left.endswith("-")


@cache
def _left_head(language: str) -> re.Pattern[str]:
    """Return an acting noun before a party: "quân đội Indonesia", "the government of Egypt"."""
    actors, of, joins, much = (listed(language, k) for k in ("actors", "of", "and", "much"))
    noun = rf"(?:(?:{much})\s+)*(?:{actors})"
    word = rf"(?!(?:{listed(language, 'head_at')})\s)[\w-]+"  # "sứ quán Peru tại Cuba": Peru's
    return re.compile(
        rf"(?<!\w)(?P<head>{noun}(?:\s+(?:(?:{joins})\s+)?(?:{noun}|{word})){{0,3}}?)"
        rf"\s+(?:(?:{of})\s+)?(?:the )?\Z"
    )


def head_start(left: str, *, language: str) -> int | None:
    """Return where the acting noun begins that stands before a party, if a clause may begin there."""
    head = _left_head(language).search(left)
    if head is None:
        return None
    before = left[: head.start("head")]
    return head.start("head") if is_free(before, language=language) else None


@cache
def _acting(language: str) -> re.Pattern[str]:
    bodies, much, of = (listed(language, k) for k in ("bodies", "much", "of"))
    joins = listed(language, "goes_on")
    hung = f"{listed(language, 'relatives')}|{listed(language, 'prepositions')}"
    return re.compile(
        rf"(?P<none>(?:{listed(language, 'none')})(?!\w))?\s*(?:(?:{much})\s+|\d[\d.,]*\s+)*"
        rf"(?:(?!(?:{hung})\s)[\w-]+\s+){{0,{2 if words(language, 'promises')['subject'].get('heads_follow') else 0}}}?"
        rf"(?:{bodies})(?!\w)(?:\s+(?:{of})\s+[^,;]{{1,80}}| (?!(?:{hung}|{joins})(?!\w))\w+){{0,2}}"
    )


@cache
def _adverbs_behind(language: str) -> re.Pattern[str]:
    when = words(language, "promises").get("subject", {}).get("when", "(?!)")
    return re.compile(rf"(?:\s+(?:{listed(language, 'adverbs')}|{when})(?!\w))*\s*\Z")


def without_adverbs(left: str, *, language: str) -> str:
    """Return words without the adverbs at their end: "التي كانت قد " is "التي "."""
    tail = _adverbs_behind(language).search(left)
    return f"{left[: tail.start()]} " if tail else left


def acting_phrase(folded: str, left: int, cue: int, *, language: str) -> tuple[int, int] | None:
    """Return the phrase before a verb when a body heads it that acts without a name."""
    if not words(language, "promises").get("subject", {}).get("bodies"):
        return None
    tail = _adverbs_behind(language).search(folded, max(left, cue - _ADVERBS), cue)
    end = tail.start() if tail else cue
    start = phrase_start(folded, left, end, language=language)
    found = _acting(language).fullmatch(folded, start, end)
    if found is None or found["none"]:
        return None
    if hangs(folded[max(left, start - 60) : start], language=language):
        return None
    return start, end


_NAME = re.compile(r"[^\W\d_][\w'’.&-]*")
_APPOSED = re.compile(r",\s[^,;.]{1,90},\Z")
_SMALL = frozenset({"of", "and", "the", "for", "de", "&"})


def proper_phrase(scene: Scene, left: int, cue: int, *, language: str) -> tuple[int, int] | None:
    """Return a name that no register knows, right before a verb: all its words have capitals.

    One word at the head of a sentence has a capital anyway: it must stand elsewhere too.
    """
    if not words(language, "promises").get("subject", {}).get("has_capitals"):
        return None
    tail = _adverbs_behind(language).search(scene.folded, max(left, cue - _ADVERBS), cue)
    end = tail.start() if tail else cue
    apposed = _APPOSED.search(scene.folded, max(left, end - _NEAR), end)
    end = apposed.start() if apposed else end  # "Harbour Relief, a charity, will"
    start = phrase_start(scene.folded, left, end, language=language)
    spoken = scene.text(start, end).split()
    if spoken and spoken[0].lower() == "the":
        spoken = spoken[1:]
    if not 1 <= len(spoken) <= 6 or not all(w[0].isupper() or w in _SMALL for w in spoken):
        return None
    if not all(_NAME.fullmatch(w) for w in spoken) or not spoken[0][0].isupper():
        return None
    if spoken[-1] in _SMALL:
        return None  # "since January and hopes to": another goes on
    hung = f"{listed(language, 'relatives')}|{listed(language, 'prepositions')}"
    if re.match(rf"(?:{hung})(?!\w)", scene.folded[start:end]):
        return None
    before = scene.folded[max(left, start - 60) : start]
    if hangs(before, language=language):
        return None
    # One word is looked at alone: the text before it is long.
    alone = len(spoken) == 1 and scene.folded[:start].rstrip(" \"“«'(")[-1:] in (
        *("", ".", "!", "?", "\n", ":"),
    )
    return None if alone and not _known(scene, spoken[0]) else (start, end)


def _known(scene: Scene, word: str) -> bool:
    """Tell whether a word stands elsewhere in the text, and never in small letters."""
    low = word.lower()
    if low in scene.view.text or low.endswith("ing") or scene.folded.count(low) < 2:
        return False
    return len(re.findall(rf"(?<!\w){re.escape(low)}(?!\w)", scene.folded[:40_000])) > 1
