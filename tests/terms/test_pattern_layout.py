"""A pattern that is laid out finds, captures and backs off exactly as Python's own."""

import re
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.terms.pattern_layout import lay_out

CORE = import_module("_sre")
WORDS = ["will send", "shall", "will pay", "wi", "will", "sẽ", "sẽ gửi", "K", "ı", "2", "", "سوف"]
TEXT = "will send; He shan't, shall WILL PAY wills wi K\u212a k sẽ gửi SẼ ıİiI 12 2 سوف وسوف _will ’will"
PATTERNS = [
    r"(?<!\w)(?:will send|shall|will pay|wi|will|)(?!\w)",
    r"(?<![\w'])[وف]?(?:(?P<a>will|won)|(?P<b>wi\w+|shall?)|سوف)(?!\w)",
    r"(?:a|ab|[a-c]b|abc)c?",  # the order of what begins alike must stay
    r"(?:b|(?:b)?a|ba)l*",
    r"(?i:kg|km)|(?:(?!)|K)|(?!)x",
    r"(?:(?P<x>w)|(?P<y>wi)|(?P<z>will))(?=l| )",
    r"(?<!\w)(?:(?!))(?!\w)",
    r"(?:(?:w|s)(?:h|i))+(?:ll|l|)",
    r"(?:s|w)(?P<same>[ih])(?:l|ll)(?P=same)?",
    r"\d|shall|[^\W\d_]{3,}",
    r"(?>wi|will) |(?:w|sh)*?a",
    r"^(?:will|he)|(?:pay|send)$",
    r"(?:(?P<a>we|will s)|(?P<b>wi)|(?P<c>sh)|(?P<d>sẽ g)|(?P<e>K)|(?P<f>سو|p))",  # a look ahead
]


def made(pattern: str, flags: int) -> re.Pattern[str]:
    plain = re.compile(pattern, flags)
    names = {number: name for name, number in plain.groupindex.items()}
    back = tuple(names.get(number) for number in range(plain.groups + 1))
    code = lay_out(pattern, flags)
    return CORE.compile(pattern, plain.flags, code, plain.groups, dict(plain.groupindex), back)


def all_found(pattern: re.Pattern[str], text: str) -> list[object]:
    """Return what it finds, from the beginning, within bounds, and as a whole."""
    found = [*pattern.finditer(text), *pattern.finditer(text, 3, max(3, len(text) - 2))]
    found += [
        m for at in (0, 1, 5) if (m := pattern.match(text, at)) or (m := pattern.search(text, at))
    ]
    found += [m for m in [pattern.fullmatch(text)] if m]
    return [(m.span(), m.regs, m.lastgroup, m.lastindex) for m in found]


@pytest.mark.parametrize("flags", [0, re.I, re.M | re.S, re.I | re.A])
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_finds_what_it_found(pattern, flags):
    for text in (TEXT, TEXT.lower(), "abc bc abbc ba bla", "", "w"):
        assert all_found(made(pattern, flags), text) == all_found(re.compile(pattern, flags), text)


def _shapes() -> st.SearchStrategy[str]:
    leaf = st.sampled_from(
        [*map(re.escape, "abcK ıı"), "[ab]", "[^a]", r"\w", ".", "ab", "(?!)", ""]
    )

    def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        some = st.lists(inner, min_size=1, max_size=7)
        repeat = st.sampled_from(["", "?", "*", "{1,2}", "??", "?+"])
        before = st.sampled_from(["", "", r"(?<!\w)", r"(?<![\w'])", r"\b", "(?=[ab])"])
        either = st.builds(
            lambda head, options, mark: f"{head}(?:{'|'.join(options)}){mark}", before, some, repeat
        )
        held = st.builds(lambda options: "|".join(f"({one})" for one in options), some)
        return st.one_of(either, held.map(lambda shape: f"(?:{shape})"), some.map("".join))

    return st.recursive(leaf, around, max_leaves=14)


@settings(max_examples=250, deadline=None)
@given(_shapes(), st.text(alphabet="abcKk ıİ'_", max_size=12), st.sampled_from([0, int(re.I)]))
def test_any_pattern_finds_what_it_found(pattern, text, flags):
    assert all_found(made(pattern, flags), text) == all_found(re.compile(pattern, flags), text)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
def test_words_in_any_order_find_what_they_found(words):
    pattern = rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)"
    assert all_found(made(pattern, 0), TEXT) == all_found(re.compile(pattern), TEXT)


def test_words_that_begin_alike_are_tried_together():
    words = [f"{a}{b}{c}" for c in "xyz" for a in "abc" for b in "mno"]
    plain = import_module("re._compiler")._code(
        import_module("re._parser").parse("|".join(words)), 0
    )
    assert len(lay_out("|".join(words))) < len(plain)


def test_what_is_no_pattern_is_said():
    with pytest.raises(re.error):
        lay_out("(")
