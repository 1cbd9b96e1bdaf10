"""Those of the register who report: agencies, papers, broadcasters. What they tell binds nobody of theirs.

>>> is_press("org:reuters"), is_press("org:unicef"), is_press("")
(True, False, False)
"""

_PRESS = frozenset(
    [
        "reuters",
        "afp",
        "associated-press",
        "arab-news",
        "washington-times",
        "vietnam-news-agency",
        "vietnamplus",
        "nhan-dan",
        "nguoi-lao-dong",
        "tuoi-tre",
        "thanh-nien",
        "dan-tri",
        "saudi-press-agency",
        "vnexpress",
        "vietnamnet",
        "vov",
        "vtv",
        "xinhua",
        "tass",
        "ria-novosti",
        "interfax",
        "kyodo",
        "nhk",
        "yonhap",
        "antara",
        "bernama",
        "anadolu",
        "wam",
        "qna",
        "kuna",
        "wafa",
        "irna",
        "dpa",
        "efe",
        "ansa",
        "bloomberg",
        "bbc",
        "cnn",
        "fox-news",
        "nbc-news",
        "cbs-news",
        "abc-news",
        "cnbc",
        "axios",
        "politico",
        "new-york-times",
        "washington-post",
        "wall-street-journal",
        "financial-times",
        "guardian",
        "le-monde",
        "times-of-israel",
        "jerusalem-post",
        "haaretz",
        "al-jazeera",
        "al-arabiya",
        "asharq-al-awsat",
        "south-china-morning-post",
        "global-times",
        "peoples-daily",
        "straits-times",
        "jakarta-post",
        "truth-social",
    ]
)


def is_press(party: str) -> bool:
    """Tell whether a party of the register is one that reports."""
    return party.removeprefix("org:") in _PRESS
