"""Where a person's name stands, and the id made of it.

Latin script: a run of words with capitals. Arabic has none, so a name there begins with a given
name that we know, or is two words that end at a comma or a conjunction.

>>> person_id("Trần Văn Minh", language="vi"), person_id("Kurt M. Campbell", language="en")
('person:tran-van-minh', 'person:kurt-m-campbell')
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from servanda.extraction.lexicon import shape, words
from servanda.extraction.names.romanisation import (
    JOINED,
    WORD,
    ends_foreign,
    is_family,
    is_firmly_foreign,
    is_foreign,
    is_given,
    is_listed,
    is_own_given,
    is_vietnamese,
    latin,
)
from servanda.terms.countries import demonyms, names, seats
from servanda.terms.folding import fold
from servanda.terms.officials import party_of, standing_in
from servanda.terms.register import aliases, known_alone, speaks_for

# Hausa, Azeri, Vietnamese, Romanian; Arabic, Hebrew and Indian names in letters with a dot; Welsh.
_RARER = "ƁƊƏƐƘƠƯȘȚḌḤḪḲḶṂṆṚṢṬẀẂẄẒẔ"


def _capitals() -> str:
    """Return the capitals in which names are written for a set of characters, neighbours as a range.

    They stand one by one where small letters lie between, as in all of À to Ỹ but its first part.
    Of the rarer blocks, whose letters hardly any name begins with, only those of living languages.
    """
    blocks = [*range(0x41, 0x180), *map(ord, _RARER), *range(0x1EA0, 0x1F00)]
    found: list[list[int]] = []
    for code in (code for code in blocks if chr(code).isupper()):
        if found and found[-1][-1] == code - 1:
            found[-1][1:] = [code]
        else:
            found.append([code])
    return "".join("-".join(map(chr, ends)) for ends in found)


_CAPITALS = _capitals()
_INITIAL = rf"(?:[{_CAPITALS}]\.)+(?:[{_CAPITALS}](?!\w))?"
# But for Vietnamese, whose words "à" and "ở" may end a sentence, no small letter has a stop behind it.
_SHORT_INITIAL = r"(?:[A-ZÀ-ɏḀ-ỿ]\.)+(?:[A-ZÀ-ɏḀ-ỿ](?!\w))?"
# "O'Neill" goes on behind its mark, "Neill's" ends there.
# "ông S. Lavrov": the first letter of his name and the last name.
INITIALS = re.compile(r"(?:[A-Z]\.\s?)+(?P<last>[^\W\d_][\w'’-]+)")
_WORD = rf"[{_CAPITALS}](?:[^\W\d_]|['’-](?!s(?!\w))(?=[^\W\d_]))*"
_ARABIC_END = re.compile(r"\s*(?:[،,.:؛)\"»]|$)|\s(?:إن|ان|أن|بأن|بان|قد|قوله|قولها|قائلا|قائلة)\b")
# Behind a definite office an indefinite word cannot be ruled by it: a name, unless it is a verb.
_ARTICLE_BEFORE = re.compile(r"(?<!\w)و?ال\w+ \Z")
_EVIDENTLY = re.compile(r"(?!است|[يتن](?![اوي])|ا[نت])\w+[اويأإ]\w+\Z")
# "وستمول", "يزور", "وتقول"; but "فيرارو" and "ليندبرغ" are names, whatever they begin with.
_VERB = re.compile(r"(?:و?(?:س[يتن]|[يت](?!ا|و))|فس[يتن])\w{3}")
_MIDDLE = ("Trường", "Viện", "Bảo")
_JOINED_TO_LAST = ("أبو", "أبي", "آل", "ولد", "ود", "بن", "دي", "ديلا", "فان", "فون", "دا", "ماك")
_SYLLABLE = 6  # letters that a syllable of a name never takes
_FURTHER = re.compile(r" (?:آل|بن) ")
_FATHERS = re.compile(r"(?: بن (?:عبد )?\w+)+(?= \w)")
_PRESENT = re.compile(r"[يت]\w{3}")
_SYLLABLES = ("هو", "هي", "وو", "سو", "يي")  # which are words too
_LED = 3  # letters of a word that may be a preposition and its noun
_MOST_WORDS = 10
_SHORTEST = 2  # letters, or words, that are no name yet
_SAID = re.compile(
    r" (?:إن|أن|بأن|إلى أن|على أن)(?!\w)|:|، (?:فإن|فقد)(?!\w)"
    r"| (?:في|خلال) (?:تصريح|بيان|كلمة|مؤتمر|حديث|مقابلة|اتصال|تغريدة|منشور|رسالة|ندوة|لقاء)"
    r"| ل(?:وكالة|قناة|صحيفة|إذاعة|موقع|مراسل|لصحفيين|لصحافيين)(?!\w)"
)
# What the name of a tribe looks like, and no adjective of the news: "الدولي", "الثاني".
_NISBA = re.compile(
    r"ال(?!ثان|دول|حال|ماض|رسم|وطن|عسكر|سياس|أمن|إنسان|اقتصاد|خارج|داخل|تنفيذ|علن|إقليم|محل|جو|بر|بحر|تال|آت|أمم|عرب|غرب|شرق|إسلام|قوم|شخص|هاتف|صحف|مال)\w{2,7}ي"
)
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_PIECE = 120  # code points that the longest name of Arabic words takes


@cache
def run_of_capitals(language: str, least: int = 1) -> re.Pattern[str]:
    """Return the pattern of a name in Latin script: one to five words, particles between."""
    particles = "|".join(words(language, "people").get("particles", ())) or "(?!)"
    initial = _INITIAL if language == "vi" else _SHORT_INITIAL
    more = rf"(?:[ ](?:(?:{particles})[ -]){{0,3}}(?:{initial}|{_WORD}))"
    # "A. Petrov", "J.R. Cruz": initials need a last name.
    initials = rf"(?!U\.[SNK]\.|E\.U\.)(?:{initial} ?){{1,3}}(?=\w\w){_WORD}{more}{{0,3}}"
    return re.compile(rf"\b(?:{initials}|{_WORD}{more}{{{least - 1},4}})")


def name_at(text: str, place: int, stop: int, *, language: str) -> int:
    """Return where the name that begins at `place` ends (at most `stop`), or `place` for none."""
    if language == "ar":
        return _arabic_name(text, place, stop)
    found = run_of_capitals(language).match(text, place, stop)
    if found is None:
        return place
    end = found.start()
    unnamed = tuple(words(language, "people").get("no_name", ()))
    for word in re.finditer(r"\S+", found.group()):
        if text.startswith(unnamed, place + word.start()) and not _is_middle(found.group(), word):
            break
        end = found.start() + word.end()
    return end


def _is_middle(name: str, word: re.Match[str]) -> bool:
    """Tell a middle name of a Vietnamese, "Nguyễn Trường Hải", from the school that is written alike."""
    family = name[: word.start()].rstrip()
    goes_on = re.compile(rf" {_WORD}").match(name, word.end()) is not None
    return word.group() in _MIDDLE and goes_on and family in words("vi", "people")["family_names"]


def _arabic_name(text: str, place: int, stop: int) -> int:
    """Take a given name, what "بن", "عبد" and the like join to it, and one family name."""
    found = list(WORD.finditer(text, place, min(stop, place + _PIECE)))[:_MOST_WORDS]
    found = list(_joined(text, found))
    if not found or found[0].start() != place or not _may_begin(found[0].group()):
        return place
    size = _size([word.group() for word in found])
    first, last = found[0].group(), found[max(size, 1) - 1].group()
    office = first in _offices() and last.startswith("ال")
    told = _PRESENT.fullmatch(first) and last.startswith("ال") and not is_own_given(first)
    if told:
        return place  # "أمير الرياض يكرم الفائزين": what he does, and to whom
    if size < 2 or (office and not (is_own_given(first) and is_family(last))):
        return place  # "قائد الجيش" leads the army, and is called otherwise
    size += _goes_on(text, found[size - 1 : size + 1], foreign=is_foreign(first))
    end = found[size - 1].end()
    sure = is_given(first) or (is_listed(first) and is_listed(last))
    ruled = _ARTICLE_BEFORE.search(text, max(0, place - 20), place)
    sure = sure or bool(ruled and _EVIDENTLY.match(first) and not last.startswith("ال"))
    return end if sure or _ARABIC_END.match(text, end) else place


def _goes_on(text: str, found: Sequence[re.Match[str]], *, foreign: bool) -> int:
    """Return 1 when a word nobody knows ends a name right before what is said: "جان باتيست دوفال إن".

    Before a comma the name before it has to be a given name: "حسام الدين عوض، وزير الدفاع".
    """
    if len(found) < _SHORTEST:
        return 0
    before, word = (match.group() for match in found)
    given = (foreign and is_firmly_foreign(before, first=True)) or before == "الدين"
    said = _SAID.match(text, found[1].end())
    family = word == "الله" or (word.startswith("ال") and is_family(word))
    if family and fold(word) not in _adjectives():
        return int(bool(said) or text.startswith("،", found[1].end()))
    if not said and not (given and text.startswith("،", found[1].end()) and not _is_place(word)):
        return 0
    known = given or (foreign and is_foreign(before)) or is_own_given(before)
    return int(known and len(word) > _SHORTEST and may_be_named(word))


def _is_place(word: str) -> bool:
    return word in names("ar") or word in seats("ar")


def may_be_named(word: str) -> bool:
    """Tell a word that may be a name, though nobody knows it, from those that stand before what is said."""
    shown = words("ar", "people")["before_that"]
    if not word or word.startswith(("ال", "لل", "بال", "وال")) or word in shown["no_name_there"]:
        return False
    if is_listed(word):
        return word not in _no_names()
    adverb = (word.endswith(("ا", "ة")) and not ends_foreign(word)) or word in words(
        "ar", "people"
    )["links"]
    return not adverb and _may_begin(word) and _may_follow(word, first=False)


def _joined(text: str, found: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Return the words up to the first mark: one space alone or a hyphen joins two."""
    end = -1
    for word in found:
        if end >= 0 and text[end : word.start()] not in (" ", "-"):
            return
        if "ـ" in word.group():
            return  # "الزقوت لـ": a letter drawn out belongs to the next word
        yield word
        end = word.end()


