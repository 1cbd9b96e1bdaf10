"""The languages of the interface, those in which prose is read, and which one stands in for another.

A page, a label and a `Wording` are in the languages of the interface. Reading knows more: each of
`READ` has a folder of words, `servanda/extraction/lexicon/<code>` (docs/how-to/add-a-language.md).
"""

LANGUAGES = ("vi", "en", "ar")
FALLBACK = ("en", "vi", "ar")
READ = (*LANGUAGES, "id")


def worded(language: str) -> str:
    """Return the field of a Wording that holds words of a document in any language."""
    return language if language in LANGUAGES else FALLBACK[0]
