"""Texts cut at their quotations: whole when ours, in passages when somebody else's."""

from hypothesis import given
from hypothesis import strategies as st

from servanda.portal.passages import stretches

ARTICLE = "First. The second sentence is quoted here. Third.\nFourth one is long. Last."


def test_only_the_sentence_around_a_quotation_is_shown() -> None:
    start = ARTICLE.index("sentence is")
    made = stretches(ARTICLE, [(start, start + 11)], whole=False)
    assert [(one.text, one.quoted, one.gap) for one in made] == [
        ("", False, True),
        ("The second ", False, False),
        ("sentence is", True, False),
        (" quoted here.", False, False),
        ("", False, True),
    ]
    assert made[2].anchors == (f"q-{start}-{start + 11}",)


@given(
    st.text(max_size=200),
    st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=6),
)
def test_a_whole_text_comes_back_as_it_is_with_every_anchor(
    text: str, spans: list[tuple[int, int]]
) -> None:
    made = stretches(text, spans, whole=True)
    assert "".join(one.text for one in made) == text
    anchors = [anchor for one in made for anchor in one.anchors]
    wanted = {f"q-{s}-{e}" for s, e in spans if s < e <= len(text)}
    assert sorted(anchors) == sorted(wanted)


@given(st.text(alphabet="ab. \n", min_size=1, max_size=300), st.data())
def test_a_passage_holds_its_quotation(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    made = stretches(text, [(start, end)], whole=False)
    assert "".join(one.text for one in made if one.quoted) == text[start:end]


def test_a_text_without_sentences_is_cut_at_a_length() -> None:
    text = "x" * 5000
    shown = "".join(one.text for one in stretches(text, [(2000, 2010)], whole=False))
    assert len(shown) == 610