def _size(pieces: Sequence[str]) -> int:
    """Return how many of the words are the name: it ends with its first family name."""
    size, names = 0, 0
    while size < len(pieces) and names < 2:
        joins = pieces[size] in JOINED and (size > 0 or pieces[size] in ("عبد", "أبو", "أم"))
        if not joins and not _may_follow(pieces[size], first=size == 0):
            return 0 if pieces[size - 1] in JOINED else size
        size += 1
        names += not joins
    if pieces[size - 1 : size] and pieces[size - 1] in JOINED:
        return 0
    following = pieces[size] if size < len(pieces) else ""
    if size == 2 and following in _SYLLABLES and pieces[0] in words("ar", "people")["two_behind"]:
        return 3  # "بارك جون هو", where no pronoun is meant
    if size == 2 and following and _may_follow(following, first=False):
        foreign = not following.startswith("ال") and len(following) > 3 and is_foreign(following)
        short = len(pieces[1]) < _SYLLABLE and len(following) < _SYLLABLE
        korean = short and pieces[0] in words("ar", "people")["two_behind"]
        if korean or is_vietnamese(pieces[0]) or (foreign and is_foreign(pieces[1])):
            return 3
    if following in ("بن", "آل", "بنت", "عبد", "أبو", "ولد", "ود", "منت") and size + 1 < len(
        pieces
    ):
        return size + max(2, _size_of_rest(pieces[size:]))
    if following and size > 2 and pieces[size - 2] == "بن" and _of_tribe(following):
        return size + 1
    return size + _third(pieces[size - 1], following)


