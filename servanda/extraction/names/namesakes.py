"""What only bears the name of a person in Arabic: "مستشفى الأمير سلمان" names nobody.

>>> is_namesake("افتتح مستشفى الملك خالد", 18)
True
"""

import re
from functools import cache

from servanda.extraction.lexicon import words
from servanda.extraction.names.romanisation import JOINED

_REACH = 40  # code points of what bears a name, and of a title between


def is_namesake(text: str, place: int) -> bool:
    """Tell whether a name in Arabic only says what something is called: "مستشفى الأمير ..."."""
    return _namesake().search(text, max(0, place - _REACH), place) is not None


@cache
def _namesake() -> re.Pattern[str]:
    """Return what bears the name of a person, and the title between them."""
    nouns = (n for n in words("ar", "people")["named_after"] if n not in JOINED)
    title = "ال(?:ملكة?|أميرة?|شيخة?|رئيس|سلطان|شهيد|إمام|قائد)"
    return re.compile(rf"(?<!\w)[وبلف]{{0,2}}(?:{'|'.join(nouns)}) (?:{title} ){{0,2}}\Z")
