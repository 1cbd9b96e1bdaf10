"""What the rooms say to a person, refusals and findings, in the language of the reader.

The rooms speak English and know no languages; a face asks here for the same words in another one.
Worked example: `said("the file is empty", "vi")` is "tệp trống"; words that are not on the list come
back as they are, and the tests of the desk see to it that none of its own is missing.
"""

import re
import tomllib
from functools import cache

from servanda.terms.kept import kept
from servanda.terms.words import codes, label

_PLACE = re.compile(r"\\\{(\d)\\\}")
_DEEP = 3  # a saying in a saying in a saying
# Codes that sayings fill in, in the order in which they are looked up.
GROUPS = ("proposal.state", "kind", "proposal.kind", "role")
Saying = tuple[re.Pattern[str], dict[str, str]]


@cache
def _sayings() -> tuple[dict[str, dict[str, str]], list[Saying]]:
    """Return the sayings without places by their words, and the others, the most literal first."""
    listed: list[list[str]] = tomllib.loads(kept("told.toml"))["said"]
    plain, shaped = {}, []
    for english, vi, ar in sorted(listed, key=lambda one: -len(re.sub(r"\{\d\}", "", one[0]))):
        words = {"vi": vi, "ar": ar}
        bare = english.replace("{{", "{").replace("}}", "}")
        if re.search(r"\{\d\}", english):
            shaped.append(
                (re.compile(_PLACE.sub(r"(?P<n\1>.*?)", re.escape(english)), re.S), words)
            )
        else:
            plain[bare] = {code: text.format() for code, text in words.items()}
    return plain, shaped


def said(message: str, language: str) -> str:
    """Return a saying in a language; as it is where the list does not know it."""
    return message if language == "en" else _said(message, language, _DEEP) or message


def knows(message: str) -> bool:
    """Tell whether a saying is on the list."""
    return bool(_said(message, "vi", _DEEP))


def _said(message: str, language: str, deep: int) -> str:
    plain, shaped = _sayings()
    if message in plain:
        return plain[message].get(language, "")
    if deep:
        for shape, words in shaped:
            if (found := shape.fullmatch(message)) and language in words:
                places = sorted(found.groupdict().items())
                return words[language].format(*(_filled(v, language, deep) for _, v in places))
    return ""


def _filled(value: str, language: str, deep: int) -> str:
    """Return what stands in a place: a code in words, a saying in the language, else as it is."""
    group = next((g for g in GROUPS if value in codes(g)), "")
    return label(group, value, language) if group else _said(value, language, deep - 1) or value