def _size_of_rest(pieces: Sequence[str]) -> int:
    """Return how many words "بن عبد الرحمن آل ثاني" takes."""
    size = 0
    while size + 1 < len(pieces) and pieces[size] in JOINED:
        size += 1 if pieces[size + 1] in JOINED else 2
    if size < len(pieces):
        size += _of_tribe(pieces[size]) or _third(pieces[size - 1], pieces[size])
    return min(size, len(pieces))


def _third(before: str, word: str) -> int:
    """Return 1 when a family name follows a second given name: "خالد محمد العتيبي"."""
    known = bool(word) and _may_follow(word, first=False) and is_family(word)
    return int(known and is_own_given(before) and fold(word) not in _adjectives())


def _of_tribe(word: str) -> int:
    """Return 1 when a word behind "بن إبراهيم" is the name of a tribe or family: "الغامدي"."""
    named = word.startswith("ال") and (is_family(word) or bool(_NISBA.fullmatch(word)))
    return int(named and _may_follow(word, first=False) and fold(word) not in _adjectives())


def _may_begin(word: str) -> bool:
    """Tell whether a word may be the first of a name: no particle, verb or word with an article."""
    if has_article(word):
        return True
    if word in _no_names() or word.startswith(("ال", "لل", "بال", "وال")) or _joined_office(word):
        return False
    if word[0] in "لب" and len(word) > _LED and not is_listed(word):
        return False  # "العاملون لمواجهة الوباء"
    lexicon = words("ar", "people")
    if word in lexicon["no_first"] or (word[0] in "لب" and word[1:] in lexicon["no_first"]):
        return False  # "سيغيب القائد ثلاثة أسابيع", "وعد رئيس تشاد ببناء مدارسهم"
    if word[0] in "لب" and word[1:] in lexicon["links"] and not is_own_given(word):
        return False  # "المديرة الإقليمية لشرق المتوسط"
    if (word in lexicon["links"] or word in lexicon["place_nouns"]) and not is_own_given(word):
        return False
    # A verb of the present and a noun of doing are formed so; a name hardly ever, unless we know it.
    verb = re.match(r"(?:س?ي(?![اوُعح])|ست|سي|سن)", word) or shape(
        "ar", "people", "of_doing"
    ).fullmatch(word)
    return len(word) > 1 and (not verb or is_given(word))


