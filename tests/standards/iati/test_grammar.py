"""Patterns that match what is well-formed and known, and nothing else."""

import re

import pytest

from servanda.standards.iati import grammar


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ('<tag code="9" vocabulary="2" />', True),
        ('<tag vocabulary="2" code="9"><narrative xml:lang="fr">x</narrative></tag>', True),
        ("<tag></tag>", True),
        ('<tag code="9" code="2"/>', False),
        ('<tag other="9"/>', False),
        ('<tag code="<"/>', False),
        ("<tag code='9'/>", False),
        ("<tag>x</tag>", False),
        ("<tag><narrative>x</tag>", False),
    ],
)
def test_an_element(text: str, matches: bool) -> None:
    pattern = grammar.element("tag", "code vocabulary", grammar.NARRATIVES)
    assert bool(re.fullmatch(pattern, text)) is matches


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ('<x a="1" b="2" c="3" d="4"/>', True),
        ('<x d="4" b="2" />', True),
        ("<x></x>", True),
        ('<x a="1" b="2" a="1"/>', False),
        ('<x a="1" b="2" c="3" c="4"/>', False),
        (
            '<x b=">" a="1"/>',
            False,
        ),  # unusual, and lxml looks at it: what stands behind could repeat
        ('<x a=" b=" b="2"/>', True),
        ('<x a="1" e="2"/>', False),
        ('<x a="1"b="2"/>', False),
    ],
)
def test_an_element_of_many_attributes(text: str, matches: bool) -> None:
    assert bool(re.fullmatch(grammar.element("x", "a b c d"), text)) is matches


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<x a="1" b="2">', ("1", "2")),
        ('<x b="2" a="1">', ("1", "2")),
        ('<x b="2">', (None, "2")),
        ('<x a="1" a="2">', None),
        ('<x a="b=" b="2">', None),
        ('<x a="1" c="2">', None),
    ],
)
def test_attributes_in_any_order(text: str, found: tuple[str | None, ...] | None) -> None:
    match = re.fullmatch(rf"<x{grammar.said('a b')}{grammar.listed('a b')}>", text)
    assert (match.groups() if match else None) == found


def test_two_attributes_around_each_other() -> None:
    pattern = re.compile(f"<x{grammar.around('ref', 'kind')}>")
    for text in ('<x ref="1" kind="2">', '<x kind="2" ref="1">', '<x ref="1">'):
        match = pattern.fullmatch(text)
        assert match
        assert match[2] == "1"
    assert not pattern.fullmatch('<x kind="2" ref="1" kind="3">')


def test_what_is_none_of_the_elements_stands_in_the_last_group() -> None:
    each = grammar.each(r"<a/>()")
    assert [one[-1] for one in each.findall(" <a/> <a/>")] == ["", ""]
    assert [one[-1] for one in each.findall(" <a/> text <a/>")] == ["", "text <a/>"]
