"""Words in the cells of tables: months, scales, currencies, and what means nothing, in five languages.

They stand as `cell_values.folded` gives them: small, without accents.
"""

import re

BLANKS = frozenset(
    (
        *("", "-", "–", "—", "--", "n/a", "n a", "na", "n.a", "nd", "n d", "nil", "null", "none"),
        *("tbd", "tbc", "…", "not available", "not applicable", "unknown", "no data", "#n/a"),
        *("s o", "sans objet", "non disponible", "no aplica", "no disponible", "sin datos"),
        *("khong co", "khong ap dung", "chua co", "غير متاح", "لا يوجد", "لا ينطبق"),
        *("no partner", "aucun", "aucune", "ninguno", "ninguna", "sin socio", "لا احد"),
        *("/", "?", "x", "xx", "*", "_", "."),
    )
)

# What a row that adds up others is called, alone or with what it adds up.
TOTALS = frozenset(
    (
        *(
            "total",
            "totals",
            "totaux",
            "grand total",
            "subtotal",
            "sub total",
            "sous total",
            "overall",
        ),
        *("total general", "tong", "tong cong", "tong so", "cong", "المجموع", "مجموع", "الاجمالي"),
        *("اجمالي", "المجموع الكلي", "sum", "somme", "suma", "all", "all donors", "tous", "todos"),
        *("الكل", "tat ca"),
    )
)
# Those that tell even with other words beside them: "Total Europe", "Arab donors total".
TOTAL_WORDS = frozenset(
    ("total", "totals", "subtotal", "totaux", "tong", "المجموع", "مجموع", "اجمالي")
)

SCALES = {
    **dict.fromkeys(
        ("thousand", "thousands", "k", "000", "000s", "mille", "milliers", "miles"), 1000
    ),
    **dict.fromkeys(("nghin", "ngan", "الف", "الاف"), 1000),
    **dict.fromkeys(("million", "millions", "mn", "m", "mm", "mio", "millon"), 1_000_000),
    **dict.fromkeys(("millones", "trieu", "مليون", "ملايين"), 1_000_000),
    **dict.fromkeys(("billion", "billions", "bn", "b", "milliard", "milliards"), 1_000_000_000),
    **dict.fromkeys(("md", "mds", "ty", "مليار"), 1_000_000_000),
}
# ISO 4217; a bare dollar sign is that of the United States, as tables of pledges use it.
CURRENCIES = {
    "US$": "USD",
    "$US": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₫": "VND",
    "₪": "ILS",
    "us dollars": "USD",
    "us dollar": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "us": "USD",
    "dolares": "USD",
    "do la": "USD",
    "usd": "USD",
    "دولار": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "eur": "EUR",
    "يورو": "EUR",
    "pound sterling": "GBP",
    "gbp": "GBP",
    "dong": "VND",
    "vnd": "VND",
    **{
        code.casefold(): code
        for code in (
            *("AED", "AFN", "AUD", "BDT", "BHD", "BRL", "CAD", "CHF", "CNY", "COP", "CZK", "DKK"),
            *("DZD", "EGP", "ETB", "GTQ", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "JOD", "JPY"),
            *("KES", "KHR", "KRW", "KWD", "LAK", "LBP", "LYD", "MAD", "MMK", "MXN", "MYR", "NGN"),
            *("NOK", "NPR", "NZD", "OMR", "PEN", "PHP", "PKR", "PLN", "QAR", "RON", "RUB", "SAR"),
            *("SDG", "SEK", "SGD", "SOS", "SSP", "SYP", "THB", "TND", "TRY", "TWD", "UAH", "UGX"),
            *("XAF", "XDR", "XOF", "YER", "ZAR"),
        )
    },
}
_MONTHS = (
    ("january", "jan", "janvier", "janv", "enero", "ene", "يناير", "كانون الثاني"),
    ("february", "feb", "fevrier", "fev", "febrero", "فبراير", "شباط"),
    ("march", "mar", "mars", "marzo", "مارس", "اذار"),
    ("april", "apr", "avril", "avr", "abril", "abr", "ابريل", "نيسان"),
    ("may", "mai", "mayo", "مايو", "ايار"),
    ("june", "jun", "juin", "junio", "يونيو", "حزيران"),
    ("july", "jul", "juillet", "juil", "julio", "يوليو", "تموز"),
    ("august", "aug", "aout", "agosto", "ago", "اغسطس", "اب"),
    ("september", "sep", "sept", "septembre", "septiembre", "سبتمبر", "ايلول"),
    ("october", "oct", "octobre", "octubre", "اكتوبر", "تشرين الاول"),
    ("november", "nov", "novembre", "noviembre", "نوفمبر", "تشرين الثاني"),
    ("december", "dec", "decembre", "diciembre", "dic", "ديسمبر", "كانون الاول"),
)
MONTHS = {name: at for at, names in enumerate(_MONTHS, 1) for name in names}
# Vietnamese months have numbers; the longer ones first.
MONTHS = {f"thang {at}": at for at in range(12, 0, -1)} | MONTHS
QUARTER = re.compile(r"\b[qt]([1-4])\s*((?:19|20)\d\d)\b|\b((?:19|20)\d\d)\s*[qt]([1-4])\b")
