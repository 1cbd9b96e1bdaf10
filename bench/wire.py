"""Invented articles of any number, the same for the same seed, for measuring reading and comparing.

An article has a headline, a dateline and about twenty sentences of 3,000 characters: words made of
syllables with the small words of the language between them, and every third sentence a report with a
country, an amount, a date or a resolution. Three of ten are copies of an earlier one: the same sentences,
of which some were edited. Nobody in them exists.
"""

import random
from collections.abc import Iterator

SMALL = {
    "en": [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "that",
        "for",
        "with",
        "on",
        "at",
        "from",
        "as",
        "by",
        "which",
        "after",
        "before",
        "while",
    ],
    "vi": [
        "của",
        "và",
        "các",
        "trong",
        "được",
        "cho",
        "với",
        "tại",
        "những",
        "một",
        "về",
        "từ",
        "sau",
        "trước",
        "khi",
        "là",
        "có",
        "để",
    ],
    "ar": [
        "في",
        "من",
        "على",
        "إلى",
        "عن",
        "مع",
        "بعد",
        "قبل",
        "التي",
        "الذي",
        "أن",
        "هذا",
        "هذه",
        "بين",
        "كل",
        "عند",
        "حتى",
    ],
}
SYLLABLES = {
    "en": [
        "ba",
        "ren",
        "tol",
        "mi",
        "stra",
        "den",
        "kor",
        "ves",
        "lan",
        "pi",
        "der",
        "on",
        "sul",
        "mar",
        "te",
        "gan",
        "fol",
    ],
    "vi": [
        "đồng",
        "hải",
        "lâm",
        "trường",
        "bến",
        "phố",
        "nước",
        "mùa",
        "thị",
        "đường",
        "rừng",
        "biển",
        "suối",
        "nhà",
        "hạt",
        "lúa",
        "đập",
        "cầu",
    ],
    "ar": [
        "بار",
        "سال",
        "نور",
        "مدر",
        "كتب",
        "جبل",
        "شمس",
        "قمر",
        "طري",
        "حقل",
        "بيت",
        "بحر",
        "سوق",
    ],
}
COUNTRIES = {
    "en": [
        "Norway",
        "Peru",
        "Chile",
        "Ghana",
        "Kenya",
        "Finland",
        "Japan",
        "Canada",
        "Mexico",
        "Sweden",
    ],
    "vi": ["Na Uy", "Peru", "Chile", "Ghana", "Kenya", "Phần Lan", "Nhật Bản", "Canada"],
    "ar": [
        "النرويج",
        "بيرو",
        "تشيلي",
        "غانا",
        "كينيا",
        "فنلندا",
        "اليابان",
        "كندا",
        "المكسيك",
        "السويد",
    ],
}
REPORTS = {
    "en": (
        "{country} will give ${n} million for the {word} by {day} June 2026, its minister said.",
        "Officials from {n} countries attended the {word} meeting on {day} May 2026.",
        '"We will send {n} engineers to the {word} and the {other}," said the {country} envoy.',
        "Under resolution {number}, {country} reports on the {word} every month.",
    ),
    "vi": (
        "{country} sẽ đóng góp {n} triệu USD cho {word} trước ngày {day}/6/2026, bộ trưởng cho biết.",
        "Đại biểu của {n} nước đã tham dự cuộc họp về {word} ngày {day}/5/2026.",
        '"Chúng tôi sẽ cử {n} kỹ sư đến {word} và {other}", đại sứ {country} nói.',
        "Theo Nghị quyết {number}, {country} báo cáo về {word} mỗi tháng.",
    ),
    "ar": (
        "وقال الوزير إن {country} ستقدم {n} مليون دولار من أجل {word} قبل {day} يونيو 2026.",
        "وشاركت {n} دولة في اجتماع {word} في {day} مايو 2026.",
        'وقال سفير {country}: "سنرسل {n} مهندسا إلى {word} و{other}".',
        "وبموجب القرار {number} تقدم {country} تقريرا عن {word} كل شهر.",
    ),
}
HEADS = {
    "en": "{title}\n\nMay {day}, 2026\n\n",
    "vi": "{title}\n\n{day:02}/05/2026\n\n",
    "ar": "{title}\n\n{day} مايو 2026\n\n",
}
RESOLUTIONS = tuple(range(5013, 9999, 237))  # each a few swaps away from none of the others
SENTENCES = 20
COPIES = 0.3  # of the articles
EDITED = 0.3  # of the sentences of a copy


def articles(count: int, *, seed: int = 1) -> Iterator[str]:
    """Yield that many articles."""
    chance = random.Random(seed)
    recent: list[tuple[str, list[str]]] = []
    for number in range(count):
        if recent and chance.random() < COPIES:
            language, lines = chance.choice(recent)
            lines = [_edited(chance, language, line) for line in lines]
        else:
            language = chance.choice(("vi", "vi", "en", "ar"))
            lines = [_sentence(chance, language) for _ in range(SENTENCES)]
            recent.append((language, lines))
            recent = recent[-200:]
        title = _plain(chance, language, size=7)
        head = HEADS[language].format(title=title, day=number % 27 + 1)
        yield head + "\n\n".join(" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3))


def _sentence(chance: random.Random, language: str) -> str:
    if chance.random() < 0.3:
        return _report(chance, language)
    return _plain(chance, language, size=chance.randint(14, 26)) + "."


def _report(chance: random.Random, language: str) -> str:
    return chance.choice(REPORTS[language]).format(
        country=chance.choice(COUNTRIES[language]),
        n=chance.randint(2, 900),
        number=RESOLUTIONS[min(int(chance.expovariate(0.3)), len(RESOLUTIONS) - 1)],
        day=chance.randint(1, 28),
        word=_word(chance, language) + " " + _word(chance, language),
        other=_word(chance, language),
    )


def _plain(chance: random.Random, language: str, *, size: int) -> str:
    made = [
        chance.choice(SMALL[language]) if chance.random() < 0.45 else _word(chance, language)
        for _ in range(size)
    ]
    return made[0].capitalize() + " " + " ".join(made[1:])


def _word(chance: random.Random, language: str) -> str:
    syllables = chance.choices(SYLLABLES[language], k=chance.choice((1, 2, 2, 3)))
    return (" " if language == "vi" else "").join(syllables)


def _edited(chance: random.Random, language: str, line: str) -> str:
    """Change a word, or leave one out, in some sentences."""
    if chance.random() > EDITED:
        return line
    words = line.split()
    at = chance.randrange(1, len(words) - 1)
    words[at : at + 1] = [] if chance.random() < 0.3 else [_word(chance, language)]
    return " ".join(words)
