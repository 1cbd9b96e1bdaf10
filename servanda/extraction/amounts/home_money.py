"""Which state's money a noun means that many have: "18 million francs" of Switzerland are Swiss francs.

The noun stands alone, so the countries that are named tell it: the nearest before it in its sentence that
has such money, else the nearest behind it, else the only one of the text. Where none is named, it is the
money that the noun means most often, or stays a bare noun.

>>> currency_at("Kenya will pay 38 million shillings.", "SHILLING", 27, language="en")
'KES'
>>> currency_at("They will pay 38 million shillings.", "SHILLING", 26, language="en")
'shilling'
"""

import re
from bisect import bisect_right
from functools import cache, lru_cache

from servanda.terms.countries import demonyms, spellings

# The states of each noun with the code of ISO 4217.
_OF = {
    "FRANC": "CH CHF, SN XOF, ML XOF, BF XOF, NE XOF, CI XOF, TG XOF, BJ XOF, GW XOF, CM XAF, TD XAF, CF XAF, CG XAF, "
    "GA XAF, GQ XAF, RW RWF, BI BIF, DJ DJF, CD CDF, GN GNF, KM KMF",
    "SHILLING": "KE KES, UG UGX, TZ TZS, SO SOS",
    "RUPEE": "IN INR, PK PKR, NP NPR, LK LKR, MU MUR, SC SCR",
    "DINAR": "KW KWD, JO JOD, IQ IQD, BH BHD, DZ DZD, TN TND, LY LYD, RS RSD, MK MKD",
    "RIYAL": "SA SAR, QA QAR, OM OMR, YE YER, IR IRR",
    "DIRHAM": "AE AED, MA MAD",
    "PESO": "PH PHP, MX MXN, AR ARS, CL CLP, CO COP, CU CUP, UY UYU, DO DOP",
    "KRONE": "NO NOK, SE SEK, DK DKK, IS ISK, CZ CZK",
    "KRONA": "SE SEK, IS ISK",
    "CROWN": "NO NOK, SE SEK, DK DKK, IS ISK, CZ CZK",
    "POUND": "EG EGP, SD SDG, GB GBP, LB LBP, SY SYP, SS SSP",
    "LIRA": "TR TRY, LB LBP, SY SYP",
    "MANAT": "AZ AZN, TM TMT",
    "KWACHA": "ZM ZMW, MW MWK",
    "SOM": "KG KGS, UZ UZS",
    "LEI": "RO RON, MD MDL",
}
_ELSE = {
    "RUPEE": "INR",
    "DIRHAM": "AED",
    "LIRA": "TRY",
    "KRONE": "NOK",
    "KRONA": "SEK",
    "MANAT": "AZN",
    "KWACHA": "ZMW",
    "LEI": "RON",
}
_LONGEST = 1000  # code points of a sentence on either side
_ENDS = re.compile(r"[.!?؟\n](?=\s|\Z)")


@cache
def _codes(noun: str) -> dict[str, str]:
    """Return the id of each state that has money of a name -> the code of the money."""
    pairs = (pair.split() for pair in _OF[noun].split(", "))
    return {f"country:{state}": code for state, code in pairs}


@cache
def _named(noun: str, language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of those states as a language names them, and the code of each name."""
    codes = _codes(noun)
    words = {
        word.lower(): codes[state]
        for table in (spellings(language), demonyms(language))
        for word, state in table.items()
        if state in codes
    }
    listed = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    clitic = "(?:[وفبلك]|لل|وال|بال)?(?:ال)?" if language == "ar" else ""
    return re.compile(rf"(?<!\w){clitic}(?P<name>{listed or '(?!)'})(?!\w)", re.I), words


@lru_cache(maxsize=8)  # of a long text with many such sums the names are found once
def _mentions(text: str, noun: str, language: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return where the states stand that have such money, in order, and its codes."""
    pattern, words = _named(noun, language)
    found = [(m.start(), words[m["name"].lower()]) for m in pattern.finditer(text)]
    return tuple(at for at, _ in found), tuple(code for _, code in found)


def currency_at(text: str, noun: str, at: int, *, language: str) -> str:
    """Return the code of the money that a bare noun at a place means, else the noun in small letters."""
    places, codes = _mentions(text, noun, language)
    least = max(0, at - _LONGEST)
    begin = max((m.end() for m in _ENDS.finditer(text, least, at)), default=least)
    stop = _ENDS.search(text, at, at + _LONGEST)
    end = stop.start() if stop else at + _LONGEST
    here = bisect_right(places, at)
    if here and begin <= places[here - 1]:
        return codes[here - 1]
    if here < len(places) and places[here] < end:
        return codes[here]
    only = set(codes)
    return only.pop() if len(only) == 1 else _ELSE.get(noun, noun.lower())
