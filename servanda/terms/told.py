"""What the rooms say to a person, refusals and findings, in the language of the reader.

The rooms speak English and know no languages; a face asks here for the same words in another one.
Worked example: `said("the file is empty", "vi")` is "tệp trống"; words that are not on the list come
back as they are, and the tests of the desk see to it that none of its own is missing.
"""

import re
import tomllib
from functools import cache
from typing import NamedTuple

from servanda.terms.kept import kept
from servanda.terms.words import codes, label

# Files of sayings: of the rooms that keep the ledger, and of the readers of published data.
FILES = ("told.toml", "told_flows.toml")
_PLACE = re.compile(r"\\\{(\d)\\\}")
_DEEP = 3  # a saying in a saying in a saying
# Codes that sayings fill in, in the order in which they are looked up.
GROUPS = ("proposal.state", "kind", "proposal.kind", "role")


class Saying(NamedTuple):
    """A saying with places: its words, what it begins and ends with, its words by language.

    Hundreds of shapes are tried for one message: its two ends rule out nearly all of them, and a shape
    is compiled when it is needed.
    """

    english: str
    begins: str
    ends: str
    words: dict[str, str]

    def match(self, message: str) -> re.Match[str] | None:
        """Return what fills the places when the message is this saying, else None."""
        fits = message.startswith(self.begins) and message.endswith(self.ends)
        return _shape(self.english).fullmatch(message) if fits else None


@cache
def _shape(english: str) -> re.Pattern[str]:
    return re.compile(_PLACE.sub(r"(?P<n\1>.*?)", re.escape(english)), re.S)


@cache
def _sayings() -> tuple[dict[str, dict[str, str]], list[Saying]]:
    """Return the sayings without places by their words, and the others, the most literal first."""
    listed: list[list[str]] = [one for name in FILES for one in tomllib.loads(kept(name))["said"]]
    plain, shaped = {}, []
    for english, vi, ar in sorted(listed, key=lambda one: -len(re.sub(r"\{\d\}", "", one[0]))):
        words = {"vi": vi, "ar": ar}
        bare = english.replace("{{", "{").replace("}}", "}")
        if re.search(r"\{\d\}", english):
            literal = re.split(r"\{\d\}", english)
            shaped.append(Saying(english, literal[0], literal[-1], words))
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
        for one in shaped:
            if (found := one.match(message)) and language in one.words:
                places = sorted(found.groupdict().items())
                return one.words[language].format(*(_filled(v, language, deep) for _, v in places))
    return ""


def _filled(value: str, language: str, deep: int) -> str:
    """Return what stands in a place: a code in words, a saying in the language, else as it is."""
    group = next((g for g in GROUPS if value in codes(g)), "")
    return label(group, value, language) if group else _said(value, language, deep - 1) or value
