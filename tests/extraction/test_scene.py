"""Names in order and in the view, whatever marks the kept text has."""

from servanda.extraction.scene import lay_out, place
from servanda.extraction.view import View
from tests.extraction.prose import scene_of


def test_place_is_the_way_back_of_origin():
    view = View("a\u200bb\u200ec")
    assert [place(view, view.origin(at, at)[0]) for at in range(3)] == [0, 1, 2]


def test_inner_names_stand_inside_outer_ones():
    scene = scene_of("Tổng thống Mỹ Donald Trump đến Cuba.", "vi")
    person, country = scene.outer(0, 40)
    assert (person.party, country.party) == ("person:donald-trump", "country:CU")
    assert [n.party for n in scene.inside(person)] == ["country:US"]
    assert next(iter(scene.before(country.end))).party == "country:CU"


def test_a_question_is_known():
    scene = scene_of("Khi nào?\nHôm nay.", "vi")
    assert [scene.is_question(span) for span in scene.spans] == [True, False]


def test_an_empty_text():
    assert lay_out(View(""), [], []).outer(0, 0) == []
