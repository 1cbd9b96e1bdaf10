"""A text in up to three languages; the first one present stands in for a missing one."""

from dataclasses import dataclass

from servanda.terms.languages import FALLBACK


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The same words in Vietnamese, English and Arabic; empty where nobody has written them."""

    vi: str = ""
    en: str = ""
    ar: str = ""

    def __bool__(self) -> bool:
        """Tell whether any language is filled."""
        return bool(self.vi or self.en or self.ar)

    def in_language(self, language: str) -> tuple[str, str]:
        """Return (text, its language): the one asked for, else English, Vietnamese, Arabic."""
        for code in (language, *FALLBACK):
            text = getattr(self, code, "")
            if text:
                return text, code
        return "", language
