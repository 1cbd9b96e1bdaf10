"""Which language a text is in: by script, Vietnamese letters and function words.

>>> detect("Việt Nam sẽ đóng góp vào hòa bình")
'vi'
>>> detect("La France versera dix millions d'euros à l'hôpital et elle le fera dans les mois qui viennent")
''
"""

import re

from servanda.extraction.lexicon import words

_SAMPLE = 20_000  # code points that decide
_VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_ARABIC = re.compile("[\u0620-\u064a]")
_OTHER_ARABIC_SCRIPT = re.compile("[\u067e\u0686\u06af\u0679\u0688\u06be\u06d2\u06d5\u06ad\u06c6]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN_SHARE = {"vi": 0.16, "ar": 0.85}  # of letters: Vietnamese prose has .2 and more
_ENOUGH_ENGLISH = 0.12  # share of function words; French and German reach .02 by shared spellings


def detect(text: str) -> str:
    """Return vi, en or ar; "" for a language that is not read or a text too short to tell."""
    sample = text[:_SAMPLE].lower()
    letters = len(_LETTER.findall(sample))
    if not letters:
        return ""
    if len(_ARABIC.findall(sample)) > letters * 0.5:
        foreign = len(_OTHER_ARABIC_SCRIPT.findall(sample))
        return "" if foreign > letters * 0.01 else "ar"
    if len(_VIETNAMESE.findall(sample)) > letters * 0.08:
        return "vi"
    return "en" if _share(sample, "en") else ""


def plain(text: str) -> str:
    """Return the language of a text that a page around it cannot change; "" when it is less plain."""
    sample = text[:_SAMPLE].lower()
    letters = len(_LETTER.findall(sample))
    found = detect(text)
    pattern = {"vi": _VIETNAMESE, "ar": _ARABIC}.get(found)
    least = _PLAIN_SHARE.get(found, 1)
    return found if pattern and len(pattern.findall(sample)) > letters * least else ""


def _share(sample: str, language: str) -> bool:
    """Tell whether enough of the words are function words of the language."""
    found = _WORD.findall(sample)
    known = function_words(language)
    return sum(word in known for word in found) > len(found) * _ENOUGH_ENGLISH


def function_words(language: str) -> frozenset[str]:
    """Return the small words of a language; of all languages for ""."""
    chosen = (language,) if language else ("vi", "en", "ar")
    return frozenset(
        word for code in chosen for word in words(code, "language").get("function", ())
    )
