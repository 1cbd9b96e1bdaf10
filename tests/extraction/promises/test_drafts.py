"""Which cues make a draft: refusals, events, headlines, relative clauses, requests in the passive."""

from time import process_time

import pytest

from tests.extraction.prose import promises_in

TABLE = [
    # relative clauses
    ("Malta, which will lend a ship, hosted the talks.", "en", [("pledge", ("country:MT",))]),
    ("The ship that Malta will lend is old.", "en", []),
    ("Thái Lan, nước sẽ cử 30 y tá, hoan nghênh kế hoạch.", "vi", [("pledge", ("country:TH",))]),
    ("مالطا التي ستقدم سفينة رحبت بالخطة.", "ar", [("pledge", ("country:MT",))]),
    # headlines
    ("Malta to send 200 tents to Togo", "en", [("pledge", ("country:MT",))]),
    ("The road to Malta is closed", "en", []),
    # with a participle
    ("The day ended with Malta pledging $2 million.", "en", [("pledge", ("country:MT",))]),
    # refusals
    ("Malta has ruled out sending troops.", "en", []),
    ("Neither Malta nor Togo will pay.", "en", []),
    ("Malta can't offer more.", "en", []),
    ("Malta không có ý định gửi quân.", "vi", []),
    ("Malta phủ nhận sẽ gửi quân.", "vi", []),
    ("ولم تتعهد مالطا بأي مبلغ.", "ar", []),
    ("لا تعتزم مالطا إرسال قوات.", "ar", []),
    # what merely happens
    ("Malta's president will visit Togo in May.", "en", []),
    ("Tổng thống Malta sẽ thăm Togo vào tháng 5.", "vi", []),
    ("سيزور رئيس مالطا توغو في مايو.", "ar", []),
    # hopes and guesses of others
    ("The aid groups hope that Malta will pay.", "en", []),
    ("Giới quan sát cho rằng Malta sẽ trả tiền.", "vi", []),
    ("يأمل السكان أن ترسل مالطا الأرز.", "ar", []),
    # what somebody is asked
    ("Malta was urged to open its ports.", "en", [("request", ("country:MT",))]),
    ("Malta được đề nghị mở cảng.", "vi", [("request", ("country:MT",))]),
    ("Togo's foreign minister said Malta must open its ports.", "en", [("request", ("country:MT",))]),
    ("حث الاتحاد الأوروبي مالطا على فتح الموانئ.", "ar", [("request", ("country:MT",))]),
    # readiness and standing by one's word
    ("Malta reaffirmed its pledge to rebuild the school.", "en", [("pledge", ("country:MT",))]),
    ("Malta bày tỏ sẵn sàng xây lại trường học.", "vi", [("intent", ("country:MT",))]),
    ("أعربت مالطا عن استعدادها لبناء مدرسة.", "ar", [("intent", ("country:MT",))]),
    ("جددت مالطا التزامها ببناء المدرسة.", "ar", [("pledge", ("country:MT",))]),
    ("أكدت مالطا أهمية السلام.", "ar", []),
    # signed texts
    ("Under the agreement, Malta will dredge the port.", "en", [("agreement", ("country:MT",))]),
    ("Malta and Togo signed a memorandum in Accra.", "en", []),
    ("Malta ký hợp đồng mua 20 xe tải.", "vi", [("agreement", ("country:MT",))]),
    ("ينص الاتفاق على أن تدفع مالطا الثمن.", "ar", [("agreement", ("country:MT",))]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "found"), TABLE)
def test_which_cues_make_a_promise(text, language, found):
    assert [(p.modality, p.obligors) for p in promises_in(text, language)] == found


def test_a_signed_text_gives_the_highest_grade():
    (promise,) = promises_in("Under the treaty, Malta will guard the port.", "en")
    assert (promise.modality, promise.strength) == ("agreement", 5)


