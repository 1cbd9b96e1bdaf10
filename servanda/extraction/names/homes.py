"""Whose countryman a person in an Arabic text is likely to be: it shows how his name is spelt in Latin letters.

The country beside the name ("المعماري اللبناني جورج حبيب"), else the one of which a text tells mostly.

>>> lebanon = Named(9, 16, "country:LB")
>>> home_beside("المعماري اللبناني جورج حبيب", 18, [lebanon])
'country:LB'
"""

from collections import Counter
from collections.abc import Sequence

from servanda.extraction.scene import Named

_NEAR = 3  # code points between a country and the name
_FEWEST, _MOSTLY = 2, 0.5  # times that a country is named, and its share of all, to be the text's


def home_beside(text: str, place: int, named: Sequence[Named]) -> str:
    """Return the country named right before a place, or the text's own; "" for none."""
    near = (n for n in named if n.party.startswith("country:") and n.end <= place <= n.end + _NEAR)
    beside = next((n.party for n in near if "\n" not in text[n.end : place]), "")
    return beside or home_of(named)


def home_of(named: Sequence[Named]) -> str:
    """Return the country that a text names more often than all others together, "" for none."""
    counted = Counter(n.party for n in named if n.party.startswith("country:"))
    party, times = next(iter(counted.most_common(1)), ("", 0))
    alone = len(counted) == 1
    return party if alone or (times >= _FEWEST and times > _MOSTLY * counted.total()) else ""
