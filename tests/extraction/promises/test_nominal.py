"""Promises that are nouns, and nouns that are none."""

import pytest

from tests.extraction.prose import promises_in


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (
            "Aid groups praised a pledge of $6 million from Malta.",
            "en",
            [("a pledge of $6 million from Malta", ("country:MT",))],
        ),
        (
            "Estonia's promise to rebuild the mill was repeated.",
            "en",
            [("Estonia's promise to rebuild the mill", ("country:EE",))],
        ),
        (
            "The road was built with a loan of €9 million from Austria and Slovenia.",
            "en",
            [("a loan of €9 million from Austria and Slovenia", ("country:AT", "country:SI"))],
        ),
        ("The council rejected an offer of $3 million from Malta.", "en", []),
        ("There was no pledge of $5 million by Malta.", "en", []),
        (
            "Người dân hoan nghênh khoản viện trợ 6 triệu USD của Malta.",
            "vi",
            [("khoản viện trợ 6 triệu USD của Malta", ("country:MT",))],
        ),
        (
            "Hội nghị ghi nhận cam kết 9 triệu euro từ Áo và Slovenia.",
            "vi",
            [("cam kết 9 triệu euro từ Áo và Slovenia", ("country:AT", "country:SI"))],
        ),
        ("Hội nghị chưa có cam kết nào của Malta.", "vi", []),
        ("بنيت المدرسة بفضل منحة قدرها 6 ملايين دولار من مالطا.", "ar", [(None, ("country:MT",))]),
        ("رحبت الأمانة بتعهد النمسا بتمويل الجسر.", "ar", [(None, ("country:AT",))]),
        ("صرفت مساهمة بقيمة 9 ملايين يورو مقدمة من سلوفينيا.", "ar", [(None, ("country:SI",))]),
    ],
)
def test_nouns_of_promise(text, language, found):
    got = [p for p in promises_in(text, language) if p.rule.startswith("promises.nominal")]
    assert [p.obligors for p in got] == [obligors for _, obligors in found]
    for promise, (quote, _) in zip(got, found, strict=True):
        assert quote is None or promise.quote == quote


def test_an_offer_that_is_a_noun_is_an_intent():
    (offer,) = promises_in("Ghana's offer of 700 officers still stands.", "en")
    assert (offer.modality, offer.strength, offer.obligors) == ("intent", 2, ("country:GH",))


@pytest.mark.parametrize("by", ["of", "by", "from"])
def test_a_sum_behind_its_giver(by):
    text = (
        f"Ministers welcomed the pledge {by} the European Union of 18 million euros for demining."
    )
    (found,) = promises_in(text, "en")
    assert found.obligors == ("org:european-union",)
