"""A text without its marks, for searching: "hoi dong" finds "Hội đồng", whatever the writer typed.

Unlike `terms.folding`, the text may grow shorter. Another folding of the same words is a change of
what the ledger keeps (see `ledger.folding`): it needs a migration that folds anew.

>>> markless("Hội đồng HÒA BÌNH"), markless("إعادة الإعمار")
('hoi dong hoa binh', 'اعاده الاعمار')
"""

import unicodedata

_ONE_LETTER = str.maketrans(
    {"đ": "d", "ı": "i", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": ""}
)


def markless(text: str) -> str:
    """Return the text without case, marks and composed forms."""
    if text.isascii():
        return text.casefold()
    apart = unicodedata.normalize("NFKC", text).casefold().translate(_ONE_LETTER)
    apart = unicodedata.normalize("NFD", apart)
    return "".join(c for c in apart if not unicodedata.combining(c))