@lru_cache(maxsize=4096)
def has_article(word: str) -> bool:
    """Tell a given name that has an article: "الحبيب", "الهادي"."""
    return fold(word) in map(fold, words("ar", "people")["with_article"])


def _may_follow(word: str, *, first: bool) -> bool:
    led = word.startswith(("لل", "بال", "وال", "بإ", "لإ")) and not is_listed(word)  # "والترز"
    if word in _no_names() or led:
        return False  # "أصدر الرئيس مرسوما بإنشاء هيئة"
    if _joined_office(word):
        return False
    if first or not word.startswith("ال"):
        return is_listed(word) or ends_foreign(word) or not _VERB.match(word)
    return fold(word) not in _adjectives() or is_family(word)


def _joined_office(word: str) -> bool:
    """Tell "ووزير", and a minister, from a name."""
    return word.startswith("وو") or (word.startswith("و") and word[1:] in _offices())


@cache
def _no_names() -> frozenset[str]:
    said = words("ar", "statements")
    return frozenset((*words("ar", "people")["no_name"], *said["says"], *said["saying"]))


@cache
def _offices() -> frozenset[str]:
    return frozenset(words("ar", "people")["titles"])


@cache
def _adjectives() -> frozenset[str]:
    """Return the adjectives of countries: "المصري" behind a name may still be a name, if listed."""
    return frozenset(fold(word) for word in demonyms("ar"))


_CAPITAL_RUN = re.compile(rf"{_WORD}(?: {_WORD}){{2,8}}")