@pytest.mark.parametrize(
    "piece", ["a pledge of ", "Pledges from Malta ($1 million), ", "Malta to send "]
)
def test_a_line_without_an_end_takes_no_longer_for_each_word(piece):
    """A hundred thousand letters in one sentence: every search looks a bounded way."""
    before = process_time()
    promises_in(piece * (100_000 // len(piece)), "en")
    assert process_time() - before < 5


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Malta becomes the ninth country to commit soldiers.", [("pledge", ("country:MT",))]),
        ("Malta is among the countries that have promised to send trainers.", [("pledge", ("country:MT",))]),
        ("Malta becomes the ninth country to leave the bloc.", []),
        ("Malta's parliament voted 92 to 3 on Friday to lend the port two ships.", [("pledge", ("country:MT",))]),
        ("Malta cleared the way for the dispatch of 300 soldiers.", [("pledge", ("country:MT",))]),
        ("Malta renewed a standing offer of two aircraft.", [("intent", ("country:MT",))]),
        ("Malta tasked Togo with preparing a draft.", [("request", ("country:TG",))]),
        ("Malta would be delighted to host the talks.", [("intent", ("country:MT",))]),
        ("Five donors had between them pledged $60 million.", [("pledge", ())]),
        ("The pumps are a loan, which Malta will turn into a gift.", [("pledge", ("country:MT",))]),
        ("\"We are not leaving until the last mine is out,\" said Malta's envoy.", [("pledge", ("country:MT",))]),
        # told within what another says, behind "after", in an insertion
        ("Malta will, its president said, send peacekeepers.", [("pledge", ("country:MT",))]),
        ("Power is back after Malta repaired the line.", [("past_delivery", ("country:MT",))]),
        ("The work begins after Malta has paid $2 million.", []),
        ("The tranche, which had been blocked since autumn, will be released by Malta.", [("pledge", ("country:MT",))]),
        # those whom a text binds, though nobody knows them; a bid
        ("The memorandum, signed in Doha on Sunday, commits the rebels to leave the port.", [("agreement", ())]),
        ("\"Send us your engineers,\" said Malta's president.", [("request", ())]),
        ("\"Give us a road and you will have the maize,\" said Malta's president.", [("pledge", ("country:MT",))]),
        ("\"What we ask of Malta is more doctors,\" said Togo's president.", [("request", ("country:MT",))]),
        ("\"Open the gates,\" said Malta's president.", [("request", ())]),
        ("The council decides that the mandate shall be extended until June.", [("pledge", ())]),
        ("The accord obliges Malta to mend the quay and to pay the fishermen.", [("agreement", ("country:MT",))] * 2),
        ("Malta handed Togo two boats.", [("past_delivery", ("country:MT",))]),
        ("Farmers want the government to mend the dyke.", [("request", ())]),
        ("A letter signed by 40 aid groups asks the council to act.", [("request", ())]),
        ("The union gave the government until Sunday to pay the wages.", [("request", ())]),
        ("Article 5 provides for the return of all villagers.", [("agreement", ())]),
        ("Malta's parliament backed a bill allowing warships to use the port.", [("pledge", ("country:MT",))]),
        ("Malta offered on Monday to waive the fees.", [("intent", ("country:MT",))]),
        ("Malta will train police in stages, starting in the south.", [("pledge", ("country:MT",))]),
        ("Malta's biggest bank will report its results on Tuesday.", []),
        ("Malta and Togo each put $4 million on the table.", [("pledge", ("country:MT", "country:TG"))]),
        ("Malta made a £2 million contribution to the fund.", [("past_delivery", ("country:MT",))]),
        ("The council noted with thanks the contributions made by Malta to the fund.", [("past_delivery", ("country:MT",))]),
        ("The council decides to remain seized of the matter.", []),
        ("I can tell this House that Malta will double its aid.", [("pledge", ("country:MT",))]),
        ("Malta's parliament will pass a banking law.", [("pledge", ("country:MT",))]),
        ("Malta has set aside land, and has directed the Defence Force to finish the road by March.", [("pledge", ("country:MT",))]),
        ("Malta will give $3 million, half of it in loans, and help train the army.", [("pledge", ("country:MT",))] * 2),
        ("Malta's contribution of $2 million will go to schools.", [("pledge", ("country:MT",))]),
        ("UNICEF appealed on Friday for $82 million.", [("request", ())]),
        ("Malta said its troops would remain in Beira until autumn.", [("pledge", ("country:MT",))]),
        ("Protesters vowed to stay in the square.", []),
        ("Malta is joining the fund with 2 million euros.", [("pledge", ("country:MT",))]),
        ("The bishops said parishes would take in 600 families.", [("pledge", ())]),
        # headlines of those without a name
        ("Army to quit southern villages by Friday", [("pledge", ())]),
        # sport and threats
        ("Malta will host the African championship in August.", []),
        ("Malta promised \"hell\" for whoever breaks the truce.", []),
        ("Malta has reached 1.8 million people with cash and food.", [("past_delivery", ("country:MT",))]),
    ],
)  # fmt: skip
def test_constructions_that_promise(text, found):
    assert [(p.modality, p.obligors) for p in promises_in(text, "en")] == found


def test_an_offer_ends_where_those_who_welcome_it_go_on():
    text = "The ministers welcomed the offer of Malta to host the office and agreed that its costs would be shared."
    assert next(p.quote for p in promises_in(text, "en")) == "the offer of Malta to host the office"


def test_the_day_of_the_news_is_not_the_day_by_which_it_is_asked():
    (promise,) = promises_in("On 21 February 2026 Malta asked Togo to send doctors.", "en")
    assert promise.modality == "request"
    assert promise.due is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We won't leave until the job is done", ["pledge"]),
        ("We won't say when we leave", []),
        ("No family will sleep outside this winter", ["pledge"]),
        ("Nobody will believe it", []),
        ("Our pledge stands", ["pledge"]),
        ("Our doctors are staying", ["pledge"]),
        ("They will get every tent they need", ["pledge"]),
        ("We need tents, and we need them now", ["request"]),
        ("Please send tents", ["request"]),
        ("We've paid our share", ["past_delivery"]),
        ("We will never forget this day", []),
        ("I've asked three times", []),
    ],
)
def test_words_in_the_first_person(words, found):
    got = promises_in(f'"{words}," said Ana Ruiz, the president of Malta.', "en")
    assert [p.modality for p in got][:1] == found
    assert {p.speaker for p in got} <= {"person:ana-ruiz"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Malta vowed never to mine the strait again.", ["pledge"]),
        ("Malta will no longer charge for visas.", ["pledge"]),
        ("Malta will no longer send tents.", []),
        ("Malta has been sending tents for months.", ["past_delivery"]),
    ],
)
def test_what_is_promised_not_to_be_and_what_has_been_given(text, found):
    assert [p.modality for p in promises_in(text, "en")] == found


@pytest.mark.parametrize(
    "text",
    [
        "The court said it would rule on the appeal in June.",
        "The rebels said they would shoot down more drones.",
        "Malta will hold military drills in August.",
        "Malta will launch a satellite in May.",
        "Malta's champions will pay $40 million for the striker.",
        "The militia will hand over nothing.",
        "The new law gives police the power to detain suspects for 90 days.",
    ],
)
def test_what_courts_armies_and_clubs_will_do_is_no_promise(text):
    assert promises_in(text, "en") == []