def vietnamese_within(text: str) -> int:
    """Return where a Vietnamese name begins behind the capitals of a place or firm that a text begins with.

    "Lâm Đồng Phạm Thị Yến" is a province and a person; 0 where the text begins with the name itself.
    """
    run = _CAPITAL_RUN.match(text)
    if run is None:
        return 0
    lexicon = words("vi", "people")
    found = list(re.finditer(r"\S+", run.group()))
    for at in range(1, len(found) - 2):
        family, second = found[at].group(), found[at + 1].group()
        firm = family in lexicon["firm_family_names"]
        short = len(found) - at in (3, 4)
        sure = family in lexicon["family_names"] and second in lexicon["middle"]
        if (firm and short) or sure:
            inner = found[0].group() in lexicon["firm_family_names"] and at < 3
            return 0 if inner else found[at].start()
    return 0


def last_name(name: str) -> str:
    """Return the last name with what is joined to it: "أبو الفول"; "Sisi" of "el-Sisi"."""
    *before, last = name.split()
    if before and WORD.match(last):
        return f"{before[-1]} {last}" if before[-1] in _JOINED_TO_LAST else last
    return re.sub(r"\A[AaEe]l-(?=[A-Z])", "", last)


@lru_cache(maxsize=4096)
def person_id(name: str, *, language: str, of: str = "") -> str:
    """Return the id of a person: from the register, else the name in ASCII with hyphens.

    `of` is the country that the person serves: it shows how an Arabic name is spelt.
    """
    spelt = aliases(language)
    known = spelt.get(fold(name)) or aliases("en").get(fold(name))
    # "محمد بن سلمان آل سعود", "فيصل بن فرحان بن عبدالله": known by fewer of their fathers.
    for cut in reversed(list(_FURTHER.finditer(name))):
        known = known or spelt.get(fold(name[: cut.start()]))
    known = known or party_of(name, language)
    if not known and language == "ar" and (short := _FATHERS.sub("", name)) != name:
        known = spelt.get(fold(short)) or party_of(short, language)  # "أنور بن محمد قرقاش"
    if not known and language == "ar":
        # For Arabic alone, so that no other language waits for it.
        from servanda.extraction.names.other_spellings import bearer_otherwise

        known = bearer_otherwise(name)
    if not known and language != "ar":
        known = next(filter(None, (party_of(one, language) for one in _otherwise(name))), "")
        known = known or next(filter(None, map(spelt.get, map(fold, _otherwise(name)))), "")
    home = of if of.startswith("country:") else ""
    written = (latin(name, home) or "unnamed") if WORD.search(name) else in_ascii(name)
    if not known:
        # Only where a name is unknown: most texts name nobody of whom this has to be asked.
        from servanda.extraction.names.sounds import bearer_alike

        known = bearer_alike(written.replace("-", " ") if WORD.search(name) else name)
        known = "" if known and home and speaks_for(known) not in ("", home) else known
    return known if known and known.startswith("person:") else f"person:{written}"


def _otherwise(name: str) -> Iterator[str]:
    """Yield other spellings of one name: "Abdel-Fattah al-Sisi" is "Abdel Fattah el-Sisi"."""
    if "-" in name or " al" in name.lower():
        loose = re.sub(r"-(?=[A-Z])", " ", name)
        for article in ("al-", "el-", "Al ", "al "):
            form = re.sub(r"\b(?:[AaEe]l)[- ](?=[A-Z])", article, loose)
            if form != name:
                yield form


def famous(name: str, of: str, language: str) -> str:
    """Return the one person of the register with this last name, who serves that country."""
    last = " " + fold(name)
    ends = {p for n, p in aliases(language).items() if n.endswith(last)}
    people = {p for p in ends if p.startswith("person:")}
    people = {p for p in people if speaks_for(p) == of or (not of and known_alone(p))}
    if of and not people:
        wider = standing_in(name, language, whole=False).items()
        people = {p for n, p in wider if fold(n).endswith(last) and speaks_for(p) == of}
    return people.pop() if len(people) == 1 else ""


def in_ascii(name: str) -> str:
    """Return a name in small letters without marks, its words joined by hyphens."""
    letters = name.lower()
    if not name.isascii():
        plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
        letters = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return _NO_LETTERS.sub("-", letters).strip("-") or "unnamed"
